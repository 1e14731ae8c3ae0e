//! Art. 3 Wet Bibob (R30): the heaviest decision that the degree of danger carries, and what must be done before it.
//!
//! Human judgement: the degree of danger itself and whether refusing is proportionate. Without that judgement there is no
//! outcome, only the task to give it; a lighter decision is always possible.

use super::artikel;
use crate::{Invoer, Regel, Resultaat, Standaard, Uitleg, Veld};
use kern::{Bron, Code};
use serde_json::json;

/// Danger and what may follow.
pub const BRON: Bron = artikel("art. 3", "https://wetten.overheid.nl/BWBR0013798/2025-07-16#Artikel3");
/// Refusing must be proportionate.
pub const BRON_EVENREDIG: Bron = artikel("art. 3 lid 5", "https://wetten.overheid.nl/BWBR0013798/2025-07-16#Artikel3");
/// Conditions.
pub const BRON_VOORSCHRIFT: Bron =
    artikel("art. 3 lid 7", "https://wetten.overheid.nl/BWBR0013798/2025-07-16#Artikel3");
/// A conclusion of one's own is reported.
pub const BRON_MELDEN: Bron = artikel("art. 7a lid 7", "https://wetten.overheid.nl/BWBR0013798/2025-07-16#Artikel7a");
/// The person and a third party give their view first.
pub const BRON_ZIENSWIJZE: Bron =
    artikel("art. 33 lid 1", "https://wetten.overheid.nl/BWBR0013798/2025-07-16#Artikel33");

kern::code_enum! {
    /// The degree of danger.
    pub Gevaar {
        /// Serious.
        Ernstig = "ernstig", "Ernstig gevaar";
        /// Less.
        MindereMate = "mindere_mate", "Mindere mate van gevaar";
        /// None.
        Geen = "geen", "Geen gevaar"
    }
}

kern::code_enum! {
    /// Whose conclusion it is.
    pub Oordeelbron {
        /// The bureau advised.
        Bureau = "bureau", "Advies van het bureau";
        /// The municipality investigated and concluded by itself.
        EigenOnderzoek = "eigen_onderzoek", "Eigen onderzoek"
    }
}

kern::code_enum! {
    /// What a person judged about proportionality.
    pub Evenredigheid {
        /// Refusing or withdrawing is proportionate.
        Evenredig = "evenredig", "Weigeren of intrekken is evenredig";
        /// It is not.
        NietEvenredig = "niet_evenredig", "Weigeren of intrekken is niet evenredig";
        /// Nobody judged yet.
        Onbekend = "onbekend", "Daar is nog niet over geoordeeld"
    }
}

kern::code_enum! {
    /// Whether the conclusion names somebody else.
    pub Derde {
        /// It does.
        Genoemd = "genoemd", "Er wordt een derde genoemd";
        /// It does not.
        NietGenoemd = "niet_genoemd", "Er wordt geen derde genoemd"
    }
}

kern::code_enum! {
    /// The heaviest decision that the danger carries.
    pub Besluit {
        /// Refuse, or withdraw what was given.
        WeigerenOfIntrekken = "weigeren_of_intrekken", "Weigeren of intrekken mag.";
        /// Conditions that lessen the danger.
        Voorschriften = "voorschriften", "Voorschriften die het gevaar kleiner maken mogen.";
        /// Grant.
        Verlenen = "verlenen", "Dit is geen reden om te weigeren of voorschriften te geven."
    }
}

kern::code_enum! {
    /// What must still be done, in this order.
    pub Taak {
        /// Judge whether refusing is proportionate.
        OordeelEvenredigheid = "oordeel_evenredigheid", "Oordeel of weigeren of intrekken evenredig is.";
        /// Hear the person.
        ZienswijzeBetrokkene = "zienswijze_betrokkene", "Vraag de betrokkene om een zienswijze.";
        /// Hear the third party.
        ZienswijzeDerde = "zienswijze_derde", "Vraag de derde die genoemd wordt om een zienswijze.";
        /// Report to the bureau.
        MeldLbb = "meld_lbb", "Meld de eigen conclusie meteen aan het Landelijk Bureau Bibob."
    }
}

impl Taak {
    const fn bron(self) -> Bron {
        match self {
            Self::OordeelEvenredigheid => BRON_EVENREDIG,
            Self::ZienswijzeBetrokkene | Self::ZienswijzeDerde => BRON_ZIENSWIJZE,
            Self::MeldLbb => BRON_MELDEN,
        }
    }
}

/// A conclusion about danger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conclusie {
    /// The degree.
    pub gevaar: Gevaar,
    /// Whose conclusion it is.
    pub bron: Oordeelbron,
    /// What a person judged about proportionality.
    pub evenredigheid: Evenredigheid,
    /// Whether it names somebody else.
    pub derde: Derde,
}

/// The heaviest decision; `None` while nobody judged whether refusing is proportionate.
pub const fn zwaarste_besluit(conclusie: Conclusie) -> Option<Besluit> {
    match (conclusie.gevaar, conclusie.evenredigheid) {
        (Gevaar::Ernstig, Evenredigheid::Onbekend) => None,
        (Gevaar::Ernstig, Evenredigheid::Evenredig) => Some(Besluit::WeigerenOfIntrekken),
        (Gevaar::Ernstig, Evenredigheid::NietEvenredig) | (Gevaar::MindereMate, _) => Some(Besluit::Voorschriften),
        (Gevaar::Geen, _) => Some(Besluit::Verlenen),
    }
}

/// Whether this task must be done. The views are asked before refusal and before conditions: one of these follows from any
/// danger, so also when proportionality has still to be judged.
pub const fn is_nodig(conclusie: Conclusie, taak: Taak) -> bool {
    if matches!(conclusie.gevaar, Gevaar::Geen) {
        return false;
    }
    match taak {
        Taak::OordeelEvenredigheid => zwaarste_besluit(conclusie).is_none(),
        Taak::ZienswijzeBetrokkene => true,
        Taak::ZienswijzeDerde => matches!(conclusie.derde, Derde::Genoemd),
        Taak::MeldLbb => matches!(conclusie.bron, Oordeelbron::EigenOnderzoek),
    }
}

/// R30.
pub const REGEL: Regel = Regel {
    code: "R30",
    titel: "Welk besluit mag na een onderzoek naar de Wet Bibob, en wat moet eerst?",
    bronnen: &[BRON, BRON_VOORSCHRIFT, BRON_ZIENSWIJZE, BRON_MELDEN],
    velden: &[
        Veld::keuze::<Gevaar>("gevaar", "Mate van gevaar"),
        Veld::ja_nee("advies_lbb", "Is er een advies van het Landelijk Bureau Bibob?"),
        Veld::ja_nee("evenredig", "Is weigeren of intrekken evenredig?").optioneel(),
        Veld::ja_nee("derde_genoemd", "Wordt een derde genoemd?").standaard(Standaard::JaNee(false)),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let conclusie = Conclusie {
        gevaar: invoer.keuze("gevaar")?,
        bron: if invoer.ja("advies_lbb")? { Oordeelbron::Bureau } else { Oordeelbron::EigenOnderzoek },
        evenredigheid: match invoer.mogelijk_ja("evenredig") {
            Some(true) => Evenredigheid::Evenredig,
            Some(false) => Evenredigheid::NietEvenredig,
            None => Evenredigheid::Onbekend,
        },
        derde: if invoer.ja("derde_genoemd")? { Derde::Genoemd } else { Derde::NietGenoemd },
    };
    let besluit = zwaarste_besluit(conclusie);
    let taken: Vec<Taak> = Taak::ALL.iter().copied().filter(|taak| is_nodig(conclusie, *taak)).collect();
    let mut uitleg = Uitleg::van(format!("{}.", conclusie.gevaar.naam()), BRON);
    match besluit {
        Some(besluit) => uitleg.zin(besluit.naam()),
        None => uitleg.zin("Of weigeren of intrekken mag, hangt af van een oordeel dat er nog niet is."),
    }
    match besluit {
        Some(Besluit::Voorschriften) => uitleg.bron(BRON_VOORSCHRIFT),
        Some(Besluit::WeigerenOfIntrekken) => uitleg.bron(BRON_EVENREDIG),
        Some(Besluit::Verlenen) | None => {}
    }
    for taak in &taken {
        uitleg.stap(taak.naam(), taak.bron());
    }
    Ok(uitleg.antwoord(json!({
        "zwaarste_besluit": besluit.map(Code::code),
        "taken": taken.iter().map(|taak| taak.code()).collect::<Vec<_>>(),
    })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Evenredigheid::{Evenredig, NietEvenredig, Onbekend};

    fn conclusie(gevaar: Gevaar, evenredigheid: Evenredigheid) -> Conclusie {
        Conclusie { gevaar, bron: Oordeelbron::EigenOnderzoek, evenredigheid, derde: Derde::Genoemd }
    }

    #[test]
    fn het_zwaarste_besluit_volgt_uit_het_gevaar_en_een_oordeel_van_een_mens() {
        for (gevaar, evenredigheid, verwacht) in [
            (Gevaar::Ernstig, Evenredig, Some(Besluit::WeigerenOfIntrekken)),
            (Gevaar::Ernstig, NietEvenredig, Some(Besluit::Voorschriften)),
            (Gevaar::Ernstig, Onbekend, None),
            (Gevaar::MindereMate, Onbekend, Some(Besluit::Voorschriften)),
            (Gevaar::MindereMate, Evenredig, Some(Besluit::Voorschriften)),
            (Gevaar::Geen, Onbekend, Some(Besluit::Verlenen)),
        ] {
            assert_eq!(zwaarste_besluit(conclusie(gevaar, evenredigheid)), verwacht, "{gevaar:?} {evenredigheid:?}");
        }
    }

    #[test]
    fn zonder_gevaar_hoeft_er_niets_en_met_gevaar_alles_wat_van_toepassing_is() {
        let nodig = |conclusie| Taak::ALL.iter().filter(|taak| is_nodig(conclusie, **taak)).count();
        assert_eq!(nodig(conclusie(Gevaar::Geen, Onbekend)), 0);
        assert_eq!(nodig(conclusie(Gevaar::Ernstig, Onbekend)), 4);
        assert_eq!(nodig(conclusie(Gevaar::Ernstig, Evenredig)), 3);
        let met_advies = Conclusie { bron: Oordeelbron::Bureau, ..conclusie(Gevaar::MindereMate, Onbekend) };
        assert_eq!(nodig(met_advies), 2);
        assert_eq!(nodig(Conclusie { derde: Derde::NietGenoemd, ..met_advies }), 1);
    }
}
