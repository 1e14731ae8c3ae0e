//! Taking signals out as a file: the same file as the page makes, and the same line in the memory of Baken.

use super::{Map, Uitkomst};
use crate::gemeentemap::{Gemeentemap, env};
use crate::opbouw::inrichting;
use access::Systeem;
use audit::{Ding, Gebeurtenis};
use kern::{Clock, Moment, SystemClock};
use signalen::access::SignalenUitvoeren;
use signalen::overzicht::uitvoer::{MEEST, alle, als_csv, als_xlsx};
use signalen::store::lijst::{Filter, Kaartje};
use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{Store, StoreError};

/// What is asked.
#[derive(Debug, clap::Args)]
pub struct Keuzes {
    #[command(subcommand)]
    wat: Wat,
}

#[derive(Debug, clap::Subcommand)]
enum Wat {
    /// Schrijf signalen naar een bestand, zonder de melders
    Signalen(Signalen),
}

#[derive(Debug, clap::Args)]
struct Signalen {
    #[command(flatten)]
    map: Map,
    /// Nieuw bestand; de naam eindigt op .csv of .xlsx
    #[arg(long, value_name = "BESTAND", value_parser = bestand)]
    uit: PathBuf,
    /// Alleen de signalen van zoveel dagen terug; zonder dit alle
    #[arg(long, value_name = "AANTAL", value_parser = clap::value_parser!(u32).range(1..=3660))]
    dagen: Option<u32>,
}

/// Does it.
pub fn run(keuzes: &Keuzes) -> Uitkomst {
    let Wat::Signalen(signalen) = &keuzes.wat;
    let systeem = Systeem::neem().ok_or("het programma is al bezig")?;
    let gemeente = Gemeentemap::open(&signalen.map.map, env)?;
    let now = SystemClock.now();
    let vanaf = signalen.dagen.map(|dagen| now.plus_seconds(-i64::from(dagen) * 86_400));
    let rows = read(&gemeente.store, systeem, vanaf, soort(&signalen.uit), now)?;
    let domain = Arc::new(inrichting(&gemeente)?);
    let bytes = if soort(&signalen.uit) == "csv" { als_csv(&domain, &rows) } else { als_xlsx(&domain, &rows)? };
    write_new(&signalen.uit, &bytes).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => format!("{} bestaat al; kies een andere naam", signalen.uit.display()),
        _ => format!("{} kan niet worden geschreven: {error}", signalen.uit.display()),
    })?;
    println!("{} signalen staan in {}.", rows.len(), signalen.uit.display());
    if rows.len() >= MEEST {
        println!("Dit zijn de nieuwste {MEEST}: er zijn er meer. Kies minder met --dagen.");
    }
    Ok(())
}

/// The rows, once their leaving stands in the chain.
fn read(
    store: &Store,
    systeem: Systeem,
    vanaf: Option<Moment>,
    soort: &'static str,
    now: Moment,
) -> Result<Vec<Kaartje>, StoreError> {
    store.write_blocking(move |tx| {
        let access = systeem.access::<SignalenUitvoeren>(tx, now)?;
        let filter = Filter { vanaf, ..Filter::default() };
        let rows = alle(tx, access.kringen(), &filter, now)?.rijen;
        let event = Gebeurtenis::new("signalen.uitgevoerd", Ding::new("uitvoer", 0)).met("aantal", rows.len());
        access.record(tx, event.met("soort", soort))?;
        Ok(rows)
    })
}

fn soort(path: &Path) -> &'static str {
    if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv")) { "csv" } else { "xlsx" }
}

fn bestand(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    let known = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv") || end.eq_ignore_ascii_case("xlsx"));
    if known { Ok(path) } else { Err("gebruik een naam die eindigt op .csv of .xlsx".to_owned()) }
}

/// A new file that only its owner can read; a failed one goes again.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).inspect_err(|_| drop(std::fs::remove_file(path)))
}
