//! Serving a municipality, and carrying out its jobs.

use super::{Map, Uitkomst};
use crate::gemeentemap::{Gemeentemap, env};
use crate::opbouw::Programma;
use std::io;
use std::net::SocketAddr;
use tokio::runtime::Runtime;
use web::server::Server;

/// What is asked.
#[derive(Debug, clap::Args)]
pub struct Keuzes {
    #[command(flatten)]
    map: Map,
    /// Adres en poort om op te luisteren, bijvoorbeeld 127.0.0.1:8080
    #[arg(long)]
    adres: Option<String>,
}

/// Serves until it is asked to stop.
pub fn run(keuzes: &Keuzes) -> Uitkomst {
    web::log::init("info", web::log::Vorm::Json);
    let gemeente = Gemeentemap::open(&keuzes.map.map, env)?;
    let adres = adres(keuzes.adres.as_deref().unwrap_or(&gemeente.config.server.adres))?;
    let runtime = runtime()?;
    let server = runtime.block_on(Server::bind(adres))?;
    let programma = Programma::new(&gemeente)?;
    println!("Gemeente {} staat op http://{}", gemeente.config.gemeente.naam, server.adres());
    if gemeente.config.mail.is_none() {
        println!("Er is geen mailserver ingesteld ([mail] in baken.toml): mail wacht tot die er is.");
    }
    programma.run(&runtime, server);
    Ok(())
}

/// An address with a port; a sentence when it is something else.
pub fn adres(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| format!("{text} is geen adres met poort; gebruik bijvoorbeeld 127.0.0.1:8080"))
}

/// The threads that answer requests.
pub fn runtime() -> io::Result<Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()
}
