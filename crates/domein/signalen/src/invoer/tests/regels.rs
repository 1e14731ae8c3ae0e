use super::*;
use crate::invoer::Uitkomst;
use crate::proef::op_beide;
use crate::zoeken::{self, Opdracht};

const KOP: &str = "nr;wat;waar;dag;x;y;soort;haast\n";

#[test]
fn elke_regel_is_een_signaal_of_een_afkeuring_met_nummer_en_reden() {
    let map = Map::nieuw();
    let goed = "1;Groep jongeren;Smitsveen;31-12-2025;149635,44;458995.6;jeugd;\n\
                2;\"Vaten; met \"\"aceton\"\"\";Birkt;2026-01-02;;;Drugs;ja\n";
    let slecht = "3;Groep;Eng;31-12-2025;;;Jeugd\n\
                  4;;;31-12-2025;;;Jeugd;\n\
                  5;Groep;Eng;31-13-2025;;;Jeugd;\n\
                  6;Groep;Eng;25-11-2026;;;Jeugd;\n\
                  7;Groep;Eng;31-12-2025;149635;;Jeugd;\n\
                  8;Groep;Eng;31-12-2025;5.29;52.17;Jeugd;\n\
                  9;Groep;Eng;31-12-2025;1e5;4;Jeugd;\n\
                  10;Groep;Eng;31-12-2025;;;Ufo;\n\
                  11;Groep;Eng;31-12-2025;;;Jeugd;misschien\n\
                  ;Groep;Eng;31-12-2025;;;Jeugd;\n\
                  1;Groep;Eng;31-12-2025;;;Jeugd;\n\
                  12;Groep;Eng;;;;Jeugd;\n";
    let pad = map.schrijf("signalen.csv", format!("{KOP}{goed}{slecht}"));
    op_beide(|proef| {
        let rapport = lees(proef, &pad, &kaart(KAART), Wijze::Echt).unwrap();
        assert_eq!((rapport.gelezen, rapport.nieuw, rapport.bekend, rapport.geweigerd), (14, 2, 1, 11));
        let lines: Vec<String> = rapport.afkeuringen.iter().map(ToString::to_string).collect();
        let expected = [
            "Regel 4 heeft 7 kolommen en de kop heeft er 8.",
            "Regel 5: tekst is leeg.",
            "Regel 6: dag is geen datum zoals in de kaart staat.",
            "Regel 7: dag ligt voor 1900 of in de toekomst.",
            "Regel 8: x heeft maar een van de twee coördinaten.",
            "Regel 9: x is geen plek in het stelsel dat in de kaart staat.",
            "Regel 10: x is geen getal.",
            "Regel 11: soort heeft een waarde die niet in de kaart staat.",
            "Regel 12: haast heeft een waarde die niet in de kaart staat.",
            "Regel 13: nr is leeg.",
            "Regel 14 staat al in Baken.",
            "Regel 15: dag is leeg.",
        ];
        assert_eq!(lines, expected);
        let found = inhoud(proef);
        assert!(
            found[0].starts_with("2025-1 jongeren|Groep jongeren|Groep jongeren bij Smitsveen|Smitsveen| "),
            "{}",
            found[0]
        );
        assert!(found[0].ends_with(" afgesloten false proef:1 invoer"), "{}", found[0]);
        assert!(found[1].starts_with("2026-1 drugs|Vaten; met \"aceton\"|"), "{}", found[1]);
        assert!(found[1].ends_with(" afgesloten true proef:2 invoer"), "{}", found[1]);
    });
}

#[test]
fn wat_is_ingelezen_wordt_gevonden_ook_met_een_tikfout_en_door_niemand_buiten_de_kring() {
    let map = Map::nieuw();
    let row = |n| format!("{n};Kelderbrand nummer{n};Eng;31-12-2025;;;Jeugd;\n");
    let rows = (0..40).map(row).collect::<Vec<_>>().concat();
    let pad = map.schrijf("signalen.csv", format!("{KOP}{rows}"));
    op_beide(|proef| {
        lees(proef, &pad, &kaart(KAART), Wijze::Echt).unwrap();
        assert_eq!((tel(proef, GEINDEXEERD), tel(proef, GEBEURTENISSEN)), (40, 1));
        let zoek = |kring, q: &'static str| {
            proef.lees(move |tx| zoeken::zoek(tx, &[kring], &Opdracht { q, limiet: 50, voor: None }, nu()))
        };
        let (jeugd, drugs) =
            (proef.kring(crate::categorie::Thema::Jeugd), proef.kring(crate::categorie::Thema::Ondermijning));
        assert_eq!(zoek(jeugd, "kelderbrand").aantal, 40);
        assert_eq!(zoek(jeugd, "kelderbrnd").aantal, 40);
        assert_eq!(zoek(jeugd, "nummer17 eng").aantal, 1);
        assert_eq!(zoek(drugs, "kelderbrand").aantal, 0);
    });
}

#[test]
fn een_proef_bewaart_niets_en_zegt_hetzelfde() {
    let map = Map::nieuw();
    let row = |n| format!("{};Groep;Eng;{}-12-2025;;;Jeugd;\n", n % 2_400, n % 40);
    let rows = (0..2_500).map(row).collect::<Vec<_>>().concat();
    let pad = map.schrijf("signalen.csv", format!("{KOP}{rows}"));
    op_beide(|proef| {
        let proefrun = lees(proef, &pad, &kaart(KAART), Wijze::Proef).unwrap();
        assert_eq!((tel(proef, AANTAL), tel(proef, GEBEURTENISSEN), tel(proef, WOORDEN)), (0, 0, 0));
        let echt = lees(proef, &pad, &kaart(KAART), Wijze::Echt).unwrap();
        assert_eq!(Rapport { uitkomst: Uitkomst::Klaar, ..proefrun.clone() }, echt);
        assert_eq!(proefrun.uitkomst, Uitkomst::Proef);
        assert_eq!(tel(proef, AANTAL), i64::try_from(echt.nieuw).unwrap());
        assert!(echt.bekend > 0 && echt.geweigerd > 0, "{echt:?}");
    });
}

#[test]
fn hetzelfde_bestand_en_dezelfde_regels_voegen_niets_toe() {
    let map = Map::nieuw();
    let row = |n: u32| format!("{n};Groep;Eng;31-12-2025;;;Jeugd;\n");
    let eerst = map.schrijf("a.csv", format!("{KOP}{}{}", row(1), row(2)));
    let meer = map.schrijf("b.csv", format!("{KOP}{}{}{}", row(1), row(2), row(3)));
    op_beide(|proef| {
        assert_eq!(lees(proef, &eerst, &kaart(KAART), Wijze::Echt).unwrap().nieuw, 2);
        let weer = lees(proef, &eerst, &kaart(KAART), Wijze::Echt).unwrap();
        assert_eq!((weer.uitkomst, weer.nieuw), (Uitkomst::AlIngelezen, 0));
        let later = lees(proef, &meer, &kaart(KAART), Wijze::Echt).unwrap();
        assert_eq!((later.nieuw, later.bekend), (1, 2));
        let numbers: Vec<String> = inhoud(proef).iter().map(|line| line[..6].to_owned()).collect();
        assert_eq!(numbers, ["2025-1", "2025-2", "2025-3"], "no number is lost to what was known");
    });
}

#[test]
fn zonder_kenmerk_telt_plaats_en_inhoud() {
    let map = Map::nieuw();
    let row = "Groep;Eng;31-12-2025;;;Jeugd;\n";
    let pad = map.schrijf("a.csv", format!("wat;waar;dag;x;y;soort;haast\n{row}{row}"));
    let zonder = KAART.replace("kenmerk = \"nr\"\n", "");
    op_beide(|proef| {
        assert_eq!(lees(proef, &pad, &kaart(&zonder), Wijze::Echt).unwrap().nieuw, 2);
        // Another mapping of the same file is another import, and finds the same rows.
        let anders = zonder.replace("titel = \"{wat}\"\n", "");
        let weer = lees(proef, &pad, &kaart(&anders), Wijze::Echt).unwrap();
        assert_eq!((weer.nieuw, weer.bekend), (0, 2));
    });
}

#[test]
fn het_verslag_van_afgekeurde_regels_noemt_geen_inhoud() {
    let map = Map::nieuw();
    let pad = map.schrijf("a.csv", format!("{KOP}1;Karel Geheim;Geheimlaan 7;gisteren;;;Jeugd;\n"));
    op_beide(|proef| {
        let mut verslag = Vec::new();
        let kaart = kaart(KAART);
        met_invoer(proef, |invoer| {
            let mut voortgang = |_| ControlFlow::Continue(());
            let opties = Opties { wijze: Wijze::Echt, afgekeurd: Some(&mut verslag), voortgang: &mut voortgang };
            lees_in(invoer, &pad, &kaart, opties).map(drop)
        })
        .unwrap();
        let verslag = String::from_utf8(verslag).unwrap();
        assert_eq!(verslag, "regel;kolom;reden\n2;dag;is geen datum zoals in de kaart staat\n");
    });
}
