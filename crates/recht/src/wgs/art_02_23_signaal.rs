//! Art. 2.23 lid 3 WGS (R55): a signal to the RIEC is weighed on four points. It is ready for people to look at when each
//! point says something, be it why nothing is known.
//!
//! Human judgement: all of the weighing. Here only whether something was written down; no point counts for more than another.

use super::artikel;
use crate::{Invoer, Regel, Resultaat, Uitleg, Veld, Veldsoort, Vraagfout, tekst::zegt_iets};
use kern::{Bron, Code};
use serde_json::json;

/// The four points.
pub const BRON: Bron = artikel("art. 2.23 lid 3", "https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel2.23");

kern::code_enum! {
    /// A point on which a signal is weighed, in the order of the act.
    pub Toets {
        /// What kind of wrong.
        Soort = "soort", "Om welk soort ondermijning het gaat";
        /// Number, nature and extent.
        Omvang = "omvang", "Hoeveel het is, wat het is en hoe groot het is";
        /// Weight, and what was done before.
        Zwaarte = "zwaarte", "Hoe zwaar het is en wat er eerder is gedaan";
        /// Signals of other participants that match, and the connection.
        Overeenkomst = "overeenkomst", "Welke andere signalen erop lijken en hoe ze samenhangen"
    }
}

/// What was written at one point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Something.
    Ingevuld,
    /// Why nothing is known.
    OnbekendMetReden,
    /// Nothing.
    Leeg,
}

/// Each point with what was written there.
pub type Standen = [(Toets, Stand); 4];

/// The points at which nothing was written, in the order of the act.
pub fn ontbrekende_toetsen(standen: &Standen) -> impl Iterator<Item = Toets> {
    standen.iter().filter(|(_, stand)| matches!(stand, Stand::Leeg)).map(|(toets, _)| *toets)
}

const TOETS: &[Veld] = &[
    Veld::nieuw("waarde", "Wat is er bekend?", Veldsoort::Tekst).optioneel(),
    Veld::nieuw("onbekend_omdat", "Of: waarom is het niet bekend?", Veldsoort::Tekst).optioneel(),
];

const fn veld(naam: &'static str, label: &'static str) -> Veld {
    Veld::nieuw(naam, label, Veldsoort::Paar(TOETS)).optioneel()
}

/// R55.
pub const REGEL: Regel = Regel {
    code: "R55",
    titel: "Is een signaal voor het RIEC klaar om te bekijken?",
    bronnen: &[BRON],
    velden: &[
        veld("soort", "Soort"),
        veld("omvang", "Aantal, aard en omvang"),
        veld("zwaarte", "Zwaarte en eerdere maatregelen"),
        veld("overeenkomst", "Signalen die overeenkomen, en het verband"),
    ],
    antwoord,
};

fn lees_stand(invoer: &Invoer, toets: Toets) -> Result<(Toets, Stand), Vraagfout> {
    let Some(groep) = invoer.groep(toets.code()) else { return Ok((toets, Stand::Leeg)) };
    let ingevuld = |veld| groep.mogelijke_tekst(veld).is_some_and(|tekst| zegt_iets(&tekst));
    let stand = match (ingevuld("waarde"), ingevuld("onbekend_omdat")) {
        // Known and unknown at once cannot be.
        (true, true) => return Err(Vraagfout::ongeldig(toets.code())),
        (true, false) => Stand::Ingevuld,
        (false, true) => Stand::OnbekendMetReden,
        (false, false) => Stand::Leeg,
    };
    Ok((toets, stand))
}

fn antwoord(invoer: &Invoer) -> Resultaat {
    let standen: Standen = [
        lees_stand(invoer, Toets::Soort)?,
        lees_stand(invoer, Toets::Omvang)?,
        lees_stand(invoer, Toets::Zwaarte)?,
        lees_stand(invoer, Toets::Overeenkomst)?,
    ];
    let mut uitleg = Uitleg::van("De wet noemt vier punten waarop een signaal wordt bekeken.", BRON);
    for (toets, stand) in standen {
        uitleg.zin(format!(
            "{}: {}.",
            toets.naam(),
            match stand {
                Stand::Ingevuld => "ingevuld",
                Stand::OnbekendMetReden => "niet bekend, met de reden erbij",
                Stand::Leeg => "nog niet ingevuld",
            }
        ));
    }
    let ontbreekt: Vec<_> = ontbrekende_toetsen(&standen).map(Code::code).collect();
    let gereed = ontbreekt.is_empty();
    uitleg.zin(if gereed {
        "Het signaal is klaar: een medewerker kan het nu bekijken en wegen."
    } else {
        "Het signaal is nog niet klaar. Vul in wat ontbreekt, of schrijf op waarom het niet bekend is."
    });
    Ok(uitleg.antwoord(json!({ "gereed": gereed, "ontbreekt": ontbreekt })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_reden_waarom_iets_onbekend_is_telt_en_leeg_telt_niet() {
        use Stand::{Ingevuld, Leeg, OnbekendMetReden};
        for (naam, standen, verwacht) in [
            ("alles", [Ingevuld; 4], vec![]),
            ("alles onbekend met reden", [OnbekendMetReden; 4], vec![]),
            ("drie van de vier", [Ingevuld, Leeg, OnbekendMetReden, Ingevuld], vec![Toets::Omvang]),
            ("niets", [Leeg; 4], Toets::ALL.to_vec()),
        ] {
            let [soort, omvang, zwaarte, overeenkomst] = standen;
            let standen = [
                (Toets::Soort, soort),
                (Toets::Omvang, omvang),
                (Toets::Zwaarte, zwaarte),
                (Toets::Overeenkomst, overeenkomst),
            ];
            assert_eq!(ontbrekende_toetsen(&standen).collect::<Vec<_>>(), verwacht, "{naam}");
        }
    }
}
