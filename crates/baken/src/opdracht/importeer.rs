//! Reading files: areas, streets and signals. The reading itself is `signalen::invoer`; here is what the person at the
//! keyboard sees of it.

use super::serve::runtime;
use super::{Map, Uitkomst};
use crate::gemeentemap::{Gemeentemap, env};
use crate::opbouw::inrichting;
use access::Systeem;
use indicatif::{ProgressBar, ProgressStyle};
use kern::{Clock, Code as _, Moment, SystemClock};
use signalen::inrichting::Inrichting;
use signalen::invoer::gebieden::Soort;
use signalen::invoer::kaart::VOORBEELDEN;
use signalen::invoer::signalen::{Opties, Wijze};
use signalen::invoer::{self, Invoer, Kaart, Rapport, Stand, Uitkomst as Afloop};
use std::error::Error;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use store::Store;

/// Lines that are named on the screen; `--afgekeurd` has them all.
const SHOWN: usize = 10;

/// What is asked.
#[derive(Debug, clap::Args)]
pub struct Keuzes {
    #[command(subcommand)]
    wat: Wat,
}

#[derive(Debug, clap::Subcommand)]
enum Wat {
    /// Lees grenzen van gemeente, wijken, buurten of postcodes uit GeoJSON
    Gebieden(Gebieden),
    /// Lees straten en plekken met hun punt uit CSV of XLSX
    Straten(Straten),
    /// Lees signalen uit CSV of XLSX, met een kaart die zegt welke kolom wat is
    Signalen(Signalen),
    /// Toon een kaart om mee te beginnen
    Kaart,
}

#[derive(Debug, clap::Args)]
struct Gebieden {
    #[command(flatten)]
    map: Map,
    /// Bestand met gebieden, bijvoorbeeld wijken.geojson
    bestand: PathBuf,
    /// Wat voor gebieden het zijn, als dat niet aan de code te zien is
    #[arg(long, value_parser = soort)]
    soort: Option<Soort>,
}

#[derive(Debug, clap::Args)]
struct Straten {
    #[command(flatten)]
    map: Map,
    /// Bestand met straten: kolommen naam, en lat met lon of x met y
    bestand: PathBuf,
}

#[derive(Debug, clap::Args)]
struct Signalen {
    #[command(flatten)]
    map: Map,
    /// Bestand met signalen: CSV of XLSX, ook ingepakt als .gz
    bestand: PathBuf,
    /// Kaart: welke kolom is wat (zie `baken importeer kaart`)
    #[arg(long, value_name = "BESTAND")]
    kaart: PathBuf,
    /// Lees en controleer alles, maar bewaar niets
    #[arg(long)]
    proef: bool,
    /// Nieuw CSV-bestand voor alle afgekeurde regels: nummer, kolom en reden
    #[arg(long, value_name = "BESTAND")]
    afgekeurd: Option<PathBuf>,
}

/// Does it.
pub fn run(keuzes: &Keuzes) -> Uitkomst {
    match &keuzes.wat {
        Wat::Gebieden(keuzes) => gebieden(keuzes),
        Wat::Straten(keuzes) => straten(keuzes),
        Wat::Signalen(keuzes) => signalen(keuzes),
        Wat::Kaart => {
            print!("{}", VOORBEELDEN.first().map_or("", |(_, text)| text));
            Ok(())
        }
    }
}

fn soort(text: &str) -> Result<Soort, String> {
    let codes: Vec<_> = Soort::ALL.iter().map(|soort| soort.code()).collect();
    Soort::from_code(text).ok_or_else(|| format!("kies uit {}", codes.join(", ")))
}

/// What an import needs, kept together for as long as it runs.
struct Tafel {
    store: Store,
    systeem: Arc<Systeem>,
    inrichting: Arc<Inrichting>,
    nu: Moment,
}

impl Tafel {
    fn open(map: &Path) -> Result<Self, Box<dyn Error>> {
        let systeem = Arc::new(Systeem::neem().ok_or("het programma is al bezig")?);
        let gemeente = Gemeentemap::open(map, env)?;
        let inrichting = Arc::new(inrichting(&gemeente)?);
        Ok(Self { store: gemeente.store.clone(), systeem, inrichting, nu: SystemClock.now() })
    }

    const fn invoer(&self) -> Invoer<'_> {
        Invoer { store: &self.store, systeem: &self.systeem, inrichting: &self.inrichting, nu: self.nu }
    }
}

fn gebieden(keuzes: &Gebieden) -> Uitkomst {
    let bytes = std::fs::read(&keuzes.bestand).map_err(|error| unreadable(&keuzes.bestand, &error))?;
    let tafel = Tafel::open(&keuzes.map.map)?;
    let naam = keuzes.bestand.file_name().unwrap_or_default().to_string_lossy();
    let rapport = invoer::gebieden::lees_in(&tafel.invoer(), &bytes, &naam, keuzes.soort)?;
    let kinds: Vec<_> = rapport.soorten.iter().copied().collect();
    println!("{} gebieden nieuw, {} vervangen ({}).", rapport.nieuw, rapport.vervangen, kinds.join(", "));
    println!("{} signalen liggen nu in een ander gebied dan eerst.", rapport.signalen);
    Ok(())
}

fn straten(keuzes: &Straten) -> Uitkomst {
    exists(&keuzes.bestand)?;
    let tafel = Tafel::open(&keuzes.map.map)?;
    let rapport = invoer::straten::lees_in(&tafel.invoer(), &keuzes.bestand)?;
    println!("{} straten en plekken gelezen, {} afgekeurd.", rapport.nieuw, rapport.geweigerd);
    rejected(&rapport);
    Ok(())
}

fn signalen(keuzes: &Signalen) -> Uitkomst {
    exists(&keuzes.bestand)?;
    let text = std::fs::read_to_string(&keuzes.kaart).map_err(|error| unreadable(&keuzes.kaart, &error))?;
    let tafel = Tafel::open(&keuzes.map.map)?;
    let kaart = Kaart::lees(&text, &tafel.inrichting.categorieen)?;
    let mut afgekeurd = keuzes.afgekeurd.as_deref().map(new_file).transpose()?;
    let (stop, runtime) = (Arc::new(AtomicBool::new(false)), runtime()?);
    let asked = Arc::clone(&stop);
    runtime.spawn(async move {
        web::server::stop_signal().await;
        asked.store(true, Ordering::Relaxed);
    });
    let bar = progress();
    let mut voortgang = |stand: Stand| {
        bar.set_length(stand.totaal.unwrap_or(stand.gelezen));
        bar.set_position(stand.gelezen);
        if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let opties = Opties {
        wijze: if keuzes.proef { Wijze::Proef } else { Wijze::Echt },
        afgekeurd: afgekeurd.as_mut().map(|file| -> &mut dyn Write { file }),
        voortgang: &mut voortgang,
    };
    let rapport = invoer::signalen::lees_in(&tafel.invoer(), &keuzes.bestand, &kaart, opties)?;
    bar.finish_and_clear();
    if let Some(file) = &mut afgekeurd {
        file.flush()?;
    }
    // What was read is stored: searching it fast is worth some seconds now, and not worth a failure.
    if rapport.nieuw > 0 && !keuzes.proef && tafel.store.tidy_blocking().is_err() {
        println!("De zoekindex wordt vannacht opgeruimd.");
    }
    tell(&rapport)
}

fn tell(rapport: &Rapport) -> Uitkomst {
    let Rapport { gelezen, nieuw, bekend, geweigerd, hervat_na, .. } = rapport;
    if *hervat_na > 0 {
        println!("Verder gegaan na regel {hervat_na}, waar de vorige keer is gestopt.");
    }
    match rapport.uitkomst {
        Afloop::AlIngelezen => {
            println!("Dit bestand is met deze kaart al ingelezen. Er is niets gewijzigd.");
            return Ok(());
        }
        Afloop::Proef => println!("Proef: {gelezen} regels gelezen, {nieuw} zouden nieuw zijn. Er is niets bewaard."),
        Afloop::Klaar | Afloop::Gestopt => println!("{gelezen} regels gelezen, {nieuw} signalen nieuw."),
    }
    println!("{bekend} stonden er al, {geweigerd} afgekeurd.");
    rejected(rapport);
    if rapport.uitkomst == Afloop::Gestopt {
        return Err("gestopt voordat het klaar was; begin opnieuw om verder te gaan waar dit ophield".into());
    }
    Ok(())
}

fn rejected(rapport: &Rapport) {
    for afkeuring in rapport.afkeuringen.iter().take(SHOWN) {
        println!("  {afkeuring}");
    }
    if rapport.afkeuringen.len() > SHOWN {
        println!("  En meer; --afgekeurd schrijft ze allemaal naar een bestand.");
    }
}

fn exists(path: &Path) -> Result<(), String> {
    File::open(path).map(drop).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => format!("{} bestaat niet", path.display()),
        _ => format!("{} kan niet worden gelezen: {error}", path.display()),
    }
}

fn new_file(path: &Path) -> Result<BufWriter<File>, String> {
    File::create_new(path).map(BufWriter::new).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => format!("{} bestaat al; kies een andere naam", path.display()),
        _ => format!("{} kan niet worden geschreven: {error}", path.display()),
    })
}

/// A bar on a terminal; elsewhere nothing but the report.
fn progress() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("Lezen {bar:30} {pos} van {len} regels, nog {eta}");
    ProgressBar::new(1).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
