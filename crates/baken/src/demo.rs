//! The practice municipality: invented people and events in a real town, made afresh each time.

mod beeld;
mod daden;
mod data;
mod gebieden;
mod maatregelen;
mod mensen;
mod plan;
mod post;
mod spel;

pub use mensen::{Bezetting, Mens};

use crate::config;
use crate::gemeentemap::{DATABASE, DEMO_MERK, Gemeentemap, MapFout, SLEUTEL};
use crate::opbouw::Programma;
use kern::{FixedClock, Moment, lokaal};
use spel::Spel;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use store::Synchronous;

/// How long before now the municipality began: a little before its first signal, that of five years and some months ago.
const DAGEN: i64 = 365 * 6;

/// What the practice municipality begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inhoud {
    /// A quarter of work.
    Gevuld,
    /// People and neighbourhoods, no signals.
    Leeg,
}

/// Makes the folder afresh. Only a folder that a practice municipality made is emptied first.
pub fn maak_map(map: &Path, basis_url: &str) -> Result<Gemeentemap, Box<dyn Error>> {
    maak_leeg(map)?;
    let toml = format!(
        "[gemeente]\nnaam = \"Soest (demo)\"\ntelefoon = \"14 035\"\nwebsite = \"https://www.example.nl\"\n\n\
         [server]\nbasis_url = \"{basis_url}\"\n\n[politie]\ntelefoon = \"0900 8844\"\n"
    );
    // The environment may point at a real database: a demo never listens to it, and need not survive a power cut.
    let gemeente = Gemeentemap::maak(map, &toml, |_| None, Synchronous::Off)?;
    Ok(gemeente)
}

fn maak_leeg(map: &Path) -> Result<(), Box<dyn Error>> {
    let io = |error| MapFout::Map(map.display().to_string(), error);
    std::fs::create_dir_all(map).map_err(io)?;
    let merk = map.join(DEMO_MERK);
    if std::fs::read_dir(map).map_err(io)?.next().is_some() {
        if !merk.is_file() {
            let shown = map.display();
            return Err(format!("{shown} is niet leeg en geen proefgemeente; kies een andere map met --map").into());
        }
        std::fs::remove_dir_all(map.join(crate::gemeentemap::BESTANDEN)).or_else(missing).map_err(io)?;
        let database = [DATABASE.to_owned(), format!("{DATABASE}-wal"), format!("{DATABASE}-shm")];
        for name in database.iter().map(String::as_str).chain([SLEUTEL, config::BESTAND]) {
            std::fs::remove_file(map.join(name)).or_else(missing).map_err(io)?;
        }
    }
    let text =
        "Proefgemeente van Baken: alles hier is verzonnen. `baken demo` maakt deze map leeg en vult hem opnieuw.\n";
    std::fs::write(merk, text).map_err(io)?;
    Ok(())
}

fn missing(error: std::io::Error) -> std::io::Result<()> {
    if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

/// Fills an empty municipality as if the past quarter had been worked in it, up to `nu`. `voortgang` hears how many steps
/// of how many are done. Blocks; not for use within a runtime.
pub fn vul(
    gemeente: &Gemeentemap,
    inhoud: Inhoud,
    nu: Moment,
    mut voortgang: impl FnMut(usize, usize),
) -> Result<Bezetting, Box<dyn Error>> {
    let begin = nu.plus_seconds(-DAGEN * 86_400);
    let naam = gemeente.config.gemeente.naam.clone();
    let bezetting = mensen::zet_op(&gemeente.store, &naam, begin)?;
    gebieden::zet_op(&gemeente.store)?;
    if inhoud == Inhoud::Leeg {
        return Ok(bezetting);
    }
    let data = data::lees()?;
    let steps = plan::plan(&data, nu);
    let klok = FixedClock::at(lokaal(begin).datetime());
    let programma = Programma::met_klok(gemeente, Arc::new(klok.clone()))?;
    let mut spel = Spel::new(&programma, klok.clone(), data, bezetting, nu)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        for (done, stap) in steps.iter().enumerate() {
            spel.stap(*stap).await?;
            voortgang(done + 1, steps.len());
        }
        klok.set(nu);
        spel.uitloggen().await
    })?;
    post::bezorg(&gemeente.store, &klok)?;
    Ok(spel.bezetting)
}
