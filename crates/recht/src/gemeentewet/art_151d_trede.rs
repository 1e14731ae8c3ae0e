//! Art. 151d lid 2 Gemeentewet (R56): an order against nuisance comes only when no other suitable way is left. Practice climbs
//! a ladder of nine steps; each lower step was tried, or does not fit for a reason that was written down.
//!
//! Human judgement: whether a step fits, and whether it is urgent. Here only whether the reasons are there.

use super::art_151d_woonoverlast::{BRON as BRON_HUISVERBOD, BRON_SUBSIDIARITEIT};
use crate::{Invoer, Regel, Resultaat, Uitleg, Veld, Veldsoort, Vraagfout, tekst::zegt_iets};
use kern::{Bron, Code};
use serde_json::json;

/// No other suitable way.
pub const BRON: Bron = BRON_SUBSIDIARITEIT;

/// The highest step.
const HOOGSTE: i64 = 8;
/// The order of the mayor.
const GEDRAGSAANWIJZING: i64 = 5;
/// The ban from the home.
const HUISVERBOD: i64 = 7;

/// What each step is, from the lowest.
const NAMEN: [&str; 9] = [
    "met elkaar praten",
    "gesprek met wijkagent of woonconsulent",
    "buurtbemiddeling",
    "mediation of een vrijwillige gedragsaanwijzing",
    "waarschuwing van de burgemeester",
    "gedragsaanwijzing van de burgemeester",
    "dwangsom innen of de last uitvoeren",
    "huisverbod van tien dagen",
    "huisverbod verlengen tot vier weken",
];

kern::code_enum! {
    /// What was done with a step.
    pub Status {
        /// It was tried.
        Geprobeerd = "geprobeerd", "Geprobeerd";
        /// It does not fit; a reason belongs to it.
        NietGeschikt = "niet_geschikt", "Niet geschikt";
        /// Nothing yet.
        Open = "open", "Nog open"
    }
}

/// A step and what was done with it. Unsuitable without a reason is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stap {
    /// 0-8.
    pub nummer: i64,
    /// What was done.
    pub status: Status,
}

/// Whether there is a written reason not to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoed {
    /// There is none.
    Geen,
    /// There is one.
    MetReden,
}

kern::code_enum! {
    /// Why the step may not be taken yet. The first that applies is given.
    pub Weigering {
        /// A lower step is open.
        LagereStapOpen = "lagere_stap_open",
            "Een lagere stap is niet geprobeerd, en er staat niet bij waarom die niet past.";
        /// The ban without the order.
        Stap5Vereist = "stap5_vereist",
            "Een huisverbod kan pas na een gedragsaanwijzing (stap 5), tenzij er een reden is voor spoed.";
        /// The extension without the ban.
        Stap7Vereist = "stap7_vereist", "Verlengen kan alleen na een huisverbod dat is uitgevoerd (stap 7)."
    }
}

fn is_geprobeerd(stappen: &[Stap], nummer: i64) -> bool {
    stappen.iter().any(|stap| stap.nummer == nummer && matches!(stap.status, Status::Geprobeerd))
}

/// The lower steps that are still open, from the lowest. A step that is named twice is closed when one of the two is.
pub fn open_stappen(stap: i64, stappen: &[Stap]) -> Vec<i64> {
    let is_gesloten =
        |nummer: &i64| stappen.iter().any(|een| een.nummer == *nummer && !matches!(een.status, Status::Open));
    (0..stap).filter(|nummer| !is_gesloten(nummer)).collect()
}

/// Why the step may not be taken yet; `None` when it may.
pub fn weigering(stap: i64, stappen: &[Stap], spoed: Spoed) -> Option<Weigering> {
    if !open_stappen(stap, stappen).is_empty() {
        return Some(Weigering::LagereStapOpen);
    }
    match stap {
        HUISVERBOD if !is_geprobeerd(stappen, GEDRAGSAANWIJZING) && matches!(spoed, Spoed::Geen) => {
            Some(Weigering::Stap5Vereist)
        }
        HOOGSTE if !is_geprobeerd(stappen, HUISVERBOD) => Some(Weigering::Stap7Vereist),
        _ => None,
    }
}

const STAP: &[Veld] = &[
    Veld::getal("stap", "Stap").tussen(0, HOOGSTE),
    Veld::keuze::<Status>("status", "Wat is ermee gedaan?"),
    Veld::nieuw("reden", "Waarom past de stap niet?", Veldsoort::Tekst).optioneel(),
];

/// R56.
pub const REGEL: Regel = Regel {
    code: "R56",
    titel: "Mag deze stap tegen woonoverlast al gezet worden?",
    bronnen: &[BRON, BRON_HUISVERBOD],
    velden: &[
        Veld::getal("stap", "Welke stap?").tussen(0, HOOGSTE),
        Veld::lijst("stappen", "Stappen tot nu toe", STAP),
        Veld::nieuw("spoed_reden", "Reden voor spoed", Veldsoort::Tekst).optioneel(),
    ],
    antwoord,
};

fn heeft_tekst(invoer: &Invoer, veld: &str) -> bool {
    invoer.mogelijke_tekst(veld).is_some_and(|tekst| zegt_iets(&tekst))
}

fn lees_stap(invoer: &Invoer) -> Result<Stap, Vraagfout> {
    let status = match invoer.keuze("status")? {
        Status::NietGeschikt if !heeft_tekst(invoer, "reden") => Status::Open,
        status => status,
    };
    Ok(Stap { nummer: invoer.getal("stap")?, status })
}

fn naam(nummer: i64) -> &'static str {
    usize::try_from(nummer).ok().and_then(|plek| NAMEN.get(plek)).copied().unwrap_or_default()
}

fn antwoord(invoer: &Invoer) -> Resultaat {
    let stap = invoer.getal("stap")?;
    let stappen = invoer.lijst("stappen").iter().map(lees_stap).collect::<Result<Vec<_>, _>>()?;
    let spoed = if heeft_tekst(invoer, "spoed_reden") { Spoed::MetReden } else { Spoed::Geen };
    let ontbreekt = open_stappen(stap, &stappen);
    let weigering = weigering(stap, &stappen, spoed);
    let mut uitleg = Uitleg::van(format!("Het gaat om stap {stap}: {}.", naam(stap)), BRON);
    uitleg.zin("Elke lagere stap moet geprobeerd zijn, of er moet staan waarom die niet past.");
    for nummer in &ontbreekt {
        uitleg.zin(format!("Stap {nummer} is nog open: {}.", naam(*nummer)));
    }
    if stap >= HUISVERBOD {
        uitleg.bron(BRON_HUISVERBOD);
    }
    uitleg.zin(weigering.map_or("De burgemeester mag beoordelen of hij deze stap zet.", Code::naam));
    Ok(uitleg.antwoord(json!({
        "toegestaan": weigering.is_none(),
        "weigering": weigering.map(Code::code),
        "ontbreekt": ontbreekt,
    })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Status::{Geprobeerd, NietGeschikt, Open};

    fn tot(hoogste: i64) -> Vec<Stap> {
        (0..=hoogste).map(|nummer| Stap { nummer, status: Geprobeerd }).collect()
    }

    fn met(mut stappen: Vec<Stap>, nummer: i64, status: Status) -> Vec<Stap> {
        stappen.retain(|stap| stap.nummer != nummer);
        stappen.push(Stap { nummer, status });
        stappen
    }

    #[test]
    fn elke_lagere_stap_is_geprobeerd_of_past_niet() {
        for (naam, stap, stappen, verwacht) in [
            ("de laagste stap mag altijd", 0, vec![], vec![]),
            ("zonder iets", 3, vec![], vec![0, 1, 2]),
            ("alles geprobeerd", 5, tot(4), vec![]),
            ("een past niet", 5, met(tot(4), 3, NietGeschikt), vec![]),
            ("een open", 5, met(tot(4), 3, Open), vec![3]),
            ("een hogere telt niet", 2, tot(8).split_off(2), vec![0, 1]),
            ("de stap zelf telt niet", 2, met(tot(1), 2, Open), vec![]),
        ] {
            assert_eq!(open_stappen(stap, &stappen), verwacht, "{naam}");
        }
        let dubbel = [Stap { nummer: 0, status: Open }, Stap { nummer: 0, status: Geprobeerd }];
        assert!(open_stappen(1, &dubbel).is_empty(), "eerst open, later geprobeerd");
    }

    #[test]
    fn huisverbod_na_de_gedragsaanwijzing_en_verlengen_na_het_huisverbod() {
        use Spoed::{Geen, MetReden};
        for (naam, stap, stappen, spoed, verwacht) in [
            ("alles geprobeerd", 7, tot(6), Geen, None),
            ("stap 5 past niet", 7, met(tot(6), 5, NietGeschikt), Geen, Some(Weigering::Stap5Vereist)),
            ("stap 5 past niet, met spoed", 7, met(tot(6), 5, NietGeschikt), MetReden, None),
            ("stap 5 open, ook met spoed", 7, met(tot(6), 5, Open), MetReden, Some(Weigering::LagereStapOpen)),
            ("stap 6 zonder stap 5", 6, met(tot(5), 5, NietGeschikt), Geen, None),
            ("verlengen", 8, tot(7), Geen, None),
            ("verlengen zonder huisverbod", 8, met(tot(7), 7, NietGeschikt), MetReden, Some(Weigering::Stap7Vereist)),
            ("verlengen zonder stap 5", 8, met(tot(7), 5, NietGeschikt), Geen, None),
            ("verlengen met stap 7 open", 8, tot(6), Geen, Some(Weigering::LagereStapOpen)),
        ] {
            assert_eq!(weigering(stap, &stappen, spoed), verwacht, "{naam}");
        }
    }
}
