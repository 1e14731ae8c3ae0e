//! A practice municipality, made afresh, filled and served.

use super::Uitkomst;
use super::serve::{adres, runtime};
use crate::demo::{self, Bezetting, Inhoud};
use crate::gemeentemap::Gemeentemap;
use crate::opbouw::Programma;
use indicatif::{ProgressBar, ProgressStyle};
use kern::{Clock, Rol, SystemClock};
use std::io::IsTerminal as _;
use std::path::PathBuf;
use web::server::Server;

/// What is asked.
#[derive(Debug, clap::Args)]
pub struct Keuzes {
    /// Adres en poort om op te luisteren
    #[arg(long, default_value = "127.0.0.1:8080")]
    adres: String,
    /// Map waarin de proefgemeente komt; een eerdere demo daarin wordt vervangen
    #[arg(long, value_name = "MAP", default_value = "baken-demo")]
    map: PathBuf,
    /// Alleen mensen en wijken, geen signalen
    #[arg(long)]
    leeg: bool,
}

/// Makes it, serves it, and says as whom one can sign in.
pub fn run(keuzes: &Keuzes) -> Uitkomst {
    web::log::init("warn", web::log::Vorm::Tekst);
    // The port first: nobody should wait for the filling to hear that it is taken.
    let runtime = runtime()?;
    let server = runtime.block_on(Server::bind(adres(&keuzes.adres)?))?;
    let url = format!("http://{}", server.adres());
    let bezetting = fill(keuzes, &url)?;
    // Filling need not reach the disk at every step; working in it does.
    let gemeente = Gemeentemap::open(&keuzes.map, |_| None)?;
    let programma = Programma::new(&gemeente)?;
    println!("De proefgemeente staat in {}. Alles erin is verzonnen.\n", keuzes.map.display());
    println!("  Melden als inwoner   {url}/melden");
    println!("  Inloggen             {url}/inloggen\n");
    cards(&bezetting);
    println!("\nStoppen: Ctrl+C. Mail wordt niet verstuurd.");
    programma.run(&runtime, server);
    Ok(())
}

fn fill(keuzes: &Keuzes, url: &str) -> Result<Bezetting, Box<dyn std::error::Error>> {
    let inhoud = if keuzes.leeg { Inhoud::Leeg } else { Inhoud::Gevuld };
    let gemeente = demo::maak_map(&keuzes.map, url)?;
    let bar = progress();
    let bezetting = demo::vul(&gemeente, inhoud, SystemClock.now(), |done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    })?;
    bar.finish_and_clear();
    Ok(bezetting)
}

/// One card per role, as they stand on the page for signing in.
fn cards(bezetting: &Bezetting) {
    println!("Op de inlogpagina staat voor elke rol een kaart:");
    for rol in Rol::ALL {
        if let Some(mens) = bezetting.mensen.iter().find(|mens| mens.rol == rol) {
            println!("  {:<34} {}", rol.naam(), mens.naam);
        }
    }
}

/// A bar on a terminal; elsewhere one plain line.
fn progress() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        eprintln!("De proefgemeente wordt gevuld.");
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("Vullen {bar:30} {pos} van {len}");
    ProgressBar::new(1).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
