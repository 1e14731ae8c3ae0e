//! Figures of orders for a year: decisions by kind and by who took them, and notices given on time. Numbers, no orders.

use super::inrichting;
use crate::access::MaatregelCijfers;
use crate::inrichting::{Inrichting, kring_van};
use crate::store::lijst::{self as queries, Besluittelling};
use access::{Gate, Getoond, Mislukt, Werkplek};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jiff::civil::date;
use kern::{Code as _, Moment, dag_van, moment_van};
use recht::Door;
use serde::Deserialize;
use std::fmt::Write as _;
use std::sync::Arc;
use ui::{Kader, Keuze};
use web::{App, Download, Fout, Pagina, Query};

/// A notice "at once" counts as given in time within this many hours; a choice of the product (te bevestigen).
const BINNEN_UREN: i64 = 24;

/// Which year, and perhaps which quarter of it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Vraag {
    #[serde(default)]
    jaar: String,
    #[serde(default)]
    kwartaal: String,
}

/// From the first day until the day after the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Periode {
    jaar: i16,
    /// 1 to 4; `None` for the whole year.
    kwartaal: Option<i8>,
}

impl Periode {
    /// What was asked, or this year. Within a century of now: nothing else has orders.
    fn van(vraag: &Vraag, nu: Moment) -> Self {
        let this = dag_van(nu).year();
        Self {
            jaar: vraag.jaar.parse().ok().filter(|jaar| (this - 100..=this).contains(jaar)).unwrap_or(this),
            kwartaal: vraag.kwartaal.parse().ok().filter(|kwartaal| (1..=4).contains(kwartaal)),
        }
    }

    fn momenten(self) -> (Moment, Moment) {
        let midnight = |jaar, maand| moment_van(date(jaar, maand, 1).at(0, 0, 0, 0));
        match self.kwartaal {
            None => (midnight(self.jaar, 1), midnight(self.jaar + 1, 1)),
            Some(4) => (midnight(self.jaar, 10), midnight(self.jaar + 1, 1)),
            Some(kwartaal) => (midnight(self.jaar, kwartaal * 3 - 2), midnight(self.jaar, kwartaal * 3 + 1)),
        }
    }

    /// As it stands in an address.
    fn query(self) -> String {
        self.kwartaal.map_or_else(|| format!("jaar={}", self.jaar), |q| format!("jaar={}&kwartaal={q}", self.jaar))
    }

    /// As it stands in the name of a file.
    fn bestandsnaam(self) -> String {
        self.kwartaal.map_or_else(|| self.jaar.to_string(), |q| format!("{}-kwartaal-{q}", self.jaar))
    }
}

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Regel {
    maatregel: &'static str,
    besluit: &'static str,
    door: &'static str,
    aantal: i64,
}

#[derive(askama::Template)]
#[template(path = "besluit/cijfers.html")]
struct Bladzijde {
    kader: Kader,
    periode: Periode,
    jaren: Vec<Keuze>,
    kwartalen: Vec<Keuze>,
    ziet: bool,
    regels: Vec<Regel>,
    meldingen: Vec<(&'static str, i64, i64)>,
}

impl Bladzijde {
    fn kwartaal(&self) -> String {
        self.periode.kwartaal.map(|kwartaal| kwartaal.to_string()).unwrap_or_default()
    }

    fn op_tijd(op_tijd: &i64, samen: &i64) -> String {
        let part = u64::try_from(*op_tijd).unwrap_or(0);
        let whole = u64::try_from(*samen).unwrap_or(0);
        format!("{op_tijd} van {samen} ({})", ui::procent(part, whole))
    }
}

struct Geteld {
    besluiten: Vec<Besluittelling>,
    meldingen: Vec<(String, i64, i64)>,
    /// Whether any kind of order may be known: a count of nothing would be a lie otherwise.
    ziet: bool,
}

impl Getoond for Geteld {
    fn soort(&self) -> &'static str {
        "maatregel"
    }

    /// Numbers only: no order is shown.
    fn aantal(&self) -> usize {
        0
    }
}

async fn tel(gate: &Gate<MaatregelCijfers>, set_up: &Arc<Inrichting>, periode: Periode) -> Result<Geteld, Fout> {
    let ((van, tot), set_up) = (periode.momenten(), Arc::clone(set_up));
    let found = gate.list(move |tx, access| {
        let besluiten = queries::besluiten_in(tx, access.kringen(), van, tot)?;
        let meldingen = queries::meldingen_in(tx, access.kringen(), van, tot, BINNEN_UREN * 3_600)?;
        let mut ziet = false;
        for soort in &set_up.soorten {
            ziet |= access.kringen().contains(&kring_van(tx, soort.kring.0)?);
        }
        Ok::<_, Mislukt>(Geteld { besluiten, meldingen, ziet })
    });
    Ok(found.await?)
}

fn regels(set_up: &Inrichting, geteld: &[Besluittelling]) -> Vec<Regel> {
    let mut all: Vec<Regel> = geteld
        .iter()
        .filter_map(|een| {
            let soort = set_up.soort(&een.maatregel)?;
            let door = Door::from_code(&een.hoedanigheid).map_or("Onbekend", |door| door.naam());
            let besluit = soort.besluit(&een.besluit)?.naam;
            Some(Regel { maatregel: soort.meervoud, besluit, door, aantal: een.aantal })
        })
        .collect();
    let place = |regel: &Regel| set_up.soorten.iter().position(|soort| soort.meervoud == regel.maatregel);
    all.sort_by_key(|regel| (place(regel), regel.besluit, regel.door));
    all
}

/// Shows them.
pub(crate) async fn page(
    gate: Gate<MaatregelCijfers>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Query(vraag): Query<Vraag>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let (set_up, periode) = (inrichting(&app)?, Periode::van(&vraag, gate.now()));
    let geteld = tel(&gate, &set_up, periode).await?;
    let this = dag_van(gate.now()).year();
    let kinds = geteld
        .meldingen
        .iter()
        .filter_map(|(soort, samen, op_tijd)| set_up.soort(soort).map(|soort| (soort.meervoud, *op_tijd, *samen)));
    Ok(Pagina(Bladzijde {
        kader: kader.voor("Cijfers over maatregelen", "/maatregelen"),
        periode,
        ziet: geteld.ziet,
        kwartalen: (1..=4).map(|q| Keuze::new(q.to_string(), format!("Kwartaal {q}"))).collect(),
        jaren: (this - 5..=this).rev().map(|jaar| Keuze::new(jaar.to_string(), jaar.to_string())).collect(),
        regels: regels(&set_up, &geteld.besluiten),
        meldingen: kinds.collect(),
    }))
}

/// The same as a table for a report.
pub(crate) async fn bestand(
    gate: Gate<MaatregelCijfers>,
    State(app): State<App>,
    Query(vraag): Query<Vraag>,
) -> Result<Response, Fout> {
    let (set_up, periode) = (inrichting(&app)?, Periode::van(&vraag, gate.now()));
    let geteld = tel(&gate, &set_up, periode).await?;
    if !geteld.ziet {
        return Err(Fout::niet_gevonden());
    }
    let mut text = String::from("maatregel;besluit;genomen door;aantal\r\n");
    for regel in regels(&set_up, &geteld.besluiten) {
        // Every word is one of ours: no quotes, no semicolons, no formulas.
        let _ = write!(text, "{};{};{};{}\r\n", regel.maatregel, regel.besluit, regel.door, regel.aantal);
    }
    Ok(Download::new(
        format!("maatregelen-{}.csv", periode.bestandsnaam()),
        "text/csv; charset=utf-8",
        text.into_bytes(),
    )
    .into_response())
}
