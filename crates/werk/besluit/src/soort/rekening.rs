//! A question to a rule of the law with its answer, kept as it was given: after a change of law the old answer stays.

use jiff::civil::Date;
use kern::{Moment, Weigering};
use recht::Antwoord;
use serde_json::Value;

/// What was asked of which rule, and what it said.
#[derive(Debug, Clone, PartialEq)]
pub struct Rekening {
    /// The question.
    pub invoer: Value,
    /// The answer with its steps and sources.
    pub antwoord: Antwoord,
}

impl Rekening {
    /// Asks a rule. What it cannot answer is a refusal that says what to look at.
    pub fn vraag(regel: &str, invoer: Value) -> Result<Self, Weigering> {
        match recht::beantwoord(regel, &invoer) {
            Ok(antwoord) => Ok(Self { invoer, antwoord }),
            Err(fout) => Err(Weigering::new("termijn", format!("De termijn is niet te berekenen. {fout}"))),
        }
    }

    /// A moment in the answer.
    pub fn moment(&self, naam: &str) -> Result<Moment, Weigering> {
        self.tekst(naam).and_then(|tekst| tekst.parse::<jiff::Timestamp>().ok()).map(Moment::from).ok_or_else(vreemd)
    }

    /// A day in the answer.
    pub fn dag(&self, naam: &str) -> Result<Date, Weigering> {
        self.tekst(naam).and_then(|tekst| tekst.parse().ok()).ok_or_else(vreemd)
    }

    fn tekst(&self, naam: &str) -> Option<&str> {
        self.antwoord.uitkomst.get(naam).and_then(Value::as_str)
    }
}

fn vreemd() -> Weigering {
    Weigering::new("termijn", "De regel van de wet gaf geen datum. Neem contact op met de beheerder.")
}
