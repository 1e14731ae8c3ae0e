//! Serving a municipality, and carrying out its jobs.

use super::Uitkomst;
use crate::Map;
use crate::gemeentemap::Gemeentemap;
use crate::opbouw::{Omgeving, Programma};
use std::net::SocketAddr;

/// What is asked.
#[derive(Debug, clap::Args)]
pub(crate) struct Keuzes {
    #[command(flatten)]
    map: Map,
    /// Adres en poort om op te luisteren, bijvoorbeeld 127.0.0.1:8080
    #[arg(long)]
    adres: Option<String>,
}

/// Serves until it is asked to stop.
pub(crate) fn run(keuzes: &Keuzes) -> Uitkomst {
    web::server::log_to_stderr();
    let gemeente = Gemeentemap::open(&keuzes.map.map)?;
    let adres = adres(keuzes.adres.as_deref().unwrap_or(&gemeente.config.server.adres))?;
    Programma::start(&gemeente, Omgeving::Echt)?.serve(adres)
}

/// An address with a port; a sentence when it is something else.
pub(crate) fn adres(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| format!("{text} is geen adres met poort; gebruik bijvoorbeeld 127.0.0.1:8080"))
}
