//! Search over everything that somebody may see.
//!
//! The question becomes an AND of ORs (`duiding::taal`), asked of the index with the kringen of the asker inside it. Only
//! when that gives too little is more tried, and each try is bounded, so that a question without an answer costs a few
//! looks in the index at a million signals too:
//! 1. a word that leads nowhere may be a typing error: known words one error away are added to it;
//! 2. results that lack a word, those with most words first ([`duiding::taal::rangschik`]).
//!
//! What is counted, suggested or found is always within the kringen of the asker. A suggestion that leads to nothing he
//! may see is not made: it would tell him that the word occurs.

mod ruimer;
#[cfg(test)]
mod tests;

use crate::model::Kenmerk;
use crate::store::lijst::{self, Kaartje};
use crate::store::rij;
use duiding::taal::{self, Verwijzing};
use kern::{Kring, Moment, SignaalId};
use std::collections::{HashMap, HashSet};
use store::zoek::{self, Vraag};
use store::{Result, Tx, args};

/// Results are counted up to here: "meer dan 1.000" says enough, and counting a million does not.
pub const MEEST_GETELD: u32 = 1_000;
/// Most results on one page, and most that one look in the index returns.
pub const MEEST: u32 = 50;
/// Longest question, in characters; what is longer is cut.
const LANGSTE_VRAAG: usize = 300;

/// What somebody wants to find.
#[derive(Debug, Clone, Copy)]
pub struct Opdracht<'a> {
    /// As typed.
    pub q: &'a str,
    /// Results per page, at most [`MEEST`].
    pub limiet: u32,
    /// The next page: [`Resultaat::volgende`] of the page before.
    pub voor: Option<i64>,
}

/// Something that was found.
#[derive(Debug, Clone)]
pub enum Treffer {
    /// A signal.
    Signaal(Box<Kaartje>),
    /// Another thing in the index, such as a file: its own crate knows how to show it.
    Ander {
        /// Kind: "dossier".
        soort: String,
        /// Its internal number.
        ding: i64,
        /// The kring it belongs to.
        kring: Kring,
    },
}

/// A word that was probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bedoeld {
    /// As typed, in lower case.
    pub getypt: String,
    /// A word that leads to something the asker may see.
    pub woord: String,
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Resultaat {
    /// Signals whose reference stands in the question.
    pub direct: Vec<Kaartje>,
    /// References to other things in the question, such as W-2026-0412; whoever owns them looks them up.
    pub verwijzingen: Vec<Verwijzing>,
    /// What matches every word, newest first.
    pub treffers: Vec<Treffer>,
    /// How many match every word, counted up to [`MEEST_GETELD`].
    pub aantal: i64,
    /// What lacks a word; only on a first page that is not full. Show it below the others, and say so.
    pub gedeeltelijk: Vec<Treffer>,
    /// Words that were searched besides what was typed.
    pub bedoeld: Vec<Bedoeld>,
    /// Where the next page begins; `None` on the last one.
    pub volgende: Option<i64>,
    /// Nothing was asked: no words, or only words such as "het".
    pub zonder_woorden: bool,
}

impl Resultaat {
    /// Everything on this page in the order in which people read it.
    pub fn alle(&self) -> impl Iterator<Item = &Treffer> {
        self.treffers.iter().chain(&self.gedeeltelijk)
    }
}

/// Searches within these kringen. `nu` decides which sharing still runs.
pub fn zoek(tx: &mut Tx<'_>, kringen: &[Kring], opdracht: &Opdracht<'_>, nu: Moment) -> Result<Resultaat> {
    let limiet = opdracht.limiet.clamp(1, MEEST);
    let q: String = opdracht.q.chars().take(LANGSTE_VRAAG).collect();
    let vraag = taal::zoekvraag(&q);
    let mut resultaat = Resultaat { zonder_woorden: vraag.groepen.is_empty(), ..Resultaat::default() };
    if opdracht.voor.is_none() {
        verwezen(tx, kringen, vraag.verwijzingen, nu, &mut resultaat)?;
    }
    let mut groepen = vraag.groepen;
    // One more than fits tells whether there is a next page.
    let mut found = vind(tx, kringen, &groepen, opdracht.voor, limiet + 1)?;
    if found.is_empty() {
        resultaat.bedoeld = ruimer::verbeter(tx, kringen, &mut groepen)?;
        if !resultaat.bedoeld.is_empty() {
            found = vind(tx, kringen, &groepen, opdracht.voor, limiet + 1)?;
        }
    }
    let page = limiet as usize;
    if found.len() > page {
        found.truncate(page);
        resultaat.volgende = found.last().map(|last| last.doc);
    }
    resultaat.aantal = tel(tx, kringen, &groepen, found.len(), opdracht, resultaat.volgende)?;
    if opdracht.voor.is_none() && found.len() < page {
        let known: HashSet<i64> = found.iter().map(|treffer| treffer.doc).collect();
        let mut less = ruimer::gedeeltelijk(tx, kringen, &groepen, &known)?;
        less.truncate(page - found.len());
        resultaat.gedeeltelijk = toon(tx, kringen, less, nu)?;
    }
    resultaat.treffers = toon(tx, kringen, found, nu)?;
    Ok(resultaat)
}

/// One look in the index: things of which every group matches.
fn vind(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    groepen: &[taal::Groep],
    voor: Option<i64>,
    limiet: u32,
) -> Result<Vec<zoek::Treffer>> {
    let groepen = groepen.iter().map(|groep| groep.termen.clone()).collect();
    zoek::find(tx, kringen, &Vraag { groepen, voor, limiet })
}

/// A page that is the only one has been counted by reading it.
fn tel(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    groepen: &[taal::Groep],
    shown: usize,
    opdracht: &Opdracht<'_>,
    volgende: Option<i64>,
) -> Result<i64> {
    if opdracht.voor.is_none() && volgende.is_none() {
        return Ok(i64::try_from(shown).unwrap_or(i64::MAX));
    }
    let groepen = groepen.iter().map(|groep| groep.termen.clone()).collect();
    zoek::count(tx, kringen, &Vraag { groepen, voor: None, limiet: MEEST_GETELD })
}

/// Looks up the references in the question. One that is not there and one that may not be seen give the same: nothing.
fn verwezen(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    verwijzingen: Vec<Verwijzing>,
    nu: Moment,
    resultaat: &mut Resultaat,
) -> Result<()> {
    for verwijzing in verwijzingen {
        if verwijzing.soort != 'S' {
            resultaat.verwijzingen.push(verwijzing);
            continue;
        }
        let kenmerk = Kenmerk { jaar: i64::from(verwijzing.jaar), volgnummer: i64::from(verwijzing.nummer) };
        if let Some(row) = tx.maybe(rij::SCOPE, args![kenmerk.jaar, kenmerk.volgnummer])? {
            let (id, kring): (SignaalId, Kring) = (row.get(0)?, row.get(1)?);
            if mag_weten(tx, kringen, "signaal", id.0, kring, nu)? {
                resultaat.direct.push(lijst::kaartje(tx, id)?);
            }
        }
    }
    Ok(())
}

/// What stands in the index may have moved to another kring, or its sharing may have ended, a moment before the index
/// follows: the row itself decides.
fn toon(tx: &mut Tx<'_>, kringen: &[Kring], found: Vec<zoek::Treffer>, nu: Moment) -> Result<Vec<Treffer>> {
    let ids: Vec<SignaalId> =
        found.iter().filter(|hit| hit.soort == "signaal").map(|hit| SignaalId(hit.ding)).collect();
    let rows = lijst::vele(tx, &ids)?;
    let mut rows: HashMap<SignaalId, Kaartje> = rows.into_iter().map(|kaartje| (kaartje.id, kaartje)).collect();
    let mut shown = Vec::with_capacity(found.len());
    for zoek::Treffer { soort, ding, kring, .. } in found {
        if soort != "signaal" {
            if mag_weten(tx, kringen, &soort, ding, kring, nu)? {
                shown.push(Treffer::Ander { soort, ding, kring });
            }
            continue;
        }
        let Some(kaartje) = rows.remove(&SignaalId(ding)) else { continue };
        if mag_weten(tx, kringen, "signaal", ding, kaartje.kring, nu)? {
            shown.push(Treffer::Signaal(Box::new(kaartje)));
        }
    }
    Ok(shown)
}

fn mag_weten(tx: &mut Tx<'_>, kringen: &[Kring], soort: &str, ding: i64, kring: Kring, nu: Moment) -> Result<bool> {
    if kringen.contains(&kring) {
        return Ok(true);
    }
    let shared = ::access::deling::kringen_van(tx, soort, ding, nu)?;
    Ok(shared.iter().any(|kring| kringen.contains(kring)))
}
