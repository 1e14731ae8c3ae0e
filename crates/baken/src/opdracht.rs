//! The commands, one file each. A command that fails says so in one sentence and leaves nothing half done.

pub mod controle;
pub mod demo;
pub mod exporteer;
pub mod gebruiker;
pub mod herstel;
pub mod importeer;
pub mod meten;
pub mod nieuw;
pub mod reservekopie;
pub mod serve;
pub mod termijn;

use std::path::PathBuf;

/// Any reason to stop, already a sentence for the person at the keyboard.
pub type Uitkomst = Result<(), Box<dyn std::error::Error>>;

/// Where the municipality is.
#[derive(Debug, Clone, clap::Args)]
pub struct Map {
    /// Map van de gemeente
    #[arg(long, value_name = "MAP", default_value = ".")]
    pub map: PathBuf,
}
