//! What a kind of order says of itself: what it asks, which grounds it needs, who may sign, what the law checks, what
//! follows, and the texts of its letters. Forms, checks, clocks, letters and the API are made from it; nothing else in
//! this crate knows a kind of order by name (docs/adr/0009).

mod bevinding;
mod gehoord;
mod gevolg;
mod rekening;
mod veld;
mod verlenging;
mod zaak;

pub use bevinding::{Bevinding, Ernst};
pub use gehoord::ZIENSWIJZE;
pub use gevolg::{Einde, Gevolg, Keten, NieuweTermijn, Termijnsoort};
pub use rekening::Rekening;
pub use veld::{ANDERE_REGEL, Beleidsvraag, Klasse, Nodig, Veld, Veldgroep, Veldsoort};
pub use verlenging::{DAGEN_EXTRA, als_r15, toets_verlenging, verlenging};
pub use zaak::{Eerder, Zaak};

use crate::Gegevens;
use crate::model::Bewaarwijze;
use kern::{Bron, Rol};
use recht::Door;

/// A kind of order.
#[derive(Debug)]
pub struct Soort {
    /// Stored word: "huisverbod".
    pub code: &'static str,
    /// "Huisverbod".
    pub naam: &'static str,
    /// "Huisverboden".
    pub meervoud: &'static str,
    /// One line for who chooses a kind.
    pub uitleg: &'static str,
    /// The article on which it rests, for who chooses a kind.
    pub bron: Bron,
    /// The article on which an order with these answers rests.
    pub grondslag: fn(&Gegevens) -> Bron,
    /// Code and name of the kring in which its orders lie, each kind its own.
    pub kring: (&'static str, &'static str),
    /// Whose role brings that kring in a new municipality.
    pub rollen: &'static [Rol],
    /// The checklist of grounds.
    pub onderdelen: &'static [Onderdeel],
    /// What only a person can judge, in writing.
    pub oordelen: &'static [Oordeelvraag],
    /// The decisions in the life of such an order; the first one makes it.
    pub besluiten: &'static [Besluitsoort],
    /// From when its retention runs.
    pub bewaar: Bewaarwijze,
    /// What the clock counts to: "Nog tot het huisverbod eindigt".
    pub klok: &'static str,
    /// Its name on lists, without the name of a person.
    pub titel: fn(&Gegevens) -> String,
    /// What holds while it lasts, one sentence each, without names.
    pub geldt: fn(&Gegevens) -> Vec<String>,
    /// The article by which the court hears a request for provisional relief within three days; `None` where the court
    /// plans by itself.
    pub zitting: fn(&Gegevens) -> Option<Bron>,
    /// What an officer on the street needs, and nothing more.
    pub straat: fn(&Gegevens) -> Straatkaart,
}

impl Soort {
    /// The kind of decision with this code.
    pub fn besluit(&self, code: &str) -> Option<&'static Besluitsoort> {
        self.besluiten.iter().find(|besluit| besluit.code == code)
    }

    /// The decision that makes the order.
    pub fn eerste(&self) -> Option<&'static Besluitsoort> {
        self.besluiten.first()
    }
}

/// What an officer sees of an order that holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Straatkaart {
    /// About whom, when it is about a person.
    pub wie: String,
    /// Where it holds.
    pub waar: String,
    /// What is forbidden.
    pub wat: String,
    /// What stays allowed; empty for nothing.
    pub uitzonderingen: String,
}

/// An element that the grounds must hold, each with facts and their sources.
#[derive(Debug)]
pub struct Onderdeel {
    /// Stored word.
    pub code: &'static str,
    /// What must be shown, in Dutch.
    pub naam: &'static str,
    /// What belongs here.
    pub hint: &'static str,
    /// The article that asks it.
    pub bron: Bron,
    /// What a missing fact means.
    pub ernst: Ernst,
    /// How many facts at least.
    pub minstens: usize,
}

/// A judgement that somebody writes down himself.
#[derive(Debug)]
pub struct Oordeelvraag {
    /// Stored word.
    pub code: &'static str,
    /// The question.
    pub vraag: &'static str,
    /// What to write about.
    pub hint: &'static str,
    /// The article that asks it.
    pub bron: Bron,
}

/// A kind of decision: imposing, extending, withdrawing, collecting.
#[derive(Debug)]
pub struct Besluitsoort {
    /// Stored word: "opleggen".
    pub code: &'static str,
    /// "Huisverbod opleggen".
    pub naam: &'static str,
    /// What it is for, for who chooses.
    pub uitleg: &'static str,
    /// The article that gives the power.
    pub bron: Bron,
    /// What it asks, in groups.
    pub groepen: &'static [Veldgroep],
    /// In which capacities it can be signed, each with its article.
    pub bevoegd: &'static [(Door, Bron)],
    /// Whether who drafts may also sign.
    pub ogen: Ogen,
    /// When it can be started.
    pub kan: Wanneer,
    /// The field that holds when it was said aloud, before it was signed; empty when signing is the moment.
    pub tijdstip: &'static str,
    /// What the law says of it: everything that blocks or warns, in the order of the article.
    pub toets: fn(&Zaak<'_>) -> Vec<Bevinding>,
    /// What follows once it is taken: begin, end, terms and notices.
    pub gevolg: fn(&Zaak<'_>) -> Keten,
    /// What follows once it is made known: the terms of the remedies.
    pub na_bekendmaking: fn(&Zaak<'_>) -> Keten,
    /// Its letter.
    pub brief: Brieftekst,
}

impl Besluitsoort {
    /// Every field, in order.
    pub fn velden(&self) -> impl Iterator<Item = &'static Veld> + use<> {
        self.groepen.iter().flat_map(|groep| groep.velden)
    }
}

/// Four eyes, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ogen {
    /// Who drafts never signs.
    Vier,
    /// Who drafts signs only in this capacity, with a reason: no second person is there at night.
    VierTenzij(Door),
}

/// When a decision can be started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanneer {
    /// It makes the order.
    Begin,
    /// While the order holds.
    Geldend,
    /// While it holds and after, unless it was annulled.
    Altijd,
}

/// The letter of a decision.
#[derive(Debug)]
pub struct Brieftekst {
    /// Its heading.
    pub titel: &'static str,
    /// Our own text, which a municipality can replace.
    pub tekst: &'static str,
    /// Values that must stand in any text, ours or the municipality's, each with why.
    pub vereist: &'static [(&'static str, &'static str)],
    /// Whom it is addressed to: the fields that make the lines of the address.
    pub aan: &'static [&'static str],
}
