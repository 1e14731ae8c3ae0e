//! A rule that can be asked, and its answer.

use super::{Invoer, Veld, Veldsoort, lezen::lees};
use crate::{Foutcode, Uitleg, Vraagfout, regeling, regels};
use kern::Bron;
use serde::{Serialize, Serializer, ser::SerializeStruct};
use serde_json::{Map, Value, json};

/// What a rule gives: the outcome with its explanation, or what is wrong with the question.
pub type Resultaat = Result<(Map<String, Value>, Uitleg), Vraagfout>;

/// A rule of the rulebook: what it asks and how it answers.
#[derive(Debug)]
pub struct Regel {
    /// Its number: "R05".
    pub code: &'static str,
    /// The question it answers, in Dutch at B1.
    pub titel: &'static str,
    /// The articles it rests on, at least one.
    pub bronnen: &'static [Bron],
    /// What it asks.
    pub velden: &'static [Veld],
    /// From the values to the outcome and its explanation.
    pub antwoord: fn(&Invoer) -> Resultaat,
}

impl Regel {
    /// The answer to a question, or what is wrong with it.
    pub fn beantwoord(&self, invoer: &Value) -> Result<Antwoord, Vraagfout> {
        let object = invoer.as_object().ok_or_else(|| Vraagfout::ongeldig("invoer"))?;
        let (uitkomst, uitleg) = lees(self.velden, object)
            .and_then(|invoer| (self.antwoord)(&invoer))
            .map_err(|fout| self.bij_datum(fout))?;
        Ok(Antwoord { regel: self.code.to_owned(), uitkomst, stappen: uitleg.stappen, bronnen: uitleg.bronnen })
    }

    /// A computation that leaves the calendar has no field of its own: it is told at the first date of the question.
    fn bij_datum(&self, fout: Vraagfout) -> Vraagfout {
        if fout.code != Foutcode::BuitenGeldigheid || !fout.veld.is_empty() {
            return fout;
        }
        let is_tijd = |veld: &&Veld| matches!(veld.soort, Veldsoort::Datum | Veldsoort::Moment | Veldsoort::Lijst(_));
        let veld = self.velden.iter().find(is_tijd).map_or("invoer", |veld| veld.naam);
        Vraagfout { veld: veld.to_owned(), ..fout }
    }
}

/// An answer: the outcome, the way there and the articles.
#[derive(Debug, Clone, PartialEq)]
pub struct Antwoord {
    /// The rule that answered, as the caller named it.
    pub regel: String,
    /// The outcome, in the names of the contract.
    pub uitkomst: Map<String, Value>,
    /// Sentences in Dutch at B1, at least one.
    pub stappen: Vec<String>,
    /// The articles used, at least one.
    pub bronnen: Vec<Bron>,
}

impl Antwoord {
    /// The answer that says what is wrong with the question.
    pub fn met_fout(code: &str, fout: &Vraagfout) -> Self {
        let bronnen = regel(code).map_or_else(|| vec![regeling::TERMIJNENWET], |regel| regel.bronnen.to_vec());
        let uitkomst = Map::from_iter([
            ("fout".to_owned(), json!(kern::Code::code(fout.code))),
            ("veld".to_owned(), json!(fout.veld)),
        ]);
        Self { regel: code.to_owned(), uitkomst, stappen: vec![fout.to_string()], bronnen }
    }

    /// True when the question could not be answered.
    pub fn is_fout(&self) -> bool {
        self.uitkomst.contains_key("fout")
    }

    /// True when every source behind the answer has been checked; else pages say "te bevestigen".
    pub fn is_bevestigd(&self) -> bool {
        self.bronnen.iter().all(|bron| bron.bevestigd)
    }
}

#[derive(Serialize)]
struct Bronregel {
    artikel: String,
    url: &'static str,
    /// The version of the text that was used.
    geldig_vanaf: &'static str,
    bevestigd: bool,
}

impl Serialize for Antwoord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bronregel = |bron: &Bron| Bronregel {
            artikel: regeling::korte_vindplaats(bron),
            url: bron.url,
            geldig_vanaf: bron.geldig_vanaf,
            bevestigd: bron.bevestigd,
        };
        let mut velden = serializer.serialize_struct("Antwoord", 4)?;
        velden.serialize_field("regel", &self.regel)?;
        velden.serialize_field("uitkomst", &self.uitkomst)?;
        velden.serialize_field("stappen", &self.stappen)?;
        velden.serialize_field("bronnen", &self.bronnen.iter().map(bronregel).collect::<Vec<_>>())?;
        velden.end()
    }
}

fn regel(code: &str) -> Option<&'static Regel> {
    regels().iter().copied().find(|regel| regel.code == code)
}

/// Asks one rule. Error: what is wrong and at which field; an unknown rule is wrong at `regel`.
pub fn beantwoord(code: &str, invoer: &Value) -> Result<Antwoord, Vraagfout> {
    regel(code).ok_or_else(|| Vraagfout::ongeldig("regel"))?.beantwoord(invoer)
}
