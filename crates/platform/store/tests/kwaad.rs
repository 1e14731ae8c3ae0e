//! Bad treatment: killed in mid-write, disk full, locked by another, database gone. Acknowledged means durable, and a
//! failure names itself and passes.

#![expect(clippy::unwrap_used, reason = "a test stops where it goes wrong")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use store::testen::on_both;
use store::{Backend, Config, Migratie, Store, StoreError, args};

const PROEF: &[Migratie] = &[Migratie {
    module: "proef",
    nummer: 1,
    naam: "proef",
    sql: "-- tabel proef: een proef
-- bewaar: altijd
CREATE TABLE proef (
  id    ID_AUTO,               -- [geen] nummer
  naam  TEKST NOT NULL UNIQUE  -- [geen] naam
)",
}];

store::sql! {
    INSERT = "INSERT INTO proef (naam) VALUES ($1)";
    NAMEN = "SELECT naam FROM proef ORDER BY id";
    TEL = "SELECT COUNT(*) FROM proef";
    SCHOP = "SELECT COUNT(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()) AS t";
}

fn insert(store: &Store, naam: String) -> Result<(), StoreError> {
    store.write_blocking(move |tx| tx.exec(INSERT, args![naam]).map(drop))
}

fn count(store: &Store) -> Result<i64, StoreError> {
    store.read_blocking(|tx| tx.row(TEL, &[])?.get(0))
}

const CHILD: &str = "BAKEN_PROEF_KIND";

/// Not a test of its own: when the test below starts this file again, this is what the child does.
#[test]
fn kind_dat_schrijft_tot_het_wordt_gedood() {
    let Ok(target) = std::env::var(CHILD) else { return };
    let config = if target.starts_with("postgres") { Config::postgres(target) } else { Config::sqlite(target) };
    let store = Store::open(config).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
    runtime.block_on(async {
        let writers = (0..8).map(|writer| {
            let store = store.clone();
            tokio::spawn(async move {
                for number in 0.. {
                    let naam = format!("{writer}-{number}");
                    let row = naam.clone();
                    let done = store.write(move |tx| tx.exec(INSERT, args![row]).map(drop)).await;
                    done.unwrap();
                    println!("ja {naam}");
                }
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap();
        }
    });
}

#[test]
fn wat_bevestigd_is_overleeft_kill_9_en_staat_er_een_keer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("proef.db");
    let mut targets = vec![path.display().to_string()];
    let postgres = store::testen::PostgresDatabase::fresh();
    targets.extend(postgres.as_ref().map(store::testen::PostgresDatabase::url));
    for target in targets {
        let config = || {
            if target.starts_with("postgres") { Config::postgres(target.as_str()) } else { Config::sqlite(&target) }
        };
        store::migrate(&Store::open(config()).unwrap(), PROEF).unwrap();
        let acknowledged = write_and_kill(&target);
        assert!(acknowledged.len() >= 1000, "{} acknowledged", acknowledged.len());
        let store = Store::open(config()).unwrap();
        let kept: Vec<String> = store.read_blocking(|tx| tx.list(NAMEN, &[], |row| row.get(0))).unwrap();
        let unique: std::collections::HashSet<_> = kept.iter().collect();
        assert_eq!(unique.len(), kept.len());
        assert!(acknowledged.iter().all(|naam| unique.contains(naam)));
        insert(&store, "daarna".to_owned()).unwrap();
    }
}

fn write_and_kill(target: &str) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["kind_dat_schrijft_tot_het_wordt_gedood", "--exact", "--nocapture", "--test-threads=1"])
        .env(CHILD, target)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut acknowledged = Vec::new();
    for line in lines {
        if let Some((_, naam)) = line.rsplit_once("ja ") {
            acknowledged.push(naam.to_owned());
        }
        if acknowledged.len() == 1000 {
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    acknowledged
}

#[test]
fn een_database_die_een_ander_vasthoudt_is_bezet_en_komt_terug() {
    let fresh = store::testen::sqlite(PROEF);
    let Config::Sqlite { path, .. } = fresh.store.config().clone() else { unreachable!() };
    let other = rusqlite::Connection::open(path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(insert(&fresh.store, "te vroeg".to_owned()), Err(StoreError::Busy));
    assert!(StoreError::Busy.is_temporary());
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(insert(&fresh.store, "nu wel".to_owned()), Ok(()));
    assert_eq!(count(&fresh.store), Ok(1));
}

#[test]
fn na_een_weggevallen_server_gaat_het_vanzelf_verder() {
    on_both(PROEF, |store| {
        if store.backend() != Backend::Postgres {
            return;
        }
        let Config::Postgres { url, .. } = store.config().clone() else { unreachable!() };
        insert(store, "eerst".to_owned()).unwrap();
        count(store).unwrap();
        let outsider = Store::open(Config::Postgres { url, readers: 1 }).unwrap();
        outsider.read_blocking(|tx| tx.row(SCHOP, &[])).unwrap();
        // The first write may meet the dead connection; it says so, keeps nothing, and the next one opens a new one.
        let first = insert(store, "tweede".to_owned());
        assert!(first.is_ok() || first.as_ref().is_err_and(StoreError::is_temporary), "{first:?}");
        if first.is_err() {
            insert(store, "tweede".to_owned()).unwrap();
        }
        assert_eq!(count(store), Ok(2));
    });
}

/// A file system of two megabytes, taken away again at the end; `None` where this user may not make one.
struct Small<'a>(&'a Path);

impl<'a> Small<'a> {
    fn mount(path: &'a Path) -> Option<Self> {
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"]).arg(path).output();
        mount.is_ok_and(|done| done.status.success()).then_some(Self(path))
    }
}

impl Drop for Small<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.0).output();
    }
}

#[test]
fn een_volle_schijf_bewaart_niets_half_en_vergeet_niets() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_small) = Small::mount(folder.path()) else {
        eprintln!("skipped: this user cannot make a small file system");
        return;
    };
    let store = Store::open(Config::sqlite(folder.path().join("proef.db"))).unwrap();
    store::migrate(&store, PROEF).unwrap();
    let long = "x".repeat(10_000);
    let mut kept = 0;
    let failed = loop {
        match insert(&store, format!("{kept}{long}")) {
            Ok(()) => kept += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(failed, StoreError::DiskFull), "{failed:?}");
    assert!(kept > 0);
    assert_eq!(count(&store), Ok(kept));
    // The write-ahead log may have been folded in since: either there is room again, or it says so again.
    match insert(&store, format!("nog{long}")) {
        Ok(()) => kept += 1,
        Err(error) => assert!(error.is_temporary()),
    }
    assert_eq!(count(&store), Ok(kept));
}
