//! Everything that a check may look at: the order, the decision, what was decided before, and the moment.

use crate::Gegevens;
use crate::model::Stadium;
use crate::store::voorvallen::{Voorval, Voorvalsoort};
use kern::Moment;
use recht::Door;

/// A decision that was started before this one.
#[derive(Debug, Clone)]
pub struct Eerder {
    /// Its kind.
    pub code: String,
    /// Its own answers.
    pub gegevens: Gegevens,
    /// How far it is.
    pub stadium: Stadium,
    /// When it was taken.
    pub genomen: Option<Moment>,
}

/// A decision as a check sees it.
#[derive(Debug)]
pub struct Zaak<'a> {
    /// What holds for the order so far, with the answers of this decision over it.
    pub gegevens: &'a Gegevens,
    /// The answers of this decision alone.
    pub eigen: &'a Gegevens,
    /// Codes of the elements of which facts were written down, one for each fact.
    pub feiten: &'a [String],
    /// Decisions of this order before this one, oldest first.
    pub eerder: &'a [Eerder],
    /// What happened while the order held, oldest first.
    pub voorvallen: &'a [Voorval],
    /// From when the order holds.
    pub begin: Option<Moment>,
    /// Until when; `None` before it is imposed, or when it holds until it is lifted.
    pub einde: Option<Moment>,
    /// In which capacity it is signed; `None` while nobody has.
    pub door: Option<Door>,
    /// Whether the register of mandates knows an assistant prosecutor.
    pub mandaat_hulpofficier: bool,
    /// When it was taken, or now while it is not.
    pub op: Moment,
    /// When it was made known.
    pub bekendgemaakt: Option<Moment>,
}

impl Zaak<'_> {
    /// How many facts were written down with this element.
    pub fn aantal_feiten(&self, onderdeel: &str) -> usize {
        self.feiten.iter().filter(|code| *code == onderdeel).count()
    }

    /// What happened of this kind.
    pub fn voorvallen_van(&self, soort: Voorvalsoort) -> impl Iterator<Item = &Voorval> {
        self.voorvallen.iter().filter(move |voorval| voorval.soort == soort)
    }

    /// Cents of everything that happened of this kind.
    pub fn som(&self, soort: Voorvalsoort) -> i64 {
        self.voorvallen_van(soort).map(|voorval| voorval.bedrag).sum()
    }

    /// Decisions of this kind that were taken.
    pub fn genomen<'z>(&'z self, code: &'z str) -> impl Iterator<Item = &'z Eerder> {
        self.eerder.iter().filter(move |eerder| eerder.code == code && eerder.genomen.is_some())
    }
}
