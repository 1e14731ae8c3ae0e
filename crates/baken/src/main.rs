//! The command line.

use baken::{aanroep, opdracht};
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Baken: het veiligheidswerk van een gemeente op één plek.
#[derive(Debug, Parser)]
#[command(name = "baken", version, disable_help_subcommand = true)]
struct Aanroep {
    #[command(subcommand)]
    opdracht: Opdracht,
}

#[derive(Debug, Subcommand)]
enum Opdracht {
    /// Maak een proefgemeente met verzonnen gegevens en laat haar zien
    Demo(opdracht::demo::Keuzes),
    /// Laat een gemeente zien en voer haar taken uit
    Serve(opdracht::serve::Keuzes),
    /// Maak een nieuwe gemeente met haar eerste beheerder
    Nieuw(opdracht::nieuw::Keuzes),
    /// Beheer accounts: toevoegen, uitzetten, wachtwoord, lijst
    Gebruiker(opdracht::gebruiker::Keuzes),
    /// Lees gebieden, straten of signalen in uit een bestand
    Importeer(opdracht::importeer::Keuzes),
    /// Schrijf signalen naar een bestand
    Exporteer(opdracht::exporteer::Keuzes),
    /// Controleer database, ketens, bestanden en bewaartermijnen
    Controle(opdracht::controle::Keuzes),
    /// Maak een reservekopie terwijl de gemeente doorwerkt
    Reservekopie(opdracht::reservekopie::Keuzes),
    /// Zet een reservekopie terug in een lege map
    Herstel(opdracht::herstel::Keuzes),
    /// Reken een termijn uit met een regel van de wet, of een heel bestand met gevallen
    Termijn(opdracht::termijn::Keuzes),
    /// Meten: alleen voor `cargo xtask bench`
    #[command(hide = true)]
    Meten(opdracht::meten::Keuzes),
}

fn main() -> ExitCode {
    let aanroep = match aanroep::lees::<Aanroep>() {
        Ok(aanroep) => aanroep,
        Err(code) => return code,
    };
    let done = match aanroep.opdracht {
        Opdracht::Demo(keuzes) => opdracht::demo::run(&keuzes),
        Opdracht::Serve(keuzes) => opdracht::serve::run(&keuzes),
        Opdracht::Nieuw(keuzes) => opdracht::nieuw::run(&keuzes),
        Opdracht::Gebruiker(keuzes) => opdracht::gebruiker::run(&keuzes),
        Opdracht::Importeer(keuzes) => opdracht::importeer::run(&keuzes),
        Opdracht::Exporteer(keuzes) => opdracht::exporteer::run(&keuzes),
        Opdracht::Controle(keuzes) => opdracht::controle::run(&keuzes),
        Opdracht::Reservekopie(keuzes) => opdracht::reservekopie::run(&keuzes),
        Opdracht::Herstel(keuzes) => opdracht::herstel::run(&keuzes),
        Opdracht::Termijn(keuzes) => return opdracht::termijn::run(&keuzes),
        Opdracht::Meten(keuzes) => opdracht::meten::run(&keuzes),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("baken: {error}");
            ExitCode::FAILURE
        }
    }
}
