//! A rule of the law asked from the command line: one question, or a file of cases. Needs no municipality, no network and no
//! clock; everything stands in the question.

use recht::Antwoord;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The question could not be answered, or the file not be read.
const KAN_NIET: u8 = 2;

/// What is asked.
#[derive(Debug, clap::Args)]
pub struct Keuzes {
    /// Nummer van de regel, bijvoorbeeld R05
    #[arg(value_name = "REGEL", required_unless_present = "gevallen", requires = "invoer")]
    regel: Option<String>,
    /// De vraag als JSON, bijvoorbeeld {"bekendgemaakt":"2026-06-10"}
    #[arg(long, value_name = "JSON", requires = "regel")]
    invoer: Option<String>,
    /// Bestand met een JSON-lijst van gevallen; voor elk komt er een regel uit
    #[arg(long, value_name = "BESTAND", conflicts_with_all = ["regel", "invoer"])]
    gevallen: Option<PathBuf>,
}

/// Does it. The exit code is 2 when the question could not be answered.
pub fn run(keuzes: &Keuzes) -> ExitCode {
    let done = match (&keuzes.regel, &keuzes.invoer, &keuzes.gevallen) {
        (_, _, Some(bestand)) => gevallen(bestand),
        (Some(regel), Some(invoer), None) => een(regel, invoer),
        _ => Err("geef een regel met --invoer, of een bestand met --gevallen; zie `--help`".to_owned()),
    };
    match done {
        Ok(code) => code,
        Err(zin) => {
            eprintln!("baken: {zin}");
            ExitCode::from(KAN_NIET)
        }
    }
}

fn een(regel: &str, invoer: &str) -> Result<ExitCode, String> {
    let antwoord = recht::lees_invoer(invoer).and_then(|invoer| recht::beantwoord(regel, &invoer));
    let (antwoord, code) = match antwoord {
        Ok(antwoord) => (antwoord, ExitCode::SUCCESS),
        Err(fout) => {
            eprintln!("baken: {fout}");
            (Antwoord::met_fout(regel, &fout), ExitCode::from(KAN_NIET))
        }
    };
    let lijn =
        serde_json::to_string(&antwoord).map_err(|error| format!("het antwoord is niet te schrijven: {error}"))?;
    schrijf(std::iter::once(lijn)).map(|()| code)
}

fn gevallen(bestand: &Path) -> Result<ExitCode, String> {
    let naam = bestand.display();
    let tekst = std::fs::read(bestand).map_err(|error| format!("{naam} is niet te lezen: {error}"))?;
    // An editor may put a mark before the text; a byte that is no character spoils the case in which it stands.
    let tekst = String::from_utf8_lossy(&tekst);
    let tekst = tekst.strip_prefix('\u{feff}').unwrap_or(&tekst);
    let lijnen = recht::gevallen(tekst).map_err(|_| format!("{naam} is geen JSON-lijst van gevallen"))?;
    schrijf(lijnen).map(|()| ExitCode::SUCCESS)
}

fn schrijf(lijnen: impl Iterator<Item = String>) -> Result<(), String> {
    let mut uit = BufWriter::new(io::stdout().lock());
    let mut written = Ok(());
    for lijn in lijnen {
        written = written.and_then(|()| writeln!(uit, "{lijn}"));
    }
    let written = written.and_then(|()| uit.flush());
    match written {
        // Whoever reads the answers may stop reading.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| format!("de antwoorden zijn niet te schrijven: {error}")),
    }
}
