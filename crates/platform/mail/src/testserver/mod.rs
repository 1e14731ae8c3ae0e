//! A real SMTP server for tests: listens on a free port of loopback, keeps what it receives, and misbehaves on request.
//!
//! ```no_run
//! use mail::testserver::{Gedrag, SmtpServer};
//! let mut server = SmtpServer::start().unwrap();
//! server.gedraag(Gedrag::WeigerTijdelijk(mail::Stap::Ontvanger));
//! // ... send, and see that it is tried again ...
//! server.stop();              // the mail server is down for a day
//! server.herstart().unwrap(); // and comes back on the same port
//! assert!(server.ontvangen().is_empty());
//! ```

mod gesprek;
mod lijn;

pub use lijn::{Beveiliging, Lijn};

use crate::{MailConfig, Stap, Tls};
use gesprek::Gesprek;
use std::{
    io,
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
};

/// What the server does from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gedrag {
    /// Takes everything.
    Aannemen,
    /// Says "later" (4xx) at this step, and repeats the address in its reply as real servers do.
    WeigerTijdelijk(Stap),
    /// Says "never" (5xx) at this step, likewise.
    WeigerBlijvend(Stap),
    /// Asks at this step to sign in first (530), as some servers do only at the recipient or the text.
    VraagInlog(Stap),
    /// Takes the connection and says nothing.
    Hangen,
    /// Closes the connection halfway through the text.
    VerbreekInBericht,
    /// Takes and keeps the whole message, then closes without a reply: the sender cannot know.
    VerbreekNaBericht,
}

/// A message as the server received it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ontvangen {
    /// Envelope sender.
    pub van: String,
    /// Envelope recipients.
    pub aan: Vec<String>,
    /// Header and text as they came over the line.
    pub bericht: String,
}

impl Ontvangen {
    /// The value of a header, unfolded; `None` when it is absent.
    pub fn kop(&self, naam: &str) -> Option<String> {
        let (koppen, _) = self.bericht.split_once("\r\n\r\n")?;
        let ontvouwen = koppen.replace("\r\n ", " ").replace("\r\n\t", " ");
        ontvouwen.lines().find_map(|regel| {
            let (kop, waarde) = regel.split_once(':')?;
            kop.eq_ignore_ascii_case(naam).then(|| waarde.trim().to_owned())
        })
    }

    /// The text after the header, still in its transfer encoding.
    pub fn tekst(&self) -> &str {
        self.bericht.split_once("\r\n\r\n").map_or("", |(_, tekst)| tekst)
    }
}

/// What the conversations share with the test.
pub(crate) struct Staat {
    gedrag: Mutex<Gedrag>,
    ontvangen: Mutex<Vec<Ontvangen>>,
    inlog: Mutex<Option<(String, String)>>,
    gesprekken: AtomicUsize,
    inlogpogingen: AtomicUsize,
    stop: AtomicBool,
    beveiliging: Beveiliging,
}

impl Staat {
    pub(crate) fn gedrag(&self) -> Gedrag {
        *slot(&self.gedrag)
    }

    pub(crate) fn bewaar(&self, ontvangen: Ontvangen) {
        slot(&self.ontvangen).push(ontvangen);
    }

    pub(crate) fn inlog(&self) -> Option<(String, String)> {
        slot(&self.inlog).clone()
    }

    pub(crate) fn tel_inlogpoging(&self) {
        self.inlogpogingen.fetch_add(1, Ordering::SeqCst);
    }

    pub(crate) fn moet_stoppen(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    pub(crate) const fn beveiliging(&self) -> &Beveiliging {
        &self.beveiliging
    }
}

/// A test that panicked while it held the lock must not hide its own message behind a second panic.
fn slot<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The server. Stops when dropped.
pub struct SmtpServer {
    poort: u16,
    staat: Arc<Staat>,
    draad: Option<JoinHandle<()>>,
}

impl SmtpServer {
    /// Starts without TLS on a free port of loopback.
    pub fn start() -> io::Result<Self> {
        Self::start_met(Beveiliging::Geen)
    }

    /// Starts with TLS from the first byte or after STARTTLS; the test brings the TLS.
    pub fn start_met(beveiliging: Beveiliging) -> io::Result<Self> {
        let staat = Arc::new(Staat {
            gedrag: Mutex::new(Gedrag::Aannemen),
            ontvangen: Mutex::default(),
            inlog: Mutex::default(),
            gesprekken: AtomicUsize::new(0),
            inlogpogingen: AtomicUsize::new(0),
            stop: AtomicBool::new(false),
            beveiliging,
        });
        let mut server = Self { poort: 0, staat, draad: None };
        server.herstart()?;
        Ok(server)
    }

    /// Listens again on the same port after [`Self::stop`]; what was received before is still there.
    pub fn herstart(&mut self) -> io::Result<()> {
        self.stop();
        let luisteraar = TcpListener::bind((Ipv4Addr::LOCALHOST, self.poort))?;
        self.poort = luisteraar.local_addr()?.port();
        self.staat.stop.store(false, Ordering::SeqCst);
        let staat = Arc::clone(&self.staat);
        self.draad = Some(thread::spawn(move || luister(&luisteraar, &staat)));
        Ok(())
    }

    /// Stops listening and breaks off every conversation: from now on connections are refused. Returns when all is quiet.
    pub fn stop(&mut self) {
        let Some(draad) = self.draad.take() else { return };
        self.staat.stop.store(true, Ordering::SeqCst);
        // Wakes the listener, which may be waiting for a connection. If nobody listens any more, it was awake.
        drop(TcpStream::connect(self.adres()));
        if draad.join().is_err() {
            eprintln!("the test mail server panicked");
        }
    }

    /// The port, also while stopped.
    pub const fn poort(&self) -> u16 {
        self.poort
    }

    /// Where the server listens.
    pub fn adres(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.poort).into()
    }

    /// Settings with which a sender reaches this server, without TLS and without signing in.
    pub fn config(&self) -> MailConfig {
        MailConfig {
            server: Ipv4Addr::LOCALHOST.to_string(),
            poort: self.poort,
            tls: Tls::Geen,
            gebruiker: None,
            wachtwoord: None,
            afzender: "Gemeente Voorbeeld <veiligheid@voorbeeld.example>".to_owned(),
            timeout_s: 5,
            ca_bestand: None,
        }
    }

    /// How the server behaves from the next step on, also in conversations that are going on.
    pub fn gedraag(&self, gedrag: Gedrag) {
        *slot(&self.staat.gedrag) = gedrag;
    }

    /// From now on only this user may send.
    pub fn eis_inlog(&self, gebruiker: &str, wachtwoord: &str) {
        *slot(&self.staat.inlog) = Some((gebruiker.to_owned(), wachtwoord.to_owned()));
    }

    /// What was received until now, in order.
    pub fn ontvangen(&self) -> Vec<Ontvangen> {
        slot(&self.staat.ontvangen).clone()
    }

    /// How many conversations were begun.
    pub fn gesprekken(&self) -> usize {
        self.staat.gesprekken.load(Ordering::SeqCst)
    }

    /// How often a client sent a password.
    pub fn inlogpogingen(&self) -> usize {
        self.staat.inlogpogingen.load(Ordering::SeqCst)
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Takes connections until told to stop, then waits for the conversations to end.
fn luister(luisteraar: &TcpListener, staat: &Staat) {
    thread::scope(|bereik| {
        for verbinding in luisteraar.incoming() {
            if staat.moet_stoppen() {
                break;
            }
            let Ok(verbinding) = verbinding else { continue };
            staat.gesprekken.fetch_add(1, Ordering::SeqCst);
            bereik.spawn(|| Gesprek::voer(verbinding, staat));
        }
    });
}
