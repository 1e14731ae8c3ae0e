//! When we fail: nothing that was typed is lost, and the page says what to do.

use super::{Bezoeker, meerdelig, naar, toont};
use crate::proef;
use std::sync::mpsc;
use std::thread;
use store::{Backend, Config, Sql, Store, StoreError, Synchronous, testen};

/// Any write makes the holder the one who writes.
const SCHRIJVEN: &str = "DELETE FROM teller WHERE naam = 'geen'";

/// Holds the database as another program does, until dropped.
struct Vast {
    let_go: mpsc::Sender<()>,
    holder: Option<thread::JoinHandle<()>>,
}

impl Vast {
    fn houd(store: &Store, text: &'static str) -> Self {
        let config = match store.config().clone() {
            Config::Sqlite { path, .. } => Config::Sqlite { path, synchronous: Synchronous::Off, readers: 1 },
            Config::Postgres { url, .. } => Config::Postgres { url, readers: 1 },
        };
        let (let_go, wait) = mpsc::channel::<()>();
        let (held, is_held) = mpsc::channel::<()>();
        let holder = thread::spawn(move || {
            let other = Store::open(config).unwrap();
            let outcome = other.write_blocking(move |tx| {
                tx.exec(Sql { name: "HOUD", text }, &[])?;
                held.send(()).unwrap();
                let _ = wait.recv();
                Ok::<_, StoreError>(())
            });
            outcome.unwrap();
        });
        is_held.recv().unwrap();
        Self { let_go, holder: Some(holder) }
    }
}

impl Drop for Vast {
    fn drop(&mut self) {
        let _ = self.let_go.send(());
        if let Some(holder) = self.holder.take() {
            let _ = holder.join();
        }
    }
}

#[test]
fn met_een_bezette_database_blijft_staan_wat_er_is_getypt() {
    let fresh = testen::sqlite(&proef::migraties());
    let proef = proef::Proef::nieuw(&fresh.store);
    let mut b = Bezoeker::nieuw(&proef);
    naar(&b.stap_wat("De buren schreeuwen."), "/melden/waar");
    naar(&b.stap_waar(&[]), "/melden/wie");
    naar(&b.stap_wie_anoniem(), "/melden/controle");
    let held = Vast::houd(&proef.store, SCHRIJVEN);

    let sent = b.post("/melden/controle", &[]);
    toont(&sent, 503, &["Het lukt nu even niet", "De buren schreeuwen.", "Lindeveld 22", "Melding versturen"]);
    assert!(!sent.header("retry-after").is_empty());
    let mut other = b.ander_apparaat();
    let wat = other.post("/melden/wat", &[("categorie", "drugs"), ("tekst", "Een vreemde lucht")]);
    toont(&wat, 503, &["Het lukt nu even niet", "Een vreemde lucht"]);
    let velden = [("plek", "Achter de loods"), ("gaande", "nu")];
    let waar = b.browser.send(meerdelig("/melden/waar", &velden, &[]));
    toont(&waar, 503, &["Het lukt nu even niet", "Achter de loods", "Kies ze dan opnieuw"]);
    drop(held);

    naar(&b.post("/melden/controle", &[]), "/melden/klaar");
    assert_eq!(b.tel("SELECT COUNT(*) FROM signaal"), 1);
}

#[test]
fn ook_als_het_concept_niet_te_lezen_is_staat_er_hoe_het_verder_kan() {
    // On PostgreSQL a table can be locked for readers too; SQLite readers never wait.
    let Some(fresh) = testen::fresh(Backend::Postgres, &proef::migraties()) else {
        eprintln!("skipped on PostgreSQL: BAKEN_TEST_POSTGRES is not set");
        return;
    };
    let proef = proef::Proef::nieuw(&fresh.store);
    let mut b = Bezoeker::nieuw(&proef);
    naar(&b.stap_wat("De buren schreeuwen."), "/melden/waar");
    naar(&b.stap_waar(&[]), "/melden/wie");
    naar(&b.stap_wie_anoniem(), "/melden/controle");
    let held = Vast::houd(&proef.store, "LOCK TABLE melding_concept IN ACCESS EXCLUSIVE MODE");
    let sent = b.post("/melden/controle", &[]);
    toont(&sent, 503, &["Uw antwoorden staan er nog", "Probeer opnieuw te versturen", "Bel 112"]);
    drop(held);
    naar(&b.post("/melden/controle", &[]), "/melden/klaar");
    assert_eq!(b.tel("SELECT COUNT(*) FROM signaal"), 1);
}

#[test]
fn ook_de_statuspagina_verliest_niets() {
    let fresh = testen::sqlite(&proef::migraties());
    let proef = proef::Proef::nieuw(&fresh.store);
    let mut b = Bezoeker::nieuw(&proef);
    let code = b.meld("De buren schreeuwen.");
    naar(&b.post("/melding", &[("code", &code)]), "/melding/status");
    let held = Vast::houd(&proef.store, SCHRIJVEN);
    let reply = b.upload("/melding/status/bericht", &[("tekst", "Het gebeurde weer om 3 uur")], &[]);
    toont(&reply, 503, &["Het lukt nu even niet", "Het gebeurde weer om 3 uur"]);
    drop(held);
    naar(&b.upload("/melding/status/bericht", &[("tekst", "Het gebeurde weer om 3 uur")], &[]), "/melding/status");
}
