//! A computed day that explains itself, for pages that show one promise or term.

use crate::Uitleg;
use jiff::civil::Date;
use kern::Bron;
use serde::Serialize;

/// Whether everything that could move the answer is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Volledigheid {
    /// All days that count as holidays are known.
    Volledig,
    /// A decree may still equate a day with a holiday and move the answer: pages show it as provisional ("voorlopig").
    Onbekend,
}

impl Volledigheid {
    /// True when the answer may still move.
    pub const fn is_voorlopig(self) -> bool {
        matches!(self, Self::Onbekend)
    }
}

/// The sentence that goes with a provisional day.
pub(crate) const ZIN_VOORLOPIG: &str =
    "Deze datum is voorlopig: nog niet bekend is welke dagen bij besluit als feestdag gelden.";

/// A computed day, with the way there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Termijn {
    /// The last day that is still in time.
    pub uitkomst: Date,
    /// Whether a decree may still move it.
    pub volledigheid: Volledigheid,
    /// How the day was found: sentences in Dutch at B1, in order, at least one.
    pub stappen: Vec<String>,
    /// The articles used, each once, at least one.
    pub bronnen: Vec<Bron>,
}

impl Termijn {
    /// A computed day with its explanation.
    pub(crate) fn met_uitleg(uitkomst: Date, volledigheid: Volledigheid, uitleg: Uitleg) -> Self {
        Self { uitkomst, volledigheid, stappen: uitleg.stappen, bronnen: uitleg.bronnen }
    }

    /// True when every source behind the answer has been checked against its text.
    pub fn is_bevestigd(&self) -> bool {
        self.bronnen.iter().all(|bron| bron.bevestigd)
    }
}
