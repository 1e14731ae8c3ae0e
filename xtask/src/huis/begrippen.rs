//! The glossary: every domain noun explained, once.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::huis::Finding;

/// Where it stands.
pub const PATH: &str = "docs/begrippen.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Glossary {
    begrip: Vec<Begrip>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Begrip {
    term: String,
    betekenis: String,
    bron: String,
    english: String,
}

/// Terms that are double or lack an explanation.
pub fn check(content: &str) -> Vec<Finding> {
    let glossary: Glossary = match toml::from_str(content) {
        Ok(glossary) => glossary,
        Err(error) => return vec![Finding::new(PATH, error.to_string())],
    };
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for begrip in &glossary.begrip {
        let fields = [&begrip.term, &begrip.betekenis, &begrip.bron, &begrip.english];
        if fields.iter().any(|field| field.trim().is_empty()) {
            findings.push(Finding::new(PATH, format!("bij \"{}\" is iets leeg", begrip.term)));
        }
        if !seen.insert(begrip.term.to_lowercase()) {
            findings.push(Finding::new(PATH, format!("\"{}\" staat er twee keer in", begrip.term)));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begrip(term: &str, betekenis: &str) -> String {
        format!("[[begrip]]\nterm = \"{term}\"\nbetekenis = \"{betekenis}\"\nbron = \"huis\"\nenglish = \"signal\"\n")
    }

    #[test]
    fn whole_and_single_terms_pass() {
        assert_eq!(check(&(begrip("signaal", "iets dat gemeld is") + &begrip("kring", "wie iets mag zien"))), []);
    }

    #[test]
    fn double_empty_and_missing_are_found() {
        assert_eq!(check(&(begrip("signaal", "a") + &begrip("Signaal", "b"))).len(), 1);
        assert_eq!(check(&begrip("signaal", " ")).len(), 1);
        assert_eq!(check("[[begrip]]\nterm = \"signaal\"\n").len(), 1);
    }
}
