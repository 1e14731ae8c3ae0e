use super::*;
use crate::categorie::Thema;
use crate::proef::{Proef, nu, op_beide};

fn zoek_in(proef: &Proef, kringen: &[Kring], q: &str, limiet: u32, voor: Option<i64>) -> Resultaat {
    let (kringen, q) = (kringen.to_vec(), q.to_owned());
    proef.lees(move |tx| zoek(tx, &kringen, &Opdracht { q: &q, limiet, voor }, nu()))
}

fn ids(treffers: &[Treffer]) -> Vec<SignaalId> {
    let signaal = |treffer: &Treffer| match treffer {
        Treffer::Signaal(kaartje) => kaartje.id,
        Treffer::Ander { .. } => panic!("only signals here"),
    };
    treffers.iter().map(signaal).collect()
}

#[test]
fn alle_woorden_eerst_en_daaronder_wat_een_woord_mist() {
    op_beide(|proef| {
        let (glas, _) = proef.meld("overig", "Er ligt glas op het fietspad", "Koningsweg");
        let (ruit, _) = proef.meld("overig", "Glas van een ruit op de stoep", "Dorpsstraat");
        let (pad, _) = proef.meld("overig", "Het fietspad is donker", "Eng");
        proef.meld("overig", "Iets heel anders", "Plein");
        let gevonden = zoek_in(proef, &proef.alle_kringen(), "fietspad glas", 10, None);
        assert_eq!(ids(&gevonden.treffers), [glas]);
        assert_eq!(gevonden.aantal, 1);
        assert_eq!(ids(&gevonden.gedeeltelijk), [pad, ruit]);
        assert_eq!(gevonden.volgende, None);
    });
}

#[test]
fn wat_meer_woorden_heeft_staat_hoger_ook_als_het_ouder_is() {
    op_beide(|proef| {
        let (drie, _) = proef.meld("overig", "Vuurwerk, glas en een scooter", "");
        let (twee, _) = proef.meld("overig", "Een scooter en glas", "");
        let (een, _) = proef.meld("overig", "Alleen een scooter", "");
        let gevonden = zoek_in(proef, &proef.alle_kringen(), "scooter glas vuurwerk aceton", 10, None);
        assert_eq!(gevonden.aantal, 0);
        assert_eq!(ids(&gevonden.gedeeltelijk), [drie, twee, een]);
        let lang = "scooter glas vuurwerk aceton molen bushokje tunnel fiets brug slot";
        let gevonden = zoek_in(proef, &proef.alle_kringen(), lang, 10, None);
        assert_eq!(ids(&gevonden.gedeeltelijk), [drie, twee, een]);
    });
}

#[test]
fn buiten_de_kring_bestaat_het_niet_ook_niet_in_aantal_of_verbetering() {
    op_beide(|proef| {
        let (_, geheim) = proef.meld("drugs", "Vaten met aceton gedumpt bij Kievitsgoor", "Kievitsgoor");
        let binnen = [proef.kring(Thema::Ondermijning)];
        let buiten = [proef.kring(Thema::Jeugd), proef.kring(Thema::Overig)];
        for q in ["aceton", "acetn", "kievitsgor", "aceton gedumpt", &geheim.to_string()] {
            let wel = zoek_in(proef, &binnen, q, 10, None);
            assert_eq!(wel.alle().count() + wel.direct.len(), 1, "{q}");
            let niet = zoek_in(proef, &buiten, q, 10, None);
            assert_eq!(niet.alle().count() + niet.direct.len(), 0, "{q}");
            assert_eq!((niet.aantal, niet.volgende), (0, None), "{q}");
            assert_eq!(niet.bedoeld, [], "{q}");
            assert_eq!(zoek_in(proef, &[], q, 10, None).alle().count(), 0, "{q}");
        }
    });
}

#[test]
fn een_tikfout_vindt_wat_bedoeld_was_en_zegt_dat() {
    op_beide(|proef| {
        let (kjoep, _) = proef.meld("jongeren", "Een groep bij de kjoep in Smitsveen", "");
        for (getypt, woord) in [("kjeop", "kjoep"), ("smitsven", "smitsveen")] {
            let gevonden = zoek_in(proef, &proef.alle_kringen(), getypt, 10, None);
            assert_eq!(ids(&gevonden.treffers), [kjoep], "{getypt}");
            assert_eq!(gevonden.bedoeld, [Bedoeld { getypt: getypt.to_owned(), woord: woord.to_owned() }]);
        }
        let goed = zoek_in(proef, &proef.alle_kringen(), "kjoep smitsven", 10, None);
        assert_eq!(ids(&goed.treffers), [kjoep]);
        assert_eq!(zoek_in(proef, &proef.alle_kringen(), "kjoep", 10, None).bedoeld, []);
    });
}

#[test]
fn een_kenmerk_wordt_rechtstreeks_opgezocht() {
    op_beide(|proef| {
        let (id, kenmerk) = proef.meld("jongeren", "Een groep bij de kjoep", "");
        let gevonden = zoek_in(proef, &proef.alle_kringen(), &format!("{kenmerk} en W-2026-0412"), 10, None);
        assert_eq!(gevonden.direct.iter().map(|kaartje| kaartje.id).collect::<Vec<_>>(), [id]);
        assert_eq!(gevonden.verwijzingen.iter().map(ToString::to_string).collect::<Vec<_>>(), ["W-2026-0412"]);
    });
}

#[test]
fn bladeren_geeft_alles_precies_een_keer() {
    op_beide(|proef| {
        let mut gemaakt: Vec<_> = (0..7).map(|i| proef.meld("overig", &format!("Glas nummer {i}"), "").0).collect();
        gemaakt.reverse();
        let (mut gelezen, mut voor) = (Vec::new(), None);
        loop {
            let blad = zoek_in(proef, &proef.alle_kringen(), "glas", 3, voor);
            assert_eq!(blad.aantal, 7);
            gelezen.extend(ids(&blad.treffers));
            voor = blad.volgende;
            if voor.is_none() {
                break;
            }
        }
        assert_eq!(gelezen, gemaakt);
    });
}

#[test]
fn een_vraag_zonder_woorden_is_geen_vraag() {
    op_beide(|proef| {
        proef.meld("overig", "Er ligt glas", "");
        for q in ["", "het", "???", "' OR 1=1 --"] {
            let gevonden = zoek_in(proef, &proef.alle_kringen(), q, 10, None);
            assert_eq!(gevonden.alle().count(), 0, "{q}");
        }
        assert!(zoek_in(proef, &proef.alle_kringen(), "het", 10, None).zonder_woorden);
    });
}
