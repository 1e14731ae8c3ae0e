//! Of an anonymous reporter nothing is kept and nothing is logged: canaries in every place where he could leak.

use super::{naar, op_beide, png};
use axum::body::Body;
use axum::http::Request;
use data_encoding::HEXLOWER;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};
use store::{Backend, Config, Sql};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

const AGENT: &str = "KanarieBrowser/7.7";
const ADRES: &str = "203.0.113.77";
const MAIL: &str = "kanarie-mail@post.example";

/// Keeps everything that is logged.
#[derive(Clone, Default)]
struct Luisteraar(Arc<Mutex<String>>);

impl Luisteraar {
    fn text(&self) -> String {
        self.0.lock().unwrap().clone()
    }
}

impl Visit for Luisteraar {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let _ = writeln!(self.0.lock().unwrap(), "{field}={value:?}");
    }
}

impl Subscriber for Luisteraar {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut self.clone());
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

/// Everything that lies in the database, as bytes.
fn alles(b: &super::Bezoeker<'_>) -> Vec<u8> {
    match b.proef.store.config().clone() {
        Config::Sqlite { path, .. } => {
            let wal = path.with_extension("db-wal");
            [std::fs::read(&path).unwrap(), std::fs::read(wal).unwrap_or_default()].concat()
        }
        Config::Postgres { .. } => {
            let tables = store::describe(&crate::proef::migraties());
            let mut whole = String::new();
            for table in tables {
                let text: &'static str =
                    Box::leak(format!("SELECT CAST(t AS TEXT) FROM {} t", table.naam).into_boxed_str());
                let rows: Vec<String> =
                    b.proef.lees(move |tx| tx.list(Sql { name: "ALLES", text }, &[], |row| row.get(0)));
                whole.extend(rows);
            }
            whole.into_bytes()
        }
    }
}

fn bevat(hooi: &[u8], naald: &str) -> bool {
    let find = |needle: &[u8]| hooi.windows(needle.len()).any(|window| window == needle);
    // PostgreSQL shows bytes in hexadecimal.
    find(naald.as_bytes()) || find(HEXLOWER.encode(naald.as_bytes()).as_bytes())
}

#[test]
fn geen_adres_geen_browser_en_geen_mail_in_een_tabel_of_in_het_log() {
    op_beide(|mut b| {
        let heard = Luisteraar::default();
        let mut code = String::new();
        tracing::subscriber::with_default(heard.clone(), || {
            let send = |b: &mut super::Bezoeker<'_>, request: Request<Body>| {
                let (mut parts, body) = request.into_parts();
                for (name, value) in [
                    ("user-agent", AGENT),
                    ("x-forwarded-for", ADRES),
                    ("forwarded", "for=203.0.113.77"),
                    ("x-real-ip", ADRES),
                    ("from", MAIL),
                    ("referer", "http://127.0.0.1:8080/kanarie-verwijzer"),
                ] {
                    parts.headers.insert(name, value.parse().unwrap());
                }
                b.browser.send(Request::from_parts(parts, body))
            };
            let form = |pad: &str, body: &str| {
                Request::post(pad)
                    .header("sec-fetch-site", "same-origin")
                    .header("content-type", "application/x-www-form-urlencoded")
                    .body(Body::from(body.to_owned()))
                    .unwrap()
            };
            send(&mut b, form("/melden/wat", "categorie=drugs&tekst=Een+vreemde+lucht+bij+de+loods"));
            let waar = [("plek", "Lindeveld 22"), ("gaande", "nu")];
            send(&mut b, super::meerdelig("/melden/waar", &waar, &[("foto.png", &png())]));
            // He fills in an address, thinks again, and stays anonymous.
            let known = "hoe=bekend&naam=Kanarie+Naam&email=kanarie-mail%40post.example&antwoord=mail";
            naar(&send(&mut b, form("/melden/wie", known)), "/melden/controle");
            naar(
                &send(&mut b, form("/melden/wie", "hoe=anoniem&email=kanarie-mail%40post.example&antwoord=code")),
                "/melden/controle",
            );
            naar(&send(&mut b, form("/melden/controle", "")), "/melden/klaar");
            code = super::code(&b.get("/melden/klaar"));
            naar(&send(&mut b, form("/melding", &format!("code={code}"))), "/melding/status");
            send(&mut b, Request::get("/melding/status").body(Body::empty()).unwrap());
        });
        assert_eq!(b.tel("SELECT COUNT(*) FROM signaal"), 1);
        assert_eq!(b.tel("SELECT COUNT(*) FROM melder"), 0);
        let (database, log) = (alles(&b), heard.text());
        assert!(bevat(&database, "vreemde lucht"), "the scan sees what is there");
        assert!(log.contains("/melden/wie"), "the listener hears the log");
        let plain = code.replace('-', "");
        for canary in [AGENT, ADRES, MAIL, "Kanarie Naam", "kanarie-verwijzer", &code, &plain] {
            assert!(!bevat(&database, canary), "{canary} in a table");
            assert!(!log.contains(canary), "{canary} in the log");
        }
        for private in ["vreemde lucht", "Lindeveld"] {
            assert!(!log.contains(private), "{private} in the log");
        }
        assert!(matches!(b.proef.store.backend(), Backend::Sqlite | Backend::Postgres));
    });
}
