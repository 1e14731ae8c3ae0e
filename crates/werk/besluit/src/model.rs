//! What an order and a decision are, and from which stage a decision can go to which.

use crate::{Gegevens, Uitwerking};
use audit::Ding;
use kern::{BesluitId, GebruikerId, Kring, MaatregelId, Moment, code_enum};
use recht::Door;

/// The reference of an order: M-2026-0031.
pub type Kenmerk = kern::Kenmerk<'M'>;

/// The end of an order that holds until somebody lifts it.
pub const ZONDER_EINDE: Moment = Moment(i64::MAX);

code_enum! {
    /// Whether an order holds.
    pub Stand {
        /// Nobody has decided yet.
        Voorbereiding = "voorbereiding", "In voorbereiding";
        /// It was imposed; whether it still holds is up to its end.
        Geldt = "geldt", "Van kracht";
        /// It was withdrawn, annulled, or never imposed.
        Beeindigd = "beeindigd", "Beëindigd"
    }
}

code_enum! {
    /// How far a decision is.
    pub Stadium {
        /// Being drafted.
        Concept = "concept", "Concept";
        /// Before who may sign.
        Voorgelegd = "voorgelegd", "Voorgelegd";
        /// Signed.
        Genomen = "genomen", "Genomen";
        /// Made known to who it is about.
        Bekendgemaakt = "bekendgemaakt", "Bekendgemaakt";
        /// No remedy is left.
        Onherroepelijk = "onherroepelijk", "Onherroepelijk";
        /// Taken back.
        Ingetrokken = "ingetrokken", "Ingetrokken";
        /// Over without having been taken.
        Vervallen = "vervallen", "Vervallen";
        /// Annulled by a court or on objection.
        Vernietigd = "vernietigd", "Vernietigd"
    }
}

impl Stadium {
    /// Whether a decision in this stage can go to that one.
    pub const fn kan_naar(self, naar: Self) -> bool {
        matches!(
            (self, naar),
            (Self::Concept, Self::Voorgelegd | Self::Vervallen)
                | (Self::Voorgelegd, Self::Concept | Self::Genomen | Self::Vervallen)
                | (Self::Genomen, Self::Bekendgemaakt | Self::Ingetrokken | Self::Vernietigd)
                | (Self::Bekendgemaakt, Self::Onherroepelijk | Self::Ingetrokken | Self::Vernietigd)
                // Who was banned can have it said that this was wrong, also when it is over.
                | (Self::Ingetrokken, Self::Vernietigd)
        )
    }

    /// Whether it was signed and still counts.
    pub const fn telt(self) -> bool {
        matches!(self, Self::Genomen | Self::Bekendgemaakt | Self::Onherroepelijk)
    }

    /// Whether it took effect: signed, and not annulled. One that was withdrawn later did until then.
    pub const fn werkte(self) -> bool {
        self.telt() || matches!(self, Self::Ingetrokken)
    }

    /// Whether somebody still works on it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Concept | Self::Voorgelegd)
    }

    /// The colour of its badge.
    pub const fn kleur(self) -> &'static str {
        match self {
            Self::Concept => "lijn",
            Self::Voorgelegd => "amber",
            Self::Genomen | Self::Bekendgemaakt => "blauw",
            Self::Onherroepelijk => "groen",
            Self::Ingetrokken | Self::Vervallen | Self::Vernietigd => "",
        }
    }
}

code_enum! {
    /// How a decision was made known.
    pub Wijze {
        /// Handed over.
        Uitgereikt = "uitgereikt", "Uitgereikt aan de persoon zelf";
        /// Told, because there was no time to write; the letter follows.
        Mondeling = "mondeling", "Mondeling aangezegd, de brief volgt";
        /// Sent by post.
        Verzonden = "verzonden", "Verzonden met de post";
        /// Left with the secretary, whereabouts unknown.
        Gedeponeerd = "gedeponeerd", "Gedeponeerd bij de gemeentesecretaris, adres onbekend"
    }
}

code_enum! {
    /// Whether a term is kept.
    pub Termijnstand {
        /// Not yet.
        Open = "open", "Open";
        /// Yes.
        Gedaan = "gedaan", "Gedaan";
        /// No longer needed.
        Vervallen = "vervallen", "Niet meer nodig"
    }
}

code_enum! {
    /// From when the term of retention runs.
    pub Bewaarwijze {
        /// Each decision by itself, from the day it was taken.
        PerBesluit = "per_besluit", "Per besluit, vanaf de dag van het besluit";
        /// The whole order, after its end.
        NaEinde = "na_einde", "De hele maatregel, na het einde"
    }
}

/// An order.
#[derive(Debug, Clone)]
pub struct Maatregel {
    /// Internal number.
    pub id: MaatregelId,
    /// Reference.
    pub kenmerk: Kenmerk,
    /// Code of its kind.
    pub soort: String,
    /// Who may know.
    pub kring: Kring,
    /// Short name without the name of a person.
    pub titel: String,
    /// Key of the address; empty for none.
    pub adres: String,
    /// Where it is on the map: latitude and longitude.
    pub plek: Option<(f64, f64)>,
    /// Whether it holds.
    pub stand: Stand,
    /// From when it holds.
    pub begin: Option<Moment>,
    /// Until when; [`ZONDER_EINDE`] when it has none.
    pub einde: Moment,
    /// The last end that extending can reach.
    pub uiterste: Option<Moment>,
    /// When it ended before its end.
    pub gesloten: Option<Moment>,
    /// When its draft began.
    pub geopend: Moment,
    /// Its wrapped key.
    pub sleutel: Vec<u8>,
    /// Expected by the next change.
    pub versie: i64,
}

impl Maatregel {
    /// The thing for timeline and look log.
    pub const fn ding(&self) -> Ding {
        Ding::new("maatregel", self.id.0)
    }

    /// Whether it holds at this moment.
    pub fn geldt_op(&self, nu: Moment) -> bool {
        self.stand == Stand::Geldt && self.begin.is_some_and(|begin| begin <= nu) && nu < self.einde
    }

    /// Whether it was imposed and its end had not come at this moment. That it begins later does not matter.
    pub fn geldt_nog_op(&self, nu: Moment) -> bool {
        self.stand == Stand::Geldt && nu < self.einde
    }

    /// Its end; `None` when it holds until somebody lifts it.
    pub fn eindigt(&self) -> Option<Moment> {
        (self.einde != ZONDER_EINDE).then_some(self.einde)
    }

    /// Badge: words and colour.
    pub fn merkje(&self, nu: Moment) -> (&'static str, &'static str) {
        match self.stand {
            Stand::Voorbereiding => ("In voorbereiding", "lijn"),
            Stand::Beeindigd => ("Beëindigd", ""),
            Stand::Geldt if self.begin.is_some_and(|begin| nu < begin) => ("Gaat nog in", "amber"),
            Stand::Geldt if nu < self.einde => ("Van kracht", "blauw"),
            Stand::Geldt => ("Afgelopen", ""),
        }
    }
}

/// A decision in the life of an order.
#[derive(Debug, Clone)]
pub struct Besluit {
    /// Internal number.
    pub id: BesluitId,
    /// Code of its kind.
    pub soort: String,
    /// How far it is.
    pub stadium: Stadium,
    /// Its own answers.
    pub gegevens: Gegevens,
    /// Who drafts it.
    pub opsteller: GebruikerId,
    /// When the draft began.
    pub opgesteld: Moment,
    /// When it was put before who may sign.
    pub voorgelegd: Option<Moment>,
    /// When it was taken.
    pub genomen: Option<Moment>,
    /// Who took it.
    pub ondertekenaar: Option<GebruikerId>,
    /// In which capacity.
    pub hoedanigheid: Option<Door>,
    /// Why one person drafted and signed.
    pub zelfde_hand: Option<String>,
    /// When it was made known.
    pub bekendgemaakt: Option<Moment>,
    /// How.
    pub wijze: Option<Wijze>,
    /// When it reached its last stage.
    pub afgelopen: Option<Moment>,
    /// What it made of the run; `None` while it is not taken, and for one of before this was kept.
    pub uitwerking: Option<Uitwerking>,
    /// Expected by the next change.
    pub versie: i64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use kern::Code as _;

    #[test]
    fn een_besluit_gaat_alleen_vooruit_of_terug_naar_de_opsteller() {
        let allowed: Vec<_> = Stadium::ALL
            .iter()
            .flat_map(|van| Stadium::ALL.iter().map(move |naar| (*van, *naar)))
            .filter(|(van, naar)| van.kan_naar(*naar))
            .map(|(van, naar)| format!("{}-{}", van.code(), naar.code()))
            .collect();
        assert_eq!(
            allowed.join(" "),
            "concept-voorgelegd concept-vervallen voorgelegd-concept voorgelegd-genomen voorgelegd-vervallen \
             genomen-bekendgemaakt genomen-ingetrokken genomen-vernietigd bekendgemaakt-onherroepelijk \
             bekendgemaakt-ingetrokken bekendgemaakt-vernietigd ingetrokken-vernietigd"
        );
    }
}
