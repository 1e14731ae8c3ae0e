//! The map of orders that hold, with its list beside it: the list is the map for who cannot see or use one.

use super::{href, inrichting};
use crate::access::MaatregelenZien;
use crate::inrichting::Inrichting;
use crate::model::Maatregel;
use crate::store::lijst::{self as queries, Welke};
use access::{Gate, Werkplek};
use axum::extract::State;
use kern::Moment;
use serde::Serialize;
use std::sync::Arc;
use store::StoreError;
use ui::Kader;
use web::{App, Fout, Json, Pagina};

/// Most points on the map: those that end first.
const MEEST: u32 = 500;

#[derive(askama::Template)]
#[template(path = "besluit/kaart.html")]
struct Bladzijde {
    kader: Kader,
    rijen: Vec<Maatregel>,
    vol: bool,
    tegels: String,
    inrichting: Arc<Inrichting>,
    nu: Moment,
}

impl Bladzijde {
    fn naam(&self, maatregel: &Maatregel) -> &'static str {
        self.inrichting.soort(&maatregel.soort).map_or("Maatregel", |soort| soort.naam)
    }

    fn href(&self, maatregel: &Maatregel) -> String {
        href(maatregel.kenmerk)
    }

    fn einde(&self, maatregel: &Maatregel) -> String {
        maatregel.eindigt().map_or_else(|| "tot nader besluit".to_owned(), |einde| ui::wanneer(einde, self.nu))
    }
}

/// The orders with a place, and whether there are more than the map shows.
struct OpDeKaart {
    rijen: Vec<Maatregel>,
    vol: bool,
}

impl access::Getoond for OpDeKaart {
    fn soort(&self) -> &'static str {
        "maatregel"
    }

    fn aantal(&self) -> usize {
        self.rijen.len()
    }
}

async fn zoek(gate: &Gate<MaatregelenZien>) -> Result<OpDeKaart, Fout> {
    let nu = gate.now();
    let found = gate.list(move |tx, access| {
        let rows = queries::lijst(tx, access.kringen(), (Welke::Geldend, None), nu, None, MEEST)?;
        let vol = rows.len() == MEEST as usize;
        let rijen = rows.into_iter().map(|row| row.maatregel).filter(|maatregel| maatregel.plek.is_some());
        Ok::<_, StoreError>(OpDeKaart { rijen: rijen.collect(), vol })
    });
    Ok(found.await?)
}

/// The page.
pub(crate) async fn page(
    gate: Gate<MaatregelenZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let OpDeKaart { rijen, vol } = zoek(&gate).await?;
    let tegels = app.gemeente().kaarttegels.as_ref().map(|tegels| tegels.sjabloon.clone()).unwrap_or_default();
    let kader = kader.voor("Kaart van de maatregelen", "/maatregelen").met_kaart();
    Ok(Pagina(Bladzijde { kader, rijen, vol, tegels, inrichting: inrichting(&app)?, nu: gate.now() }))
}

/// A point for the map.
#[derive(Debug, Serialize)]
pub(crate) struct PuntUit {
    lat: f64,
    lon: f64,
    label: String,
    url: String,
    kleur: &'static str,
}

/// The points, only those that the reader may know.
pub(crate) async fn punten(gate: Gate<MaatregelenZien>) -> Result<Json<Vec<PuntUit>>, Fout> {
    let nu = gate.now();
    let point = |row: Maatregel| {
        let (lat, lon) = row.plek?;
        let kleur = row.eindigt().map_or("blauw", |einde| match ui::termijn_kleur(einde, nu) {
            "" => "blauw",
            other => other,
        });
        Some(PuntUit { lat, lon, label: row.titel, url: href(row.kenmerk), kleur })
    };
    Ok(Json(zoek(&gate).await?.rijen.into_iter().filter_map(point).collect()))
}
