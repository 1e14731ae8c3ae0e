//! A huisverbod from the night it is imposed to its end, through the pages, on both databases.

mod spel;
mod vernietigen;
mod weigeringen;
mod zicht;

use besluit::testen::{Proef, migraties};
use huisverbod::SOORT;
use jiff::civil::date;
use kern::Rol;
use spel::{PAD, Spel, VELDEN, nacht, neem, termijnen, versie};
use store::testen::on_both;

#[test]
fn van_de_nacht_tot_de_verlenging_op_dag_negen() {
    on_both(&migraties(), |store| {
        let mut spel = Spel::nieuw(store);
        spel.opgelegd();
        let page = spel.adviseur.browser.get(PAD).body;
        for seen in [
            "Huisverbod Klaverhof 14",
            "Van kracht",
            "Dinsdag 24 november 2026 om 02.40 uur",
            "Besluiten: verlengen of laten aflopen",
            "Het besluit melden aan Veilig Thuis",
            "Het besluit melden aan de burgemeester",
            "De Raad voor Rechtsbijstand vragen om een advocaat",
            "Laten weten waar de persoon bereikbaar is",
            "Beroep instellen bij de rechtbank",
        ] {
            assert!(page.contains(seen), "{seen}: {page}");
        }
        assert!(!page.contains("Bram Verzonnen"), "names are asked for apart");
        assert!(spel.adviseur.browser.get(&format!("{PAD}/personen")).body.contains("Bram Verzonnen"));

        spel.om(date(2026, 11, 22).at(11, 0, 0, 0));
        let fields = [
            ("dagen", "18"),
            ("motivering", "De dreiging is er nog."),
            ("zienswijze", "gehoord"),
            ("zienswijze_tekst", "Ik wil naar huis."),
        ];
        let made = spel.adviseur.browser.post(&format!("{PAD}/besluit/nieuw/verlengen"), &fields);
        assert_eq!(made.status, 303, "{}", made.body);
        let number = versie(&mut spel.adviseur);
        let asked = spel.adviseur.browser.post(&format!("{PAD}/besluit/2/voorleggen"), &[("versie", &number)]);
        assert_eq!(asked.status, 303, "{}", asked.body);
        let refused = neem(&mut spel.hulpofficier, 2, &[]);
        assert!(
            refused.status == 422 && refused.body.contains("Dit besluit neemt de burgemeester"),
            "{}",
            refused.body
        );
        let taken = neem(&mut spel.burgemeester, 2, &[]);
        assert_eq!(taken.status, 303, "{}", taken.body);
        let page = spel.adviseur.browser.get(PAD).body;
        assert!(page.contains("Zaterdag 12 december 2026 om 02.40 uur"), "{page}");
        let letter = spel.adviseur.browser.get(&format!("{PAD}/brief/2")).body;
        assert!(
            letter.contains("Bram Verzonnen") && letter.contains("zaterdag 12 december 2026 om 02.40 uur"),
            "{letter}"
        );
        assert!(letter.contains("is opgelegd op zaterdag 14 november 2026 om 02.40 uur"), "{letter}");
        assert!(!letter.contains("<h3"), "every heading stands right under the title: {letter}");
        assert!(letter.contains("Ik wil naar huis.") && letter.contains("zes weken"), "{letter}");
        let file = spel.adviseur.browser.get(&format!("{PAD}/brief/2/pdf"));
        assert!(file.header("content-type") == "application/pdf" && file.body.starts_with("%PDF-"));
        let again = spel.adviseur.browser.get(&format!("{PAD}/brief/2/pdf"));
        assert_eq!(file.body, again.body, "the letter is kept as it was");
    });
}

#[test]
fn wat_bij_bekendmaken_al_is_gedaan_hoeft_niemand_af_te_vinken() {
    for (wijze, stand) in [("uitgereikt", "Gedaan"), ("mondeling", "Nu doen"), ("verzonden", "Nu doen")] {
        let fresh = store::testen::sqlite(&migraties());
        let mut spel = Spel::nieuw(&fresh.store);
        spel.concept(VELDEN);
        assert_eq!(spel.leg_voor().status, 303);
        assert_eq!(neem(&mut spel.hulpofficier, 1, &[]).status, 303);
        assert_eq!(termijnen(&mut spel, "Het besluit op papier uitreiken", "Nu doen"), 1);
        let versie = versie(&mut spel.hulpofficier);
        let fields = [("versie", &*versie), ("wijze", wijze), ("op", "2026-11-14T03:10")];
        let known = spel.hulpofficier.browser.post(&format!("{PAD}/besluit/1/bekendmaken"), &fields);
        assert_eq!(known.status, 303, "{}", known.body);
        assert_eq!(termijnen(&mut spel, "Het besluit op papier uitreiken", stand), 1, "{wijze}");
        assert_eq!(termijnen(&mut spel, "Het besluit melden aan Veilig Thuis", "Nu doen"), 1, "{wijze}");
    }
}

/// A picture of one point.
const PNG: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 31, 21, 196,
    137, 0, 0, 0, 13, 73, 68, 65, 84, 120, 218, 99, 100, 248, 207, 80, 15, 0, 3, 134, 1, 128, 90, 52, 125, 107, 0, 0,
    0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

#[test]
fn een_stuk_hoort_bij_een_feit_en_gaat_ermee_weg() {
    on_both(&migraties(), |store| {
        let mut spel = Spel::nieuw(store);
        spel.concept(VELDEN);
        let fact = [("onderdeel", "incident"), ("feit", "Er lag een gebroken deur."), ("bron", "politie")];
        let pad = format!("{PAD}/besluit/1/feit");
        let script =
            spel.adviseur.browser.post_met_bestanden(&pad, &fact, &[("stuk", "rapport.pdf", b"MZ geen rapport")]);
        assert!(script.status == 422 && script.body.contains("Voeg een PDF of een foto"), "{}", script.body);
        assert!(script.body.contains("Er lag een gebroken deur."), "what was typed comes back: {}", script.body);
        let added = spel.adviseur.browser.post_met_bestanden(&pad, &fact, &[("stuk", "deur van Verzonnen.png", PNG)]);
        assert_eq!(added.status, 303, "{}", added.body);
        let page = spel.adviseur.browser.get(PAD).body;
        assert!(page.contains("deur van Verzonnen.png") && page.contains(&format!("{PAD}/stuk/1")), "{page}");

        let file = spel.adviseur.browser.get(&format!("{PAD}/stuk/1"));
        assert_eq!((file.status.as_u16(), file.header("content-type")), (200, "image/png"));
        assert!(file.header("content-disposition").starts_with("attachment;"), "it is kept, never run");
        assert_eq!(spel.proef.mens(Rol::Jurist).browser.get(&format!("{PAD}/stuk/1")).status, 404);
        assert_eq!(spel.adviseur.browser.get(&format!("{PAD}/stuk/2")).status, 404);

        let facts = spel.adviseur.browser.get(PAD).body;
        let number = facts.split("/feit/").filter_map(|rest| rest.split('/').next()?.parse::<i64>().ok()).max();
        let gone = spel.adviseur.browser.post(&format!("{pad}/{}/weg", number.expect("a fact")), &[]);
        assert_eq!(gone.status, 303, "{}", gone.body);
        assert_eq!(spel.adviseur.browser.get(&format!("{PAD}/stuk/1")).status, 404, "it goes with its fact");
    });
}

#[test]
fn elke_deur_is_dicht_en_elke_opdracht_geldig() {
    on_both(&migraties(), |store| {
        let proef = Proef::nieuw(store, nacht(), &[&SOORT]);
        let whole = module::assemble(&[besluit::module()]);
        for sql in whole.sql() {
            assert_eq!(store.read_blocking(move |tx| tx.prepare(sql)), Ok::<(), store::StoreError>(()), "{}", sql.name);
        }
        assert_eq!(module::testen::open_doors(&whole, &proef.app), Vec::<String>::new());
    });
}
