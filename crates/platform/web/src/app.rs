//! What every handler can reach: the database, the clock, the municipality, and what domains keep in memory.

use crate::laag::{Grens, csp};
use crate::{Fout, Netwerk, live};
use axum::http::HeaderValue;
use kern::{Clock, Moment};
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::Arc;
use store::Store;
use tokio::sync::{Semaphore, watch};

/// The municipality as pages show it.
#[derive(Debug, Clone, Default)]
pub struct Gemeente {
    /// Name without "Gemeente".
    pub naam: String,
    /// Telephone number as people read it.
    pub telefoon: String,
    /// Address of the municipality's own site.
    pub website: String,
    /// Where other systems ask about the API.
    pub email: String,
    /// Theme of the municipality: `--basis-*` tokens, served as `/thema.css`.
    pub thema_css: Option<String>,
    /// Map tiles from elsewhere; without them maps show only our own outlines.
    pub kaarttegels: Option<Kaarttegels>,
}

/// A server of map tiles.
#[derive(Debug, Clone)]
pub struct Kaarttegels {
    /// Address with `{z}`, `{x}` and `{y}`.
    pub sjabloon: String,
    /// Its origin (`https://host`), the only foreign one from which a page may load an image.
    pub herkomst: String,
}

/// How this server is set up.
#[derive(Debug, Clone)]
pub struct Instellingen {
    /// Practice environment: invented data, sign-in cards.
    pub demo: bool,
    /// Whether people reach us over https; decides on HSTS and on `Secure` cookies.
    pub https: bool,
    /// The address people use, without a slash at the end: `https://veilig.voorbeeldstad.nl`.
    pub basis_url: String,
    /// The proxies in front of us; only these are believed about where a request comes from.
    pub vertrouwde_proxies: Vec<Netwerk>,
}

impl Default for Instellingen {
    fn default() -> Self {
        let basis_url = "http://127.0.0.1:8080".to_owned();
        Self { demo: false, https: false, basis_url, vertrouwde_proxies: Vec::new() }
    }
}

/// The running program. Cheap to clone; every handler gets it as its state.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    store: Store,
    clock: Arc<dyn Clock>,
    gemeente: Gemeente,
    instellingen: Instellingen,
    extensions: HashMap<TypeId, Arc<dyn Any + Send + Sync>>,
    csp: HeaderValue,
    grens: Grens,
    live: Arc<Semaphore>,
    stop: watch::Sender<bool>,
}

impl App {
    /// Starts building the program's state.
    pub fn builder(store: Store, clock: Arc<dyn Clock>) -> AppBuilder {
        AppBuilder(Inner {
            store,
            clock,
            gemeente: Gemeente::default(),
            instellingen: Instellingen::default(),
            extensions: HashMap::new(),
            csp: csp(&Gemeente::default()),
            grens: Grens::default(),
            live: Arc::new(Semaphore::new(live::CONNECTIONS)),
            stop: watch::Sender::new(false),
        })
    }

    /// The municipality's database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The clock, for code that outlives the request.
    pub fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.0.clock)
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        self.0.clock.now()
    }

    /// The municipality.
    pub fn gemeente(&self) -> &Gemeente {
        &self.0.gemeente
    }

    /// How this server is set up.
    pub fn instellingen(&self) -> &Instellingen {
        &self.0.instellingen
    }

    /// The full address of a path of ours, for mail and letters: `https://.../signalen`.
    pub fn url(&self, pad: &str) -> String {
        format!("{}{pad}", self.0.instellingen.basis_url)
    }

    /// What a domain put here at the start: its cache, its configuration. `None` when nobody did.
    pub fn ext<T: Send + Sync + 'static>(&self) -> Option<Arc<T>> {
        Arc::clone(self.0.extensions.get(&TypeId::of::<T>())?).downcast().ok()
    }

    /// As [`App::ext`], for what a page cannot do without: a program that was put together without it says so, rather than
    /// showing a page with less on it.
    pub fn require<T: Send + Sync + 'static>(&self) -> Result<Arc<T>, Fout> {
        let missing = || Fout::storing("opbouw", format_args!("{} ontbreekt", std::any::type_name::<T>()));
        self.ext().ok_or_else(missing)
    }

    /// Becomes true when the server is asked to stop; long-lived work ends then.
    pub fn stopping(&self) -> watch::Receiver<bool> {
        self.0.stop.subscribe()
    }

    /// Asks everything to stop.
    pub(crate) fn stop(&self) {
        self.0.stop.send_replace(true);
    }

    pub(crate) fn csp(&self) -> &HeaderValue {
        &self.0.csp
    }

    pub(crate) fn grens(&self) -> &Grens {
        &self.0.grens
    }

    pub(crate) fn live(&self) -> Arc<Semaphore> {
        Arc::clone(&self.0.live)
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").field("instellingen", &self.0.instellingen).finish_non_exhaustive()
    }
}

/// An [`App`] in the making.
pub struct AppBuilder(Inner);

impl AppBuilder {
    /// For this municipality.
    #[must_use]
    pub fn gemeente(mut self, gemeente: Gemeente) -> Self {
        self.0.csp = csp(&gemeente);
        self.0.gemeente = gemeente;
        self
    }

    /// With this set-up.
    #[must_use]
    pub fn instellingen(mut self, instellingen: Instellingen) -> Self {
        self.0.instellingen = instellingen;
        self
    }

    /// Keeps one value of a domain's own type for [`App::ext`]; a second one of the same type replaces it.
    #[must_use]
    pub fn ext<T: Send + Sync + 'static>(mut self, value: Arc<T>) -> Self {
        self.0.extensions.insert(TypeId::of::<T>(), value);
        self
    }

    /// The state itself.
    pub fn build(self) -> App {
        App(Arc::new(self.0))
    }
}

impl std::fmt::Debug for AppBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AppBuilder")
    }
}
