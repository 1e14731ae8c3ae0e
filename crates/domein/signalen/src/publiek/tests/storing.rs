//! When we fail: nothing that was typed is lost, and the page says what to do.

use super::{Bezoeker, meerdelig, naar, toont};
use crate::proef;
use std::sync::mpsc;
use std::thread;
use store::{Backend, Config, Sql, Store, StoreError, Synchronous, testen};

/// Holds the database as another program does, until dropped.
struct Vast {
    let_go: mpsc::Sender<()>,
    holder: Option<thread::JoinHandle<()>>,
}

impl Vast {
    fn houd(store: &Store) -> Self {
        let Config::Sqlite { path, .. } = store.config().clone() else { unreachable!("SQLite only") };
        let (let_go, wait) = mpsc::channel::<()>();
        let (held, is_held) = mpsc::channel::<()>();
        let holder = thread::spawn(move || {
            let other = Store::open(Config::Sqlite { path, synchronous: Synchronous::Off, readers: 1 }).unwrap();
            let hold = other.write_blocking(move |tx| {
                tx.exec(Sql { name: "RAAK", text: "DELETE FROM teller WHERE naam = 'geen'" }, &[])?;
                held.send(()).unwrap();
                let _ = wait.recv();
                Ok::<_, StoreError>(())
            });
            hold.unwrap();
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
    let held = Vast::houd(&proef.store);

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
fn met_een_verdwenen_database_staat_er_hoe_het_verder_kan() {
    let Some(fresh) = testen::fresh(Backend::Postgres, &proef::migraties()) else {
        eprintln!("skipped on PostgreSQL: BAKEN_TEST_POSTGRES is not set");
        return;
    };
    let proef = proef::Proef::nieuw(&fresh.store);
    let mut b = Bezoeker::nieuw(&proef);
    naar(&b.stap_wat("De buren schreeuwen."), "/melden/waar");
    naar(&b.stap_waar(&[]), "/melden/wie");
    naar(&b.stap_wie_anoniem(), "/melden/controle");
    let rename = |van: &'static str| {
        let sql = Sql { name: "HERNOEM", text: van };
        b.proef.store.write_blocking(move |tx| tx.exec(sql, &[])).unwrap();
    };
    // The draft cannot be read and nothing written: as when somebody restores a backup.
    rename("ALTER TABLE melding_concept RENAME TO weg");
    let sent = b.browser.clone().post("/melden/controle", &[]);
    assert!(sent.status.is_server_error(), "{}", sent.status);
    rename("ALTER TABLE weg RENAME TO melding_concept");
    naar(&b.browser.post("/melden/controle", &[]), "/melden/klaar");
}

#[test]
fn ook_de_statuspagina_verliest_niets() {
    let fresh = testen::sqlite(&proef::migraties());
    let proef = proef::Proef::nieuw(&fresh.store);
    let mut b = Bezoeker::nieuw(&proef);
    let code = b.meld("De buren schreeuwen.");
    naar(&b.post("/melding", &[("code", &code)]), "/melding/status");
    let held = Vast::houd(&proef.store);
    let reply = b.upload("/melding/status/bericht", &[("tekst", "Het gebeurde weer om 3 uur")], &[]);
    toont(&reply, 503, &["Het lukt nu even niet", "Het gebeurde weer om 3 uur"]);
    drop(held);
    naar(&b.upload("/melding/status/bericht", &[("tekst", "Het gebeurde weer om 3 uur")], &[]), "/melding/status");
}
