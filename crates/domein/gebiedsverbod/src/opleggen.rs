//! Imposing a gebiedsverbod, groepsverbod, meldplicht, order to parents, or ban on the by-law.

use crate::einde::{self, meld};
use crate::grondslag::{Grondslag, KEUZES, MET_DAGEN, MET_GEBIED, OUDERS, VELD, ZELF};
use crate::velden::{OM_OPLEGGEN, UITZONDERINGEN_OPLEGGEN, ZIENSWIJZE};
use crate::{bronnen, gebied, gronden, om, perioden, personen};
use besluit::soort::{
    ANDERE_REGEL, Beleidsvraag, Besluitsoort, Bevinding, Brieftekst, Einde, Gevolg, Keten, NieuweTermijn, Ogen, Veld,
    Veldgroep, Wanneer, Zaak,
};
use jiff::ToSpan as _;
use jiff::civil::Date;
use kern::{Weigering, dag_van, moment_van};
use recht::gemeentewet::art_172a_gebiedsverbod::Periode;
use recht::gemeentewet::art_172a_losse_dagen::{self as losse, Dagen};

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "opleggen",
    naam: "Gebiedsverbod opleggen",
    uitleg: "De burgemeester verbiedt of beveelt iemand iets om de openbare orde. Kies eerst waarop het besluit rust.",
    bron: bronnen::ORDE,
    groepen: &[WAAROP, WIE, WAAR, WANNEER, UITZONDERINGEN_OPLEGGEN, OM_OPLEGGEN, ZIENSWIJZE],
    bevoegd: bronnen::BEVOEGD,
    ogen: Ogen::Vier,
    kan: Wanneer::Begin,
    tijdstip: "",
    toets,
    gevolg,
    na_bekendmaking: einde::na_bekendmaking,
    brief: Brieftekst {
        titel: "Besluit van de burgemeester",
        tekst: include_str!("../brieven/opleggen.md"),
        vereist: &[
            ("geldt", "wat er verboden is"),
            ("gebied_tekst", "om welk gebied het gaat"),
            ("begin_dag", "vanaf wanneer het geldt"),
            ("einde_dag", "tot wanneer het geldt (Gemeentewet 172a lid 6)"),
            ("gronden", "de feiten waarop het rust (Awb 3:46)"),
            ("oordelen", "waarom het nodig en niet te zwaar is (Awb 3:46)"),
            ("apv_artikel", "het artikel van de APV, als het daarop rust"),
        ],
        aan: &["betrokkene_naam", "betrokkene_post"],
    },
};

const WAAROP: Veldgroep = Veldgroep {
    kop: "Waarop het besluit rust",
    velden: &[
        Veld::keuze(VELD, "Wat legt de burgemeester op?", KEUZES)
            .hint("Gemeentewet 172a, voor een kind onder de 12 jaar 172b, of uw eigen APV"),
        Veld::keuze(
            "aanleiding",
            "Wat is de aanleiding?",
            &[
                ("ernstig", "De openbare orde is ernstig verstoord"),
                ("herhaaldelijk", "De openbare orde is herhaald verstoord"),
                ("sanctie", "Een private organisatie legde een sanctie op, zoals een stadionverbod"),
            ],
        )
        .als_een(VELD, ZELF),
        Veld::keuze(
            "rol",
            "Hoe was deze persoon erbij betrokken?",
            &[("alleen", "Alleen"), ("groep", "In een groep"), ("leiding", "Gaf leiding aan een groep")],
        )
        .als_een(VELD, ZELF),
        Veld::beleid("apv", "Op welke regel van de APV rust het?", &APV)
            .hint("De jurist houdt de regels bij. Staat de regel er niet bij? Kies een andere regel.")
            .als(VELD, "apv"),
        Veld::regel("apv_artikel", "Welk artikel van de APV?")
            .hint("Te bevestigen door de jurist. Bijvoorbeeld: artikel 2:78 APV Voorbeeldstad")
            .als("apv", ANDERE_REGEL),
        Veld::getal("apv_weken", "Hoeveel weken mag het volgens de APV hoogstens duren?", 1, 52)
            .hint("Te bevestigen door de jurist")
            .als("apv", ANDERE_REGEL),
    ],
};

/// Bans in the by-law of the municipality, kept by its lawyer.
const APV: Beleidsvraag = Beleidsvraag {
    code: "apv",
    naam: "Verboden in de APV",
    uitleg: "Artikelen van de Algemene plaatselijke verordening die een gebiedsverbod kennen, met de langste duur.",
    getal: "Weken",
    grens: (1, 52),
    naam_veld: "apv_artikel",
    getal_veld: "apv_weken",
};

const WIE: Veldgroep = Veldgroep {
    kop: "Wie het besluit krijgt",
    velden: &[
        Veld::regel("betrokkene_naam", "Naam van wie het besluit krijgt")
            .hint("Bij een bevel aan ouders: de ouder of voogd")
            .persoon(),
        Veld::regels("betrokkene_post", "Adres voor de brief").optioneel().persoon(),
        Veld::datum("betrokkene_geboortedatum", "Geboortedatum van wie het verbod krijgt")
            .als_een(VELD, ZELF)
            .persoon(),
        Veld::regel("kind_naam", "Naam van het kind").als_een(VELD, OUDERS).persoon(),
        Veld::datum("kind_geboortedatum", "Geboortedatum van het kind").als_een(VELD, OUDERS).persoon(),
        Veld::regels("begeleiders", "Wie mag het kind nog meer begeleiden?")
            .hint("Hoogstens twee volwassenen, elk op een eigen regel")
            .alleen_bij(VELD, OUDERS)
            .persoon(),
    ],
};

const WAAR: Veldgroep = Veldgroep {
    kop: "Waar en wat",
    velden: &[
        Veld::regel("gebied_naam", "Korte naam van het gebied")
            .hint("Voor de lijst, zonder naam van een persoon. Bijvoorbeeld: centrum")
            .als_een(VELD, MET_GEBIED),
        Veld::tekst("gebied_tekst", "Het gebied in woorden")
            .hint("Noem de straten die de rand zijn, en of die erbij horen.")
            .als_een(VELD, MET_GEBIED),
        Veld::kaart("gebied", "Gebied en doorgangen op de kaart")
            .hint("Niet groter dan nodig. Teken een doorgang voor wat mag: naar huis, werk, school of zorg.")
            .als_een(VELD, MET_GEBIED),
        Veld::getal("groepsgrootte", "Vanaf hoeveel anderen is samen zijn verboden?", 4, 50)
            .hint("De wet zegt: meer dan drie anderen, dus vanaf 4.")
            .als(VELD, "groep"),
        Veld::regel("meld_plaats", "Waar meldt de persoon zich?").als(VELD, "meldplicht"),
        Veld::tekst("meld_tijden", "Op welke dagen en tijden?").als(VELD, "meldplicht"),
        Veld::ja_nee("meld_elders", "Is dat in een andere gemeente?").als(VELD, "meldplicht"),
        Veld::regel("meld_gemeente", "Welke gemeente?").als("meld_elders", "ja"),
        Veld::ja_nee("meld_bericht", "Weet de burgemeester daar het al?").als("meld_elders", "ja"),
    ],
};

const WANNEER: Veldgroep = Veldgroep {
    kop: "Wanneer",
    velden: &[
        Veld::datum("eerste_dag", "Eerste dag").als_een(VELD, MET_DAGEN),
        Veld::datum("laatste_dag", "Laatste dag")
            .hint("Hoogstens drie maanden; voor de APV wat daar staat")
            .als_een(VELD, MET_DAGEN),
        Veld::regels("dagen", "Losse dagen")
            .hint(
                "Elke dag of periode op een regel: 14-08-2026 tot en met 16-08-2026. Hoogstens 90 dagen in 24 maanden.",
            )
            .als(VELD, "los"),
        Veld::regel("tijden", "Alleen op deze tijden")
            .hint("Leeg laten als het de hele dag geldt")
            .alleen_bij(VELD, MET_GEBIED),
        Veld::regel("avond_dagen", "Op welke dagen moet het kind binnen zijn?").als(VELD, "ouders_avond"),
        Veld::regel("uur_van", "Vanaf welk uur?").hint("Niet voor 20:00").als(VELD, "ouders_avond"),
        Veld::regel("uur_tot", "Tot welk uur?").hint("Niet na 06:00").als(VELD, "ouders_avond"),
    ],
};

/// The days on which it holds.
fn dagen(zaak: &Zaak<'_>, grondslag: Grondslag) -> Vec<Dagen> {
    if grondslag == Grondslag::Los {
        return perioden::losse_dagen(zaak.gegevens).unwrap_or_default();
    }
    let days = perioden::opgelegd(zaak.gegevens, grondslag);
    days.map(|(van, tot_en_met)| Dagen { van, tot_en_met }).into_iter().collect()
}

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    // Without a choice the field itself is reported as missing.
    let Some(grondslag) = Grondslag::van(zaak.gegevens) else { return Vec::new() };
    let mut found = gronden::toets(zaak, grondslag);
    found.extend(personen::toets(zaak, grondslag));
    found.extend(gebied::toets(zaak.gegevens, Some(grondslag)));
    let days = perioden::toets(zaak, grondslag);
    let readable = days.iter().all(|bevinding| bevinding.code != "dagen");
    found.extend(days);
    if readable {
        found.extend(duur(zaak, grondslag));
        found.extend(om::toets(zaak.gegevens, grondslag, &dagen(zaak, grondslag)));
    }
    if grondslag == Grondslag::Apv && zaak.gegevens.tekst("apv") == ANDERE_REGEL {
        let zin = "Het artikel en het aantal weken komen uit uw eigen APV. Te bevestigen door de jurist.";
        found.push(Bevinding::let_op("apv", zin, bronnen::APV).bij("apv_artikel"));
    }
    found
}

/// Whether it lasts too long. Orders to parents are counted with the rest of their article.
fn duur(zaak: &Zaak<'_>, grondslag: Grondslag) -> Vec<Bevinding> {
    let Some((eerste_dag, laatste_dag)) = perioden::opgelegd(zaak.gegevens, grondslag) else { return Vec::new() };
    match grondslag {
        Grondslag::Los => match losse::losse_dagen(&dagen(zaak, grondslag)) {
            Ok(told) => {
                let refused = told.and_then(|told| told.weigering);
                refused.map(|weigering| Bevinding::van(weigering, losse::BRON).bij("dagen")).into_iter().collect()
            }
            Err(_) => vec![Bevinding::blokkeert("termijn", einde::TE_VER, losse::BRON)],
        },
        Grondslag::Apv => apv(zaak, eerste_dag, laatste_dag),
        Grondslag::OudersGebied | Grondslag::OudersAvond => Vec::new(),
        Grondslag::Gebied | Grondslag::Groep | Grondslag::Meldplicht => {
            einde::toets_perioden(&[periode(zaak, (eerste_dag, laatste_dag))])
        }
    }
}

fn periode(zaak: &Zaak<'_>, (eerste_dag, laatste_dag): (Date, Date)) -> Periode {
    Periode { eerste_dag, laatste_dag, besluit_op: Some(dag_van(zaak.op)) }
}

/// The by-law says how many weeks; the municipality filled that in.
fn apv(zaak: &Zaak<'_>, first: Date, last: Date) -> Vec<Bevinding> {
    let Some(weken) = zaak.gegevens.getal("apv_weken") else { return Vec::new() };
    let allowed = first.checked_add((weken * 7 - 1).days());
    if allowed.is_ok_and(|allowed| last <= allowed) {
        return Vec::new();
    }
    let zin =
        format!("De periode is langer dan de {weken} weken die u uit de APV overnam. Kies een eerdere laatste dag.");
    vec![Bevinding::blokkeert("te_lang", zin, bronnen::APV).bij("laatste_dag")]
}

fn gevolg(zaak: &Zaak<'_>) -> Keten {
    let grondslag =
        Grondslag::van(zaak.gegevens).ok_or_else(|| Weigering::new(VELD, "Kies wat de burgemeester oplegt."))?;
    let days @ (first, last) = perioden::opgelegd(zaak.gegevens, grondslag).ok_or_else(perioden::ontbreekt)?;
    let all = [periode(zaak, days)];
    let uiterste = if grondslag.heeft_perioden() { Some(einde::beoordeel(&all)?.absolute_laatste_dag) } else { None };
    let mut termijnen = meldingen(zaak, grondslag);
    termijnen.extend(einde::stap(zaak, grondslag, &all, last)?);
    let ends = |day: Date| match Einde::na(day) {
        Einde::Op(op) => Some(op),
        Einde::Open => None,
    };
    Ok(Gevolg {
        // Nothing holds before it was decided, also when its first day is today.
        begin: Some(moment_van(first.at(0, 0, 0, 0)).max(zaak.op)),
        einde: Some(Einde::na(last)),
        uiterste: uiterste.and_then(ends),
        termijnen,
        ..Gevolg::default()
    })
}

/// Who is told at once.
fn meldingen(zaak: &Zaak<'_>, grondslag: Grondslag) -> Vec<NieuweTermijn> {
    let mut told = einde::meldingen(zaak);
    told.push(meld(zaak, "om", "Het besluit melden aan het Openbaar Ministerie", bronnen::INFORMEREN));
    let elders = zaak.gegevens.ja("meld_elders") == Some(true) && zaak.gegevens.ja("meld_bericht") != Some(true);
    if grondslag == Grondslag::Meldplicht && elders {
        let wat = "De burgemeester van de gemeente van de meldplicht inlichten";
        told.push(meld(zaak, "andere_burgemeester", wat, bronnen::ANDERE_BURGEMEESTER));
    }
    if !grondslag.is_ouders() && personen::is_minderjarig(zaak.gegevens, dag_van(zaak.op)) == Some(true) {
        let wat = "De ouders van de minderjarige inlichten, tenzij dat schaadt";
        told.push(meld(zaak, "ouders", wat, bronnen::INFORMEREN));
    }
    told
}
