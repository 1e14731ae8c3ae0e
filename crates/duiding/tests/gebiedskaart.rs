//! A drawn area with its corridors: every reason for which it is refused, where a point lies, and that its text comes back.

use duiding::geo::{Punt, rd};
use duiding::vlak::{Gebiedskaart, GebiedskaartFout, HOOGSTENS_M2, Plek, svg};
use proptest::prelude::*;
use std::fmt::Write as _;

/// Where the drawings lie: metres east and north of here, on the Dutch grid.
const HIER: (f64, f64) = (148_851.0, 467_720.0);

fn punt(oost: f64, noord: f64) -> Punt {
    rd::naar_wgs84(HIER.0 + oost, HIER.1 + noord).expect("een punt in het rooster")
}

fn posities(punten: &[(f64, f64)]) -> String {
    let mut tekst = String::new();
    for (nummer, &(oost, noord)) in punten.iter().enumerate() {
        let punt = punt(oost, noord);
        let komma = if nummer == 0 { "" } else { "," };
        let _ = write!(tekst, "{komma}[{},{}]", punt.lon(), punt.lat());
    }
    format!("[{tekst}]")
}

fn feature(eigenschappen: &str, soort: &str, coordinaten: &str) -> String {
    format!(
        r#"{{"type":"Feature","properties":{eigenschappen},"geometry":{{"type":"{soort}","coordinates":{coordinaten}}}}}"#
    )
}

fn gebied(rand: &[(f64, f64)]) -> String {
    feature(r#"{"soort":"gebied"}"#, "Polygon", &format!("[{}]", posities(rand)))
}

fn doorgang(eigenschappen: &str, lijn: &[(f64, f64)]) -> String {
    feature(&format!(r#"{{"soort":"doorgang",{eigenschappen}}}"#), "LineString", &posities(lijn))
}

fn kaart(onderdelen: &[String]) -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, onderdelen.join(","))
}

fn vierkant(west: f64, zuid: f64, zijde: f64) -> Vec<(f64, f64)> {
    vec![(west, zuid), (west + zijde, zuid), (west + zijde, zuid + zijde), (west, zuid + zijde), (west, zuid)]
}

fn lees(onderdelen: &[String]) -> Gebiedskaart {
    Gebiedskaart::lees(&kaart(onderdelen), HOOGSTENS_M2).expect("een goede tekening")
}

/// A square of 200 metres with a way to school from south to north and a wide one to home that ends in it.
fn voorbeeld() -> Gebiedskaart {
    lees(&[
        gebied(&vierkant(0.0, 0.0, 200.0)),
        doorgang(r#""naam":"naar school""#, &[(50.0, -100.0), (50.0, 300.0)]),
        doorgang(r#""naam":" naar huis ","breedte_m":20"#, &[(300.0, 150.0), (150.0, 150.0)]),
    ])
}

#[test]
fn een_punt_ligt_binnen_buiten_of_in_een_doorgang() {
    let kaart = voorbeeld();
    for (oost, noord, plek) in [
        (100.0, 100.0, Plek::Binnen),
        (1.0, 1.0, Plek::Binnen),
        (-1.0, 100.0, Plek::Buiten),
        (100.0, 201.0, Plek::Buiten),
        (50.0, 100.0, Plek::Doorgang),
        (54.5, 100.0, Plek::Doorgang),
        (55.5, 100.0, Plek::Binnen),
        (50.0, 250.0, Plek::Doorgang),
        (50.0, 304.5, Plek::Doorgang),
        (50.0, 306.0, Plek::Buiten),
        (160.0, 159.5, Plek::Doorgang),
        (160.0, 161.0, Plek::Binnen),
        (141.0, 150.0, Plek::Doorgang),
        (139.0, 150.0, Plek::Binnen),
        (3_000.0, 0.0, Plek::Buiten),
    ] {
        assert_eq!(kaart.bevat(punt(oost, noord)), plek, "{oost} {noord}");
    }
    assert_eq!(kaart.bevat(Punt::new(0.0, 0.0).expect("een punt")), Plek::Buiten);
}

#[test]
fn een_gat_in_het_gebied_is_buiten() {
    let ringen = format!("[{},{}]", posities(&vierkant(0.0, 0.0, 200.0)), posities(&vierkant(50.0, 50.0, 50.0)));
    let kaart = lees(&[feature(r#"{"soort":"gebied"}"#, "Polygon", &ringen)]);
    assert_eq!(kaart.bevat(punt(75.0, 75.0)), Plek::Buiten);
    assert_eq!(kaart.bevat(punt(25.0, 75.0)), Plek::Binnen);
    assert!((kaart.oppervlakte_m2() - 37_500.0).abs() < 100.0, "{}", kaart.oppervlakte_m2());
}

#[test]
fn oppervlakte_in_woorden_en_omhullende() {
    let kaart = voorbeeld();
    assert!((kaart.oppervlakte_m2() - 40_000.0).abs() < 100.0, "{}", kaart.oppervlakte_m2());
    assert_eq!(kaart.in_woorden(), "ongeveer 4 hectare, met 2 doorgangen: naar school, naar huis");
    let doos = kaart.omhullende();
    assert!(doos.bevat(punt(50.0, 299.0)) && doos.bevat(punt(299.0, 150.0)) && !doos.bevat(punt(50.0, 301.0)));

    let zonder = lees(&[gebied(&vierkant(0.0, 0.0, 50.0))]);
    assert_eq!(zonder.in_woorden(), "ongeveer 2.500 vierkante meter, zonder doorgangen");
    let een =
        lees(&[gebied(&vierkant(0.0, 0.0, 50.0)), doorgang(r#""naam":"naar de huisarts""#, &[(0.0, 9.0), (9.0, 9.0)])]);
    assert_eq!(een.in_woorden(), "ongeveer 2.500 vierkante meter, met 1 doorgang: naar de huisarts");
}

#[test]
fn wat_twee_keer_getekend_is_telt_een_keer() {
    let kaart = lees(&[gebied(&vierkant(0.0, 0.0, 200.0)), gebied(&vierkant(100.0, 0.0, 200.0))]);
    assert!((kaart.oppervlakte_m2() - 60_000.0).abs() < 150.0, "{}", kaart.oppervlakte_m2());
    assert_eq!(kaart.in_woorden(), "2 gebieden van samen ongeveer 6 hectare, zonder doorgangen");
    assert_eq!(kaart.gebieden().len(), 2);
}

#[test]
fn de_tekst_om_te_bewaren_is_altijd_gelijk() {
    let kaart = voorbeeld();
    let tekst = kaart.to_geojson();
    assert!(tekst.starts_with(r#"{"type":"FeatureCollection","features":[{"type":"Feature","#), "{tekst}");
    assert!(tekst.contains(r#""properties":{"breedte_m":10,"naam":"naar school","soort":"doorgang"}"#), "{tekst}");
    let decimalen = tekst.split(|c: char| !c.is_ascii_digit() && c != '.').filter_map(|getal| getal.split_once('.'));
    assert!(decimalen.clone().count() > 10 && decimalen.clone().all(|(_, deel)| deel.len() <= 6), "{tekst}");
    assert_eq!(Gebiedskaart::lees(&tekst, HOOGSTENS_M2).as_ref(), Ok(&kaart));
    // Corridors first in the text make no other map.
    let anders = kaart_met(&tekst, |features| features.rotate_left(1));
    assert_eq!(Gebiedskaart::lees(&anders, HOOGSTENS_M2).as_ref(), Ok(&kaart));
}

/// The same text with its features in another order.
fn kaart_met(tekst: &str, doe: impl Fn(&mut Vec<serde_json::Value>)) -> String {
    let mut waarde: serde_json::Value = serde_json::from_str(tekst).expect("JSON");
    doe(waarde["features"].as_array_mut().expect("features"));
    waarde.to_string()
}

#[test]
fn elke_weigering_noemt_het_onderdeel_en_de_reden() {
    let goed = gebied(&vierkant(0.0, 0.0, 200.0));
    let vlak = |coordinaten: &str| kaart(&[goed.clone(), feature(r#"{"soort":"gebied"}"#, "Polygon", coordinaten)]);
    let lijn = |eigenschappen: &str| kaart(&[goed.clone(), doorgang(eigenschappen, &[(0.0, 0.0), (50.0, 50.0)])]);
    let rand = |punten: &[(f64, f64)]| vlak(&format!("[{}]", posities(punten)));
    for (tekst, melding) in [
        (String::new(), "Teken een gebied op de kaart"),
        (" \n".to_owned(), "Teken een gebied op de kaart"),
        ("{\n x".to_owned(), "regel 2"),
        ("[1]".to_owned(), "geen tekst van een gebied"),
        ("[".repeat(60_000), "geen tekst van een gebied"),
        (r#"{"type":"Feature","features":[]}"#.to_owned(), "geen verzameling van gebieden"),
        (kaart(&[]), "nog geen gebied getekend"),
        (kaart(&[doorgang(r#""naam":"naar school""#, &[(0.0, 0.0), (9.0, 9.0)])]), "nog geen gebied getekend"),
        (kaart(&[goed.clone(), "7".to_owned()]), "Onderdeel 2: dit is niet te lezen"),
        (
            kaart(&[goed.clone(), feature("null", "Point", "[5,52]")]),
            "Onderdeel 2: er staat niet bij of dit een gebied",
        ),
        (kaart(&[feature(r#"{"soort":"tuin"}"#, "Point", "[5,52]")]), "Onderdeel 1: er staat niet bij"),
        (kaart(&[feature(r#"{"soort":"gebied"}"#, "Point", "[5,52]")]), "Gebied 1: een gebied is een vlak"),
        (
            kaart(&[r#"{"type":"Feature","properties":{"soort":"doorgang"},"geometry":null}"#.to_owned()]),
            "Doorgang 1: een doorgang is een lijn",
        ),
        (vlak("[]"), "Gebied 2: de rand heeft minstens 3"),
        (vlak("[[]]"), "Gebied 2: de rand heeft minstens 3"),
        (vlak("[[[5.3,52.1]]]"), "Gebied 2: de rand heeft minstens 3"),
        (vlak("[[[5.3],[5.3]]]"), "Gebied 2: "),
        (
            vlak("[[[52.1,5.3],[52.2,5.3],[52.2,5.4],[52.1,5.3]]]"),
            "Gebied 2: het punt 52.1, 5.3 ligt niet in Nederland",
        ),
        (vlak("[[[4.3,50.6],[4.4,50.6],[4.4,50.7],[4.3,50.6]]]"), "ligt niet in Nederland"),
        (rand(&[(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)]), "Gebied 2: de rand is niet gesloten"),
        (rand(&[(0.0, 0.0), (9.0, 0.0), (0.0, 0.0)]), "Gebied 2: de rand heeft minstens 3"),
        (rand(&vierkant(0.0, 0.0, 0.4)), "Gebied 2: de rand heeft minstens 3"),
        (rand(&[(0.0, 0.0), (90.0, 90.0), (90.0, 0.0), (0.0, 90.0), (0.0, 0.0)]), "Gebied 2: de rand kruist"),
        (rand(&[(0.0, 0.0), (90.0, 0.0), (90.0, 90.0), (90.0, -50.0), (0.0, 0.0)]), "Gebied 2: de rand kruist"),
        (
            vlak(&format!("[{},{}]", posities(&vierkant(0.0, 0.0, 50.0)), posities(&vierkant(40.0, 40.0, 50.0)))),
            "Gebied 2: een gat",
        ),
        (
            kaart(&[goed.clone(), doorgang(r#""naam":"naar school""#, &[(5.0, 5.0), (5.0, 5.0)])]),
            "Doorgang 1: een doorgang heeft minstens 2",
        ),
        (lijn(r#""breedte_m":5"#), "Doorgang 1: geef de doorgang een naam"),
        (lijn(r#""naam":"  ""#), "Doorgang 1: geef de doorgang een naam"),
        (lijn(&format!(r#""naam":"{}""#, "x".repeat(81))), "Doorgang 1: de naam heeft hoogstens 80"),
        (lijn(r#""naam":"naar\u0000school""#), "Doorgang 1: de naam heeft hoogstens 80"),
        (lijn(r#""naam":"naar school","breedte_m":1"#), "Doorgang 1: de breedte is een heel getal van 2"),
        (lijn(r#""naam":"naar school","breedte_m":51"#), "Doorgang 1: de breedte is een heel getal"),
        (lijn(r#""naam":"naar school","breedte_m":10.5"#), "Doorgang 1: de breedte is een heel getal"),
        (lijn(r#""naam":"naar school","breedte_m":"10""#), "Doorgang 1: de breedte is een heel getal"),
        (
            kaart(&[goed.clone(), doorgang(r#""naam":"naar school""#, &[(206.0, 0.0), (206.0, 90.0)])]),
            "Doorgang 1: deze doorgang komt niet in of tegen een gebied",
        ),
    ] {
        let fout = Gebiedskaart::lees(&tekst, HOOGSTENS_M2).expect_err(&tekst).to_string();
        assert!(fout.contains(melding), "{fout}\nbevat niet {melding}\nbij {tekst}");
    }
}

#[test]
fn grenzen_aan_wat_een_tekening_mag_vragen() {
    let klein = gebied(&vierkant(0.0, 0.0, 200.0));
    assert!(Gebiedskaart::lees(&kaart(&vec![klein.clone(); 20]), HOOGSTENS_M2).is_ok());
    let fout = |tekst: &str, meest| Gebiedskaart::lees(tekst, meest).expect_err("te veel");
    assert_eq!(fout(&kaart(&vec![klein.clone(); 21]), HOOGSTENS_M2), GebiedskaartFout::TeVeelOnderdelen { aantal: 21 });
    assert_eq!(fout(&" ".repeat(65_537), HOOGSTENS_M2), GebiedskaartFout::TeLang { bytes: 65_537 });

    let lang = |punten: u32| {
        let lijn: Vec<_> = (0..punten).map(|nummer| (f64::from(nummer), 50.0)).collect();
        kaart(&[klein.clone(), doorgang(r#""naam":"naar het werk""#, &lijn)])
    };
    assert!(Gebiedskaart::lees(&lang(495), HOOGSTENS_M2).is_ok());
    assert_eq!(fout(&lang(496), HOOGSTENS_M2), GebiedskaartFout::TeVeelPunten { aantal: 501 });

    let tekst = kaart(&[klein]);
    assert!(Gebiedskaart::lees(&tekst, 40_100).is_ok());
    assert_eq!(
        fout(&tekst, 20_000).to_string(),
        "Het gebied is te groot: ongeveer 4 hectare. Hoogstens ongeveer 2 hectare mag."
    );
}

#[test]
fn een_breedte_met_een_nul_achter_de_komma_is_heel() {
    let kaart = lees(&[
        gebied(&vierkant(0.0, 0.0, 200.0)),
        doorgang(r#""naam":"naar de moskee","breedte_m":50.0"#, &[(0.0, 0.0), (50.0, 50.0)]),
    ]);
    let [doorgang] = kaart.doorgangen() else { panic!("een doorgang") };
    assert_eq!((doorgang.naam(), doorgang.breedte_m(), doorgang.punten().len()), ("naar de moskee", 50, 2));
}

#[test]
fn een_doorgang_langs_de_rand_telt_als_hij_er_half_in_ligt() {
    let rand = gebied(&vierkant(0.0, 0.0, 200.0));
    let kaart = lees(&[rand, doorgang(r#""naam":"naar het werk","breedte_m":12"#, &[(205.0, 0.0), (205.0, 90.0)])]);
    assert_eq!(kaart.bevat(punt(199.5, 50.0)), Plek::Doorgang);
}

#[test]
fn een_logboek_ziet_geen_naam_en_geen_plek() {
    let kaart = voorbeeld();
    assert_eq!(
        format!("{kaart:?} {:?}", kaart.doorgangen()[0]),
        "Gebiedskaart(1 gebieden, 2 doorgangen) Doorgang(2 punten)"
    );
}

#[test]
fn de_schets_is_te_lezen_zonder_stijl_en_voor_wie_hem_niet_ziet() {
    let rand = gebied(&vierkant(0.0, 0.0, 200.0));
    let kaart = lees(&[rand, doorgang(r#""naam":"naar <b>A & B</b>""#, &[(50.0, -100.0), (50.0, 300.0)])]);
    let schets = svg(&kaart);
    for deel in [
        "role=\"img\"",
        "<title>Tekening van het gebied</title>",
        "<desc>Een gebied van ongeveer 4 hectare, met 1 doorgang: naar &lt;b&gt;A &amp; B&lt;/b&gt;. Het noorden is boven.</desc>",
        "class=\"vlak-gebied\" d=\"M",
        "class=\"vlak-doorgang\"",
        ">100 meter</text>",
    ] {
        assert!(schets.contains(deel), "{deel}\n{schets}");
    }
    assert!(!schets.contains("style=") && !schets.contains("NaN") && !schets.contains("<b>"), "{schets}");
}

/// A border around a middle: a distance for each of so many directions.
fn ster() -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec(20.0..800.0_f64, 3..40)
}

fn rand_van(afstanden: &[f64]) -> Vec<(f64, f64)> {
    let stap = std::f64::consts::TAU / f64::from(u32::try_from(afstanden.len()).expect("weinig"));
    let hoeken = afstanden.iter().zip(0_u32..).map(|(afstand, nummer)| {
        let (sin, cos) = (f64::from(nummer) * stap).sin_cos();
        (cos * afstand, sin * afstand)
    });
    let mut rand: Vec<_> = hoeken.collect();
    rand.push(rand[0]);
    rand
}

proptest! {
    #[test]
    fn net_binnen_de_rand_is_binnen_en_net_erbuiten_is_buiten(
        // No needles: two metres within the point of one is beside it.
        afstanden in proptest::collection::vec(200.0..400.0_f64, 3..12), welke in any::<prop::sample::Index>()) {
        let rand = rand_van(&afstanden);
        let kaart = lees(&[gebied(&rand)]);
        let (oost, noord) = rand[welke.index(rand.len())];
        // Two metres to the middle and away from it, along the direction of this corner.
        let ver = oost.hypot(noord);
        prop_assert_eq!(kaart.bevat(punt(oost * (ver - 2.0) / ver, noord * (ver - 2.0) / ver)), Plek::Binnen);
        prop_assert_eq!(kaart.bevat(punt(oost * (ver + 2.0) / ver, noord * (ver + 2.0) / ver)), Plek::Buiten);
        prop_assert!(kaart.omhullende().bevat(punt(oost * 0.9, noord * 0.9)));
    }

    #[test]
    fn de_bewaarde_tekst_geeft_dezelfde_kaart(afstanden in ster(), breedte in 2_u8..=50, naam in "[a-zé ]{0,30}x") {
        let eigenschappen = format!(r#""naam":"{naam}","breedte_m":{breedte}"#);
        let kaart = lees(&[gebied(&rand_van(&afstanden)), doorgang(&eigenschappen, &[(0.0, 0.0), (900.0, 100.0)])]);
        let tekst = kaart.to_geojson();
        let terug = Gebiedskaart::lees(&tekst, HOOGSTENS_M2);
        prop_assert_eq!(terug.as_ref(), Ok(&kaart));
        prop_assert_eq!(terug.map(|kaart| kaart.to_geojson()), Ok(tekst));
        prop_assert!(!svg(&kaart).contains("NaN"));
    }

    #[test]
    fn wie_op_de_lijn_loopt_is_in_de_doorgang(deel in 0.0..=1.0_f64, zij in -4.5..4.5_f64) {
        let kaart = voorbeeld();
        prop_assert_eq!(kaart.bevat(punt(50.0 + zij, 400.0_f64.mul_add(deel, -100.0))), Plek::Doorgang);
    }

    #[test]
    fn elke_tekst_geeft_een_antwoord(tekst in "\\PC{0,200}", coordinaten in "[0-9.,\\[\\]eE-]{0,60}") {
        prop_assert!(Gebiedskaart::lees(&tekst, HOOGSTENS_M2).is_err());
        let vlak = feature(r#"{"soort":"gebied"}"#, "Polygon", &coordinaten);
        let _ = Gebiedskaart::lees(&kaart(&[vlak]), HOOGSTENS_M2);
    }
}
