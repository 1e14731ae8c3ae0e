//! Measures an import: `cargo run --release -p signalen --example invoer_meten -- FILE.csv.gz MAPPING.toml [postgres://...]`.
//! Without arguments: the Toronto set in the folder that `BAKEN_DATA` names, on SQLite with durable commits.

use access::Systeem;
use bestand::{Hoofdsleutel, Kluis};
use kern::{Clock, SystemClock};
use signalen::categorie::Categorieen;
use signalen::inrichting::{Inrichting, Politieafspraak};
use signalen::invoer::signalen::{Opties, Wijze, lees_in};
use signalen::invoer::{Invoer, Kaart};
use std::error::Error;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;
use store::{Config, Store};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let data = PathBuf::from(std::env::var_os("BAKEN_DATA").unwrap_or_else(|| "../shared/data".into()));
    let standard = data.join("reports/toronto_mci_2014_2018.csv.gz");
    let pad = args.first().map_or(standard, PathBuf::from);
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("invoer/toronto_mci.toml");
    let kaart = std::fs::read_to_string(args.get(1).map_or(own, PathBuf::from))?;
    let kaart = Kaart::lees(&kaart, &Categorieen::standaard()?)?;

    let folder = tempfile::tempdir()?;
    let config = args.get(2).map_or_else(|| Config::sqlite(folder.path().join("meten.db")), Config::postgres);
    let store = Store::open(config)?;
    let migraties =
        [audit::MIGRATIES, access::MIGRATIES, jobs::MIGRATIES, dossier::MIGRATIES, signalen::MIGRATIES].concat();
    store::migrate(&store, &migraties)?;
    let inrichting = Arc::new(gemeente(&store, folder.path())?);
    let systeem = Arc::new(Systeem::neem().ok_or("taken before")?);

    let begin = Instant::now();
    let invoer = Invoer { store: &store, systeem: &systeem, inrichting: &inrichting, nu: SystemClock.now() };
    let mut voortgang = |_| ControlFlow::Continue(());
    let rapport =
        lees_in(&invoer, &pad, &kaart, Opties { wijze: Wijze::Echt, afgekeurd: None, voortgang: &mut voortgang })?;
    let seconds = begin.elapsed().as_secs_f64();
    println!("{}: {rapport:?}", pad.display());
    println!(
        "{seconds:.1} s, {:.0} regels per seconde, hoogstens {} MB",
        per_second(rapport.gelezen, seconds),
        geheugen()
    );
    Ok(())
}

fn gemeente(store: &Store, folder: &Path) -> Result<Inrichting, Box<dyn Error>> {
    let sleutel = Hoofdsleutel::maak(&folder.join("sleutel"))?;
    let kluis = Arc::new(Kluis::open(&folder.join("kluis"), &sleutel)?);
    let now = SystemClock.now();
    store.write_blocking(move |tx| signalen::opzetten::kringen(tx, now))?;
    let categorieen = Categorieen::standaard()?;
    Ok(store.read_blocking(move |tx| {
        Inrichting::load(
            tx,
            categorieen,
            kluis,
            Politieafspraak::default(),
            "Meten".into(),
            "https://meten.example".into(),
        )
    })?)
}

#[expect(clippy::cast_precision_loss, reason = "a figure to look at")]
fn per_second(rows: u64, seconds: f64) -> f64 {
    rows as f64 / seconds
}

/// The most memory this process has held, in megabytes; 0 where the system does not tell.
fn geheugen() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()).and_then(|kb| kb.parse::<u64>().ok()).map_or(0, |kb| kb / 1024)
}
