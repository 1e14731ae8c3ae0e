//! Two `baken serve` on one PostgreSQL behave as one: real processes, real sockets, a real mail server.

#![expect(clippy::unwrap_used, reason = "a test stops where it goes wrong")]

use crate::steun::{Proef, databases};
use access::gebruiker::{Wissel, gebruiker_uitzetten, zet_wachtwoord};
use audit::Wie;
use kern::{Clock, Rol, Secret, SystemClock};
use mail::testserver::SmtpServer;
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use store::Backend;

/// Longer than anything here takes; whoever waits this long waits for something that does not come.
const GEDULD: Duration = Duration::from_mins(1);

/// A program that serves; it stops when the test is done.
struct Server {
    process: Child,
    poort: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already gone is as good as stopped.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// What came back.
struct Antwoord {
    status: u16,
    kop: String,
    tekst: String,
}

impl Server {
    fn start(map: &Path, database: &str) -> Self {
        let poort = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let process = Command::new(env!("CARGO_BIN_EXE_baken"))
            .args(["serve", "--map", map.to_str().unwrap(), "--adres", &format!("127.0.0.1:{poort}")])
            .env("BAKEN_DATABASE", database)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { process, poort };
        wacht(|| TcpStream::connect(("127.0.0.1", poort)).is_ok() && server.get("/gezond/klaar", "").status == 200);
        server
    }

    fn get(&self, pad: &str, cookie: &str) -> Antwoord {
        self.vraag(&format!("GET {pad} HTTP/1.1\r\naccept: text/html\r\ncookie: {cookie}\r\n"), "")
    }

    fn post(&self, pad: &str, cookie: &str, form: &str) -> Antwoord {
        let head = format!(
            "POST {pad} HTTP/1.1\r\naccept: text/html\r\ncookie: {cookie}\r\nsec-fetch-site: same-origin\r\n\
             content-type: application/x-www-form-urlencoded\r\n"
        );
        self.vraag(&head, form)
    }

    fn meld(&self, nummer: usize) -> Antwoord {
        let json = format!(
            "{{\"categorie\":\"overlast_buren\",\"tekst\":\"Melding nummer {nummer}.\",\"gaande\":\"voorbij\",\
             \"wilAntwoord\":true,\"email\":\"melder{nummer}@voorbeeld.nl\"}}"
        );
        self.vraag("POST /api/v1/meldingen HTTP/1.1\r\ncontent-type: application/json\r\n", &json)
    }

    fn vraag(&self, head: &str, body: &str) -> Antwoord {
        let mut line = TcpStream::connect(("127.0.0.1", self.poort)).unwrap();
        line.set_read_timeout(Some(GEDULD)).unwrap();
        let rest = format!("host: 127.0.0.1\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        line.write_all(format!("{head}{rest}").as_bytes()).unwrap();
        let mut reply = Vec::new();
        line.read_to_end(&mut reply).unwrap();
        let reply = String::from_utf8_lossy(&reply).into_owned();
        let (kop, tekst) = reply.split_once("\r\n\r\n").unwrap();
        let status = kop.split(' ').nth(1).unwrap().parse().unwrap();
        Antwoord { status, kop: kop.to_owned(), tekst: tekst.to_owned() }
    }
}

/// Waits until it is so.
#[track_caller]
fn wacht(mut gebeurd: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !gebeurd() {
        assert!(begin.elapsed() < GEDULD, "it did not happen");
        sleep(Duration::from_millis(50));
    }
}

/// Two servers on one database, when there is a PostgreSQL to stand them on.
fn met_twee(test: impl Fn(&Proef, [&Server; 2], &SmtpServer)) {
    if !databases().contains(&Backend::Postgres) {
        return;
    }
    let smtp = SmtpServer::start().unwrap();
    let proef = Proef::nieuw(Backend::Postgres);
    let toml = format!(
        "[gemeente]\nnaam = \"Voorbeeld\"\n[mail]\nserver = \"127.0.0.1\"\npoort = {}\ntls = \"geen\"\n\
         afzender = \"Gemeente Voorbeeld <veiligheid@voorbeeld.example>\"\n",
        smtp.adres().port()
    );
    std::fs::write(proef.map().join("baken.toml"), toml).unwrap();
    let database = proef.postgres.clone().unwrap();
    let [een, twee] = [(), ()].map(|()| Server::start(proef.map(), &database));
    test(&proef, [&een, &twee], &smtp);
}

#[test]
fn een_sessie_geldt_op_beide_en_is_op_beide_meteen_voorbij() {
    met_twee(|proef, [een, twee], _| {
        let store = &proef.gemeente.store;
        let now = SystemClock.now();
        let id = proef.gebruiker(now, Rol::Adviseur);
        let cookie = access::testen::cookie(store, now, id);
        assert_eq!(een.get("/", &cookie).status, 200);
        assert_eq!(twee.get("/", &cookie).status, 200);
        assert_eq!(een.post("/uitloggen", &cookie, "").status, 303);
        let after = twee.get("/", &cookie);
        assert!(
            after.status == 303 && after.kop.contains("/inloggen"),
            "signed out on one is out on both: {}",
            after.kop
        );

        let cookie = access::testen::cookie(store, now, id);
        assert_eq!(twee.get("/", &cookie).status, 200);
        proef.schrijf(move |tx| gebruiker_uitzetten(tx, SystemClock.now(), Wie::Niemand, id));
        assert_eq!(twee.get("/", &cookie).status, 303, "a shut account is out at its next request");
        assert_eq!(een.get("/", &cookie).status, 303);
    });
}

#[test]
fn raden_wordt_geremd_over_beide_servers_samen() {
    met_twee(|proef, servers, _| {
        let id = proef.gebruiker(SystemClock.now(), Rol::Adviseur);
        let hash = access::wachtwoord::hash(&Secret::new("drie ganzen op een fiets".to_owned()), [7; 16]).unwrap();
        let login = proef.schrijf(move |tx| {
            zet_wachtwoord(tx, SystemClock.now(), Wie::Niemand, id, &hash, Wissel::Nee)?;
            Ok(access::gebruiker::gebruiker(tx, id)?.inlognaam.into_exposed())
        });
        let form = format!("inlognaam={}&wachtwoord=helemaal+verkeerd+geraden", login.replace('@', "%40"));
        let tries: Vec<u16> =
            servers.iter().cycle().take(8).map(|server| server.post("/inloggen", "", &form).status).collect();
        assert_eq!(tries[0], 422, "{tries:?}");
        // Four go by, whichever server they come to; counted by each server alone, eight would.
        assert!(tries[5..].iter().all(|status| *status == 429), "{tries:?}");
    });
}

#[test]
fn elke_taak_een_keer_en_wat_er_een_aanneemt_telt_op_de_ander() {
    met_twee(|proef, servers, smtp| {
        let store = &proef.gemeente.store;
        let now = SystemClock.now();
        let id = proef.gebruiker(now, Rol::Adviseur);
        let cookie = access::testen::cookie(store, now, id);
        for (nummer, server) in servers.iter().cycle().take(12).enumerate() {
            let taken = server.meld(nummer);
            assert_eq!(taken.status, 201, "{}", taken.tekst);
        }
        let [een, twee] = servers.map(|server| server.get("/signalen", &cookie).tekst);
        let shown = |page: &str| page.matches("href=\"/signalen/S-").count();
        assert!(shown(&een) >= 12 && shown(&een) == shown(&twee), "{} and {}", shown(&een), shown(&twee));
        wacht(|| smtp.ontvangen().len() >= 12);
        // A second of rest: what is sent twice is sent by then.
        sleep(Duration::from_secs(1));
        let to: Vec<String> = smtp.ontvangen().iter().flat_map(|mail| mail.aan.clone()).collect();
        assert_eq!(to.len(), 12, "each receipt once: {to:?}");
        assert_eq!(to.iter().collect::<BTreeSet<_>>().len(), 12);
    });
}
