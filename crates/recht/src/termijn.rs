//! An answer that explains itself.

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
    /// A term that starts from a day and has not been counted yet.
    pub(crate) fn vanaf(uitkomst: Date, stap: String, bron: Bron) -> Self {
        Self { uitkomst, volledigheid: Volledigheid::Volledig, stappen: vec![stap], bronnen: vec![bron] }
    }

    /// Adds a sentence and the article behind it.
    pub(crate) fn stap(&mut self, zin: String, bron: Bron) {
        self.stappen.push(zin);
        self.bron(bron);
    }

    /// Adds an article, once.
    pub(crate) fn bron(&mut self, bron: Bron) {
        if !self.bronnen.contains(&bron) {
            self.bronnen.push(bron);
        }
    }

    /// Marks the outcome as provisional and says why.
    pub(crate) fn voorlopig(&mut self, bron: Bron) {
        if !self.volledigheid.is_voorlopig() {
            self.volledigheid = Volledigheid::Onbekend;
            let zin = "Deze datum is voorlopig: nog niet bekend is welke dagen bij besluit als feestdag gelden.";
            self.stap(zin.to_owned(), bron);
        }
    }

    /// True when every source behind the answer has been checked against its text.
    pub fn is_bevestigd(&self) -> bool {
        self.bronnen.iter().all(|bron| bron.bevestigd)
    }
}
