//! Art. 2.3.2 Besluit veiligheidsregio's (R31): within how many minutes each part of the crisis organisation starts.
//!
//! Human judgement: the moment from which the minutes run (the criteria are met; for the municipal policy team: it is
//! convened) and the moment at which the function is there. Minutes are elapsed time: the clock change does not matter.

use super::artikel;
use crate::{
    Invoer, Regel, Resultaat, Uitleg, Veld,
    klok::{minuten_tussen, moment_voluit},
};
use kern::{Bron, Code, Moment};
use serde_json::json;

/// The times.
pub const BRON: Bron = artikel("art. 2.3.2", "https://wetten.overheid.nl/BWBR0027844/2026-01-01#Artikel2.3.2");

kern::code_enum! {
    /// The parts of the crisis organisation that have a time of their own.
    pub Functie {
        /// The command at the place of the incident.
        Copi = "copi", "Commando plaats incident (CoPI)";
        /// The leaders in the regional operational team.
        RotLeider = "rot_leider", "Leider in het regionaal operationeel team (ROT)";
        /// Its leader of information.
        RotInformatiemanager = "rot_informatiemanager", "Informatiemanager in het ROT";
        /// Its crisis communication.
        RotCrisiscommunicatie = "rot_crisiscommunicatie", "Crisiscommunicatie in het ROT";
        /// Its section for information.
        RotSectieInformatiemanagement = "rot_sectie_informatiemanagement", "Sectie informatiemanagement van het ROT";
        /// Its other sections.
        RotSectie = "rot_sectie", "Andere sectie van het ROT";
        /// The team for the care of the population.
        BevolkingszorgTeam = "bevolkingszorg_team", "Team bevolkingszorg";
        /// Its crisis communication.
        BevolkingszorgCrisiscommunicatie = "bevolkingszorg_crisiscommunicatie", "Crisiscommunicatie in het team bevolkingszorg";
        /// The municipal policy team.
        Gbt = "gbt", "Gemeentelijk beleidsteam (GBT)"
    }
}

impl Functie {
    /// Within how many minutes it is there.
    pub const fn limiet_minuten(self) -> i64 {
        match self {
            Self::Copi
            | Self::RotInformatiemanager
            | Self::RotCrisiscommunicatie
            | Self::BevolkingszorgCrisiscommunicatie => 30,
            Self::RotSectieInformatiemanagement => 40,
            Self::RotLeider => 45,
            Self::RotSectie | Self::Gbt => 60,
            Self::BevolkingszorgTeam => 90,
        }
    }
}

/// How long it took, against the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opkomst {
    /// The limit.
    pub limiet_minuten: i64,
    /// Elapsed minutes.
    pub verstreken_minuten: i64,
}

impl Opkomst {
    /// True up to and including the limit.
    pub const fn is_op_tijd(self) -> bool {
        self.verstreken_minuten <= self.limiet_minuten
    }

    /// Minutes past the limit; zero when in time.
    pub const fn te_laat_minuten(self) -> i64 {
        if self.is_op_tijd() { 0 } else { self.verstreken_minuten - self.limiet_minuten }
    }
}

/// How long a function took to be there.
pub const fn opkomst(functie: Functie, start: Moment, aanwezig: Moment) -> Opkomst {
    Opkomst { limiet_minuten: functie.limiet_minuten(), verstreken_minuten: minuten_tussen(start, aanwezig) }
}

/// R31.
pub const REGEL: Regel = Regel {
    code: "R31",
    titel: "Was deze functie van de crisisorganisatie op tijd?",
    bronnen: &[BRON],
    velden: &[
        Veld::keuze::<Functie>("functie", "Functie"),
        Veld::moment("start", "Begin van de opkomsttijd"),
        Veld::moment("aanwezig", "Aanwezig om").niet_voor("start"),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let functie: Functie = invoer.keuze("functie")?;
    let (start, aanwezig) = (invoer.moment("start")?, invoer.moment("aanwezig")?);
    let uitkomst = opkomst(functie, start, aanwezig);
    let Opkomst { limiet_minuten, verstreken_minuten } = uitkomst;
    let mut uitleg = Uitleg::van(format!("{}: uiterlijk na {limiet_minuten} minuten.", functie.naam()), BRON);
    uitleg.zin(format!("De tijd begint op {}.", moment_voluit(start)));
    uitleg.zin(format!("Aanwezig op {}: {verstreken_minuten} minuten later.", moment_voluit(aanwezig)));
    uitleg.zin(match uitkomst.te_laat_minuten() {
        0 => "Dat is op tijd.".to_owned(),
        1 => "Dat is 1 minuut te laat.".to_owned(),
        minuten => format!("Dat is {minuten} minuten te laat."),
    });
    Ok(uitleg.antwoord(json!({
        "limiet_minuten": limiet_minuten,
        "verstreken_minuten": verstreken_minuten,
        "op_tijd": uitkomst.is_op_tijd(),
        "te_laat_minuten": uitkomst.te_laat_minuten(),
    })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kern::moment_van;

    #[test]
    fn precies_op_de_grens_is_op_tijd_en_een_minuut_later_niet() {
        let start = moment_van(jiff::civil::date(2026, 6, 12).at(14, 0, 0, 0));
        for functie in Functie::ALL.iter().copied() {
            let limiet = functie.limiet_minuten();
            let op_de_grens = opkomst(functie, start, start.plus_seconds(limiet * 60));
            assert!(op_de_grens.is_op_tijd() && op_de_grens.te_laat_minuten() == 0, "{functie:?}");
            let erna = opkomst(functie, start, start.plus_seconds((limiet + 1) * 60));
            assert!(!erna.is_op_tijd() && erna.te_laat_minuten() == 1, "{functie:?}");
        }
    }

    #[test]
    fn elke_functie_heeft_haar_minuten() {
        let minuten: Vec<i64> = Functie::ALL.iter().map(|functie| functie.limiet_minuten()).collect();
        assert_eq!(minuten, [30, 45, 30, 30, 40, 60, 90, 30, 60]);
    }
}
