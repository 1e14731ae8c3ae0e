//! What is wrong with a municipality is found and named; what is right is left alone.

#![expect(clippy::unwrap_used, reason = "a test stops where it goes wrong")]

use crate::steun::{Proef, databases, nu};
use audit::Zegel;
use baken::controle::{Ernst, Rapport, controleer, lees_zegels};

fn met(proef: &Proef, zegels: Vec<Zegel>) -> Rapport {
    controleer(&proef.gemeente, zegels, nu()).unwrap()
}

fn gevonden(rapport: &Rapport, ernst: Ernst) -> Vec<String> {
    let all = rapport.onderdelen.iter().flat_map(|onderdeel| &onderdeel.bevindingen);
    all.filter(|bevinding| bevinding.ernst == ernst).map(|bevinding| bevinding.wat.clone()).collect()
}

fn op_beide(test: impl Fn(&Proef)) {
    for backend in databases() {
        test(&Proef::nieuw(backend));
    }
}

#[test]
fn een_gezonde_gemeente_is_in_orde() {
    op_beide(|proef| {
        let rapport = met(proef, Vec::new());
        assert!(rapport.in_orde, "{rapport}");
        assert_eq!(gevonden(&rapport, Ernst::LetOp), Vec::<String>::new());
        assert_eq!(rapport.onderdelen.len(), 9);
        assert!(rapport.to_string().ends_with("Alles is in orde."));
    });
}

#[test]
fn een_gewijzigde_gebeurtenis_wordt_met_haar_regel_genoemd() {
    op_beide(|proef| {
        proef.gebeurtenis();
        proef.knoei("UPDATE gebeurtenis SET gegevens = '{}' , ding = ding + 1 WHERE id = 3");
        let rapport = met(proef, Vec::new());
        let fouten = gevonden(&rapport, Ernst::Fout);
        assert_eq!(fouten.len(), 1, "{rapport}");
        assert!(fouten[0].starts_with("Keten gebeurtenis, regel 3 van "), "{fouten:?}");
        assert!(!rapport.in_orde && rapport.zegels.len() == 1, "van een gebroken keten is het einde niets waard");
    });
}

#[test]
fn het_afknippen_van_de_nieuwste_regels_valt_op_met_een_eerder_zegel() {
    op_beide(|proef| {
        proef.gebeurtenis();
        let earlier = proef.plek("verslag.json");
        std::fs::write(&earlier, serde_json::to_string(&met(proef, Vec::new())).unwrap()).unwrap();
        let zegels = lees_zegels(&earlier).unwrap();
        assert!(met(proef, zegels.clone()).in_orde);
        proef.knoei("DELETE FROM gebeurtenis WHERE id = (SELECT MAX(id) FROM gebeurtenis)");
        assert!(met(proef, Vec::new()).in_orde, "zonder zegel is dit niet te zien");
        let fouten = gevonden(&met(proef, zegels), Ernst::Fout);
        assert!(fouten[0].contains("verzegeld"), "{fouten:?}");
    });
}

#[test]
fn een_weg_bestand_is_fout_en_een_los_bestand_een_opmerking() {
    op_beide(|proef| {
        let kluis = &proef.gemeente.kluis;
        let gone = kluis.namen().unwrap()[0];
        kluis.verwijder(&gone).unwrap();
        let fouten = gevonden(&met(proef, Vec::new()), Ernst::Fout);
        assert!(fouten.len() == 1 && fouten[0].contains(&gone.to_string()), "{fouten:?}");
        proef.knoei("DELETE FROM bijlage");
        let rapport = met(proef, Vec::new());
        let (left, said) = (kluis.namen().unwrap()[0], gevonden(&rapport, Ernst::LetOp));
        assert!(rapport.in_orde && said.len() == 1 && said[0].contains(&left.to_string()), "{rapport}");
    });
}

#[test]
fn een_sleutel_die_niet_opent_en_een_brievenbus_die_weg_is() {
    op_beide(|proef| {
        proef.knoei(
            "UPDATE signaal SET sleutel = (SELECT sleutel FROM signaal WHERE volgnummer = 1) WHERE volgnummer = 3",
        );
        assert!(met(proef, Vec::new()).in_orde, "een sleutel draagt haar eigen merk");
        proef.knoei("UPDATE signaal SET sleutel = NULL WHERE volgnummer = 1");
        proef.knoei("DELETE FROM brievenbus WHERE signaal = (SELECT id FROM signaal WHERE volgnummer = 2)");
        let fouten = gevonden(&met(proef, Vec::new()), Ernst::Fout);
        assert_eq!(
            fouten,
            [
                "Signaal S-2026-0001: melder of bijlage is versleuteld, maar de sleutel ontbreekt.",
                "Signaal S-2026-0002: de brievenbus ontbreekt."
            ]
        );
    });
}

#[test]
fn een_database_die_achterloopt_wordt_niet_verder_bekeken() {
    op_beide(|proef| {
        proef.knoei("DELETE FROM migratie WHERE module = 'signalen' AND nummer = 1");
        let rapport = met(proef, Vec::new());
        let fouten = gevonden(&rapport, Ernst::Fout);
        assert_eq!(fouten, ["Wijziging signalen 1 is nog niet uitgevoerd; start `baken serve`."]);
        assert_eq!(rapport.onderdelen.len(), 2);
    });
}

#[test]
fn een_gestopte_taak_en_een_verlopen_termijn_worden_genoemd() {
    op_beide(|proef| {
        let long_ago = nu().plus_seconds(-3 * 24 * 3600);
        let made = proef.gemeente.store.write_blocking(move |tx| {
            let taak = jobs::Nieuw { soort: "signaal.mail", sleutel: "proef", inhoud: b"{}", niet_voor: None };
            jobs::enqueue(tx, long_ago, &taak)
        });
        made.unwrap();
        let said = gevonden(&met(proef, Vec::new()), Ernst::LetOp);
        assert!(said.len() == 1 && said[0].contains("langer dan een dag"), "{said:?}");
        proef.knoei("UPDATE taak SET status = 'gestopt', beurt_op = NULL, afgerond_op = 1, laatste_fout = 'proef' WHERE sleutel = 'proef'");
        let fouten = gevonden(&met(proef, Vec::new()), Ernst::Fout);
        assert!(fouten.iter().any(|fout| fout.contains("(signaal.mail)") && fout.ends_with("proef.")), "{fouten:?}");
        assert!(fouten.iter().any(|fout| fout.starts_with("Regel taak_gestopt: 1 hadden")), "{fouten:?}");
    });
}
