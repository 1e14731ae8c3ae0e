//! `/toezicht`: for the FG: who looked at this file, days that stand out per user, and uses of break-glass.

use crate::acties::InzageToetsen;
use crate::gebruiker::gebruikers;
use crate::noodtoegang::{self, Noodtoegang, noodtoegangen};
use crate::{Gate, Getoond, Mislukt, Werkplek, client};
use audit::{Ding, Inzageregel, Uitschieter, Wie, inzage_van, uitschieters};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kern::{GebruikerId, Moment, dag_van};
use serde::Deserialize;
use std::collections::HashMap;
use store::{Result, Tx};
use ui::{Flash, FormErrors, Kader, Tab};
use web::{App, Fout, Naar, Pagina, Path, Query};

/// Finds the thing with this reference (`S-2026-0724`), of one kind. Each module brings one.
pub type Wijzer = fn(&mut Tx<'_>, &str) -> Result<Option<Ding>>;

/// All of them: what the program puts in [`App::ext`] at the start.
#[derive(Debug, Clone, Default)]
pub struct Wijzers(pub Vec<Wijzer>);

#[derive(Default, Deserialize)]
pub(crate) struct Vraag {
    #[serde(default)]
    nummer: String,
}

/// A look with the name of who looked.
struct Blik {
    regel: Inzageregel,
    naam: String,
}

/// A day that stands out, with the name of whose it is.
struct Dag {
    uitschieter: Uitschieter,
    naam: String,
}

/// Everything on the page.
struct Beeld {
    gevonden: bool,
    blikken: Vec<Blik>,
    dagen: Vec<Dag>,
    noodtoegangen: Vec<Noodtoegang>,
}

impl Getoond for Beeld {
    fn soort(&self) -> &'static str {
        "inzage"
    }

    fn aantal(&self) -> usize {
        self.blikken.len() + self.dagen.len() + self.noodtoegangen.len()
    }
}

#[derive(askama::Template)]
#[template(path = "toezicht.html")]
struct Page {
    kader: Kader,
    tabs: Vec<Tab>,
    fouten: FormErrors,
    nummer: String,
    beeld: Beeld,
    nu: Moment,
    mij: Option<GebruikerId>,
}

impl Page {
    /// Nobody is the witness of himself.
    fn is_mijn(&self, keer: &Noodtoegang) -> bool {
        self.mij == Some(keer.gebruiker)
    }
}

/// The names of people and systems, for showing who looked.
pub(super) fn namen(tx: &mut Tx<'_>) -> Result<HashMap<Wie, String>> {
    let people = gebruikers(tx)?.into_iter().map(|g| (Wie::Gebruiker(g.id), g.naam.into_exposed()));
    let systems = client::clients(tx)?.into_iter().map(|client| (Wie::Client(client.id), client.naam));
    Ok(people.chain(systems).chain([(Wie::Niemand, "Baken zelf".to_owned())]).collect())
}

pub(super) fn naam_van(namen: &HashMap<Wie, String>, wie: Wie) -> String {
    namen.get(&wie).cloned().unwrap_or_else(|| "Verwijderde gebruiker".to_owned())
}

pub(super) fn find(tx: &mut Tx<'_>, wijzers: &Wijzers, nummer: &str) -> Result<Option<Ding>> {
    for wijzer in &wijzers.0 {
        if let Some(ding) = wijzer(tx, nummer)? {
            return Ok(Some(ding));
        }
    }
    Ok(None)
}

fn beeld(tx: &mut Tx<'_>, now: Moment, wijzers: &Wijzers, nummer: &str) -> Result<Beeld> {
    let namen = namen(tx)?;
    let ding = if nummer.is_empty() { None } else { find(tx, wijzers, nummer)? };
    let looks = match ding {
        Some(ding) => inzage_van(tx, ding, None, 200)?,
        None => Vec::new(),
    };
    let blikken = looks.into_iter().map(|regel| Blik { naam: naam_van(&namen, regel.wie), regel }).collect();
    let days = uitschieters(tx, dag_van(now))?.into_iter();
    let with_name =
        |uitschieter: Uitschieter| Dag { naam: naam_van(&namen, Wie::Gebruiker(uitschieter.gebruiker)), uitschieter };
    Ok(Beeld {
        gevonden: ding.is_some(),
        blikken,
        dagen: days.map(with_name).collect(),
        noodtoegangen: noodtoegangen(tx, 20)?,
    })
}

pub(crate) async fn tonen(
    gate: Gate<InzageToetsen>,
    State(app): State<App>,
    Werkplek(kader): Werkplek,
    Query(vraag): Query<Vraag>,
) -> std::result::Result<Response, Fout> {
    let wijzers = app.require::<Wijzers>()?;
    let nummer = vraag.nummer.trim().to_uppercase();
    let wanted = nummer.clone();
    let beeld = gate.list(move |tx, access| beeld(tx, access.now(), &wijzers, &wanted).map_err(Fout::from)).await?;
    let mut fouten = FormErrors::new();
    if !nummer.is_empty() && !beeld.gevonden {
        fouten.add("nummer", "Dit nummer bestaat niet");
    }
    let kader = kader.voor("Toezicht op inzage", "/toezicht").fouten(&fouten);
    let mij = gate.actor().gebruiker();
    Ok(Pagina(Page { kader, tabs: super::bewaren::tabs("/toezicht"), fouten, nummer, beeld, nu: gate.now(), mij })
        .into_response())
}

pub(crate) async fn gezien(gate: Gate<InzageToetsen>, Path(id): Path<i64>) -> std::result::Result<Naar, Fout> {
    gate.create(move |tx, access| noodtoegang::gezien(tx, access, id).map_err(|error: Mislukt| Fout::from(error)))
        .await?;
    Ok(Naar::new("/toezicht").met(Flash::gelukt("Vastgelegd dat u dit hebt bekeken.")))
}
