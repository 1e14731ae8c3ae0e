//! The practice municipality: invented people and events in a real town, made afresh each time.

mod beeld;
mod mensen;
mod plekken;
mod signalen;

pub use mensen::{Mens, mensen};

use crate::gemeentemap::{DEMO_MERK, Gemeentemap, MapFout};
use access::{Mislukt, Systeem};
use kern::Moment;
use std::path::Path;
use std::sync::Arc;
use store::{StoreError, Synchronous};

/// Why there is no practice municipality.
#[derive(Debug, thiserror::Error)]
pub enum DemoFout {
    /// Something else is in the folder.
    #[error("{0} is niet leeg en geen proefgemeente; kies een andere map met --map")]
    NietVanOns(String),
    /// The folder or its database.
    #[error(transparent)]
    Map(#[from] MapFout),
    /// Accounts or kringen.
    #[error(transparent)]
    Mislukt(#[from] Mislukt),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A report was refused.
    #[error(transparent)]
    Aannemen(#[from] ::signalen::aannemen::AanneemFout),
    /// The invented data themselves.
    #[error("de gegevens van de demo kloppen niet: {0}")]
    Gegevens(String),
    /// The folder cannot be cleared.
    #[error("de map {0} kan niet worden leeggemaakt: {1}")]
    Leegmaken(String, std::io::Error),
}

/// How much is put in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vulling {
    /// People, neighbourhoods and a quarter of work.
    Kwartaal,
    /// People and neighbourhoods only.
    Leeg,
}

/// Makes "Soest (demo)" in this folder. `env` may name a database elsewhere: a demo on the command line never listens to
/// it. `melden` hears how far the filling is: done, and in all.
pub fn maak(
    map: &Path,
    basis_url: &str,
    vulling: Vulling,
    systeem: &Arc<Systeem>,
    nu: Moment,
    env: impl Fn(&str) -> Option<String>,
    melden: impl Fn(usize, usize),
) -> Result<Gemeentemap, DemoFout> {
    ruim_op(map)?;
    let failed = |error| DemoFout::Leegmaken(map.display().to_string(), error);
    std::fs::create_dir_all(map).map_err(failed)?;
    let merk =
        "Proefgemeente van Baken: alles hier is verzonnen. `baken demo` maakt deze map leeg en vult hem opnieuw.\n";
    std::fs::write(map.join(DEMO_MERK), merk).map_err(failed)?;
    let toml = format!(
        "[gemeente]\nnaam = \"Soest (demo)\"\ntelefoon = \"14 035\"\nwebsite = \"https://www.example.nl\"\n\n\
         [server]\nbasis_url = \"{basis_url}\"\n\n[politie]\ntelefoon = \"0900 8844\"\n"
    );
    // Nothing in it is real, so a power cut may cost it.
    let gemeente = Gemeentemap::maak(map, &toml, env, Synchronous::Off)?;
    // The accounts were there before the work began.
    mensen::maak(&gemeente.store, nu.plus_seconds(-120 * 86_400))?;
    plekken::maak(&gemeente.store)?;
    if vulling == Vulling::Kwartaal {
        signalen::maak(&gemeente, systeem, nu, melden)?;
    }
    Ok(gemeente)
}

fn ruim_op(map: &Path) -> Result<(), DemoFout> {
    let shown = map.display().to_string();
    let failed = |error| DemoFout::Leegmaken(shown.clone(), error);
    if !map.exists() {
        return Ok(());
    }
    if map.join(DEMO_MERK).exists() {
        return std::fs::remove_dir_all(map).map_err(failed);
    }
    let mut inside = std::fs::read_dir(map).map_err(failed)?;
    if inside.next().is_none() { Ok(()) } else { Err(DemoFout::NietVanOns(shown)) }
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, DemoFout> {
    toml::from_str(text).map_err(|error| DemoFout::Gegevens(error.to_string()))
}
