//! The ladder of steps (R56): each lower step was tried, with where that can be read, or does not fit for a reason.

use besluit::Gegevens;
use besluit::soort::{Bevinding, Veld, Veldgroep};
use kern::Code as _;
use recht::gemeentewet::art_151d_trede::{BRON, Spoed, Stap, Status, Weigering, open_stappen, weigering};

/// The order of the mayor.
pub(crate) const LAST: i64 = 5;
/// The ban from the home.
pub(crate) const HUISVERBOD: i64 = 7;

const STATUS: &[(&str, &str)] =
    &[("geprobeerd", "Geprobeerd"), ("niet_geschikt", "Niet geschikt"), ("open", "Nog open")];

/// Names of the fields of each step, and what the step is.
const TREDEN: [(&str, &str, &str); 7] = [
    ("trede_0", "trede_0_toelichting", "met elkaar praten"),
    ("trede_1", "trede_1_toelichting", "gesprek met wijkagent of woonconsulent"),
    ("trede_2", "trede_2_toelichting", "buurtbemiddeling"),
    ("trede_3", "trede_3_toelichting", "mediation of een vrijwillige gedragsaanwijzing"),
    ("trede_4", "trede_4_toelichting", "waarschuwing van de burgemeester"),
    ("trede_5", "trede_5_toelichting", "gedragsaanwijzing van de burgemeester"),
    ("trede_6", "trede_6_toelichting", "dwangsom innen of de last uitvoeren"),
];

const fn trede(naam: &'static str, label: &'static str) -> Veld {
    Veld::keuze(naam, label, STATUS)
}

const fn toelichting(naam: &'static str) -> Veld {
    Veld::tekst(naam, "Waar blijkt dat uit, of waarom past het niet?").soms()
}

pub(crate) const GROEP: Veldgroep = Veldgroep {
    kop: "Wat er al is geprobeerd",
    velden: &[
        trede("trede_0", "Stap 0: met elkaar praten")
            .hint("Bij elke stap: geprobeerd met bewijs, of waarom hij niet past"),
        toelichting("trede_0_toelichting"),
        trede("trede_1", "Stap 1: gesprek met wijkagent of woonconsulent"),
        toelichting("trede_1_toelichting"),
        trede("trede_2", "Stap 2: buurtbemiddeling")
            .hint("Buurtbemiddeling is vertrouwelijk. Schrijf alleen op: aangemeld, afgerond, gelukt of niet."),
        toelichting("trede_2_toelichting"),
        trede("trede_3", "Stap 3: mediation of een vrijwillige gedragsaanwijzing"),
        toelichting("trede_3_toelichting"),
        trede("trede_4", "Stap 4: waarschuwing van de burgemeester").hint("Met de datum van de brief"),
        toelichting("trede_4_toelichting"),
        trede("trede_5", "Stap 5: gedragsaanwijzing van de burgemeester").als("vorm", "huisverbod"),
        toelichting("trede_5_toelichting").alleen_bij("vorm", &["huisverbod"]).soms(),
        trede("trede_6", "Stap 6: dwangsom innen of de last uitvoeren").als("vorm", "huisverbod"),
        toelichting("trede_6_toelichting").alleen_bij("vorm", &["huisverbod"]).soms(),
        Veld::tekst("spoed_reden", "Is er een reden om niet te wachten?")
            .hint("Alleen bij spoed. Schrijf op wat er gebeurt als er wordt gewacht.")
            .optioneel(),
    ],
};

/// A step without a text is open: tried needs evidence, unsuitable needs a reason.
fn stappen(gegevens: &Gegevens) -> Vec<Stap> {
    let read = TREDEN.iter().zip(0..).map(|((veld, toelichting, _), nummer)| {
        let chosen = Status::from_code(gegevens.tekst(veld)).filter(|_| gegevens.heeft(toelichting));
        Stap { nummer, status: chosen.unwrap_or(Status::Open) }
    });
    read.collect()
}

/// Everything that keeps this step from being taken.
pub(crate) fn toets(stap: i64, gegevens: &Gegevens) -> Vec<Bevinding> {
    let (known, spoed) = (stappen(gegevens), spoed(gegevens));
    let open = open_stappen(stap, &known);
    if open.is_empty() {
        return weigering(stap, &known, spoed).map(|zin| Bevinding::van(zin, BRON)).into_iter().collect();
    }
    // A step that nobody answered is reported at its own field.
    let answered = open.into_iter().filter_map(|nummer| {
        let (veld, toelichting, naam) = *usize::try_from(nummer).ok().and_then(|plek| TREDEN.get(plek))?;
        gegevens.heeft(veld).then(|| open_stap(nummer, naam, gegevens.tekst(veld), toelichting))
    });
    answered.collect()
}

fn open_stap(nummer: i64, naam: &str, status: &str, plek: &'static str) -> Bevinding {
    let zin = if status == Status::Geprobeerd.code() {
        format!("Bij stap {nummer} ({naam}) staat alleen dat het is geprobeerd. Schrijf op wanneer, en waar dat staat.")
    } else {
        format!("{} Het gaat om stap {nummer}: {naam}.", Weigering::LagereStapOpen.naam())
    };
    Bevinding::blokkeert(format!("trede-{nummer}"), zin, BRON).bij(plek)
}

fn spoed(gegevens: &Gegevens) -> Spoed {
    if gegevens.heeft("spoed_reden") { Spoed::MetReden } else { Spoed::Geen }
}
