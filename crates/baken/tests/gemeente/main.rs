//! A small municipality, checked, copied, restored and filled, on both databases.

mod controle;
mod demo;
mod gedood;
mod kopie;
mod lek;
mod server;
mod steun;
mod twee;
