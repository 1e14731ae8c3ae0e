//! Letters as they come out: the file, and the texts of a municipality that go into it.

mod lezer;
mod pdf;
mod sjabloon;
mod voorbeeld;
