//! The practice municipality holds a whole quarter of work, on either database, and everything in it fits.

#![expect(clippy::unwrap_used, reason = "a test stops where it goes wrong")]

use crate::steun::{databases, env, fresh, nu};
use baken::controle::{Ernst, controleer};
use baken::demo::{Inhoud, maak_map, vul};
use baken::gemeentemap::{DEMO_MERK, Gemeentemap};
use kern::Code as _;
use signalen::model::Status;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use store::testen::PostgresDatabase;
use store::{Sql, Synchronous};
use tempfile::TempDir;

fn gevuld(backend: store::Backend) -> (Gemeentemap, Option<PostgresDatabase>, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let (postgres, map) = (fresh(backend), folder.path().join("demo"));
    fs::create_dir(&map).unwrap();
    fs::write(map.join(DEMO_MERK), "proef").unwrap();
    let toml = "[gemeente]\nnaam = \"Soest (demo)\"\n";
    let gemeente = Gemeentemap::maak(&map, toml, env(postgres.as_ref()), Synchronous::Off).unwrap();
    vul(&gemeente, Inhoud::Gevuld, nu(), |_, _| {}).unwrap();
    (gemeente, postgres, folder)
}

fn tel(gemeente: &Gemeentemap, text: &'static str) -> i64 {
    gemeente.store.read_blocking(move |tx| tx.row(Sql { name: "TEL", text }, &[])?.get(0)).unwrap()
}

#[test]
fn een_kwartaal_werk_op_beide_databases() {
    for backend in databases() {
        let (gemeente, _postgres, _folder) = gevuld(backend);
        let rapport = controleer(&gemeente, Vec::new(), nu()).unwrap();
        assert!(rapport.in_orde, "{rapport}");
        let said = rapport.onderdelen.iter().flat_map(|onderdeel| &onderdeel.bevindingen);
        // What may go waits for two persons: that is there to be tried.
        assert_eq!(said.filter(|bevinding| bevinding.ernst == Ernst::LetOp).count(), 1, "{rapport}");
        assert!(rapport.to_string().contains("Regel signaal: 4 wachten op akkoord"), "{rapport}");
        for status in Status::ALL {
            let text: &'static str = format!("SELECT COUNT(*) FROM signaal WHERE status = '{}'", status.code()).leak();
            assert!(tel(&gemeente, text) >= 4, "{} komt te weinig voor", status.naam());
        }
        let at_least = [
            (135, "SELECT COUNT(*) FROM signaal"),
            (1, "SELECT COUNT(*) FROM signaal WHERE spoed = 1 AND politie_op IS NULL AND politie_afgewogen IS NULL"),
            (7, "SELECT COUNT(*) FROM politiemelding WHERE minuten > 0"),
            (80, "SELECT COUNT(*) FROM weging"),
            (2, "SELECT COUNT(*) FROM signaal WHERE volgen_tot = '2026-11-24'"),
            (1, "SELECT COUNT(*) FROM signaal WHERE beantwoord_op IS NULL AND antwoord_voor < '2026-11-24'"),
            (
                3,
                "SELECT COUNT(*) FROM signaal WHERE beantwoord_op IS NULL AND antwoord_voor BETWEEN '2026-11-24' AND '2026-12-04'",
            ),
            (1, "SELECT COUNT(*) FROM gebeurtenis WHERE soort = 'signaal.heropend'"),
            (
                1,
                "SELECT COUNT(*) FROM gebeurtenis WHERE soort = 'signaal.beantwoord' AND gegevens = '{\"op_tijd\":false}'",
            ),
            (
                10,
                "SELECT COUNT(*) FROM gebeurtenis WHERE soort = 'signaal.beantwoord' AND gegevens = '{\"op_tijd\":true}'",
            ),
            (5, "SELECT COUNT(*) FROM bericht WHERE van = 'melder'"),
            (7, "SELECT COUNT(*) FROM bijlage"),
            (8, "SELECT COUNT(*) FROM melder"),
            (10, "SELECT COUNT(*) FROM dossier"),
            (20, "SELECT COUNT(*) FROM dossier_ding"),
            (4, "SELECT COUNT(*) FROM deling"),
            (11, "SELECT COUNT(*) FROM overleg WHERE status = 'gesloten'"),
            (1, "SELECT COUNT(*) FROM overleg WHERE datum = '2026-11-24' AND status <> 'gesloten'"),
            (20, "SELECT COUNT(*) FROM besluit WHERE overleg IS NOT NULL"),
            (250, "SELECT COUNT(*) FROM inzage"),
            (8, "SELECT COUNT(*) FROM gebied"),
            (100, "SELECT COUNT(*) FROM signaal WHERE gebied <> ''"),
        ];
        for (least, text) in at_least {
            let found = tel(&gemeente, text);
            assert!(found >= least, "{found} is minder dan {least}: {text}");
        }
        assert_eq!(tel(&gemeente, "SELECT COUNT(*) FROM sessie"), 0, "iedereen is naar huis");
        let regels = baken::geheel().bewaarregels();
        let due = gemeente.store.read_blocking(move |tx| jobs::bewaren::dry_run(tx, &regels, nu(), 50)).unwrap();
        let old = due.iter().find(|overzicht| overzicht.regel.naam == "signaal").unwrap();
        let held = old.kandidaten.iter().filter(|kandidaat| kandidaat.stop.is_some()).count();
        assert_eq!((old.kandidaten.len(), held), (5, 1), "te vernietigen, waarvan een met een bewaarstop");
        assert_eq!(tel(&gemeente, "SELECT COUNT(*) FROM gebeurtenis WHERE moment > 1795950000000000"), 0);
    }
}

#[test]
fn alleen_een_eigen_proefgemeente_wordt_vervangen() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("demo");
    let first = maak_map(&own, "http://127.0.0.1:1").unwrap();
    vul(&first, Inhoud::Leeg, nu(), |_, _| {}).unwrap();
    drop(first);
    fs::write(own.join("eigen.txt"), "blijft").unwrap();
    let second = maak_map(&own, "http://127.0.0.1:2").unwrap();
    assert_eq!(tel(&second, "SELECT COUNT(*) FROM gebruiker"), 0, "van voren af aan");
    assert_eq!(fs::read_to_string(own.join("eigen.txt")).unwrap(), "blijft");
    let other = folder.path().join("ander");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("brief.txt"), "van iemand").unwrap();
    let refused = maak_map(&other, "http://127.0.0.1:1").unwrap_err().to_string();
    assert!(refused.contains("niet leeg en geen proefgemeente"), "{refused}");
    assert_eq!(fs::read_dir(&other).unwrap().count(), 1);
}

#[test]
fn de_demo_zegt_waar_zij_staat_en_stopt_netjes() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_baken"));
    program.args(["demo", "--leeg", "--adres", "127.0.0.1:0", "--map"]).arg(folder.path().join("demo"));
    // A demo never reaches the database of a real municipality.
    program.env("BAKEN_DATABASE", "postgres://127.0.0.1:1/nergens").stdout(Stdio::piped()).stderr(Stdio::null());
    let mut running = program.spawn().unwrap();
    let mut lines = BufReader::new(running.stdout.take().unwrap()).lines().map(Result::unwrap);
    let address = lines.find_map(|line| line.split("http://").nth(1).map(|rest| rest.replace("/melden", ""))).unwrap();
    let card = lines.find(|line| line.contains("Adviseur veiligheid")).unwrap();
    assert!(card.contains("Sanne Verhoeven"), "{card}");
    lines.find(|line| line.starts_with("Stoppen")).unwrap();
    let mut stream = TcpStream::connect(&address).unwrap();
    write!(stream, "GET /inloggen HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).unwrap();
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("Sanne Verhoeven"), "{page}");
    let busy = Command::new(env!("CARGO_BIN_EXE_baken"))
        .args(["demo", "--adres", &address, "--map"])
        .arg(folder.path().join("b"))
        .output();
    let busy = busy.unwrap();
    assert!(!busy.status.success() && String::from_utf8_lossy(&busy.stderr).contains("al in gebruik"));
    assert!(!folder.path().join("b").exists(), "de poort wordt geprobeerd voordat er iets wordt gemaakt");
    assert!(Command::new("kill").arg(running.id().to_string()).status().unwrap().success());
    assert!(running.wait().unwrap().success());
}
