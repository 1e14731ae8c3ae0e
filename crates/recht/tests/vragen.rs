//! The questions as such: every description hangs together, and no input, however strange, goes without an answer.

mod lichaam;

use proptest::prelude::*;
use recht::{Nodig, Standaard, Veld, Veldsoort, beantwoord, gevallen, regels};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

#[test]
fn elke_beschrijving_klopt_in_zichzelf() {
    for regel in regels() {
        controleer(regel.code, regel.velden);
    }
}

fn controleer(code: &str, velden: &[Veld]) {
    let namen: BTreeSet<&str> = velden.iter().map(|veld| veld.naam).collect();
    assert_eq!(namen.len(), velden.len(), "{code}: een veld staat er twee keer");
    for veld in velden {
        let ander = match veld.nodig {
            Nodig::Bij(ander, _) | Nodig::Zonder(ander) => Some(ander),
            Nodig::Altijd | Nodig::Nooit | Nodig::Standaard(_) => None,
        };
        for ander in [ander, veld.niet_voor, veld.niet_na].into_iter().flatten() {
            assert!(namen.contains(ander), "{code}: {} verwijst naar {ander}", veld.naam);
        }
        assert!(!veld.label.is_empty() && veld.naam.is_ascii(), "{code}: {}", veld.naam);
        assert!(standaard_past(veld), "{code}: de standaard van {} past niet", veld.naam);
        if let Veldsoort::Lijst(binnen) | Veldsoort::Paar(binnen) | Veldsoort::Blok(binnen) = veld.soort {
            controleer(code, binnen);
        }
    }
}

fn standaard_past(veld: &Veld) -> bool {
    match (veld.nodig, veld.soort) {
        (Nodig::Standaard(Standaard::Getal(getal)), Veldsoort::Getal(minst, meest)) => (minst..=meest).contains(&getal),
        (Nodig::Standaard(Standaard::Keuze(gekozen)), Veldsoort::Keuze(keuzes)) => {
            keuzes().iter().any(|(code, _)| *code == gekozen)
        }
        (Nodig::Standaard(Standaard::JaNee(_)), Veldsoort::JaNee)
        | (Nodig::Standaard(Standaard::Leeg), Veldsoort::Lijst(_)) => true,
        (Nodig::Standaard(_), _) => false,
        _ => true,
    }
}

/// Values that a caller should not send, and the ends of the calendar.
fn vreemd() -> Vec<Value> {
    let lang = "9".repeat(5000);
    vec![
        Value::Null,
        json!(true),
        json!(-1),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(1e300),
        json!(0.5),
        json!(""),
        json!(lang),
        json!("é"),
        json!("0001-01-01"),
        json!("9999-12-31"),
        json!("0001-01-01T00:00"),
        json!("9999-12-31T23:59"),
        json!("9998-12-31T23:59"),
        json!("1937-07-01T00:00"),
        json!([]),
        json!([null]),
        json!([[]]),
        json!([{}]),
        json!(["9999-12-31"]),
        json!({}),
    ]
}

fn eigen_gevallen() -> Vec<Value> {
    let map = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("gevallen");
    let lees = |bestand: std::io::Result<std::fs::DirEntry>| {
        let tekst = std::fs::read_to_string(bestand.expect("a file").path()).expect("its text");
        serde_json::from_str::<Vec<Value>>(&tekst).expect("a list of cases")
    };
    std::fs::read_dir(map).expect("the cases").flat_map(lees).collect()
}

proptest! {
    #[test]
    fn een_geval_waarin_iets_veranderde_houdt_zijn_regel(
        welk in any::<prop::sample::Index>(),
        anders in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..3), 1..6),
    ) {
        static ALLE: LazyLock<Vec<String>> = LazyLock::new(|| {
            eigen_gevallen().iter().map(|geval| json!([geval, geval]).to_string()).collect()
        });
        let mut bytes = welk.get(&ALLE).clone().into_bytes();
        for (plek, byte, soort) in anders {
            let plek = plek.index(bytes.len());
            match soort {
                0 => bytes[plek] = byte,
                1 => bytes.insert(plek, byte),
                _ => drop(bytes.remove(plek)),
            }
        }
        lichaam::geval(&bytes);
    }
}

#[test]
fn geen_enkele_vreemde_waarde_blijft_zonder_antwoord() {
    for geval in &eigen_gevallen() {
        let code = geval["regel"].as_str().unwrap();
        let regel = regels().iter().find(|regel| regel.code == code).unwrap();
        for veld in regel.velden {
            for waarde in vreemd() {
                let mut invoer = geval["invoer"].clone();
                invoer[veld.naam] = waarde;
                match beantwoord(code, &invoer) {
                    Ok(antwoord) => assert!(!antwoord.stappen.is_empty() && !antwoord.bronnen.is_empty(), "{invoer}"),
                    Err(fout) => assert!(!fout.veld.is_empty(), "{code} {invoer}: {fout:?}"),
                }
            }
        }
    }
    let raar: Vec<Value> =
        vreemd().into_iter().map(|invoer| json!({ "id": "x", "regel": "R02", "invoer": invoer })).collect();
    assert_eq!(gevallen(&json!(raar).to_string()).unwrap().count(), raar.len());
}
