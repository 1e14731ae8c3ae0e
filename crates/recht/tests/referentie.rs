//! The reference tables, compared row by row and in both directions.

mod data_map;

use jiff::civil::Date;
use recht::atw::{Feestdag, Kalender, Rekenvraag, art_03_lid_3_gelijkgesteld, buiten_atw, einde, feestdagen};
use recht::{Duur, Eenheid};
use std::collections::BTreeSet;

#[test]
fn de_feestdagen_van_2020_tot_en_met_2035_zijn_die_van_de_tabel() {
    let Some(tekst) = data_map::lees("terms/feestdagen_atw_2020_2035.csv") else { return };
    let mut tabel = BTreeSet::new();
    let mut gelijkgesteld = BTreeSet::new();
    for rij in csv::Reader::from_reader(tekst.as_bytes()).records().map(Result::unwrap) {
        let datum: Date = rij[0].parse().unwrap();
        match rij[2].split(" (").next().unwrap() {
            "Gelijkgestelde dag" => gelijkgesteld.insert(datum),
            naam => tabel.insert((datum, van_naam(naam))),
        };
    }
    let berekend: BTreeSet<_> = (2020..=2035).flat_map(|jaar| feestdagen(jaar).unwrap()).collect();
    assert_eq!(berekend, tabel);
    assert_eq!(BTreeSet::from(art_03_lid_3_gelijkgesteld::TABEL), gelijkgesteld);
}

fn van_naam(naam: &str) -> Feestdag {
    match naam {
        "Nieuwjaarsdag" => Feestdag::Nieuwjaarsdag,
        "Goede Vrijdag" => Feestdag::GoedeVrijdag,
        "Tweede Paasdag" => Feestdag::TweedePaasdag,
        "Koningsdag" => Feestdag::Koningsdag,
        "Bevrijdingsdag" => Feestdag::VijfMei,
        "Hemelvaartsdag" => Feestdag::Hemelvaartsdag,
        "Tweede Pinksterdag" => Feestdag::TweedePinksterdag,
        "Eerste Kerstdag" => Feestdag::EersteKerstdag,
        "Tweede Kerstdag" => Feestdag::TweedeKerstdag,
        anders => panic!("onbekende feestdag {anders}"),
    }
}

#[test]
fn alle_voorbeeldtermijnen_van_2023_en_2024_kloppen() {
    let Some(tekst) = data_map::lees("terms/termijnen_voorbeelden_2023_2024.csv") else { return };
    let kalender = Kalender::wettelijk();
    let mut aantal_rijen = 0;
    for rij in csv::Reader::from_reader(tekst.as_bytes()).records().map(Result::unwrap) {
        let datum = |kolom: usize| rij[kolom].parse::<Date>().unwrap();
        let eenheid = match &rij[3] {
            "dagen" => Eenheid::Dagen,
            "weken" => Eenheid::Weken,
            "maanden" => Eenheid::Maanden,
            anders => panic!("onbekende eenheid {anders}"),
        };
        let vraag = Rekenvraag::wettelijk(Duur { aantal: rij[2].parse().unwrap(), eenheid });
        let termijn = einde(&kalender, datum(0), &vraag).unwrap().unwrap();
        assert_eq!(termijn.uiterlijk, datum(5), "{rij:?}");
        assert_eq!(buiten_atw(&vraag).is_none(), &rij[6] == "ja", "{rij:?}");
        let verlengd = (termijn.uiterlijk - datum(4)).get_days();
        assert_eq!(verlengd, rij[7].parse::<i32>().unwrap(), "{rij:?}");
        aantal_rijen += 1;
    }
    assert!(aantal_rijen >= 200, "maar {aantal_rijen} rijen");
}
