//! Neighbourhoods with rough outlines drawn by hand, and streets that are suggested.

use super::{DemoFout, read};
use duiding::geo::Punt;
use serde::Deserialize;
use serde_json::json;
use signalen::store::plekken::{Gebied, zet_gebied, zet_plek};
use std::collections::BTreeMap;
use store::{Store, StoreError};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Gegevens {
    wijk: Vec<Wijk>,
    pub(super) plekken: BTreeMap<String, Vec<(String, f64, f64)>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wijk {
    code: String,
    naam: String,
    grens: Vec<(f64, f64)>,
}

pub(super) fn gegevens() -> Result<Gegevens, DemoFout> {
    read(include_str!("data/gebieden.toml"))
}

pub(super) fn maak(store: &Store) -> Result<(), DemoFout> {
    let Gegevens { wijk, plekken } = gegevens()?;
    store.write_blocking(move |tx| {
        for Wijk { code, naam, mut grens } in wijk {
            // A ring ends where it begins.
            grens.extend(grens.first().copied());
            let grens = json!({ "type": "Polygon", "coordinates": [grens] }).to_string();
            let soort = "wijk".to_owned();
            zet_gebied(tx, &Gebied { code, naam, soort, grens }, "met de hand getekend voor de demo")?;
        }
        for (gebied, places) in plekken {
            for (naam, lat, lon) in places {
                if let Some(punt) = Punt::new(lat, lon) {
                    zet_plek(tx, &naam, &gebied, punt)?;
                }
            }
        }
        Ok::<_, StoreError>(())
    })?;
    Ok(())
}
