//! `cargo xtask`: everything around the program that must work the same on every machine.
//!
//! One file per subcommand. Plain processes, no async: what runs here is other people's tools, one after the other.

mod assets;
mod bench;
mod cause;
mod cleanup;
mod compile;
mod demo;
mod docs;
mod failure;
mod http;
mod huis;
mod npm;
mod process;
mod sbom;
mod test;
mod workspace;

use std::process::ExitCode;

use clap::{ArgAction, Parser, Subcommand};

use crate::failure::Outcome;

const HELP: &str = "{about}\n\nGebruik: {usage}\n\n{all-args}";

/// Hulp bij het bouwen, proberen en controleren van Baken.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", help_template = HELP)]
#[command(override_usage = "cargo xtask <OPDRACHT> [OPTIES]", subcommand_value_name = "OPDRACHT")]
#[command(subcommand_help_heading = "Opdrachten", next_help_heading = "Opties")]
#[command(disable_help_flag = true, disable_help_subcommand = true)]
struct Cli {
    /// Toon deze hulp
    #[arg(short, long, action = ArgAction::Help, global = true)]
    help: Option<bool>,
    #[command(subcommand)]
    opdracht: Opdracht,
}

#[derive(Subcommand)]
#[command(next_help_heading = "Opties")]
enum Opdracht {
    /// Haal de stijlen en scripts op en bouw ze
    #[command(help_template = HELP, override_usage = "cargo xtask assets")]
    Assets,
    /// Bouw Baken en start het met een verzonnen gemeente
    #[command(help_template = HELP, override_usage = "cargo xtask demo [OPTIES]")]
    Demo(demo::Flags),
    /// Controleer alles: opmaak, bouw, tests op beide databases, pagina's in een browser
    #[command(help_template = HELP, override_usage = "cargo xtask test [--snel]")]
    Test(test::Flags),
    /// Meet hoe snel Baken is, naast een vloer uit dezelfde meting
    #[command(help_template = HELP, override_usage = "cargo xtask bench [OPTIES]")]
    Bench(bench::Flags),
    /// Controleer de bouw van het huis: verdiepingen, namen, licenties, begrippen
    #[command(help_template = HELP, override_usage = "cargo xtask huis")]
    Huis,
    /// Schrijf de lijst van onderdelen (CycloneDX) in de bouwmap
    #[command(help_template = HELP, override_usage = "cargo xtask sbom")]
    Sbom,
    /// Schrijf de documenten die uit de code volgen
    #[command(help_template = HELP, override_usage = "cargo xtask docs [--controle]")]
    Docs(docs::Flags),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = cleanup::on_signals().and_then(|()| run(cli.opdracht));
    cleanup::halt_when_stopping();
    match outcome {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(opdracht: Opdracht) -> Outcome<ExitCode> {
    match opdracht {
        Opdracht::Assets => assets::run().map(|()| ExitCode::SUCCESS),
        Opdracht::Demo(flags) => demo::run(&flags),
        Opdracht::Test(flags) => test::run(&flags),
        Opdracht::Bench(flags) => bench::run(&flags),
        Opdracht::Huis => huis::run(),
        Opdracht::Sbom => sbom::run().map(|()| ExitCode::SUCCESS),
        Opdracht::Docs(flags) => docs::run(&flags).map(|()| ExitCode::SUCCESS),
    }
}
