//! Rough outlines of the neighbourhoods, drawn by hand, and places in them.

use ::signalen::store::plekken::{Gebied, precies, zet_gebied, zet_plek};
use duiding::geo::Punt;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::error::Error;
use store::{Result, Store, StoreError, Tx};

const BRON: &str = "Met de hand getekend voor de proefgemeente";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kaart {
    wijk: Vec<Wijk>,
    plekken: BTreeMap<String, Vec<(String, f64, f64)>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wijk {
    code: String,
    naam: String,
    grens: Vec<(f64, f64)>,
}

/// Stores them.
pub(super) fn zet_op(store: &Store) -> std::result::Result<(), Box<dyn Error>> {
    let kaart: Kaart = toml::from_str(include_str!("data/gebieden.toml"))?;
    Ok(store.write_blocking(move |tx| schrijf(tx, &kaart))?)
}

fn schrijf(tx: &mut Tx<'_>, kaart: &Kaart) -> Result<()> {
    for wijk in &kaart.wijk {
        let (code, naam) = (wijk.code.clone(), wijk.naam.clone());
        zet_gebied(tx, &Gebied { code, naam, soort: "wijk".to_owned(), grens: geojson(&wijk.grens) }, BRON)?;
    }
    for (wijk, plekken) in &kaart.plekken {
        for (naam, lat, lon) in plekken {
            let wrong = StoreError::Type { column: 0, expected: "een punt in Nederland" };
            zet_plek(tx, naam, wijk, Punt::new(*lat, *lon).ok_or(wrong)?)?;
        }
    }
    Ok(())
}

fn geojson(grens: &[(f64, f64)]) -> String {
    // A ring ends where it begins.
    let ring = grens.iter().chain(grens.first()).map(|(lon, lat)| format!("[{lon},{lat}]"));
    format!(r#"{{"type":"Polygon","coordinates":[[{}]]}}"#, ring.collect::<Vec<_>>().join(","))
}

/// Where a place is. A house number stands beside its street, a few metres for each number.
pub(super) fn punt(tx: &mut Tx<'_>, plek: &str) -> Result<Option<Punt>> {
    if let Some(found) = precies(tx, plek)? {
        return Ok(found.punt);
    }
    let Some((straat, nummer)) = plek.rsplit_once(' ') else { return Ok(None) };
    let Ok(nummer) = nummer.parse::<u16>() else { return Ok(None) };
    let found = precies(tx, straat)?.and_then(|found| found.punt);
    let step = f64::from(nummer % 40) * 0.000_02;
    Ok(found.and_then(|punt| Punt::new(punt.lat() + step, punt.lon() - step)))
}
