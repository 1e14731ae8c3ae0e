//! A practice municipality, made afresh, filled and served.

use super::Uitkomst;
use super::serve::{adres, runtime};
use crate::demo::{self, Vulling};
use crate::opbouw::Programma;
use access::Systeem;
use indicatif::{ProgressBar, ProgressStyle};
use kern::{Clock, SystemClock};
use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::Arc;
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
    /// Zonder signalen
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
    let vulling = if keuzes.leeg { Vulling::Leeg } else { Vulling::Kwartaal };
    let bar = progress();
    let systeem = Arc::new(Systeem::neem().ok_or("het programma is al bezig")?);
    let gemeente = demo::maak(
        &keuzes.map,
        &url,
        vulling,
        &systeem,
        SystemClock.now(),
        |_| None,
        |done, all| {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        },
    )?;
    bar.finish_and_clear();
    let programma = Programma::new(&gemeente)?;
    println!("De proefgemeente staat in {}. Alles erin is verzonnen.", keuzes.map.display());
    println!("\n  Melden als inwoner    {url}/melden");
    println!("  Inloggen              {url}/inloggen\n");
    for mens in demo::mensen()? {
        println!("  {:<36} {}", mens.rol().naam(), mens.naam);
    }
    println!("\nOp de inlogpagina staat voor elke rol een kaart. Stoppen: Ctrl+C.");
    programma.run(&runtime, server);
    Ok(())
}

fn progress() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        eprintln!("De proefgemeente wordt gevuld.");
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(1);
    let style = ProgressStyle::with_template("Vullen {bar:30} {pos} van {len} signalen");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
