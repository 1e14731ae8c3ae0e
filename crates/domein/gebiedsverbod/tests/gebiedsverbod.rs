//! A gebiedsverbod from its draft to its last extension, through the pages, on both databases; and every refusal.

mod gemeen;

use besluit::testen::{Proef, migraties};
use gebiedsverbod::SOORT;
use gemeen::{
    EERSTE, GRONDEN, GRONDEN_OUDERS, KAART, KRUIST, LAATSTE, PAD, Spel, TE_GROOT, VERLENGD, Veld, dag, met,
    niet_voor_te_leggen, ouders, vers,
};
use jiff::civil::date;
use kern::Rol;
use recht::Door;
use store::testen::on_both;

const VERLENGING: &[Veld] = &[
    ("motivering", "Hij zei op 1 april dat hij terugkomt."),
    ("om_aanwijzing", "nee"),
    ("zienswijze", "spoed"),
    ("zienswijze_reden", "Het verbod eindigde de volgende dag."),
];

fn verlengd_tot(dagen: [&'static str; 3]) -> Vec<Veld> {
    [VERLENGING.to_vec(), dag(VERLENGD, dagen)].concat()
}

#[test]
fn van_concept_tot_intrekking() {
    on_both(&migraties(), |store| {
        let mut spel = Spel::nieuw(store);
        let form = spel.adviseur.browser.get("/maatregelen/nieuw/gebiedsverbod").body;
        assert!(
            form.contains("Alleen bij: Groepsverbod</p>") && form.contains("De wet zegt: meer dan drie anderen"),
            "{form}"
        );
        assert!(form.contains("data-tekenvlak") && form.contains("data-gebieden=\"/gebieden.json\""), "{form}");
        spel.opgelegd(&met(&[]), GRONDEN);
        let page = spel.pagina();
        for seen in [
            "Gebiedsverbod centrum",
            "Gaat nog in",
            "Niet komen in het gebied centrum.",
            "Besluiten: verlengen of laten aflopen",
            "Het besluit melden aan het Openbaar Ministerie",
            "Er is 1 uitzondering",
            "data-vlak=\"{&#34;type&#34;",
            "Ongeveer 4,6 hectare, met 1 doorgang: naar huis",
            "woensdag 15 april 2026",
        ] {
            assert!(page.to_lowercase().contains(&seen.to_lowercase()), "{seen}: {page}");
        }
        assert!(!page.contains("Bram Verzonnen") && !page.contains("Klaverhof"), "names and ways are asked for apart");
        let letter = spel.adviseur.browser.get(&format!("{PAD}/brief/1")).body;
        for said in [
            "Bram Verzonnen",
            "vrijdag 16 januari 2026",
            "woensdag 15 april 2026",
            "Van het Kerkplein naar de Klaverhof",
            "Tussen Dorpsstraat",
            "Kaart bij dit besluit",
            "class=\"vlak-gebied\"",
            "naar huis, 10 meter breed",
            "artikel 172a van de Gemeentewet",
            "artikel 184",
            "bezwaar maken bij de burgemeester",
            "voorlopige voorziening",
            "Ik woon daar in de buurt.",
        ] {
            assert!(letter.contains(said), "{said}: {letter}");
        }
        spel.bekend(1, "2026-01-13T10:00");
        assert!(spel.pagina().contains("Bezwaar maken bij de burgemeester"));

        spel.om(date(2026, 4, 14).at(11, 0, 0, 0));
        assert_eq!(spel.volgend("verlengen", &verlengd_tot(["15", "7", "2026"])).status, 303);
        spel.geldt();
        let page = spel.pagina();
        assert!(page.contains("Woensdag 15 juli 2026") && page.contains("Van kracht"), "{page}");
        let letter = spel.adviseur.browser.get(&format!("{PAD}/brief/2")).body;
        assert!(letter.contains("woensdag 15 juli 2026") && letter.contains("artikel 172a lid 6"), "{letter}");
        assert!(
            letter.contains("Het verbod eindigde de volgende dag.") && !letter.contains("Ik woon daar"),
            "{letter}"
        );

        spel.om(date(2026, 5, 1).at(11, 0, 0, 0));
        assert_eq!(spel.volgend("intrekken", &[("motivering", "Hij is verhuisd.")]).status, 303);
        spel.geldt();
        let page = spel.pagina();
        assert!(page.contains("Beëindigd op vrijdag 1 mei 2026"), "{page}");
        let letter = spel.adviseur.browser.get(&format!("{PAD}/brief/3")).body;
        assert!(letter.contains("U mag weer in het gebied komen.") && letter.contains("lid 9"), "{letter}");
    });
}

#[test]
fn elk_veld_dat_ontbreekt_houdt_het_besluit_tegen() {
    for (veld, zin) in [
        ("grondslag", "Nog niet ingevuld: Wat legt de burgemeester op."),
        ("gebied", "Nog niet ingevuld: Gebied en doorgangen op de kaart."),
        ("gebied_tekst", "Nog niet ingevuld: Het gebied in woorden."),
        ("om_aanwijzing", "Nog niet ingevuld: Geldt er voor deze persoon een gedragsaanwijzing"),
        ("zienswijze", "Nog niet ingevuld: Is de persoon gehoord."),
        ("aanleiding", "Nog niet ingevuld: Wat is de aanleiding."),
    ] {
        let said = niet_voor_te_leggen(&met(&[(veld, "")]), GRONDEN);
        assert!(said.contains(zin), "{veld}: {said}");
    }
    let said = niet_voor_te_leggen(&met(&[("grondslag", "meldplicht")]), GRONDEN);
    assert!(said.contains("Nog niet ingevuld: Waar meldt de persoon zich."), "{said}");
    assert!(
        said.contains("Bij deze keuze hoort geen gebied.") && !said.contains("Nog niet ingevuld: Gebied"),
        "{said}"
    );
    let said = niet_voor_te_leggen(&met(&[("zienswijze", "spoed")]), GRONDEN);
    assert!(said.contains("Nog niet ingevuld: Waarom is de persoon niet gehoord."), "{said}");
}

#[test]
fn een_verkeerd_gebied_houdt_het_besluit_tegen_met_zijn_eigen_zin() {
    for (kaart, zin) in [
        (TE_GROOT, "Het gebied is te groot: ongeveer 19 vierkante kilometer."),
        (KRUIST, "Gebied 1: de rand kruist of raakt zichzelf."),
        ("het centrum", "Dit is geen tekst van een gebied"),
    ] {
        let said = niet_voor_te_leggen(&met(&[("gebied", kaart)]), GRONDEN);
        assert!(said.contains(zin), "{zin}: {said}");
    }
}

#[test]
fn de_dagen_passen_in_de_wet() {
    let said = niet_voor_te_leggen(&met(&dag(LAATSTE, ["16", "4", "2026"])), GRONDEN);
    assert!(
        said.contains("De periode is te lang. Hij kan hoogstens duren tot en met woensdag 15 april 2026."),
        "{said}"
    );
    let said = niet_voor_te_leggen(&met(&dag(LAATSTE, ["15", "1", "2026"])), GRONDEN);
    assert!(said.contains("De laatste dag ligt voor de eerste dag."), "{said}");
    let said = niet_voor_te_leggen(&met(&dag(EERSTE, ["12", "1", "2026"])), GRONDEN);
    assert!(said.contains("Een verbod werkt niet terug"), "{said}");
}

#[test]
fn losse_dagen_zijn_er_hoogstens_negentig_in_vierentwintig_maanden() {
    let los = |dagen| met(&[("grondslag", "los"), ("dagen", dagen)]);
    let said = niet_voor_te_leggen(&los("16-01-2026 tot en met 16-04-2026"), GRONDEN);
    assert!(said.contains("Het zijn meer dan negentig dagen."), "{said}");
    let said = niet_voor_te_leggen(&los("16-01-2026\n16-01-2028"), GRONDEN);
    assert!(said.contains("Er zijn dagen na het tijdvak van vierentwintig maanden."), "{said}");
    let said = niet_voor_te_leggen(&los("zaterdag"), GRONDEN);
    assert!(said.contains("Regel 1 bij de losse dagen is geen dag."), "{said}");
    let (_fresh, mut spel) = vers();
    spel.opgelegd(&los("25-04-2026 tot en met 27-04-2026\n15-01-2028"), GRONDEN);
    let page = spel.pagina();
    assert!(page.contains("maandag 27 april 2026; zaterdag 15 januari 2028"), "{page}");
    let said = spel.geweigerd("verlengen", &verlengd_tot(["1", "3", "2028"]));
    assert!(said.contains("Een verbod op losse dagen wordt niet verlengd."), "{said}");
}

#[test]
fn een_gedragsaanwijzing_van_het_om_gaat_voor() {
    let om = |gebied| {
        vec![
            ("om_aanwijzing", "ja"),
            ("om_van_dag", "1"),
            ("om_van_maand", "4"),
            ("om_van_jaar", "2026"),
            ("om_tot_dag", "30"),
            ("om_tot_maand", "6"),
            ("om_tot_jaar", "2026"),
            ("om_zelfde_gebied", gebied),
        ]
    };
    let said = niet_voor_te_leggen(&met(&om("ja")), GRONDEN);
    assert!(said.contains("al een gedragsaanwijzing van het Openbaar Ministerie"), "{said}");
    let (_fresh, mut spel) = vers();
    spel.opgelegd(&met(&om("nee")), GRONDEN);
    let again = [verlengd_tot(["15", "7", "2026"]), om("ja")].concat();
    let again: Vec<Veld> = again.into_iter().filter(|veld| *veld != ("om_aanwijzing", "nee")).collect();
    let said = spel.geweigerd("verlengen", &again);
    assert!(said.contains("al een gedragsaanwijzing van het Openbaar Ministerie"), "{said}");
    let (_fresh, mut spel) = vers();
    let report = [
        ("grondslag", "meldplicht"),
        ("meld_plaats", "het politiebureau"),
        ("meld_tijden", "Zaterdag 20.00 uur"),
        ("meld_elders", "ja"),
        ("meld_gemeente", "Voorbeelddorp"),
        ("meld_bericht", "nee"),
        ("gebied", ""),
        ("gebied_naam", ""),
        ("gebied_tekst", ""),
    ];
    spel.opgelegd(&met(&[om("ja"), report.to_vec()].concat()), GRONDEN);
    let page = spel.pagina();
    assert!(page.contains("Melden bij het politiebureau: Zaterdag 20.00 uur."), "{page}");
    assert!(page.contains("De burgemeester van de gemeente van de meldplicht inlichten"), "{page}");
}

#[test]
fn herhaald_is_minstens_twee_keer_en_een_groep_heeft_een_rol() {
    let herhaald = met(&[("aanleiding", "herhaaldelijk")]);
    let said = niet_voor_te_leggen(&herhaald, GRONDEN);
    assert!(said.contains("Herhaald betekent: minstens 2 incidenten"), "{said}");
    let said = niet_voor_te_leggen(&met(&[("rol", "leiding")]), GRONDEN);
    assert!(said.contains("Het gebeurde in een groep."), "{said}");
    let said = niet_voor_te_leggen(&met(&[("aanleiding", "sanctie")]), GRONDEN);
    assert!(said.contains("De aanleiding is een sanctie van een private organisatie."), "{said}");
    let said = niet_voor_te_leggen(&met(&[]), &["incident", "vrees"]);
    assert!(said.contains("Er is nog geen feit met bron bij: Wat lichter is en al is geprobeerd."), "{said}");
    let (_fresh, mut spel) = vers();
    spel.opgelegd(&herhaald, &["incident", "incident", "vrees", "lichter"]);
}

#[test]
fn een_groep_is_meer_dan_drie_anderen() {
    let (_fresh, mut spel) = vers();
    let three = met(&[("grondslag", "groep"), ("groepsgrootte", "3")]);
    let refused = spel.adviseur.browser.post("/maatregelen/nieuw/gebiedsverbod", &three);
    assert!(
        refused.status == 422 && refused.body.contains("Vul een getal in van 4 tot en met 50."),
        "{}",
        refused.body
    );
    spel.opgelegd(&met(&[("grondslag", "groep"), ("groepsgrootte", "4")]), GRONDEN);
    assert!(spel.pagina().contains("Niet in een groep met 4 of meer anderen"));
}

#[test]
fn een_minderjarige_mag_maar_de_ouders_worden_betrokken() {
    let (_fresh, mut spel) = vers();
    spel.concept(&met(&[("betrokkene_geboortedatum_jaar", "2010")]), GRONDEN);
    assert!(spel.pagina().contains("De persoon is nog geen 18 jaar."));
    spel.geldt();
    assert!(spel.pagina().contains("De ouders van de minderjarige inlichten"));
    let said = niet_voor_te_leggen(&met(&[("betrokkene_geboortedatum_jaar", "2026")]), GRONDEN);
    assert!(said.contains("De geboortedatum ligt na het besluit."), "{said}");
}

#[test]
fn een_bevel_aan_ouders_gaat_over_een_kind_onder_de_twaalf() {
    for (anders, zin) in [
        (
            vec![
                ("kind_geboortedatum_dag", "13"),
                ("kind_geboortedatum_maand", "1"),
                ("kind_geboortedatum_jaar", "2014"),
            ],
            "Het kind is twaalf jaar of ouder.",
        ),
        (dag(LAATSTE, ["16", "4", "2026"]), "Het bevel duurt langer dan drie maanden."),
        (vec![("begeleiders", "Een\nTwee\nDrie")], "Er mogen ten hoogste twee extra begeleiders zijn."),
        (
            vec![
                ("grondslag", "ouders_avond"),
                ("avond_dagen", "elke dag"),
                ("uur_van", "19:30"),
                ("uur_tot", "06:00"),
            ],
            "De uren vallen niet tussen 20.00 en 06.00 uur.",
        ),
        (
            vec![("grondslag", "ouders_avond"), ("avond_dagen", "elke dag"), ("uur_van", "acht"), ("uur_tot", "06:00")],
            "Schrijf het uur als 20:00.",
        ),
        (vec![("kind_naam", "")], "Nog niet ingevuld: Naam van het kind."),
    ] {
        let said = niet_voor_te_leggen(&ouders(&anders), GRONDEN_OUDERS);
        assert!(said.contains(zin), "{zin}: {said}");
    }
    let said = niet_voor_te_leggen(&ouders(&[]), GRONDEN);
    assert!(said.contains("minstens 2 incidenten") && said.contains("Het gebeurde in een groep."), "{said}");
}

#[test]
fn een_bevel_aan_ouders_wordt_nooit_verlengd() {
    let (_fresh, mut spel) = vers();
    let avond = [
        ("grondslag", "ouders_avond"),
        ("avond_dagen", "vrijdag"),
        ("uur_van", "20:00"),
        ("uur_tot", "06.00"),
        ("gebied", ""),
        ("gebied_naam", ""),
        ("gebied_tekst", ""),
    ];
    spel.opgelegd(&ouders(&avond), GRONDEN_OUDERS);
    let page = spel.pagina();
    assert!(page.contains("Bevel aan ouders") && page.contains("Het verbod eindigt. Verlengen kan niet."), "{page}");
    let letter = spel.adviseur.browser.get(&format!("{PAD}/brief/1")).body;
    assert!(letter.contains("artikel 172b van de Gemeentewet") && letter.contains("Tim Verzonnen"), "{letter}");
    assert!(letter.contains("Tante Verzonnen") && letter.contains("Dit besluit kan niet worden verlengd."), "{letter}");
    let said = spel.geweigerd("verlengen", &verlengd_tot(["15", "7", "2026"]));
    assert!(said.contains("Dit bevel kan niet worden verlengd."), "{said}");
}

#[test]
fn een_verbod_op_de_apv_duurt_wat_de_gemeente_invult() {
    let apv = |weken| {
        met(&[
            ("grondslag", "apv"),
            ("apv", "ander"),
            ("apv_artikel", "artikel 2:78 APV Voorbeeldstad"),
            ("apv_weken", weken),
        ])
    };
    let said = niet_voor_te_leggen(&apv("12"), GRONDEN);
    assert!(said.contains("langer dan de 12 weken die u uit de APV overnam"), "{said}");
    let said = niet_voor_te_leggen(&apv(""), GRONDEN);
    assert!(said.contains("Nog niet ingevuld: Hoeveel weken mag het volgens de APV hoogstens duren."), "{said}");
    let (_fresh, mut spel) = vers();
    spel.concept(&apv("13"), GRONDEN);
    assert!(spel.pagina().contains("Te bevestigen door de jurist."));
    spel.geldt();
    let letter = spel.adviseur.browser.get(&format!("{PAD}/brief/1")).body;
    assert!(letter.contains("Dit besluit rust op artikel 2:78 APV Voorbeeldstad."), "{letter}");
    let said = spel.geweigerd("verlengen", &verlengd_tot(["1", "5", "2026"]));
    assert!(said.contains("Een verbod op grond van de APV verlengt u hier niet."), "{said}");
}

#[test]
fn drie_keer_verlengen_en_niet_vaker() {
    let (_fresh, mut spel) = vers();
    spel.opgelegd(&met(&[]), GRONDEN);
    let steps = [
        (date(2026, 4, 10), ["15", "7", "2026"]),
        (date(2026, 7, 10), ["15", "10", "2026"]),
        (date(2026, 10, 10), ["14", "1", "2027"]),
    ];
    for (op, tot) in steps {
        spel.om(op.at(9, 0, 0, 0));
        assert_eq!(spel.volgend("verlengen", &verlengd_tot(tot)).status, 303);
        spel.geldt();
    }
    assert!(spel.pagina().contains("Het verbod eindigt. Verlengen kan niet."));
    spel.om(date(2027, 1, 10).at(9, 0, 0, 0));
    let said = spel.geweigerd("verlengen", &verlengd_tot(["15", "1", "2027"]));
    assert!(said.contains("Een verbod mag drie keer worden verlengd, niet vaker."), "{said}");
}

#[test]
fn een_verlenging_is_hoogstens_drie_maanden() {
    let (_fresh, mut spel) = vers();
    spel.opgelegd(&met(&[]), GRONDEN);
    let said = spel.geweigerd("verlengen", &verlengd_tot(["16", "7", "2026"]));
    assert!(said.contains("Hij kan hoogstens duren tot en met woensdag 15 juli 2026."), "{said}");
    let (_fresh, mut spel) = vers();
    spel.opgelegd(&met(&[]), GRONDEN);
    let said = spel.geweigerd("verlengen", &verlengd_tot(["15", "4", "2026"]));
    assert!(said.contains("De nieuwe laatste dag ligt niet na de vorige laatste dag."), "{said}");
}

#[test]
fn na_het_einde_kan_niemand_meer_verlengen() {
    let (_fresh, mut spel) = vers();
    spel.opgelegd(&met(&[]), GRONDEN);
    spel.om(date(2026, 4, 15).at(23, 59, 0, 0));
    assert_eq!(spel.volgend("verlengen", &verlengd_tot(["15", "7", "2026"])).status, 303);
    assert_eq!(spel.leg_voor().status, 303);
    spel.om(date(2026, 4, 16).at(0, 0, 0, 0));
    let late = spel.neem();
    assert!(late.status == 422 && late.body.contains("toen de vorige periode al voorbij was"), "{}", late.body);
    let (_fresh, mut spel) = vers();
    spel.opgelegd(&met(&[]), GRONDEN);
    spel.om(date(2026, 4, 16).at(0, 0, 0, 0));
    let late = spel.volgend("verlengen", &verlengd_tot(["15", "7", "2026"]));
    assert!(late.status == 422 && late.body.contains("De maatregel is al afgelopen."), "{}", late.body);
}

const WIJZIGING: &[Veld] =
    &[("motivering", "Hij werkt nu in de Molenweg."), ("zienswijze", "gehoord"), ("zienswijze_tekst", "Fijn.")];

const SOONER: [&str; 3] = ["eerder_einde_dag", "eerder_einde_maand", "eerder_einde_jaar"];

fn wijziging(anders: &[Veld]) -> Vec<Veld> {
    WIJZIGING.iter().chain(anders).copied().collect()
}

#[test]
fn zwaarder_alleen_door_nieuwe_feiten_lichter_altijd() {
    for (anders, zin) in [
        (vec![("richting", "verlichten")], "Er verandert nog niets."),
        (
            vec![("richting", "verzwaren"), ("tijden", "de hele dag"), ("om_aanwijzing", "nee")],
            "Nog niet ingevuld: Welke nieuwe feiten zijn er.",
        ),
        (vec![("richting", "verlichten"), ("gebied", KAART)], "Een nieuw gebied staat op de kaart en in woorden."),
        (vec![("richting", "verlichten"), ("gebied", TE_GROOT), ("gebied_tekst", "Alles")], "Het gebied is te groot"),
        (
            [vec![("richting", "verlichten")], dag(SOONER, ["15", "4", "2026"])].concat(),
            "Langer kan alleen met een verlenging.",
        ),
        (
            [vec![("richting", "verlichten")], dag(SOONER, ["12", "1", "2026"])].concat(),
            "De nieuwe laatste dag is al voorbij.",
        ),
        (
            [vec![("richting", "verlichten")], dag(SOONER, ["15", "1", "2026"])].concat(),
            "De nieuwe laatste dag ligt voor de eerste dag.",
        ),
        (
            vec![("richting", "verlichten"), ("gebied", GROTER), ("gebied_tekst", "Twee blokken")],
            "Het nieuwe gebied is groter.",
        ),
    ] {
        let (_fresh, mut spel) = vers();
        spel.opgelegd(&met(&[]), GRONDEN);
        let said = spel.geweigerd("wijzigen", &wijziging(&anders));
        assert!(said.contains(zin), "{zin}: {said}");
    }
    let (_fresh, mut spel) = vers();
    spel.opgelegd(&met(&[]), GRONDEN);
    let sooner = dag(SOONER, ["1", "3", "2026"]);
    let fields = wijziging(&[vec![("richting", "verlichten"), ("mag_werk", "Over de Molenweg")], sooner].concat());
    assert_eq!(spel.volgend("wijzigen", &fields).status, 303);
    spel.geldt();
    let page = spel.pagina();
    assert!(page.contains("Zondag 1 maart 2026") && page.contains("Er zijn 2 uitzonderingen"), "{page}");
    let letter = spel.adviseur.browser.get(&format!("{PAD}/brief/2")).body;
    assert!(letter.contains("Over de Molenweg") && letter.contains("Van het Kerkplein"), "{letter}");
    spel.om(date(2026, 2, 27).at(9, 0, 0, 0));
    let said = spel.geweigerd("verlengen", &verlengd_tot(["2", "6", "2026"]));
    assert!(said.contains("tot en met maandag 1 juni 2026"), "the extension begins the day after the new end: {said}");
}

/// The square of before, twice as wide.
const GROTER: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"soort":"gebied"},"geometry":{"type":"Polygon","coordinates":
        [[[5.29,52.17],[5.296,52.17],[5.296,52.172],[5.29,52.172],[5.29,52.17]]]}}]}"#;

#[test]
fn een_ontheffing_is_tijdelijk_en_staat_op_straat() {
    let ask = |anders: &[Veld]| {
        let base = [
            ("verzoek", "Naar de bruiloft van zijn zus."),
            ("beslissing", "verleend"),
            ("ontheffing_van", "2026-02-14T14:00"),
            ("ontheffing_tot", "2026-02-14T23:00"),
            ("ontheffing_tekst", "Kerkplein 3"),
            ("motivering", "Het is een keer, met toezicht."),
            ("zienswijze", "gehoord"),
            ("zienswijze_tekst", "Dank."),
        ];
        let kept = base.into_iter().filter(|(naam, _)| !anders.iter().any(|(other, _)| other == naam));
        let day = dag(["verzoek_op_dag", "verzoek_op_maand", "verzoek_op_jaar"], ["12", "1", "2026"]);
        kept.chain(anders.iter().copied()).chain(day).collect::<Vec<Veld>>()
    };
    for (anders, zin) in [
        (vec![("ontheffing_tot", "2026-02-14T14:00")], "De ontheffing eindigt niet na het begin."),
        (vec![("beslissing", "geweigerd")], "U weigert, maar vulde wel in wat er mag."),
        (
            vec![("ontheffing_van", "2026-04-16T14:00"), ("ontheffing_tot", "2026-04-16T15:00")],
            "Een ontheffing is niet nodig.",
        ),
        (
            vec![("ontheffing_van", "2026-01-10T14:00"), ("ontheffing_tot", "2026-01-10T15:00")],
            "De ontheffing is dan al voorbij.",
        ),
        (vec![("ontheffing_tekst", "")], "Nog niet ingevuld: Wat mag er, en waar."),
    ] {
        let (_fresh, mut spel) = vers();
        spel.opgelegd(&met(&[]), GRONDEN);
        let said = spel.geweigerd("ontheffing", &ask(&anders));
        assert!(said.contains(zin), "{zin}: {said}");
    }
    let (_fresh, mut spel) = vers();
    spel.opgelegd(&met(&[]), GRONDEN);
    assert_eq!(spel.volgend("ontheffing", &ask(&[])).status, 303);
    spel.geldt();
    let page = spel.pagina();
    assert!(page.contains("Ontheffing van 14-02-2026 14.00 uur tot 14-02-2026 23.00 uur."), "{page}");
    assert!(page.contains("Woensdag 15 april 2026"), "the order lasts as long as it did: {page}");
    let letter = spel.adviseur.browser.get(&format!("{PAD}/brief/2")).body;
    assert!(letter.contains("Kerkplein 3") && letter.contains("lid 8"), "{letter}");
    let said = spel.geweigerd("ontheffing", &ask(&[("ontheffing_tekst", "Molenweg 4")]));
    assert!(said.contains("Er loopt nog een ontheffing."), "{said}");
}

#[test]
fn alleen_de_burgemeester_neemt_het() {
    let (_fresh, mut spel) = vers();
    let police = spel.proef.mens(Rol::Burgemeester);
    spel.proef.mandaat(&police, Door::Hulpofficier);
    spel.concept(&met(&[]), GRONDEN);
    assert_eq!(spel.leg_voor().status, 303);
    let mayor = std::mem::replace(&mut spel.burgemeester, police);
    let refused = spel.neem();
    assert!(
        refused.status == 422 && refused.body.contains("Dit besluit neemt de burgemeester of de locoburgemeester."),
        "{}",
        refused.body
    );
    spel.burgemeester = mayor;
    assert_eq!(spel.neem().status, 303);
}

#[test]
fn een_stap_uit_de_verkeerde_volgorde_kan_niet() {
    let (_fresh, mut spel) = vers();
    spel.concept(&met(&[]), GRONDEN);
    let early = spel.burgemeester.browser.post(&format!("{PAD}/besluit/1/nemen"), &[("versie", "1")]);
    assert_eq!(early.status, 409, "{}", early.body);
    for soort in ["verlengen", "wijzigen", "ontheffing", "intrekken"] {
        let early = spel.adviseur.browser.get(&format!("{PAD}/besluit/nieuw/{soort}"));
        assert_eq!(early.status, 422, "{soort}: {}", early.body);
    }
}

#[test]
fn buiten_de_kring_is_er_geen_gebiedsverbod() {
    let (_fresh, mut spel) = vers();
    spel.opgelegd(&met(&[]), GRONDEN);
    let mut regisseur = spel.proef.mens(Rol::Regisseur);
    assert_eq!(regisseur.browser.get(PAD).status, 404);
    assert!(!regisseur.browser.get("/maatregelen").body.contains("centrum"));
}

#[test]
fn elke_deur_is_dicht() {
    let fresh = store::testen::sqlite(&migraties());
    let proef = Proef::nieuw(&fresh.store, date(2026, 1, 13).at(10, 0, 0, 0), &[&SOORT]);
    let whole = module::assemble(&[besluit::module()]);
    assert_eq!(module::testen::open_doors(&whole, &proef.app), Vec::<String>::new());
}
