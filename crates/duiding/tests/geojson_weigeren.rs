//! Every reason for which a file of areas is refused, and that no bytes whatever make it panic.

use duiding::geo::{Eigenschappen, Gebied, Gebieden, GeoFout, Grenswaarden, Punt};
use proptest::prelude::*;

fn met_coordinaten(soort: &str, coordinaten: &str) -> String {
    format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"code":"A"}},"geometry":{{"type":"{soort}","coordinates":{coordinaten}}}}}]}}"#
    )
}

fn melding(tekst: &str) -> String {
    Gebieden::from_geojson(tekst.as_bytes()).expect_err(tekst).to_string()
}

const VIERKANT: &str = "[[[5,52],[6,52],[6,53],[5,53],[5,52]]]";

#[test]
fn elke_weigering_noemt_gebied_en_reden() {
    for (tekst, deel) in [
        (met_coordinaten("Point", "[5,52]"), "Gebied 1 (A): een gebied is een Polygon of MultiPolygon"),
        (met_coordinaten("Polygon", "[[[5,52],[6,52],[6,53],[5,53]]]"), "niet gesloten"),
        (met_coordinaten("Polygon", "[[[5,52],[6,52],[5,52]]]"), "geen oppervlak"),
        (met_coordinaten("Polygon", "[[[5,52],[5,53],[5,54],[5,52]]]"), "geen oppervlak"),
        (met_coordinaten("Polygon", "[]"), "geen oppervlak"),
        (met_coordinaten("MultiPolygon", "[[]]"), "geen oppervlak"),
        (met_coordinaten("MultiPolygon", VIERKANT), "niet te lezen"),
        (met_coordinaten("Polygon", "[[[5],[6]]]"), "niet te lezen"),
        (met_coordinaten("Polygon", r#"[[["5","52"]]]"#), "niet te lezen"),
        (met_coordinaten("Polygon", "[[[52,5],[52,6],[53,6],[52,5]]]"), "verwisseld"),
        (met_coordinaten("Polygon", "[[[5,52],[6,52],[148851,467720],[5,52]]]"), "past niet"),
        (met_coordinaten("Polygon", "[[[148851,467720],[5,52],[6,52],[148851,467720]]]"), "past niet"),
        (
            met_coordinaten("Polygon", "[[[588000,6830000],[588100,6830000],[588100,6830100],[588000,6830000]]]"),
            "past niet",
        ),
        (met_coordinaten("Polygon", "null"), "niet te lezen"),
        (
            met_coordinaten("Polygon", VIERKANT).replace(r#""code":"A""#, r#""kleur":"rood""#),
            "Gebied 1: er is geen code",
        ),
        (met_coordinaten("Polygon", VIERKANT).replace(r#""code":"A""#, r#""code":"  ""#), "er is geen code"),
        (r#"{"type":"FeatureCollection","features":[]}"#.to_owned(), "geen gebieden"),
        (r#"{"type":"FeatureCollection","features":[7]}"#.to_owned(), "Gebied 1: dit is geen GeoJSON-feature"),
        (
            r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"A"},"geometry":null}]}"#
                .to_owned(),
            "geen vlak",
        ),
        (r#"{"type":"Feature","features":[]}"#.to_owned(), "geen GeoJSON met gebieden"),
        ("{\n  \"type\": x".to_owned(), "regel 2"),
        (String::new(), "geen GeoJSON met gebieden"),
        ("[".repeat(100_000), "geen GeoJSON met gebieden"),
    ] {
        assert!(melding(&tekst).contains(deel), "{} bevat niet {deel}", melding(&tekst));
    }
}

#[test]
fn dezelfde_code_twee_keer_wordt_geweigerd() {
    let feature = format!(
        r#"{{"type":"Feature","properties":{{"code":"A"}},"geometry":{{"type":"Polygon","coordinates":{VIERKANT}}}}}"#
    );
    let tekst = format!(r#"{{"type":"FeatureCollection","features":[{feature},{feature}]}}"#);
    assert_eq!(melding(&tekst), "Gebied 2 (A): deze code is al van een eerder gebied.");
}

#[test]
fn te_veel_bytes_gebieden_of_punten() {
    let tekst = met_coordinaten("Polygon", VIERKANT);
    let lees = |grens| Gebieden::from_geojson_with(tekst.as_bytes(), &Eigenschappen::default(), grens);
    let ruim = Grenswaarden::default();
    assert!(lees(Grenswaarden { bytes: tekst.len(), gebieden: 1, punten: 5 }).is_ok());
    for krap in [
        Grenswaarden { bytes: tekst.len() - 1, ..ruim },
        Grenswaarden { gebieden: 0, ..ruim },
        Grenswaarden { punten: 4, ..ruim },
    ] {
        assert!(matches!(lees(krap), Err(GeoFout::TeGroot { .. })), "{krap:?}");
    }
}

#[test]
fn eigen_namen_voor_eigenschappen_en_een_hoogte_achter_het_punt() {
    let tekst =
        met_coordinaten("Polygon", "[[[5,52,1.5],[6,52,0],[6,53,0],[5,53,0],[5,52,1.5]]]").replace("code", "Sleutel");
    let namen = Eigenschappen { code: vec!["sleutel".into()], naam: vec![] };
    let gebieden = Gebieden::from_geojson_with(tekst.as_bytes(), &namen, Grenswaarden::default()).expect("een gebied");
    assert_eq!(gebieden.met_code("A").map(Gebied::naam), Some("A"));
}

#[test]
fn een_bestand_met_een_merkteken_vooraan() {
    let tekst = format!("\u{feff}{}", met_coordinaten("Polygon", VIERKANT));
    assert!(Gebieden::from_geojson(tekst.as_bytes()).is_ok());
}

proptest! {
    #[test]
    fn elke_reeks_bytes_geeft_een_antwoord(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Gebieden::from_geojson(&bytes);
    }

    #[test]
    fn ook_bijna_goede_bestanden(coordinaten in "[0-9.,\\[\\]eE-]{0,60}", soort in "(Polygon|MultiPolygon|Point)") {
        let _ = Gebieden::from_geojson(met_coordinaten(&soort, &coordinaten).as_bytes());
    }

    #[test]
    fn wat_is_opgeslagen_komt_gelijk_terug(x in 20_000.0..270_000.0_f64, y in 310_000.0..610_000.0_f64, a in 1.0..5_000.0_f64, b in 1.0..5_000.0_f64) {
        let ring = format!("[[[{x},{y}],[{},{y}],[{},{}],[{x},{y}]]]", x + a, x + a, y + b);
        let gebieden = Gebieden::from_geojson(met_coordinaten("Polygon", &ring).as_bytes()).expect("een gebied in RD");
        let gebied = gebieden.met_code("A").expect("het gebied");
        let terug = Gebied::lees("A", "A", &gebied.geometrie()).expect("eigen opslag");
        prop_assert_eq!(&terug, gebied);
        let hoek = gebied.vlakken()[0].ringen[0][1];
        let midden = Punt::new(gebied.doos().zuid.midpoint(gebied.doos().noord), hoek.lon().midpoint(gebied.doos().west)).expect("een punt");
        prop_assert_eq!(gebieden.zoek(midden), Gebieden::new(vec![terug]).zoek(midden).map(|_| gebied));
    }
}
