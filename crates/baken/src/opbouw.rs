//! The program put together: the state, the routes of every crate, and the work in the background.

use crate::gemeentemap::Gemeentemap;
use access::Systeem;
use axum::Router;
use jobs::{Handler, Worker};
use kern::{Clock, SystemClock};
use mail::Verzender;
use signalen::categorie::Categorieen;
use signalen::inrichting::{Inrichting, Politieafspraak};
use std::error::Error;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use web::{Api, App, Gemeente, Instellingen, Route, Routes};

/// Real work, or a practice environment with sign-in cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Omgeving {
    /// A municipality.
    Echt,
    /// Invented persons and events.
    Demo,
}

/// The pages of every crate.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(access::page::routes())
        .merge(dossier::routes())
        .merge(overleg::routes())
        .merge(signalen::routes())
}

/// The operations of every crate.
pub(crate) fn api() -> Api {
    Api::new().merge(signalen::api::api())
}

/// Every route with who may call it, for the documents and for the tests that walk them.
pub(crate) fn route_list() -> Vec<Route> {
    let mut list = [routes().list(), api().list()].concat();
    list.sort();
    list
}

/// The running program.
pub(crate) struct Programma {
    /// The state that every handler gets.
    pub app: App,
    /// The state of the signals.
    pub inrichting: Arc<Inrichting>,
    handlers: Vec<Handler>,
}

impl Programma {
    /// Reads the configuration of the municipality and puts everything together.
    pub(crate) fn start(gemeente: &Gemeentemap, omgeving: Omgeving) -> Result<Self, Box<dyn Error>> {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let inrichting = Arc::new(inrichting(gemeente)?);
        let app = App::builder(gemeente.store.clone(), Arc::clone(&clock))
            .gemeente(gemeente_van(gemeente)?)
            .instellingen(instellingen(gemeente, omgeving))
            .ext(Arc::clone(&inrichting))
            .ext(Arc::new(crate::navigatie::navigatie()))
            .build();
        let handlers = handlers(gemeente, &inrichting, &clock)?;
        Ok(Self { app, inrichting, handlers })
    }

    /// Every route, ready to be called.
    pub(crate) fn router(&self) -> Router<App> {
        routes().into_router().merge(api().into_router(&self.app))
    }

    /// Serves and works until it is asked to stop.
    pub(crate) fn serve(self, adres: SocketAddr) -> Result<(), Box<dyn Error>> {
        let router = self.router();
        let settings = jobs::Instellingen::new(format!("server-{}", std::process::id()), Arc::new(jitter));
        let worker = Worker::start(self.app.store().clone(), self.app.clock(), self.handlers, Vec::new(), &settings);
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let served = runtime.block_on(web::server::serve(self.app, router, adres));
        worker.stop(Duration::from_secs(20));
        Ok(served?)
    }
}

fn inrichting(gemeente: &Gemeentemap) -> Result<Inrichting, Box<dyn Error>> {
    let categorieen = match &gemeente.config.categorieen {
        Some(path) => Categorieen::from_toml(&std::fs::read_to_string(gemeente.map.join(path))?)?,
        None => Categorieen::standaard()?,
    };
    let config = &gemeente.config;
    let politie = Politieafspraak { adres: config.politie.adres.clone(), telefoon: config.politie.telefoon.clone() };
    let (kluis, naam) = (Arc::clone(&gemeente.kluis), config.gemeente.naam.clone());
    let basis_url = config.server.basis_url.clone();
    let loaded = gemeente
        .store
        .read_blocking(move |tx| Inrichting::load(tx, categorieen, kluis, politie, naam, basis_url))?;
    Ok(loaded)
}

fn gemeente_van(gemeente: &Gemeentemap) -> Result<Gemeente, std::io::Error> {
    let config = &gemeente.config.gemeente;
    let thema_css = config.thema.as_ref().map(|path| std::fs::read_to_string(gemeente.map.join(path))).transpose()?;
    Ok(Gemeente {
        naam: config.naam.clone(),
        telefoon: config.telefoon.clone(),
        website: config.website.clone(),
        thema_css,
        kaarttegels: None,
    })
}

fn instellingen(gemeente: &Gemeentemap, omgeving: Omgeving) -> Instellingen {
    let basis_url = gemeente.config.server.basis_url.trim_end_matches('/').to_owned();
    let https = basis_url.starts_with("https://");
    Instellingen { demo: omgeving == Omgeving::Demo, https, basis_url, ..Instellingen::default() }
}

/// Without a mail server the mail waits: nothing is lost, and it leaves when one is configured.
fn handlers(
    gemeente: &Gemeentemap,
    inrichting: &Arc<Inrichting>,
    clock: &Arc<dyn Clock>,
) -> Result<Vec<Handler>, Box<dyn Error>> {
    let Some(mail) = gemeente.config.mail.clone() else { return Ok(Vec::new()) };
    let (verzender, store) = (Arc::new(Verzender::new(mail)?), gemeente.store.clone());
    let (inrichting, clock) = (Arc::clone(inrichting), Arc::clone(clock));
    Ok(signalen::handlers(&store, &inrichting, &verzender, &clock))
}

/// Spreads retries, so that they do not all come at once when a receiver is back.
fn jitter() -> u32 {
    let mut bytes = [0; 4];
    // Without randomness they come together: worse, not wrong.
    let filled = getrandom::fill(&mut bytes);
    filled.map_or(0, |()| u32::from_le_bytes(bytes))
}

/// The right of the program to act by itself, for commands.
pub(crate) fn systeem() -> Result<Systeem, Box<dyn Error>> {
    Systeem::neem().ok_or_else(|| "het programma is al bezig".into())
}
