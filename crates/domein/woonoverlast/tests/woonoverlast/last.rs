//! The order under penalty.

use crate::spel::{MAANDAG, PAD, Spel, bevat, last, met, niet_voorgelegd};
use access::testen::gebruiker;
use besluit::testen::migraties;
use jiff::civil::{DateTime, date};
use kern::Rol;
use recht::Door;
use store::testen::on_both;

fn december() -> DateTime {
    date(2026, 12, 21).at(10, 0, 0, 0)
}

const INVORDEREN: &[(&str, &str)] = &[
    ("bedrag_invorderen", "500"),
    ("verbeurtes", "10 december 2026: harde muziek, 500 euro"),
    ("betalen_voor_dag", "25"),
    ("betalen_voor_maand", "1"),
    ("betalen_voor_jaar", "2027"),
    ("motivering", "De last is niet nageleefd."),
    ("zienswijze", "niet_bereikt"),
    ("zienswijze_poging", "Twee brieven en een huisbezoek."),
];

#[test]
fn van_de_last_tot_het_invorderen_en_het_einde() {
    on_both(&migraties(), |store| {
        let mut spel = Spel::nieuw(store);
        spel.opgelegd(&last(&[]));
        let page = spel.bladzijde();
        bevat(
            &page,
            &[
                "Woonoverlast Klaverhof 14",
                "Van kracht",
                "Nagaan of de overlast is gestopt",
                "De melders en omwonenden vertellen dat er is opgetreden",
                "De maatregel melden aan de woningcorporatie",
                "De maatregel melden aan de politie",
                "Bezwaar maken",
            ],
        );
        assert!(!page.contains("Bram Verzonnen"), "names are asked for apart");
        let letter = spel.adviseur.browser.get(&format!("{PAD}/brief/1")).body;
        bevat(
            &letter,
            &[
                "Bram Verzonnen",
                "Wat er al is geprobeerd",
                "Buurtbemiddeling: Geprobeerd",
                "Mediation of een vrijwillige gedragsaanwijzing: Niet geschikt",
                "De bewoner wil geen afspraken maken.",
                "30 november 2026",
                "1.000,00",
                "voorlopige voorziening",
                "artikel 151d van de Gemeentewet",
            ],
        );

        spel.om(december());
        assert_eq!(spel.verbeurd("10", "500").status, 303);
        bevat(&spel.bladzijde(), &["Dwangsom betalen", "Dwangsom invorderen, daarna verjaart zij"]);
        spel.begin("invorderen", INVORDEREN);
        spel.genomen();
        let letter = spel.adviseur.browser.get(&format!("{PAD}/brief/2")).body;
        bevat(
            &letter,
            &["500,00", "25 januari 2027", "10 december 2026: harde muziek", "artikelen 5:33, 5:35 en 5:37"],
        );
        bevat(&spel.bladzijde(), &["Nagaan of er is betaald. Zo niet: aanmanen"]);

        assert_eq!(spel.verbeurd("20", "500").status, 303);
        spel.begin("intrekken", &[("motivering", "De bewoner is verhuisd.")]);
        spel.genomen();
        let page = spel.bladzijde();
        bevat(&page, &["Beëindigd op"]);
        for (wat, stand, aantal) in [
            ("Dwangsom invorderen, daarna verjaart zij", "Niet meer nodig", 0),
            ("Nagaan of er is betaald. Zo niet: aanmanen", "Niet meer nodig", 0),
            ("Nagaan of de overlast is gestopt", "Niet meer nodig", 1),
        ] {
            let found = page.split("<tr").filter(|row| row.contains(wat) && row.contains(stand)).count();
            assert_eq!(found, aantal, "{wat}: {page}");
        }
        assert_eq!(page.matches("Ingetrokken").count(), 2, "the order and its moment, not the collecting: {page}");
        let rest = met(INVORDEREN, &[("betalen_voor_maand", "3")]);
        spel.begin("invorderen", &rest);
        spel.genomen();
        bevat(&spel.bladzijde(), &["Beëindigd op"]);
    });
}

#[test]
fn elke_stap_is_geprobeerd_met_bewijs_of_past_niet_met_reden() {
    let no_evidence = niet_voorgelegd(&last(&[("trede_2_toelichting", "")]));
    bevat(&no_evidence, &["Bij stap 2 (buurtbemiddeling) staat alleen dat het is geprobeerd."]);
    let sentence = "Een lagere stap is niet geprobeerd, en er staat niet bij waarom die niet past. Het gaat om stap";
    let no_reason = niet_voorgelegd(&last(&[("trede_3_toelichting", "")]));
    bevat(&no_reason, &[&format!("{sentence} 3: mediation")]);
    let open = niet_voorgelegd(&last(&[("trede_4", "open")]));
    bevat(&open, &[&format!("{sentence} 4: waarschuwing")]);
    let unanswered = niet_voorgelegd(&last(&[("trede_0", "")]));
    bevat(&unanswered, &["Nog niet ingevuld: Stap 0: met elkaar praten."]);
    assert!(!unanswered.contains(sentence), "said once");
}

#[test]
fn een_last_noemt_maatregelen_termijn_en_maximum() {
    bevat(&niet_voorgelegd(&last(&[("maatregelen", "")])), &["De last noemt niet welke maatregelen"]);
    bevat(&niet_voorgelegd(&last(&[("dwangsom_maximum", "")])), &["hoeveel dwangsom er in totaal betaald moet worden"]);
    let no_term =
        [("begunstigingstermijn_dag", ""), ("begunstigingstermijn_maand", ""), ("begunstigingstermijn_jaar", "")];
    bevat(&niet_voorgelegd(&last(&no_term)), &["De last geeft geen termijn om zonder dwangsom te herstellen."]);
    let past = [("begunstigingstermijn_dag", "16")];
    bevat(&niet_voorgelegd(&last(&past)), &["De begunstigingstermijn ligt niet na het besluit."]);
    bevat(&niet_voorgelegd(&last(&[("dwangsom", "1.001")])), &["De dwangsom is hoger dan het maximum."]);
    bevat(
        &niet_voorgelegd(&last(&[("opgelegd", "2026-11-16T09:00")])),
        &["Alleen een huisverbod kan mondeling ingaan."],
    );
    bevat(&niet_voorgelegd(&last(&[("verordening", "")])), &["Nog niet ingevuld: Op welk artikel van de verordening"]);
    let coercion = met(&last(&no_term), &[("vorm", "bestuursdwang")]);
    bevat(&niet_voorgelegd(&coercion), &["geen termijn om zelf te herstellen", "Haal de bedragen weg."]);

    let (_fresh, mut spel) = Spel::los();
    spel.concept(&met(&last(&no_term), &[("strekking", "herhaling")]));
    assert_eq!(spel.leg_voor().status, 303, "against repetition no term is needed");
}

#[test]
fn herhaaldelijk_vraagt_twee_voorvallen() {
    let (_fresh, mut spel) = Spel::los();
    spel.concept_met(&last(&[]), &["hinder", "herhaling", "omwonenden"]);
    let refused = spel.leg_voor();
    assert_eq!(refused.status, 422);
    bevat(&refused.body, &["Er zijn minstens 2 feiten met bron nodig bij: Herhaaldelijk"]);
}

#[test]
fn verbeuren_gaat_niet_boven_het_maximum_en_invorderen_niet_boven_het_verbeurde() {
    let (_fresh, mut spel) = Spel::los();
    spel.opgelegd(&last(&[]));
    spel.om(december());
    bevat(&spel.geweigerd("invorderen", INVORDEREN), &["Er is geen dwangsom die nog kan worden ingevorderd."]);
    assert_eq!(spel.verbeurd("10", "500").status, 303);
    let above = spel.verbeurd("12", "500,01");
    assert_eq!(above.status, 422);
    bevat(&above.body, &["Boven het maximum van de last."]);
    let more = met(INVORDEREN, &[("bedrag_invorderen", "500,01")]);
    bevat(&spel.geweigerd("invorderen", &more), &["Dit bedrag is hoger."]);
    let soon = met(INVORDEREN, &[("betalen_voor_dag", "20")]);
    bevat(
        &spel.geweigerd("invorderen", &soon),
        &["De wet geeft zes weken na de verbeurte: tot en met 21 januari 2027."],
    );
    spel.om(date(2027, 12, 11).at(10, 0, 0, 0));
    let late = met(INVORDEREN, &[("betalen_voor_jaar", "2028")]);
    bevat(
        &spel.geweigerd("invorderen", &late),
        &["De oudste verbeurte kon tot en met 10 december 2027 worden ingevorderd."],
    );
}

#[test]
fn opheffen_op_verzoek_kan_na_een_jaar_zonder_verbeurte() {
    let lift = [
        ("verzoek_op_dag", "1"),
        ("verzoek_op_maand", "12"),
        ("verzoek_op_jaar", "2026"),
        ("opheffing_reden", "jaar"),
        ("motivering", "Er is geen overlast meer."),
    ];
    let (_fresh, mut spel) = Spel::los();
    spel.opgelegd(&last(&[]));
    let sentence = "De last is nog geen jaar van kracht zonder dat er dwangsom is verbeurd.";
    spel.om(december());
    assert_eq!(spel.verbeurd("10", "500").status, 303);
    spel.om(date(2027, 12, 9).at(10, 0, 0, 0));
    bevat(&spel.geweigerd("opheffen", &lift), &[sentence]);
    spel.om(date(2027, 12, 10).at(10, 0, 0, 0));
    spel.begin("opheffen", &lift);
    spel.genomen();
    let page = spel.bladzijde();
    bevat(&page, &["Beëindigd op", "Dwangsom invorderen, daarna verjaart zij"]);
}

#[test]
fn wijzigen_maakt_een_last_alleen_lichter() {
    let change = [("wijziging_reden", "eigen"), ("motivering", "De bewoner werkt mee.")];
    let (_fresh, mut spel) = Spel::los();
    spel.opgelegd(&last(&[]));
    bevat(&spel.geweigerd("wijzigen", &change), &["Er verandert nog niets."]);
    let heavier = met(&change, &[("dwangsom_maximum", "1.500")]);
    bevat(&spel.geweigerd("wijzigen", &heavier), &["Met wijzigen kan een bedrag alleen omlaag."]);
    let shorter = met(
        &change,
        &[
            ("begunstigingstermijn_dag", "29"),
            ("begunstigingstermijn_maand", "11"),
            ("begunstigingstermijn_jaar", "2026"),
        ],
    );
    bevat(&spel.geweigerd("wijzigen", &shorter), &["De nieuwe dag geeft minder tijd dan er al was."]);
    spel.begin("wijzigen", &met(&change, &[("dwangsom", "250"), ("dwangsom_maximum", "250")]));
    spel.genomen();
    spel.om(december());
    let above = spel.verbeurd("10", "250,01");
    assert_eq!(above.status, 422, "the lower maximum holds");
}

#[test]
fn alleen_de_burgemeester_tekent_en_nooit_wie_opstelde() {
    let (_fresh, mut spel) = Spel::los();
    spel.concept(&last(&[]));
    let early = spel.burgemeester.browser.post(&format!("{PAD}/besluit/1/nemen"), &[("versie", "1")]);
    assert_eq!(early.status, 409, "nobody put it before him");
    assert_eq!(spel.leg_voor().status, 303);
    let mut ander = spel.proef.mens(Rol::Burgemeester);
    spel.proef.mandaat(&ander, Door::Wethouder);
    let refused = ander.browser.post(&format!("{PAD}/besluit/1/nemen"), &[("versie", "9")]);
    assert_eq!(refused.status, 422);
    bevat(&refused.body, &["Dit besluit neemt de burgemeester of de locoburgemeester."]);
    let mut hulpofficier = spel.proef.mens(Rol::Hulpofficier);
    assert_eq!(hulpofficier.browser.get(PAD).status, 404, "outside the kring there is no order");

    let (_other, mut spel) = Spel::los();
    let both = gebruiker(spel.proef.app.store(), spel.proef.nu(), &[Rol::Adviseur, Rol::Burgemeester], &[]);
    spel.adviseur = spel.proef.weer(both);
    spel.proef.mandaat(&spel.adviseur, Door::Burgemeester);
    spel.concept(&last(&[]));
    assert_eq!(spel.leg_voor().status, 303);
    spel.burgemeester = spel.proef.weer(both);
    let own = spel.neem();
    assert_eq!(own.status, 422);
    bevat(&own.body, &["Wie een besluit opstelt, ondertekent het niet."]);
    let extend = spel.adviseur.browser.get(&format!("{PAD}/besluit/nieuw/invorderen"));
    assert_eq!(extend.status, 422, "no second decision while the first is open");
    assert_eq!(spel.proef.nu(), kern::moment_van(MAANDAG));
}
