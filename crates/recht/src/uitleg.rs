//! How an answer explains itself: sentences in Dutch at B1, and the articles behind them.
//!
//! Computing and explaining are two things. A rule computes with small `Copy` values, a million a second; the sentences are
//! made from those values afterwards, only when somebody reads them.

use kern::Bron;
use serde_json::{Map, Value};

/// The way to an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uitleg {
    /// Sentences, in order, at least one.
    pub stappen: Vec<String>,
    /// The articles used, each once, at least one.
    pub bronnen: Vec<Bron>,
}

impl Uitleg {
    /// The first sentence and the article behind it.
    pub fn van(zin: impl Into<String>, bron: Bron) -> Self {
        Self { stappen: vec![zin.into()], bronnen: vec![bron] }
    }

    /// Adds a sentence.
    pub fn zin(&mut self, zin: impl Into<String>) {
        self.stappen.push(zin.into());
    }

    /// Adds a sentence and the article behind it.
    pub fn stap(&mut self, zin: impl Into<String>, bron: Bron) {
        self.zin(zin);
        self.bron(bron);
    }

    /// Adds an article, once. What is not confirmed in one place is not confirmed for the whole answer.
    pub fn bron(&mut self, bron: Bron) {
        let dezelfde = |ander: &&mut Bron| ander.url == bron.url && ander.artikel == bron.artikel;
        match self.bronnen.iter_mut().find(dezelfde) {
            Some(ander) => ander.bevestigd &= bron.bevestigd,
            None => self.bronnen.push(bron),
        }
    }

    /// Says that this answer rests on a reading that is not confirmed: the article gets the mark "te bevestigen".
    pub fn te_bevestigen(&mut self, zin: impl Into<String>, bron: Bron) {
        self.stap(zin, Bron { bevestigd: false, ..bron });
    }

    /// True when every source behind the answer has been checked against its text.
    pub fn is_bevestigd(&self) -> bool {
        self.bronnen.iter().all(|bron| bron.bevestigd)
    }

    /// The answer of a rule: this explanation with its outcome, made with `json!`.
    pub fn antwoord(self, uitkomst: Value) -> (Map<String, Value>, Self) {
        let uitkomst = match uitkomst {
            Value::Object(velden) => velden,
            ander => Map::from_iter([("uitkomst".to_owned(), ander)]),
        };
        (uitkomst, self)
    }
}
