//! The template engine: it decides which parts of the text stay, and where which value goes.

use std::collections::BTreeSet;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::{Serde, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Output, State, UndefinedBehavior};

use super::opmaak::MERK;
use super::{MAX_RESULTAAT, MAX_SJABLOON, Sjabloonfout, taal};

/// How many steps filling in may take; a letter takes some hundreds.
const STAPPEN: u64 = 200_000;
/// How many values may go in.
const MAX_WAARDEN: usize = 10_000;

/// A template with marks where values go.
pub struct Ingevuld {
    /// Markdown, written by the municipality only.
    pub tekst: String,
    /// The values, by the number in their mark.
    pub waarden: Vec<String>,
}

/// The fields that a template asks for.
pub fn velden(bron: &str) -> Result<BTreeSet<String>, Sjabloonfout> {
    let omgeving = omgeving();
    let sjabloon = omgeving.template_from_str(bron).map_err(|fout| vertaal(bron, &fout))?;
    Ok(sjabloon.undeclared_variables(true).into_iter().collect())
}

/// Fills in.
pub fn vul(bron: &str, gegevens: &serde_json::Value) -> Result<Ingevuld, Sjabloonfout> {
    let waarden = Arc::new(Mutex::new(Waarden::default()));
    let mut omgeving = omgeving();
    let bewaar = Arc::clone(&waarden);
    omgeving.set_formatter(move |uit, _: &mut State, waarde| {
        let tekst = woorden(waarde)?;
        let nummer = bewaar.lock().unwrap_or_else(PoisonError::into_inner).neem(tekst)?;
        merk(uit, nummer)
    });
    let mut tekst = Begrensd(Vec::new());
    let sjabloon = omgeving.template_from_str(bron).map_err(|fout| vertaal(bron, &fout))?;
    sjabloon.render_captured_to(Value::from(Serde(gegevens)), &mut tekst).map_err(|fout| vertaal(bron, &fout))?;
    let waarden = std::mem::take(&mut *waarden.lock().unwrap_or_else(PoisonError::into_inner));
    let tekst = String::from_utf8(tekst.0).map_err(|_| Sjabloonfout::Resultaat)?;
    Ok(Ingevuld { tekst, waarden: waarden.alle })
}

fn omgeving<'bron>() -> Environment<'bron> {
    let mut omgeving = Environment::empty();
    omgeving.set_undefined_behavior(UndefinedBehavior::Strict);
    omgeving.set_fuel(Some(STAPPEN));
    omgeving.add_filter("opsomming", opsomming);
    omgeving.add_filter("hoofdletter", hoofdletter);
    omgeving.add_test("defined", |waarde: &Value| !waarde.is_undefined());
    omgeving.add_test("undefined", Value::is_undefined);
    omgeving.add_test("none", Value::is_none);
    omgeving
}

#[derive(Default)]
struct Waarden {
    alle: Vec<String>,
    bytes: usize,
}

impl Waarden {
    fn neem(&mut self, tekst: String) -> Result<usize, Error> {
        self.bytes += tekst.len();
        if self.bytes > MAX_RESULTAAT || self.alle.len() >= MAX_WAARDEN {
            return Err(ErrorKind::WriteFailure.into());
        }
        self.alle.push(tekst);
        Ok(self.alle.len() - 1)
    }
}

/// The words of a value. Nothing, yes or no, and lists have none.
fn woorden(waarde: &Value) -> Result<String, Error> {
    match waarde.kind() {
        ValueKind::Undefined | ValueKind::None => Err(ErrorKind::UndefinedError.into()),
        ValueKind::String | ValueKind::Number => Ok(waarde.to_string()),
        _ => Err(ErrorKind::InvalidOperation.into()),
    }
}

fn merk(uit: &mut Output<'_>, nummer: usize) -> Result<(), Error> {
    let fout = |_| Error::from(ErrorKind::WriteFailure);
    uit.write_str(&format!("{}{nummer}{}", MERK[0], MERK[1])).map_err(fout)
}

/// "a, b en c".
fn opsomming(waarden: &Value) -> Result<String, Error> {
    let delen = waarden.try_iter()?.map(|waarde| woorden(&waarde)).collect::<Result<Vec<_>, _>>()?;
    Ok(match delen.as_slice() {
        [] => return Err(ErrorKind::UndefinedError.into()),
        [enige] => enige.clone(),
        [eerste @ .., laatste] => format!("{} en {laatste}", eerste.join(", ")),
    })
}

/// The first letter large, as at the start of a sentence.
fn hoofdletter(waarde: &Value) -> Result<String, Error> {
    let tekst = woorden(waarde)?;
    let mut tekens = tekst.chars();
    Ok(tekens.next().map_or_else(String::new, |eerste| eerste.to_uppercase().chain(tekens).collect()))
}

/// Takes so much and no more.
struct Begrensd(Vec<u8>);

impl io::Write for Begrensd {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MAX_RESULTAAT + MAX_SJABLOON {
            return Err(io::Error::other("te lang"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The engine's error for a person. Its own words are English and may quote a value.
fn vertaal(bron: &str, fout: &Error) -> Sjabloonfout {
    let bereik = fout.range().unwrap_or_default();
    let regel = fout.line().unwrap_or_else(|| taal::regel(bron, bereik.start));
    let veld = || {
        let deel = bron.get(bereik.clone()).unwrap_or_default().trim();
        deel.trim_matches(['{', '}', '%', ' ']).split('|').next().unwrap_or_default().trim().chars().take(60).collect()
    };
    match fout.kind() {
        ErrorKind::UndefinedError => Sjabloonfout::Ontbreekt { regel, veld: veld() },
        ErrorKind::InvalidOperation => Sjabloonfout::GeenTekst { regel, veld: veld() },
        ErrorKind::OutOfFuel | ErrorKind::WriteFailure => Sjabloonfout::Resultaat,
        _ => Sjabloonfout::Taal {
            regel,
            wat: "dit is niet te lezen. Kijk of de haakjes, de aanhalingstekens en de namen kloppen.".to_owned(),
        },
    }
}
