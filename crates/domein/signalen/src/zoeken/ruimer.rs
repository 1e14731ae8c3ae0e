//! What is tried when the question as it stands finds too little. Every look in the index is bounded, and so is their number.

use super::{Bedoeld, vind};
use crate::woordenlijst;
use duiding::taal::{self, Groep};
use duiding::typfout;
use kern::{Kring, Moment};
use std::collections::{HashMap, HashSet};
use store::zoek::{self, Vraag};
use store::{Result, Tx};

/// Groups that are looked at one by one; a question of more words is judged by its first ones.
const MEESTE_GROEPEN: usize = 8;
/// Groups that are combined: the rarest ones say most.
const MEESTE_COMBINATIES: usize = 4;
/// Known words near one word that are tried.
const MEESTE_KANDIDATEN: usize = 20;
/// Results of one look.
const PER_BLIK: u32 = 50;
/// Beyond this many results a group is simply common.
const GEWOON: u32 = 500;

/// Adds to each word that leads nowhere the known words that differ one typing error from it and do lead somewhere.
pub(super) fn verbeter(tx: &mut Tx<'_>, kringen: &[Kring], groepen: &mut [Groep]) -> Result<Vec<Bedoeld>> {
    let mut bedoeld: Vec<Bedoeld> = Vec::new();
    let mut tried: Vec<String> = Vec::new();
    for plaats in 0..groepen.len().min(MEESTE_GROEPEN) {
        let woord = groepen[plaats].woord.clone();
        if woord.chars().count() < typfout::KORTSTE_WOORD
            || tried.contains(&woord)
            || leidt_ergens_heen(tx, kringen, &groepen[plaats])?
        {
            continue;
        }
        let candidates = woordenlijst::kandidaten(tx, &woord)?;
        for candidate in candidates.into_iter().take(MEESTE_KANDIDATEN) {
            let mut alone = Groep { woord: woord.clone(), termen: Vec::new() };
            alone.verruim(&candidate);
            if leidt_ergens_heen(tx, kringen, &alone)? {
                // The parts of one compound stand in several groups; what was meant replaces them all.
                groepen.iter_mut().filter(|groep| groep.woord == woord).for_each(|groep| groep.verruim(&candidate));
                bedoeld.push(Bedoeld { getypt: woord.clone(), woord: candidate });
            }
        }
        tried.push(woord);
    }
    Ok(bedoeld)
}

fn leidt_ergens_heen(tx: &mut Tx<'_>, kringen: &[Kring], groep: &Groep) -> Result<bool> {
    Ok(hoeveel(tx, kringen, groep, 1)? > 0)
}

fn hoeveel(tx: &mut Tx<'_>, kringen: &[Kring], groep: &Groep, limiet: u32) -> Result<i64> {
    zoek::count(tx, kringen, &Vraag { groepen: vec![groep.termen.clone()], voor: None, limiet })
}

/// Things that match part of the question, those with most groups first, without what is `known` already. The order is
/// exact for what lacks one word of at most four; beyond that it is as good as [`PER_BLIK`] newest ones per word tell.
pub(super) fn gedeeltelijk(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    groepen: &[Groep],
    known: &HashSet<i64>,
) -> Result<Vec<zoek::Treffer>> {
    if groepen.len() < 2 {
        return Ok(Vec::new());
    }
    let kept = zeldzaamste(tx, kringen, groepen)?;
    let mut found = Gevonden { known, treffers: HashMap::new() };
    if kept.len() < groepen.len() {
        found.neem(vind(tx, kringen, &kept, None, PER_BLIK)?, kept.len());
    }
    for without in 0..kept.len() {
        let rest: Vec<Groep> = without_one(&kept, without);
        found.neem(vind(tx, kringen, &rest, None, PER_BLIK)?, rest.len());
    }
    if kept.len() > 2 && found.treffers.len() < PER_BLIK as usize {
        for groep in &kept {
            found.tel_op(vind(tx, kringen, std::slice::from_ref(groep), None, PER_BLIK)?);
        }
    }
    Ok(found.op_volgorde())
}

fn without_one(groepen: &[Groep], plaats: usize) -> Vec<Groep> {
    let others = groepen.iter().enumerate().filter(|(other, _)| *other != plaats);
    others.map(|(_, groep)| groep.clone()).collect()
}

/// The groups that lead somewhere, the rarest first, at most [`MEESTE_COMBINATIES`].
fn zeldzaamste(tx: &mut Tx<'_>, kringen: &[Kring], groepen: &[Groep]) -> Result<Vec<Groep>> {
    let mut counted = Vec::new();
    for groep in groepen.iter().take(MEESTE_GROEPEN) {
        counted.push((hoeveel(tx, kringen, groep, GEWOON)?, groep));
    }
    counted.retain(|(count, _)| *count > 0);
    counted.sort_by_key(|(count, _)| *count);
    counted.truncate(MEESTE_COMBINATIES);
    Ok(counted.into_iter().map(|(_, groep)| groep.clone()).collect())
}

/// What was found so far, with the number of groups that it is known to match.
struct Gevonden<'a> {
    known: &'a HashSet<i64>,
    treffers: HashMap<i64, (zoek::Treffer, usize)>,
}

impl Gevonden<'_> {
    /// Things that match all of so many groups.
    fn neem(&mut self, found: Vec<zoek::Treffer>, groepen: usize) {
        if groepen == 0 {
            return;
        }
        for treffer in found.into_iter().filter(|treffer| !self.known.contains(&treffer.doc)) {
            let entry = self.treffers.entry(treffer.doc).or_insert((treffer, 0));
            entry.1 = entry.1.max(groepen);
        }
    }

    /// Things that match one group more than was known of them; what already matches several is left as it is.
    fn tel_op(&mut self, found: Vec<zoek::Treffer>) {
        for treffer in found.into_iter().filter(|treffer| !self.known.contains(&treffer.doc)) {
            self.treffers
                .entry(treffer.doc)
                .and_modify(|entry| entry.1 += usize::from(entry.1 < 2))
                .or_insert((treffer, 1));
        }
    }

    /// By the one rule of the house: most groups, then the newest in the index.
    fn op_volgorde(self) -> Vec<zoek::Treffer> {
        let mut treffers = self.treffers;
        let listed = treffers.iter().map(|(doc, (_, groepen))| taal::Treffer {
            document: *doc,
            groepen: *groepen,
            moment: Moment(*doc),
        });
        let order = taal::rangschik(listed.collect());
        order.into_iter().filter_map(|ranked| treffers.remove(&ranked.document)).map(|(treffer, _)| treffer).collect()
    }
}
