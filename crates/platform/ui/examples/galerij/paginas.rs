//! The pages of the gallery; the tests render the same ones.

use askama::Template;
use jiff::civil::date;
use kern::{Moment, Weigering, moment_van};
use ui::{
    Datumvelden, Flash, FormErrors, Foutmelding, Foutpagina, Grafiek, Kader, KaderGebruiker, Keuze, Klok, NavGroep,
    NavItem, Piket, Punt, Stand, Tab, Trede,
};

#[derive(Template)]
#[template(path = "werkplek.html")]
struct Werkplek {
    kader: Kader,
    nu: Moment,
    klok: Klok,
    tabs: Vec<Tab>,
    treden: Vec<Trede>,
    termijnen: Vec<(&'static str, Moment)>,
    signalen: Vec<(&'static str, &'static str, &'static str)>,
    keuzes: Vec<Keuze>,
    schaal: Vec<Keuze>,
    fouten: FormErrors,
    vijandig: String,
    grafiek: Grafiek,
    weigering: Weigering,
}

#[derive(Template)]
#[template(path = "melding.html")]
struct Melding {
    kader: Kader,
    keuzes: Vec<Keuze>,
    datum: Datumvelden,
    fouten: FormErrors,
    vijandig: String,
}

#[derive(Template)]
#[template(path = "status.html")]
struct Status {
    kader: Kader,
    fouten: FormErrors,
}

#[derive(Template)]
#[template(path = "triage.html")]
struct Triage {
    kader: Kader,
    signalen: Vec<(&'static str, &'static str, &'static str)>,
    keuzes: Vec<Keuze>,
    schaal: Vec<Keuze>,
    fouten: FormErrors,
}

#[derive(Template)]
#[template(path = "overleg.html")]
struct Overleg {
    kader: Kader,
    stappen: Vec<Keuze>,
    fouten: FormErrors,
}

#[derive(Template)]
#[template(path = "gebied.html")]
struct Gebied {
    kader: Kader,
    kaart: &'static str,
    fouten: FormErrors,
    vijandig: String,
}

/// An area with two corridors, as `duiding::vlak` stores it.
const KAART: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[5.291,52.179],[5.295,52.1785],[5.2965,52.181],[5.2935,52.1822],[5.2905,52.1812],[5.291,52.179]]]},"properties":{"soort":"gebied"}},{"type":"Feature","geometry":{"type":"LineString","coordinates":[[5.2885,52.1795],[5.2925,52.1802],[5.298,52.1796]]},"properties":{"breedte_m":10,"naam":"naar school","soort":"doorgang"}},{"type":"Feature","geometry":{"type":"LineString","coordinates":[[5.2935,52.1835],[5.2938,52.1813]]},"properties":{"breedte_m":20,"naam":"naar de huisarts","soort":"doorgang"}}]}"#;

const GEMEENTE: &str = "Voorbeeldstad";
const VIJANDIG: &str = "<script>alert('x')</script> & \"quote\"\nTweede regel";

fn nu() -> Moment {
    moment_van(date(2026, 11, 23).at(9, 30, 0, 0))
}

fn kader(titel: &str, pad: &str) -> Kader {
    let mut kader = Kader::werkplek(GEMEENTE, titel, pad)
        .gebruiker(KaderGebruiker::new("Sanne Verhoeven", "Adviseur veiligheid"))
        .nav(vec![
            NavGroep::new(
                "Mijn werk",
                vec![
                    NavItem::new("Vandaag", "/vandaag", "vandaag"),
                    NavItem::new("Signalen", "/signalen", "signaal").telt(7, "nieuw"),
                    NavItem::new("Casussen", "/casussen", "casus"),
                    NavItem::new("Overleggen", "/overleggen", "overleg"),
                    NavItem::new("Maatregelen", "/maatregelen", "klok").dringend(1, "loopt binnen 48 uur af"),
                    NavItem::new("Acties", "/acties", "actie").telt(4, "open"),
                ],
            ),
            NavGroep::new(
                "Aanpak",
                vec![NavItem::new("Kaart", "/kaart", "kaart"), NavItem::new("Jeugd en plekken", "/jeugd", "jeugd")],
            ),
        ]);
    kader.piket = Some(Piket { dienst: "Piket openbare orde".to_owned(), naam: "Ruben Aalders".to_owned() });
    kader.demo = true;
    kader
}

fn signalen() -> Vec<(&'static str, &'static str, &'static str)> {
    vec![
        ("Man bedreigt buren in portiek", "Smitsveen · S-2026-0724", "rood"),
        ("Chemische lucht bij loods", "Bedrijventerrein Soestdijkse Grift · S-2026-0723", "rood"),
        ("Groep jongeren met vuurwerk", "Kjoep Overhees · S-2026-0722", "amber"),
    ]
}

fn keuzes() -> Vec<Keuze> {
    vec![
        Keuze::new("verlengen", "Verlengen").hint("De dreiging is er nog. Hoogstens 18 dagen extra."),
        Keuze::new("aflopen", "Laten aflopen").hint("De dreiging is weg, of hulp is aanvaard en loopt."),
    ]
}

fn schaal() -> Vec<Keuze> {
    ["Klein", "Matig", "Groot", "Zeer groot"]
        .into_iter()
        .zip(["1", "2", "3", "4"])
        .map(|(label, waarde)| Keuze::new(waarde, label))
        .collect()
}

fn klok() -> Klok {
    Klok {
        kop: "Nog tot het huisverbod eindigt".to_owned(),
        nu: nu(),
        begin: moment_van(date(2026, 11, 14).at(17, 40, 0, 0)),
        begin_woord: "Opgelegd".to_owned(),
        einde: moment_van(date(2026, 11, 24).at(17, 40, 0, 0)),
        uiterste: Some(moment_van(date(2026, 12, 12).at(17, 40, 0, 0))),
    }
}

fn werkplek() -> Werkplek {
    let weken = [9, 12, 8, 11, 14, 10, 9, 15, 13, 11, 16, 7];
    Werkplek {
        kader: kader("Geluid en bedreiging, Lindeveld 22", "/casussen/W-2026-0412")
            .melding(Flash::gelukt("De actie is bewaard."))
            .met_kaart(),
        nu: nu(),
        klok: klok(),
        tabs: vec![
            Tab::new("Overzicht", "/casussen/W-2026-0412", "/casussen/W-2026-0412"),
            Tab::new("Tijdlijn", "/casussen/W-2026-0412/tijdlijn", "").telt(24),
            Tab::new("Delen en logboek", "/casussen/W-2026-0412/delen", ""),
        ],
        treden: vec![
            Trede::new("Gesprek", "26 aug", Stand::Klaar),
            Trede::new("Waarschuwing", "8 okt", Stand::Klaar),
            Trede::new("Gedragsaanwijzing", "tot 26 nov", Stand::Nu),
            Trede::new("Last onder dwangsom", "", Stand::Straks),
        ],
        termijnen: vec![
            ("Huisverbod Klaverhof 14", klok().einde),
            ("Woonoverlast Lindeveld 22", nu().plus_seconds(3 * 86400)),
            ("Terugkoppeling aan 3 melders", nu().plus_seconds(8 * 86400)),
        ],
        signalen: signalen(),
        keuzes: keuzes(),
        schaal: schaal(),
        fouten: FormErrors::new(),
        vijandig: VIJANDIG.to_owned(),
        grafiek: Grafiek::new(
            "Signalen per week",
            "Week",
            "Signalen",
            weken.iter().zip(37..).map(|(n, week)| Punt::new(week.to_string(), *n)).collect(),
        )
        .doel(10),
        weigering: Weigering::new("te_laat", "Verlengen kan niet meer. Het huisverbod is al voorbij."),
    }
}

fn melding() -> Melding {
    let mut fouten = FormErrors::new();
    fouten.add("plek", "Vul een straat of plek in, of kies een plek op de kaart");
    fouten.add("nu", "Kies of het nu nog gebeurt");
    fouten.add("laatst", "Deze datum bestaat niet. Controleer de dag en de maand");
    Melding {
        kader: Kader::publiek(GEMEENTE, "Waar en wanneer gebeurt het?").fouten(&fouten),
        keuzes: keuzes(),
        datum: Datumvelden::new("31", "11", "2026"),
        fouten,
        vijandig: VIJANDIG.to_owned(),
    }
}

fn gebied() -> Gebied {
    let mut fouten = FormErrors::new();
    fouten.add(
        "leeg",
        "Dit is geen tekst van een gebied (GeoJSON, FeatureCollection). De fout zit bij regel 1, teken 1.",
    );
    Gebied {
        kader: kader("Gebiedsverbod", "/maatregelen/nieuw").fouten(&fouten).met_vlak(),
        kaart: KAART,
        fouten,
        vijandig: VIJANDIG.to_owned(),
    }
}

/// File name and markup of every page.
pub fn pages() -> askama::Result<Vec<(&'static str, String)>> {
    let leeg = FormErrors::new;
    let triage = Triage {
        kader: kader("Signalenoverleg", "/signalen/weging"),
        signalen: signalen(),
        keuzes: keuzes(),
        schaal: schaal(),
        fouten: leeg(),
    };
    let stappen = vec![
        Keuze::new("door", "Zo doorgaan"),
        Keuze::new("opschalen", "Opschalen naar last onder dwangsom"),
        Keuze::new("sluiten", "Sluiten"),
    ];
    let overleg =
        Overleg { kader: kader("Casusoverleg Woonoverlast", "/overleggen/1/punt/2"), stappen, fouten: leeg() };
    Ok(vec![
        ("werkplek", werkplek().render()?),
        ("melding", melding().render()?),
        (
            "status",
            Status { kader: Kader::publiek(GEMEENTE, "We zijn met uw melding bezig"), fouten: leeg() }.render()?,
        ),
        ("triage", triage.render()?),
        ("overleg", overleg.render()?),
        ("gebied", gebied().render()?),
        (
            "fout",
            Foutpagina { kader: Kader::publiek(GEMEENTE, "Storing"), fout: Foutmelding::storing("7f3a-22") }
                .render()?,
        ),
    ])
}
