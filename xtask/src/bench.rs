//! `cargo xtask bench`: fills a municipality, asks it things as fast as it can answer, and prints one table.
//!
//! Every figure is with audit and look-logging on, on a database that keeps what it has acknowledged. Floors are measured in
//! the same run, because a figure without them says more about the machine than about us.

mod figures;
mod import;
mod load;
mod rekenen;
mod rows;
mod served;
mod table;
mod weight;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use clap::Args;

use crate::bench::rows::Bench;
use crate::bench::table::{LAW, SERVED, Table};
use crate::cleanup::TempFolder;
use crate::compile::{self, Profile};
use crate::failure::{Failure, Outcome};
use crate::process::{self, Echo};
use crate::test::{environment, postgres};
use crate::workspace::Workspace;
use crate::{assets, failure::Explain};

/// Where the measured table belongs.
const DOCUMENT: &str = "docs/prestaties.md";

/// What to measure.
#[derive(Args)]
#[command(next_help_heading = "Opties")]
pub struct Flags {
    /// Alleen op SQLite
    #[arg(long, conflicts_with = "postgres")]
    sqlite: bool,
    /// Alleen op PostgreSQL
    #[arg(long)]
    postgres: bool,
    /// Bij hoeveel signalen, oplopend
    #[arg(long, value_name = "AANTALLEN", value_delimiter = ',', default_value = "10000,100000,1000000")]
    signalen: Vec<u64>,
    /// Hoe lang elke meting duurt, in seconden
    #[arg(long, value_name = "SECONDEN", default_value_t = 8)]
    duur: u64,
    /// Meet een programma dat er al is, in plaats van het eerst te bouwen
    #[arg(long, value_name = "BESTAND")]
    programma: Option<PathBuf>,
    /// Alleen termijnen, klokken en brieven: een paar tellen, zonder lopende gemeente
    #[arg(long, conflicts_with_all = ["sqlite", "postgres", "signalen"])]
    rekenen: bool,
    /// Zet de tabel ook in docs/prestaties.md
    #[arg(long)]
    schrijf: bool,
}

/// Builds for real use, measures, prints.
pub fn run(flags: &Flags) -> Outcome<ExitCode> {
    let wrk = if flags.rekenen { None } else { Some(load_generator()?) };
    let program = if let Some(program) = &flags.programma {
        program.clone()
    } else {
        assets::run()?;
        compile::baken(Profile::Release)?
    };
    let document = flags.schrijf.then(Workspace::folders).transpose()?.map(|folders| folders.root.join(DOCUMENT));
    let mut law = Table::default();
    law.terms(rekenen::TERMS, rekenen::per_second(&program)?, rekenen::TARGET);
    orders(&program, &mut law)?;
    println!("\n{}", law.markdown());
    if let Some(document) = &document {
        law.write(document, &LAW)?;
    }
    if let Some(wrk) = wrk {
        let served = serve(&program, &wrk, flags)?;
        println!("\n{}", served.markdown());
        if let Some(document) = &document {
            served.write(document, &SERVED)?;
        }
    }
    if flags.schrijf {
        println!("Wat is gemeten, staat in {DOCUMENT}.");
    }
    Ok(ExitCode::SUCCESS)
}

/// What an order asks of the program: its clock on the page of the day, and its letter.
fn orders(program: &Path, table: &mut Table) -> Outcome<()> {
    let folder = TempFolder::new()?;
    let (block, all) = rekenen::clocks(program, folder.path())?;
    let (letter, first) = rekenen::letter(program)?;
    table.durations();
    let orders = rekenen::ORDERS;
    table.duration(
        &format!("klokken van {} maatregelen, het blok van Vandaag", table::grouped(orders)),
        block,
        rekenen::CLOCKS,
    );
    table.duration(
        &format!("alle {} open stappen en meldingen van die maatregelen, zonder grens", table::grouped(2 * orders)),
        all,
        rekenen::CLOCKS,
    );
    table.duration("brief van een pagina", letter, rekenen::LETTER);
    table.duration("brief van een pagina, de eerste na de start", first, rekenen::LETTER);
    Ok(())
}

/// Everything that is asked of a running municipality.
fn serve(program: &Path, wrk: &Path, flags: &Flags) -> Outcome<Table> {
    let duration = Duration::from_secs(flags.duur.max(1));
    let mut counts = flags.signalen.clone();
    counts.sort_unstable();
    let mut table = Table::default();
    if !flags.postgres {
        measure(program, wrk, None, &counts, duration, &mut table)?;
    }
    if !flags.sqlite {
        let bin = environment::postgres_folder()
            .ok_or_else(|| Failure::new("PostgreSQL 15 of nieuwer ontbreekt; meet alleen SQLite met --sqlite."))?;
        measure(program, wrk, Some(&bin), &counts, duration, &mut table)?;
    }
    Ok(table)
}

/// Each number of signals in a municipality of its own: measuring leaves tens of thousands of reports behind.
fn measure(
    program: &Path,
    wrk: &Path,
    postgres: Option<&Path>,
    counts: &[u64],
    duration: Duration,
    table: &mut Table,
) -> Outcome<()> {
    for count in counts {
        let folder = TempFolder::new()?;
        let server = postgres.map(postgres::Server::start).transpose()?;
        let database = server.as_ref().map(postgres::Server::url);
        let bench = Bench { program, wrk, database, folder: folder.path(), duration };
        bench.fill(*count)?;
        // What is shown while measuring survives a failure further on.
        bench.measure(*count, table).inspect_err(|_| println!("{}", table.markdown()))?;
        if Some(count) == counts.last() {
            bench.import(table).inspect_err(|_| println!("{}", table.markdown()))?;
        }
    }
    Ok(())
}

/// The load generator: open source, from Debian; put there when it is not.
fn load_generator() -> Outcome<PathBuf> {
    if let Some(wrk) = process::find("wrk") {
        return Ok(wrk);
    }
    let install = Command::new("apt-get").args(["install", "--yes", "--no-install-recommends", "wrk"]).output();
    install.explain("wrk ontbreekt en apt-get starten lukt niet; installeer wrk")?;
    let missing =
        "wrk ontbreekt: daarmee worden verzoeken gedaan. Installeer het, bijvoorbeeld met apt-get install wrk.";
    process::find("wrk").ok_or_else(|| Failure::new(missing))
}

/// Runs the program to its end and gives what it said.
fn ask(command: &mut Command) -> Outcome<String> {
    let finished = process::run(command, Echo::Silent)?;
    if finished.ok { Ok(finished.text) } else { Err(Failure::new(process::tail(&finished.text, 20))) }
}
