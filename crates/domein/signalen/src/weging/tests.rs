//! The staff pages as people of each role meet them, on both databases.

mod binnenkomst;
mod buiten;
mod weging;

use crate::aannemen::{self, AanneemFout, Melder, Melding};
use crate::access::MelderTonen;
use crate::categorie::Thema;
use crate::model::{Bron, Gaande, Kenmerk, Signaal};
use crate::proef::{self, Proef};
use crate::store::rij;
use access::Action;
use audit::{Ding, Inzageregel};
use axum::body::Body;
use axum::http::Request;
use data_encoding::BASE64;
use kern::{GebruikerId, Persoonsgegeven, Rol, SignaalId};
use std::sync::Arc;
use web::App;
use web::testen::{Browser, Reply};

/// A picture of one pixel.
const PNG: &[u8] = b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/// A municipality with these pages.
pub(super) struct Huis<'a> {
    pub(super) proef: &'a Proef,
    app: App,
}

/// Runs the test in a fresh municipality on each database.
pub(super) fn op_beide(test: impl Fn(&Huis<'_>)) {
    let tables = [proef::migraties(), overleg::MIGRATIES.to_vec()].concat();
    ::store::testen::on_both(&tables, |store| {
        let proef = Proef::nieuw(store);
        let app = web::testen::app(store).ext(Arc::clone(&proef.inrichting)).build();
        test(&Huis { proef: &proef, app });
    });
}

impl Huis<'_> {
    /// A browser before these pages, of nobody.
    fn vreemde(&self) -> Browser {
        Browser::new(&self.app, super::routes().into_router())
    }

    /// Somebody with this role; his kringen are those that the role brings.
    fn met_rol(&self, rol: Rol) -> (GebruikerId, Browser) {
        let id = access::testen::gebruiker(&self.proef.store, proef::nu(), &[rol], &[]);
        let cookie = access::testen::cookie(&self.proef.store, proef::nu(), id);
        (id, self.vreemde().cookie(&cookie))
    }

    pub(super) fn als(&self, rol: Rol) -> Browser {
        self.met_rol(rol).1
    }

    /// A report of nuisance by a neighbour who wants to hear what is done.
    fn gemeld(&self, spoed: bool) -> (SignaalId, Kenmerk) {
        let text = |text: &str| Persoonsgegeven::new(text.to_owned());
        let melding = Melding {
            categorie: "overlast_buren".into(),
            titel: Some("Geschreeuw <script>alert(1)</script>".into()),
            tekst: "Elke nacht geschreeuw <script>alert(2)</script> in het portiek.".into(),
            plek: "Lindeveld 22".into(),
            punt: None,
            gaande: Gaande::Steeds,
            gebeurd_op: None,
            bron: Bron::Formulier,
            organisatie: None,
            ingevoerd_door: None,
            ontvangen: proef::nu(),
            spoed,
            melder: Melder { naam: text("Mina Proef"), email: text(""), telefoon: text("06 00000000") },
            wil_antwoord: true,
            bijlagen: vec![bestand::keur(&BASE64.decode(PNG).unwrap(), "deur.png").unwrap()],
            herkomst: None,
        };
        let mut random = [0; 26];
        getrandom::fill(&mut random).unwrap();
        let domain = Arc::clone(&self.proef.inrichting);
        let ready = aannemen::bereid_voor(&domain, melding, random).unwrap();
        let taken = self.proef.store.write_blocking(move |tx| {
            let got = aannemen::leg_vast(tx, &domain, ready, audit::Wie::Niemand, proef::nu())?;
            Ok::<_, AanneemFout>((got.id, got.kenmerk))
        });
        taken.unwrap()
    }

    fn signaal(&self, id: SignaalId) -> Signaal {
        self.proef.lees(move |tx| rij::load(tx, id))
    }

    fn versie(&self, id: SignaalId) -> String {
        self.signaal(id).versie.to_string()
    }

    /// Who looked at this signal, newest first.
    fn inzage(&self, id: SignaalId) -> Vec<Inzageregel> {
        self.proef.lees(move |tx| audit::inzage_van(tx, Ding::new("signaal", id.0), None, 50))
    }

    /// How many times somebody was shown who reported this.
    fn melder_getoond(&self, id: SignaalId) -> usize {
        self.inzage(id).iter().filter(|look| look.actie == MelderTonen::NAAM).count()
    }
}

/// A form with files, as a browser sends it.
fn meerdelig(pad: &str, velden: &[(&str, &str)]) -> Request<Body> {
    let part = |(naam, waarde): &(&str, &str)| {
        format!("--grens\r\ncontent-disposition: form-data; name=\"{naam}\"\r\n\r\n{waarde}\r\n")
    };
    let body = velden.iter().map(part).collect::<String>() + "--grens--\r\n";
    let request = Request::post(pad)
        .header("accept", "text/html")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=grens");
    request.body(Body::from(body)).unwrap()
}

#[track_caller]
fn status(reply: &Reply, wanted: u16) {
    assert_eq!(reply.status.as_u16(), wanted, "{} {}", reply.naar(), reply.body);
}

#[track_caller]
fn bevat(reply: &Reply, text: &str) {
    assert!(reply.body.contains(text), "{text} ontbreekt in {}", reply.body);
}

/// Every page about one signal that only reads.
const LEZEN: [&str; 4] = ["", "/politie", "/antwoord", "/herindelen"];

fn kring(huis: &Huis<'_>) -> kern::Kring {
    huis.proef.kring(Thema::Woonoverlast)
}
