//! A small municipality, checked, copied, restored and filled, on both databases.

mod controle;
mod demo;
mod kopie;
mod lek;
mod steun;
mod twee;
