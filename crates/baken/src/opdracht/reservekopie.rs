//! A copy to keep elsewhere.

use super::{Map, Uitkomst};
use crate::gemeentemap::{Gemeentemap, SLEUTEL, env};
use crate::kopie;
use kern::{Clock, SystemClock};
use std::path::PathBuf;
use store::Synchronous;

/// What is asked.
#[derive(Debug, clap::Args)]
pub struct Keuzes {
    #[command(flatten)]
    map: Map,
    /// Nieuwe of lege map voor de reservekopie
    #[arg(long, value_name = "MAP")]
    naar: PathBuf,
}

/// Makes it while the municipality works on.
pub fn run(keuzes: &Keuzes) -> Uitkomst {
    let gemeente = Gemeentemap::open_ongewijzigd(&keuzes.map.map, env, Synchronous::Full)?;
    let made = kopie::reservekopie(&gemeente, &keuzes.naar, SystemClock.now())?;
    let (bestanden, megabytes) = (made.manifest.bestanden().len(), made.manifest.bytes().div_ceil(1_000_000));
    println!("De reservekopie staat in {}: {bestanden} bestanden, {megabytes} MB.", keuzes.naar.display());
    println!("De sleutel zit er niet in: bewaar {} apart, op een veilige plek.", gemeente.map.join(SLEUTEL).display());
    if !made.ketens_heel {
        println!("Let op: een keten van gebeurtenissen of inzage is verbroken. Bekijk dat met `baken controle`.");
    }
    Ok(())
}
