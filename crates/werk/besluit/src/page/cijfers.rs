//! Figures of orders for a year: decisions by kind and by who took them, and notices given on time. Numbers, no orders.

use super::inrichting;
use crate::access::MaatregelCijfers;
use crate::inrichting::Inrichting;
use crate::store::lijst::{self as queries, Besluittelling};
use access::{Gate, Getoond, Werkplek};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jiff::civil::date;
use kern::{Code as _, Moment, dag_van, moment_van};
use recht::Door;
use serde::Deserialize;
use std::fmt::Write as _;
use store::StoreError;
use ui::{Kader, Keuze};
use web::{App, Download, Fout, Pagina, Query};

/// A notice "at once" counts as given in time within this many hours; a choice of the product (te bevestigen).
const BINNEN_UREN: i64 = 24;

/// Which year.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Vraag {
    #[serde(default)]
    jaar: String,
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
    jaar: String,
    jaren: Vec<Keuze>,
    regels: Vec<Regel>,
    meldingen: Vec<(&'static str, i64, i64)>,
}

impl Bladzijde {
    fn op_tijd(op_tijd: &i64, samen: &i64) -> String {
        let part = u64::try_from(*op_tijd).unwrap_or(0);
        let whole = u64::try_from(*samen).unwrap_or(0);
        format!("{op_tijd} van {samen} ({})", ui::procent(part, whole))
    }
}

struct Geteld {
    besluiten: Vec<Besluittelling>,
    meldingen: Vec<(String, i64, i64)>,
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

async fn tel(gate: &Gate<MaatregelCijfers>, jaar: i16) -> Result<Geteld, Fout> {
    let midnight = |jaar: i16| moment_van(date(jaar, 1, 1).at(0, 0, 0, 0));
    let (van, tot): (Moment, Moment) = (midnight(jaar), midnight(jaar + 1));
    let found = gate.list(move |tx, access| {
        let besluiten = queries::besluiten_in(tx, access.kringen(), van, tot)?;
        let meldingen = queries::meldingen_in(tx, access.kringen(), van, tot, BINNEN_UREN * 3_600)?;
        Ok::<_, StoreError>(Geteld { besluiten, meldingen })
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

/// The year that was asked, or this one. Within a century of now: nothing else has orders.
fn jaar_van(vraag: &Vraag, nu: Moment) -> i16 {
    let this = dag_van(nu).year();
    vraag.jaar.parse().ok().filter(|jaar| (this - 100..=this).contains(jaar)).unwrap_or(this)
}

/// Shows them.
pub(crate) async fn page(
    gate: Gate<MaatregelCijfers>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Query(vraag): Query<Vraag>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let (set_up, jaar) = (inrichting(&app)?, jaar_van(&vraag, gate.now()));
    let geteld = tel(&gate, jaar).await?;
    let this = dag_van(gate.now()).year();
    let kinds = geteld
        .meldingen
        .iter()
        .filter_map(|(soort, samen, op_tijd)| set_up.soort(soort).map(|soort| (soort.meervoud, *op_tijd, *samen)));
    Ok(Pagina(Bladzijde {
        kader: kader.voor("Cijfers over maatregelen", "/maatregelen"),
        jaar: jaar.to_string(),
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
    let (set_up, jaar) = (inrichting(&app)?, jaar_van(&vraag, gate.now()));
    let geteld = tel(&gate, jaar).await?;
    let mut text = String::from("maatregel;besluit;genomen door;aantal\r\n");
    for regel in regels(&set_up, &geteld.besluiten) {
        // Every word is one of ours: no quotes, no semicolons, no formulas.
        let _ = write!(text, "{};{};{};{}\r\n", regel.maatregel, regel.besluit, regel.door, regel.aantal);
    }
    Ok(Download::new(format!("maatregelen-{jaar}.csv"), "text/csv; charset=utf-8", text.into_bytes()).into_response())
}
