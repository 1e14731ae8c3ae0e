//! Acknowledged means durable: the whole program, killed in the middle of a thousand reports.

#![expect(clippy::unwrap_used, reason = "a test stops where it goes wrong")]

use crate::server::{MELDEN, Server, vraag};
use crate::steun::{Proef, databases};
use std::collections::BTreeMap;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;
use store::Backend;

const MELDINGEN: usize = 1_000;
const MELDERS: usize = 8;
/// The program is killed when so many have been acknowledged.
const TOT: usize = 300;

store::sql! {
    TEKSTEN = "SELECT s.tekst, s.jaar, s.volgnummer, b.codehash FROM signaal s LEFT JOIN brievenbus b ON b.signaal = s.id";
}

#[test]
fn wat_bevestigd_is_staat_er_na_kill_9_precies_een_keer() {
    for backend in databases() {
        let proef = Proef::nieuw(backend);
        // Practice lets one machine report a thousand times.
        std::fs::write(proef.map().join(baken::gemeentemap::DEMO_MERK), "Om te oefenen.").unwrap();
        let bevestigd = meld_en_dood(&proef);
        assert!((TOT..MELDINGEN).contains(&bevestigd.len()), "{} were acknowledged", bevestigd.len());

        // It starts again on what is there, and takes in the next.
        let server = Server::start(proef.map(), proef.postgres.as_ref());
        assert_eq!(server.meld(MELDINGEN).status, 201);
        let found = gevonden(&proef);
        for (nummer, kenmerk) in &bevestigd {
            assert_eq!(found.get(nummer).map(Vec::as_slice), Some(&[kenmerk.clone()][..]), "report {nummer}");
        }
        // What was not acknowledged may be there, whole, and once: the reporter saw no receipt and sends it again.
        assert!(found.values().all(|kenmerken| kenmerken.len() == 1), "{found:?}");
        drop(server);
        assert!(controle(&proef), "the chains and the index are whole");
    }
}

/// Eight people report without pause until the program is gone; what they got a receipt for, by its number.
fn meld_en_dood(proef: &Proef) -> BTreeMap<usize, String> {
    let server = Server::start(proef.map(), proef.postgres.as_ref());
    let (poort, next, done) = (server.poort, AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        let report = || {
            let mut taken = Vec::new();
            loop {
                let nummer = next.fetch_add(1, Ordering::Relaxed);
                if nummer >= MELDINGEN {
                    return taken;
                }
                let json = format!(
                    "{{\"categorie\":\"overlast_buren\",\"tekst\":\"Melding nummer {nummer}.\",\"gaande\":\"voorbij\"}}"
                );
                // A line that breaks off is no receipt.
                let Ok(reply) = vraag(poort, MELDEN, &json) else { return taken };
                assert_eq!(reply.status, 201, "{}", reply.tekst);
                let kenmerk = reply.tekst.split("\"kenmerk\":\"").nth(1).and_then(|rest| rest.split('"').next());
                taken.push((nummer, kenmerk.unwrap().to_owned()));
                done.fetch_add(1, Ordering::Relaxed);
            }
        };
        let reporters: Vec<_> = (0..MELDERS).map(|_| scope.spawn(report)).collect();
        while done.load(Ordering::Relaxed) < TOT {
            thread::sleep(Duration::from_millis(1));
        }
        server.kill();
        reporters.into_iter().flat_map(|reporter| reporter.join().unwrap()).collect()
    })
}

/// The references under which each numbered report stands, each with its mailbox.
fn gevonden(proef: &Proef) -> BTreeMap<usize, Vec<String>> {
    let rows = proef.gemeente.store.read_blocking(|tx| tx.rows(TEKSTEN, &[])).unwrap();
    let mut found: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for row in rows {
        let mut cols = row.cols();
        let (tekst, jaar, volgnummer): (String, i64, i64) =
            (cols.take().unwrap(), cols.take().unwrap(), cols.take().unwrap());
        let mailbox: Option<Vec<u8>> = cols.take().unwrap();
        let Some(nummer) = tekst.strip_prefix("Melding nummer ").and_then(|rest| rest.strip_suffix('.')) else {
            continue;
        };
        assert!(mailbox.is_some(), "a report without its mailbox");
        let kenmerk = signalen::model::Kenmerk { jaar, volgnummer }.to_string();
        found.entry(nummer.parse().unwrap()).or_default().push(kenmerk);
    }
    found
}

fn controle(proef: &Proef) -> bool {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baken"));
    if let (Backend::Postgres, Some(database)) = (proef.gemeente.store.backend(), &proef.postgres) {
        command.env("BAKEN_DATABASE", database.url());
    }
    command.args(["controle", "--map", proef.map().to_str().unwrap()]).output().unwrap().status.success()
}
