//! What may be said to a reporter: nothing about others. The check refuses names from the neighbourhood of the signal,
//! references of other cases, and numbers that identify people. It is a net under a person's judgement, not its
//! replacement.

use crate::model::{Kenmerk, Signaal};
use duiding::kenmerken;
use kern::{Kring, Weigering};
use std::collections::BTreeSet;
use store::{Result, Tx};

use crate::store::{lijst, rij};

/// Words with a capital that stand in the middle of a sentence of the signal, and of those at the same address or in
/// the same file: what may be a name.
pub fn namen_rond(tx: &mut Tx<'_>, kringen: &[Kring], signaal: &Signaal) -> Result<BTreeSet<String>> {
    let mut names: BTreeSet<String> = namen_in(&signaal.tekst).collect();
    let mut others = Vec::new();
    if !signaal.adressleutel.is_empty() {
        let there = lijst::op_adres(tx, kringen, &signaal.adressleutel)?;
        others.extend(lijst::vele(tx, &there)?);
    }
    if let Some(dossier) = signaal.dossier {
        others.extend(lijst::in_dossier(tx, kringen, dossier)?);
    }
    for other in others.iter().filter(|other| other.id != signaal.id).take(20) {
        names.extend(namen_in(&rij::load(tx, other.id)?.tekst));
    }
    // The reporter named the place himself: that he may hear back.
    for known in duiding::taal::woorden(&signaal.plek) {
        names.retain(|name| !name.eq_ignore_ascii_case(&known));
    }
    Ok(names)
}

fn namen_in(tekst: &str) -> impl Iterator<Item = String> + '_ {
    tekst.split_inclusive(['.', '!', '?', '\n', ':']).flat_map(|sentence| {
        let words =
            sentence.split(|c: char| !c.is_alphabetic() && c != '-' && c != '\'').filter(|word| !word.is_empty());
        words.skip(1).filter(|word| word.chars().count() > 2 && word.starts_with(char::is_uppercase)).map(str::to_owned)
    })
}

/// Refuses a text that says more than the reporter may hear, and names what to leave out.
pub fn controleer(tekst: &str, signaal: &Signaal, namen: &BTreeSet<String>) -> std::result::Result<(), Weigering> {
    let refuse = |wat: &str| Err(Weigering::new("bericht-te-veel", format!("Laat dit weg uit uw bericht: {wat}.")));
    let words: Vec<&str> = tekst.split(|c: char| !c.is_alphabetic() && c != '-' && c != '\'').collect();
    if let Some(name) = namen.iter().find(|name| words.iter().any(|word| word == &name.as_str())) {
        return refuse(&format!("de naam {name}"));
    }
    for word in tekst.split(|c: char| !c.is_ascii_alphanumeric() && c != '-') {
        let is_own = word.parse::<Kenmerk>() == Ok(signaal.kenmerk);
        if lijkt_kenmerk(word) && !is_own {
            return refuse("het nummer van een andere zaak");
        }
    }
    match kenmerken::vind(tekst).first().map(|found| found.soort) {
        None | Some(kenmerken::Soort::Telefoon | kenmerken::Soort::Email) => Ok(()),
        Some(kenmerken::Soort::Bsn) => refuse("het burgerservicenummer"),
        Some(kenmerken::Soort::Iban) => refuse("het rekeningnummer"),
        Some(kenmerken::Soort::Kenteken) => refuse("het kenteken"),
    }
}

/// A letter, a year and a number: S-2026-0724, W-2026-0412.
fn lijkt_kenmerk(word: &str) -> bool {
    let parts: Vec<&str> = word.split('-').collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts.as_slice(), [letter, year, number]
        if letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_alphabetic()) && year.len() == 4 && digits(year) && digits(number))
}
