//! The vocabulary against which a typo is recognised. It knows that a word occurs, not where.

use duiding::{taal, typfout};
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use store::{Result, Tx, Val, args};

store::sql! {
    INSERT = "INSERT INTO zoekwoord (misvorming, woord) VALUES ($1, $2) ON CONFLICT (misvorming, woord) DO NOTHING";
    INSERT_VEEL = store::many!("INSERT INTO zoekwoord (misvorming, woord) VALUES ", "(?, ?)", PAREN,
        " ON CONFLICT (misvorming, woord) DO NOTHING");
    /// Every form of a word at once: a question per form is a round to PostgreSQL per form.
    KANDIDATEN = store::many!("SELECT DISTINCT woord FROM zoekwoord WHERE misvorming IN (", "?", VORMEN,
        ") ORDER BY woord LIMIT 400");
    DELETE = "DELETE FROM zoekwoord WHERE woord = $1";
}

/// Forms that are stored by one statement.
const PAREN: usize = 32;

/// Forms that are asked for by one statement: a word of [`LANGSTE`] letters has one more than it has letters.
const VORMEN: usize = LANGSTE + 1;
/// Longest word that is stored to be corrected.
const LANGSTE: usize = 24;

/// Words that this process knows to be stored already. Forgetting them only costs a statement.
#[derive(Debug, Default)]
pub(crate) struct Bekend(Mutex<HashSet<String>>);

/// Above this many words the memory starts anew.
const MEEST: usize = 200_000;

impl Bekend {
    fn is_new(&self, woord: &str) -> bool {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MEEST {
            known.clear();
        }
        known.insert(woord.to_owned())
    }
}

/// Words worth correcting: long enough to have a typo, short enough to be a word, and letters only.
pub(crate) fn corrigeerbaar(tekst: &str) -> Vec<String> {
    let mut words = taal::woorden(tekst);
    words.retain(|word| (4..=LANGSTE).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase()));
    words.sort_unstable();
    words.dedup();
    words
}

/// Adds the words of a text.
pub(crate) fn voeg_toe(tx: &mut Tx<'_>, bekend: &Bekend, tekst: &str) -> Result<()> {
    for woord in corrigeerbaar(tekst) {
        if bekend.is_new(&woord) {
            for misvorming in typfout::misvormingen(&woord) {
                tx.exec(INSERT, args![misvorming, &woord])?;
            }
        }
    }
    Ok(())
}

/// Adds words as [`corrigeerbaar`] gives them, many at once.
pub(crate) fn leg_vast(tx: &mut Tx<'_>, woorden: &[String]) -> Result<()> {
    let mut pairs: Vec<[String; 2]> = Vec::new();
    for woord in woorden {
        pairs.extend(typfout::misvormingen(woord).into_iter().map(|vorm| [vorm, woord.clone()]));
    }
    let (whole, rest) = pairs.as_chunks::<PAREN>();
    for portion in whole {
        let values: Vec<Val> = portion.as_flattened().iter().map(Val::from).collect();
        tx.exec(INSERT_VEEL, &values)?;
    }
    for [vorm, woord] in rest {
        tx.exec(INSERT, args![vorm, woord])?;
    }
    Ok(())
}

/// Stored words that differ one typing error from this one. Whether they lead to something that the asker may see is
/// only known after searching for them.
pub fn kandidaten(tx: &mut Tx<'_>, woord: &str) -> Result<Vec<String>> {
    let forms = typfout::misvormingen(woord);
    let mut found = Vec::new();
    for portion in forms.chunks(VORMEN) {
        // A place that is left over asks for the first form again.
        let first = portion.iter().take(1).cycle();
        let values: Vec<Val> = portion.iter().chain(first).take(VORMEN).map(Val::from).collect();
        found.extend(tx.list(KANDIDATEN, &values, |row| row.get::<String>(0))?);
    }
    found.retain(|candidate| candidate != woord && typfout::afstand_hoogstens_een(candidate, woord));
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Removes the words of an erased text that no other text holds. A process that still believes such a word to be stored
/// only misses a typing error of it until it starts anew.
pub(crate) fn ruim_op(tx: &mut Tx<'_>, tekst: &str) -> Result<()> {
    for woord in corrigeerbaar(tekst) {
        let terms = taal::stammen(&woord);
        let mut elsewhere = false;
        for term in &terms {
            elsewhere = elsewhere || store::zoek::occurs(tx, term)?;
        }
        if !elsewhere {
            tx.exec(DELETE, args![&woord])?;
        }
    }
    Ok(())
}
