//! Geography against files of CBS and against points whose area is known.

mod gegevens;

use duiding::geo::{Gebied, Gebieden, Punt, afstand_m, rd};

fn getal(tekst: &str) -> f64 {
    tekst.parse().expect("een getal")
}

/// The polynomial may differ this much from the exact transformation, in metres.
const SPELING_M: f64 = 0.5;

#[test]
fn rd_en_wgs84_kloppen_met_de_voorbeelden() {
    let Some(regels) = gegevens::csv("geo/rd_wgs84_examples.csv") else { return };
    let mut grootste: f64 = 0.0;
    for regel in &regels {
        let (x, y, lat, lon) = (getal(&regel[0]), getal(&regel[1]), getal(&regel[2]), getal(&regel[3]));
        let verwacht = Punt::new(lat, lon).expect("een punt");
        let heen = afstand_m(rd::naar_wgs84(x, y).expect("binnen het rooster"), verwacht);
        let (tx, ty) = rd::van_wgs84(verwacht).expect("binnen het rooster");
        grootste = grootste.max(heen).max((tx - x).hypot(ty - y));
        assert!(heen <= SPELING_M, "{x} {y}: {heen} m");
        assert!((tx - x).hypot(ty - y) <= SPELING_M, "{lat} {lon}: {tx} {ty}");
    }
    eprintln!("{} punten, grootste afwijking {grootste:.3} m", regels.len());
}

#[test]
fn punten_vallen_in_hun_gemeente_en_wijk() {
    let Some(punten) = gegevens::csv("geo/pip_examples_soest.csv") else { return };
    for stelsel in ["wgs84", "rd"] {
        let bestand =
            |naam: &str| gegevens::lees(&format!("geo/{naam}_{stelsel}.geojson")).expect("ligt naast de punten");
        let gemeenten = Gebieden::from_geojson(&bestand("utrecht_gemeenten_2022")).expect("gemeenten");
        let wijken = Gebieden::from_geojson(&bestand("soest_wijken_2022")).expect("wijken");
        for regel in &punten {
            let punt = Punt::new(getal(&regel[3]), getal(&regel[2])).expect("een punt");
            let gemeente = gemeenten.zoek(punt).map_or("", |gebied| gebied.code());
            assert_eq!(gemeente, &regel[6], "{} in {stelsel}", &regel[0]);
            let wijk = wijken.zoek(punt).map_or("", |gebied| gebied.code());
            let verwacht = if &regel[6] == "GM0342" { &regel[7] } else { "" };
            assert_eq!(wijk, verwacht, "{} in {stelsel}", &regel[0]);
        }
    }
    eprintln!("{} punten in twee stelsels", punten.len());
}

#[test]
fn elk_bestand_wordt_gelezen_met_code_en_naam() {
    for (pad, aantal, code, naam) in [
        ("geo/soest_pc4_rd.geojson", 8, "3761", "Soest"),
        ("geo/soest_pc4_wgs84.geojson", 8, "3761", "Soest"),
        ("geo/soest_wijken_2022_rd.geojson", 8, "WK034201", "Wijk 01 't Hart-Soestdijk"),
        ("geo/utrecht_gemeenten_2022_wgs84.geojson", 26, "GM0342", "Soest"),
        ("geo/utrecht_wijken_2022_open13_wgs84.geojson", 78, "WK030701", "Stadskern"),
        ("geo/groningen_buurt2017_wgs84.geojson", 108, "BU00140000", "Binnenstad-Noord"),
        ("geo/groningen_wijk2017_wgs84.geojson", 15, "WK001400", "Centrum"),
        ("reports/lancashire_districts.geojson", 14, "E06000008", "Blackburn with Darwen"),
    ] {
        let Some(bytes) = gegevens::lees(pad) else { continue };
        let gebieden = Gebieden::from_geojson(&bytes).expect(pad);
        assert_eq!(gebieden.iter().len(), aantal, "{pad}");
        assert_eq!(gebieden.met_code(code).map(Gebied::naam), Some(naam), "{pad}");
    }
}

#[test]
fn rd_met_een_verkeerd_label_wordt_geweigerd() {
    let Some(bytes) = gegevens::lees("geo/soest_wijken_2022_rd.geojson") else { return };
    let tekst = String::from_utf8(bytes).expect("UTF-8");
    for (van, naar) in [("EPSG::28992", "EPSG::4326"), ("EPSG::28992", "EPSG::3857"), ("EPSG::28992", "EPSG::31370")] {
        let fout = Gebieden::from_geojson(tekst.replace(van, naar).as_bytes()).expect_err(naar);
        eprintln!("{fout}");
    }
    let zonder_label = tekst.replacen("\"crs\"", "\"was_crs\"", 1);
    let zonder = Gebieden::from_geojson(zonder_label.as_bytes()).expect("de getallen zeggen genoeg");
    assert_eq!(zonder, Gebieden::from_geojson(tekst.as_bytes()).expect("met label"));
}
