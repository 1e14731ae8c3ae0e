//! Looking whether all is well.

use super::{Map, Uitkomst};
use crate::controle::{controleer, lees_zegels};
use crate::gemeentemap::{Gemeentemap, env};
use kern::{Clock, SystemClock};
use std::path::PathBuf;
use store::Synchronous;

/// What is asked.
#[derive(Debug, clap::Args)]
pub struct Keuzes {
    #[command(flatten)]
    map: Map,
    /// Schrijf het verslag als JSON
    #[arg(long)]
    json: bool,
    /// Eerder verslag (--json) of manifest van een reservekopie: de ketens moeten daarop doorlopen
    #[arg(long, value_name = "BESTAND")]
    zegels: Vec<PathBuf>,
}

/// Prints the report; something wrong is a failure.
pub fn run(keuzes: &Keuzes) -> Uitkomst {
    let zegels = keuzes.zegels.iter().map(|path| lees_zegels(path)).collect::<Result<Vec<_>, _>>()?.concat();
    let gemeente = Gemeentemap::open_ongewijzigd(&keuzes.map.map, env, Synchronous::Full)?;
    let rapport = controleer(&gemeente, zegels, SystemClock.now())?;
    if keuzes.json {
        println!("{}", serde_json::to_string_pretty(&rapport)?);
    } else {
        println!("{rapport}");
    }
    if rapport.in_orde { Ok(()) } else { Err("de controle vond iets dat niet in orde is".into()) }
}
