//! The policy of the municipality: which row of its table, and how many months. Differs per municipality, so it is asked.

use crate::bronnen::BELEID;
use besluit::Gegevens;
use besluit::soort::{ANDERE_REGEL, Beleidsvraag, Bevinding, Veld, Veldgroep};
use jiff::ToSpan as _;
use jiff::civil::Date;
use kern::dag_van;

/// The table of the municipality, kept by its lawyer.
const TABEL: Beleidsvraag = Beleidsvraag {
    code: "sluiting",
    naam: "Sluiten van panden",
    uitleg: "De tabel uit het beleid: voor welk pand, bij welke vondst of verstoring, de hoeveelste keer, en hoe lang.",
    getal: "Maanden",
    grens: (0, 60),
    naam_veld: "beleid_naam",
    getal_veld: "beleid_maanden",
};

pub(crate) const GROEP: Veldgroep = Veldgroep {
    kop: "Het beleid van de gemeente",
    velden: &[
        Veld::beleid("beleid", "Welke regel uit het beleid past?", &TABEL)
            .hint("De jurist houdt de regels bij. Staat de regel er niet bij? Kies een andere regel."),
        Veld::regel("beleid_naam", "Welk beleid?")
            .hint("Te bevestigen per gemeente. Naam en vindplaats, bijvoorbeeld: Damoclesbeleid 2025")
            .als("beleid", ANDERE_REGEL),
        Veld::keuze(
            "beleid_rij",
            "Welke regel uit de tabel?",
            &[
                ("woning_i_1", "Woning, lijst I, eerste keer"),
                ("woning_i_2", "Woning, lijst I, tweede keer of vaker"),
                ("woning_ii_1", "Woning, lijst II, eerste keer"),
                ("woning_ii_2", "Woning, lijst II, tweede keer of vaker"),
                ("lokaal_i_1", "Lokaal of erf, lijst I, eerste keer"),
                ("lokaal_i_2", "Lokaal of erf, lijst I, tweede keer of vaker"),
                ("lokaal_ii_1", "Lokaal of erf, lijst II, eerste keer"),
                ("lokaal_ii_2", "Lokaal of erf, lijst II, tweede keer of vaker"),
                ("orde_1", "Openbare orde, eerste keer"),
                ("orde_2", "Openbare orde, tweede keer of vaker"),
            ],
        )
        .als("beleid", ANDERE_REGEL),
        Veld::getal("beleid_maanden", "Hoeveel maanden noemt het beleid?", 0, 60)
            .hint("0 als het beleid een waarschuwing noemt")
            .als("beleid", ANDERE_REGEL),
        Veld::tekst("beleid_afwijking", "Waarom wijkt u af van het beleid?")
            .hint("Alleen als de sluiting korter of langer duurt dan het beleid zegt")
            .optioneel(),
    ],
};

fn over_maanden(dag: Date, maanden: i64) -> Option<Date> {
    dag.checked_add(maanden.months()).ok()
}

/// Whether the closure lasts as long as the policy says, or somebody wrote why not.
pub(crate) fn toets(gegevens: &Gegevens) -> Vec<Bevinding> {
    [duur(gegevens), rij(gegevens)].into_iter().flatten().collect()
}

fn duur(gegevens: &Gegevens) -> Option<Bevinding> {
    let (from, until) = (gegevens.moment("gesloten_vanaf")?, gegevens.moment("gesloten_tot")?);
    let policy = over_maanden(dag_van(from), gegevens.getal("beleid_maanden")?)?;
    (dag_van(until) != policy && !gegevens.heeft("beleid_afwijking")).then(|| {
        let zin = format!(
            "Volgens het beleid duurt de sluiting tot {}. Schrijf op waarom u daarvan afwijkt, of kijk de datum na.",
            ui::datum(policy)
        );
        Bevinding::blokkeert("beleid-duur", zin, BELEID).bij("beleid_afwijking")
    })
}

fn rij(gegevens: &Gegevens) -> Option<Bevinding> {
    if gegevens.tekst("beleid") != ANDERE_REGEL {
        return None;
    }
    let row = gegevens.tekst("beleid_rij").split('_').next().filter(|row| !row.is_empty())?;
    let fits = match row {
        "orde" => !crate::grondslag::is_opiumwet(gegevens),
        "woning" => gegevens.tekst("soort_pand") == "woning",
        _ => gegevens.tekst("soort_pand") != "woning",
    };
    (!fits).then(|| {
        let zin = "De regel uit de tabel past niet bij dit pand of bij de grondslag. Kijk na welke regel geldt.";
        Bevinding::let_op("beleid-rij", zin, BELEID).bij("beleid_rij")
    })
}
