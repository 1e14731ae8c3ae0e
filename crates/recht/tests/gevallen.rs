//! The cases: those of the contract and those of this crate. Each must come out exactly as written, and every rule has some.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod data_map;

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

#[test]
fn de_gevallen_van_het_contract_kloppen() {
    let Some(tekst) = data_map::lees("../recht/gevallen.json") else { return };
    let geteld = controleer(&serde_json::from_str::<Vec<Value>>(&tekst).unwrap());
    for regel in recht::regels() {
        assert!(geteld.contains_key(regel.code), "{} heeft geen geval in het contract", regel.code);
    }
}

#[test]
fn de_eigen_gevallen_kloppen_en_elke_regel_heeft_er_vijf() {
    let map = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("gevallen");
    let mut alle = Vec::new();
    for bestand in std::fs::read_dir(map).unwrap() {
        let tekst = std::fs::read_to_string(bestand.unwrap().path()).unwrap();
        alle.extend(serde_json::from_str::<Vec<Value>>(&tekst).unwrap());
    }
    for geval in &alle {
        assert!(geval["uitleg"].as_str().is_some_and(|uitleg| !uitleg.is_empty()), "{} zonder uitleg", geval["id"]);
    }
    let geteld = controleer(&alle);
    for regel in recht::regels() {
        let aantal = geteld.get(regel.code).copied().unwrap_or_default();
        assert!(aantal >= 5, "{} heeft {aantal} eigen gevallen", regel.code);
    }
}

#[test]
fn de_regels_staan_op_volgorde_en_zijn_af() {
    let codes: Vec<_> = recht::regels().iter().map(|regel| regel.code).collect();
    assert!(codes.is_sorted_by(|een, ander| een < ander), "{codes:?}");
    for regel in recht::regels() {
        assert!(!regel.bronnen.is_empty() && regel.titel.ends_with('?'), "{}", regel.code);
    }
}

/// Runs the cases of rules that exist; how many there were of each.
fn controleer(gevallen: &[Value]) -> BTreeMap<String, usize> {
    let bekend: Vec<Value> = gevallen.iter().filter(|geval| bestaat(geval)).cloned().collect();
    let mut geteld = BTreeMap::new();
    let mut mis = Vec::new();
    for (geval, lijn) in bekend.iter().zip(recht::gevallen(&json!(bekend).to_string()).unwrap()) {
        let lijn: Value = serde_json::from_str(&lijn).unwrap();
        assert_eq!(lijn["id"], geval["id"]);
        *geteld.entry(geval["regel"].as_str().unwrap().to_owned()).or_default() += 1;
        if !is_deel_van(&geval["verwacht"], &lijn["uitkomst"]) {
            mis.push(format!(
                "{} {}\n  verwacht {}\n  kreeg    {}",
                geval["id"], geval["uitleg"], geval["verwacht"], lijn["uitkomst"]
            ));
        }
        let stappen = lijn["stappen"].as_array().unwrap();
        assert!(!stappen.is_empty() && stappen.iter().all(|stap| stap.as_str().unwrap().ends_with('.')), "{lijn}");
        let bronnen = lijn["bronnen"].as_array().unwrap();
        assert!(!bronnen.is_empty(), "{lijn}");
        assert!(bronnen.iter().all(|bron| bron["url"].as_str().unwrap().starts_with("http")), "{lijn}");
        if geval["interpretatie"] == true {
            assert!(bronnen.iter().any(|bron| bron["bevestigd"] == false), "{} is te bevestigen: {lijn}", geval["id"]);
        }
    }
    assert!(mis.is_empty(), "{}", mis.join("\n"));
    geteld
}

fn bestaat(geval: &Value) -> bool {
    recht::regels().iter().any(|regel| geval["regel"] == regel.code)
}

/// The comparison of the contract: objects as a subset, arrays and all else equal, numbers by value.
fn is_deel_van(verwacht: &Value, uitkomst: &Value) -> bool {
    match (verwacht, uitkomst) {
        (Value::Object(verwacht), Value::Object(uitkomst)) => verwacht
            .iter()
            .all(|(naam, waarde)| uitkomst.get(naam).is_some_and(|gekregen| is_deel_van(waarde, gekregen))),
        (Value::Array(verwacht), Value::Array(uitkomst)) => {
            verwacht.len() == uitkomst.len()
                && verwacht.iter().zip(uitkomst).all(|(een, ander)| is_deel_van(een, ander))
        }
        (Value::Number(een), Value::Number(ander)) => een.as_f64() == ander.as_f64(),
        _ => verwacht == uitkomst,
    }
}
