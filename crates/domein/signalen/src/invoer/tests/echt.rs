//! Real files that lie beside the project; where they are absent the test says so and proves nothing.

use super::*;
use crate::invoer::gebieden::{self, Soort};
use crate::proef::{gegevens, migraties, op_beide};
use crate::zoeken::{self, Opdracht, Treffer};
use std::collections::BTreeMap;

store::sql! {
    PER_GEBIED = "SELECT gebied, ontvangen, COUNT(*) FROM signaal GROUP BY gebied, ontvangen";
    HERKOMST = "SELECT herkomst FROM signaal WHERE id = $1";
}

fn voorbeeld(naam: &str) -> Kaart {
    let found = crate::invoer::kaart::VOORBEELDEN.iter().find(|(known, _)| *known == naam);
    kaart(found.expect("a mapping that Baken brings along").1)
}

fn lees_gebieden(proef: &Proef, pad: &Path, soort: Option<Soort>) -> Result<gebieden::Rapport, InvoerFout> {
    let bytes = std::fs::read(pad).unwrap();
    met_invoer(proef, |invoer| gebieden::lees_in(invoer, &bytes, "proef.geojson", soort))
}

#[test]
fn lancashire_telt_per_district_en_maand_zoals_verwacht() {
    let (Some(meldingen), Some(districten), Some(verwacht)) = (
        gegevens("reports/lancashire_asb_2022.csv.gz"),
        gegevens("reports/lancashire_districts.geojson"),
        gegevens("reports/lancashire_expected_district_maand.csv"),
    ) else {
        return;
    };
    let fresh = store::testen::sqlite(&migraties());
    let proef = Proef::nieuw(&fresh.store);
    let refused = lees_gebieden(&proef, &districten, None).unwrap_err().to_string();
    assert!(refused.contains("'E06000008'"), "{refused}");
    assert_eq!(lees_gebieden(&proef, &districten, Some(Soort::Gemeente)).unwrap().nieuw, 14);
    let rapport = lees(&proef, &meldingen, &voorbeeld("lancashire_asb"), Wijze::Echt).unwrap();
    assert_eq!((rapport.gelezen, rapport.nieuw, rapport.geweigerd), (56_434, 56_434, 0));

    let rows =
        proef.lees(|tx| tx.list(PER_GEBIED, &[], |row| Ok((row.get::<String>(0)?, row.get(1)?, row.get::<i64>(2)?))));
    let counted: BTreeMap<(String, String), i64> = rows
        .into_iter()
        .map(|(code, moment, count)| ((proef.inrichting.gebiednaam(&code), kern::dag_van(moment).to_string()), count))
        .collect();
    let expected: BTreeMap<(String, String), i64> = csv::Reader::from_path(verwacht)
        .unwrap()
        .records()
        .map(|row| row.unwrap())
        .map(|row| ((row[0].to_owned(), row[1].to_owned()), row[2].parse().unwrap()))
        .collect();
    assert_eq!(counted, expected);
}

#[test]
fn toronto_leest_zonder_afkeuring() {
    let Some(pad) = gegevens("reports/toronto_mci_2014_2018.csv.gz") else { return };
    op_beide(|proef| {
        let mut stop =
            |stand: Stand| if stand.gelezen >= 5_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        let rapport = lees_tot(proef, &pad, &voorbeeld("toronto_mci"), Wijze::Echt, &mut stop).unwrap();
        assert_eq!((rapport.gelezen, rapport.nieuw, rapport.geweigerd), (5_000, 5_000, 0));
        assert_eq!((tel(proef, AANTAL), tel(proef, GEBEURTENISSEN)), (5_000, 5));
    });
}

#[test]
fn elke_zoekvraag_vindt_haar_signalen_bij_de_eerste_tien() {
    let (Some(teksten), Some(vragen)) =
        (gegevens("nlp/signalen_teksten_open.csv"), gegevens("nlp/zoekvragen_open.json"))
    else {
        return;
    };
    let vragen: Vec<serde_json::Value> = serde_json::from_slice(&std::fs::read(vragen).unwrap()).unwrap();
    op_beide(|proef| {
        let rapport = lees(proef, &teksten, &voorbeeld("signalen_teksten"), Wijze::Echt).unwrap();
        assert_eq!((rapport.nieuw, rapport.geweigerd), (40, 0), "{rapport:?}");
        let mut missed = Vec::new();
        for vraag in &vragen {
            let q = vraag["vraag"].as_str().unwrap().to_owned();
            let found = eerste_tien(proef, &q);
            let wanted = vraag["minimaal_verwacht"].as_array().unwrap().iter().filter_map(serde_json::Value::as_str);
            missed.extend(
                wanted
                    .filter(|id| !found.contains(&format!("signalen_teksten:{id}")))
                    .map(|id| format!("{q} mist {id}: {found:?}")),
            );
        }
        assert!(missed.is_empty(), "{missed:#?}");
    });
}

fn eerste_tien(proef: &Proef, q: &str) -> Vec<String> {
    let (kringen, q) = (proef.alle_kringen(), q.to_owned());
    proef.lees(move |tx| {
        let found = zoeken::zoek(tx, &kringen, &Opdracht { q: &q, limiet: 10, voor: None }, nu())?;
        let mut references = Vec::new();
        for treffer in found.alle() {
            if let Treffer::Signaal(kaartje) = treffer {
                references.push(tx.row(HERKOMST, store::args![kaartje.id])?.get(0)?);
            }
        }
        Ok(references)
    })
}

#[test]
fn soest_in_rd_en_in_wgs84_is_hetzelfde_soest() {
    let (Some(rd), Some(wgs), Some(postcodes)) = (
        gegevens("geo/soest_wijken_2022_rd.geojson"),
        gegevens("geo/soest_wijken_2022_wgs84.geojson"),
        gegevens("geo/soest_pc4_wgs84.geojson"),
    ) else {
        return;
    };
    let map = Map::nieuw();
    let pad = map.schrijf(
        "a.csv",
        "nr;wat;waar;dag;x;y;soort;haast\n1;Groep;Eng;01-02-2026;149635.44;458995.6;Jeugd;\n2;Groep;Eng;01-02-2026;146709.63;466242.95;Jeugd;\n",
    );
    let gebieden_van = |proef: &Proef| -> Vec<String> {
        inhoud(proef).iter().map(|line| line.split('|').nth(4).unwrap().split(' ').next().unwrap().to_owned()).collect()
    };
    op_beide(|proef| {
        lees(proef, &pad, &kaart(KAART), Wijze::Echt).unwrap();
        assert_eq!(gebieden_van(proef), ["", ""]);
        let first = lees_gebieden(proef, &postcodes, None).unwrap();
        assert_eq!(
            (first.nieuw, first.signalen, first.soorten.into_iter().collect::<Vec<_>>()),
            (8, 2, vec!["postcode"])
        );
        // Signals that were there before get their district as soon as there are districts.
        let second = lees_gebieden(proef, &rd, None).unwrap();
        assert_eq!((second.vervangen, second.signalen), (0, 2));
        assert_eq!(gebieden_van(proef), ["WK034208", "WK034201"]);
        let third = lees_gebieden(proef, &wgs, None).unwrap();
        assert_eq!((third.nieuw, third.vervangen, third.signalen), (0, second.nieuw, 0));
    });
}
