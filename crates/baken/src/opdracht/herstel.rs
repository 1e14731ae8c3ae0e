//! Putting a copy back.

use super::{Map, Uitkomst};
use crate::gemeentemap::env;
use crate::kopie;
use kern::{Clock, SystemClock};
use std::path::PathBuf;

/// What is asked.
#[derive(Debug, clap::Args)]
pub struct Keuzes {
    #[command(flatten)]
    map: Map,
    /// Map van de reservekopie
    #[arg(long, value_name = "MAP")]
    van: PathBuf,
    /// Bestand met de sleutel; zonder dit het bestand `sleutel` in de map
    #[arg(long, value_name = "BESTAND")]
    sleutel: Option<PathBuf>,
}

/// Puts it back into an empty folder, and an empty database when `BAKEN_DATABASE` names one.
pub fn run(keuzes: &Keuzes) -> Uitkomst {
    let (map, now) = (&keuzes.map.map, SystemClock.now());
    let done = kopie::herstel(&keuzes.van, map, keuzes.sleutel.as_deref(), env, now)?;
    let manifest = done.manifest;
    println!("Gemeente {} is hersteld in {}, zoals zij was op {}.", manifest.gemeente, map.display(), manifest.gemaakt);
    println!("Controleren: baken controle --map {} --zegels {}/manifest.json", map.display(), keuzes.van.display());
    println!("Starten: baken serve --map {}", map.display());
    Ok(())
}
