//! The answers of a decision: words as they were typed, read as what they mean.

use jiff::civil::{Date, DateTime};
use kern::{Moment, moment_van};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Answers by the name of their field. What is empty is not there.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Gegevens(BTreeMap<String, String>);

/// Names only: the values are about persons.
impl std::fmt::Debug for Gegevens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Gegevens {
    /// With this answer; an empty one is left out.
    pub fn zet(&mut self, naam: impl Into<String>, waarde: impl Into<String>) {
        let (naam, waarde) = (naam.into(), waarde.into());
        let waarde = waarde.trim();
        if waarde.is_empty() {
            self.0.remove(&naam);
        } else {
            self.0.insert(naam, waarde.to_owned());
        }
    }

    /// From pairs, for tests and demo data.
    pub fn van<'a>(paren: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut gegevens = Self::default();
        for (naam, waarde) in paren {
            gegevens.zet(naam, waarde);
        }
        gegevens
    }

    /// The answer as it was typed; empty when there is none.
    pub fn tekst(&self, naam: &str) -> &str {
        self.0.get(naam).map_or("", String::as_str)
    }

    /// Whether there is an answer.
    pub fn heeft(&self, naam: &str) -> bool {
        self.0.contains_key(naam)
    }

    /// A day.
    pub fn datum(&self, naam: &str) -> Option<Date> {
        self.tekst(naam).parse().ok()
    }

    /// A moment on the wall clock of Amsterdam.
    pub fn moment(&self, naam: &str) -> Option<Moment> {
        self.tekst(naam).parse::<DateTime>().ok().map(moment_van)
    }

    /// Yes or no; `None` when not answered.
    pub fn ja(&self, naam: &str) -> Option<bool> {
        match self.tekst(naam) {
            "ja" => Some(true),
            "nee" => Some(false),
            _ => None,
        }
    }

    /// A whole number.
    pub fn getal(&self, naam: &str) -> Option<i64> {
        self.tekst(naam).parse().ok()
    }

    /// The lines of an answer.
    pub fn regels(&self, naam: &str) -> Vec<&str> {
        self.tekst(naam).lines().map(str::trim).filter(|regel| !regel.is_empty()).collect()
    }

    /// Every answer.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(naam, waarde)| (naam.as_str(), waarde.as_str()))
    }

    /// With the answers of a later decision over these.
    #[must_use]
    pub fn met(&self, later: &Self) -> Self {
        let mut all = self.0.clone();
        all.extend(later.0.iter().map(|(naam, waarde)| (naam.clone(), waarde.clone())));
        Self(all)
    }
}

/// A moment as a field of a form and the rules of the law write it: "2026-11-24T17:40".
pub fn wandklok(moment: Moment) -> String {
    kern::lokaal(moment).datetime().strftime("%Y-%m-%dT%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_antwoord_wordt_gelezen_als_wat_het_is() {
        let gegevens =
            Gegevens::van([("dag", " 2026-11-24 "), ("uur", "2026-11-24T17:40"), ("ja", "ja"), ("leeg", "  ")]);
        assert_eq!(gegevens.datum("dag").map(|dag| dag.to_string()).as_deref(), Some("2026-11-24"));
        assert_eq!(gegevens.moment("uur").map(wandklok).as_deref(), Some("2026-11-24T17:40"));
        assert_eq!((gegevens.ja("ja"), gegevens.ja("nee"), gegevens.heeft("leeg")), (Some(true), None, false));
        assert_eq!(gegevens.datum("ja"), None);
    }

    #[test]
    fn wat_later_is_beslist_gaat_voor() {
        let eerst = Gegevens::van([("a", "1"), ("b", "2")]);
        let samen = eerst.met(&Gegevens::van([("b", "3")]));
        assert_eq!((samen.tekst("a"), samen.tekst("b")), ("1", "3"));
        assert_eq!(format!("{samen:?}"), "{\"a\", \"b\"}");
    }
}
