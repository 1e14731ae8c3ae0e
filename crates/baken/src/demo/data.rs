//! What is told and said in the practice municipality, as it stands in the data files.

use super::maatregelen;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::error::Error;

/// A signal, oldest first in the file. Names are short there, for they stand in every line.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "a line of a data file, where a word is there or not")]
pub(super) struct Verhaal {
    /// Code of the category.
    #[serde(rename = "c")]
    pub categorie: String,
    /// Where.
    #[serde(rename = "p")]
    pub plek: String,
    /// The reporter's words.
    #[serde(rename = "t")]
    pub tekst: String,
    /// Who reported: name, mail address and telephone between bars; empty is anonymous.
    #[serde(rename = "m", default)]
    pub melder: String,
    /// Code of the way it came in; empty is the public form.
    #[serde(rename = "b", default)]
    pub bron: String,
    /// Code of the partner that brought it.
    #[serde(rename = "o", default)]
    pub organisatie: String,
    /// Somebody sees direct danger.
    #[serde(default)]
    pub spoed: bool,
    /// Minutes after which the police knew.
    pub politie: Option<i64>,
    /// With a photo.
    #[serde(default)]
    pub foto: bool,
    /// With a sound.
    #[serde(default)]
    pub geluid: bool,
    /// The reporter wants to hear, also when he stays anonymous.
    #[serde(default)]
    pub wil: bool,
    /// Consequence and likelihood, when they do not follow from the rest.
    pub risico: Option<(i64, i64)>,
    /// "nieuw" when nobody has looked at it yet.
    #[serde(rename = "loop", default)]
    pub verloop: String,
}

/// What people write about signals of one theme; they take turns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Woorden {
    /// Reasons of a risk judgement.
    pub weging: Vec<String>,
    /// Reasons of a decision.
    pub besluit: Vec<String>,
    /// Answers to the reporter.
    pub antwoord: Vec<String>,
    /// Questions to the reporter.
    pub vraag: Vec<String>,
    /// What the reporter adds.
    pub aanvulling: Vec<String>,
}

/// A file that signals of one place come together in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Casus {
    /// Its name.
    pub titel: String,
    /// The place.
    pub plek: String,
}

/// Everything.
#[derive(Debug, Clone)]
pub(super) struct Data {
    /// The signals of the quarter, oldest first; then those of long ago.
    pub verhalen: Vec<Verhaal>,
    /// The number of the first one of long ago.
    pub oud_vanaf: usize,
    /// What is written, by theme.
    pub woorden: BTreeMap<String, Woorden>,
    /// The files.
    pub casussen: Vec<Casus>,
    /// The orders.
    pub maatregelen: Vec<maatregelen::Verhaal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Signalen {
    signaal: Vec<Verhaal>,
}

#[derive(Deserialize)]
struct Teksten {
    casus: Vec<Casus>,
    #[serde(flatten)]
    themas: BTreeMap<String, Woorden>,
}

/// Reads the files. An error names file and line.
pub(super) fn lees() -> Result<Data, Box<dyn Error>> {
    let signalen: Signalen = toml::from_str(include_str!("data/signalen.toml"))?;
    let teksten: Teksten = toml::from_str(include_str!("data/woorden.toml"))?;
    let oud: Signalen = toml::from_str(include_str!("data/oud.toml"))?;
    let oud_vanaf = signalen.signaal.len();
    let verhalen = [signalen.signaal, oud.signaal].concat();
    Ok(Data {
        verhalen,
        oud_vanaf,
        woorden: teksten.themas,
        casussen: teksten.casus,
        maatregelen: maatregelen::lees()?,
    })
}

/// The one whose turn it is; empty when there is none.
pub(super) fn beurt(from: &[String], turn: usize) -> &str {
    from.get(turn % from.len().max(1)).map_or("", String::as_str)
}
