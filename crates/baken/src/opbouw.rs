//! The program put together: the state, the routes of every module, and the work in the background.

use crate::gemeentemap::{Gemeentemap, Omgeving};
use crate::{geheel, navigatie};
use axum::Router;
use jobs::bewaren::{Opruimen, Vernietigen, nightly};
use jobs::{Handler, Worker};
use kern::{Clock, SystemClock};
use mail::Verzender;
use module::Assembled;
use signalen::categorie::Categorieen;
use signalen::inrichting::{Inrichting, Politieafspraak};
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
use web::server::{Server, stop_signal};
use web::{App, Gemeente, Instellingen, Kaarttegels, Metrics, Netwerk};

/// How long jobs in hand get to finish when the program stops.
const STOP_TIME: Duration = Duration::from_secs(20);

/// The running program.
#[derive(Debug)]
pub struct Programma {
    /// The state that every handler gets.
    pub app: App,
    geheel: Assembled,
}

impl Programma {
    /// Puts everything together on an opened municipality. Modules that do not fit each other do not start.
    pub fn new(gemeente: &Gemeentemap) -> Result<Self, Box<dyn Error>> {
        Self::met_klok(gemeente, Arc::new(SystemClock))
    }

    /// As [`Programma::new`], with another clock than that of the machine.
    pub fn met_klok(gemeente: &Gemeentemap, clock: Arc<dyn Clock>) -> Result<Self, Box<dyn Error>> {
        let geheel = geheel();
        if let Some(gebrek) = geheel.gebreken().first() {
            return Err(format!("dit programma past niet in elkaar: {gebrek}").into());
        }
        let mut builder = App::builder(gemeente.store.clone(), clock)
            .gemeente(gemeente_van(gemeente)?)
            .instellingen(instellingen(gemeente)?)
            .ext(Arc::new(inrichting(gemeente)?))
            .ext(Arc::new(maatregelen(gemeente)))
            .ext(Arc::clone(&gemeente.kluis))
            .ext(Arc::new(navigatie::navigatie()))
            .ext(Arc::new(navigatie::wijzers()))
            .ext(Arc::new(navigatie::scopes()))
            .ext(Arc::new(navigatie::taaknamen()))
            .ext(Arc::new(navigatie::bewaarplan(&geheel.bewaarregels())));
        // Without a mail server mail waits: nothing is lost, and it leaves when one is configured.
        if let Some(mail) = gemeente.config.mail.clone() {
            builder = builder.ext(Arc::new(Verzender::new(mail)?));
        }
        if let Some(token) = gemeente.config.server.metrics_token.clone() {
            builder = builder.ext(Arc::new(Metrics::install(token)?));
        }
        Ok(Self { app: builder.build(), geheel })
    }

    /// Every route, ready to be called.
    pub fn router(&self) -> Router<App> {
        self.geheel.router(&self.app)
    }

    /// Serves and works until the process is asked to stop.
    pub fn run(self, runtime: &tokio::runtime::Runtime, server: Server) {
        let router = self.router();
        let worker = self.worker();
        runtime.block_on(server.run(self.app, router, stop_signal()));
        worker.stop(STOP_TIME);
    }

    fn worker(&self) -> Worker {
        let (store, clock) = (self.app.store().clone(), self.app.clock());
        let regels: Arc<[_]> = self.geheel.bewaarregels().into();
        let mut handlers = self.geheel.taken(&self.app);
        handlers.push(Handler::new(Opruimen::new(store.clone(), Arc::clone(&clock), Arc::clone(&regels))));
        handlers.push(Handler::new(Vernietigen::new(store.clone(), Arc::clone(&clock), regels)));
        handlers.push(Handler::new(jobs::Onderhoud::new(store.clone())));
        let mut periodiek = self.geheel.periodiek();
        periodiek.extend([nightly(), jobs::Onderhoud::nightly()]);
        let settings = jobs::Instellingen::new(format!("server-{}", std::process::id()), Arc::new(jitter));
        Worker::start(store, clock, handlers, periodiek, &settings)
    }
}

/// What the signals of this municipality are set up with.
pub fn inrichting(gemeente: &Gemeentemap) -> Result<Inrichting, Box<dyn Error>> {
    let config = &gemeente.config;
    let categorieen = match &config.categorieen {
        Some(path) => Categorieen::from_toml(&gemeente.lees(path)?)?,
        None => Categorieen::standaard()?,
    };
    let politie = Politieafspraak { adres: config.politie.adres.clone(), telefoon: config.politie.telefoon.clone() };
    let (kluis, naam) = (Arc::clone(&gemeente.kluis), config.gemeente.naam.clone());
    let basis_url = basis_url(gemeente);
    let loaded =
        gemeente.store.read_blocking(move |tx| Inrichting::load(tx, categorieen, kluis, politie, naam, basis_url))?;
    Ok(loaded)
}

/// What the orders of this municipality are set up with.
pub fn maatregelen(gemeente: &Gemeentemap) -> besluit::Inrichting {
    let config = &gemeente.config.gemeente;
    let lines = [&config.telefoon, &config.email, &config.website].into_iter().filter(|line| !line.is_empty());
    besluit::Inrichting {
        soorten: crate::soorten(),
        kluis: Arc::clone(&gemeente.kluis),
        gemeente: config.naam.clone(),
        afzender: lines.cloned().collect(),
        zoek_plek,
    }
}

/// The street of an address, when the municipality knows exactly one of that name.
fn zoek_plek(tx: &mut store::Tx<'_>, adres: &str) -> store::Result<Option<(f64, f64)>> {
    let street = adres.split(|letter: char| letter.is_ascii_digit()).next().unwrap_or_default().trim();
    let found = signalen::store::plekken::precies(tx, street)?;
    Ok(found.and_then(|plek| plek.punt).map(|punt| (punt.lat(), punt.lon())))
}

fn gemeente_van(gemeente: &Gemeentemap) -> Result<Gemeente, Box<dyn Error>> {
    let config = &gemeente.config.gemeente;
    let thema_css = config.thema.as_ref().map(|path| gemeente.lees(path)).transpose()?;
    let kaart = gemeente.config.kaart.clone();
    let kaarttegels = kaart.map(|kaart| Kaarttegels { sjabloon: kaart.tegels, herkomst: kaart.herkomst });
    Ok(Gemeente {
        naam: config.naam.clone(),
        telefoon: config.telefoon.clone(),
        website: config.website.clone(),
        email: config.email.clone(),
        thema_css,
        kaarttegels,
    })
}

fn instellingen(gemeente: &Gemeentemap) -> Result<Instellingen, Box<dyn Error>> {
    let basis_url = basis_url(gemeente);
    let https = basis_url.starts_with("https://");
    let proxies = gemeente.config.server.proxies.iter();
    let wrong = |text: &str| format!("server.proxies: {text} is geen adres of reeks van adressen");
    let vertrouwde_proxies =
        proxies.map(|text| text.parse::<Netwerk>().map_err(|_| wrong(text))).collect::<Result<_, _>>()?;
    Ok(Instellingen { demo: gemeente.omgeving == Omgeving::Demo, https, basis_url, vertrouwde_proxies })
}

fn basis_url(gemeente: &Gemeentemap) -> String {
    gemeente.config.server.basis_url.trim_end_matches('/').to_owned()
}

/// Spreads retries, so that they do not all come at once when a receiver is back.
fn jitter() -> u32 {
    let mut bytes = [0; 4];
    // Without randomness they come together: worse, not wrong.
    getrandom::fill(&mut bytes).map_or(0, |()| u32::from_le_bytes(bytes))
}
