//! Destruction that two people decide on: one proposes a list, another approves that same list, a job carries it out.

use super::kandidaat::{self, Kandidaat};
use super::regel::{Akkoord, Bewaarregel, PerDing};
use super::register::{self, Status, Vernietiging, ids_hash, load};
use super::uitvoeren::{BATCH, erase, in_batches, told};
use super::{Fout, Termijn, Vernietigen};
use crate::{Nieuw, Taak, enqueue};
use audit::{Ding, Gebeurtenis, Wie, record};
use kern::{GebruikerId, Moment};
use store::{Store, Tx, args};

/// A list that a person can still read through.
const LIST: usize = 1000;

/// Puts forward everything that this rule may erase today and that no hold keeps, at most a thousand things.
/// `None` when there is nothing. Refuses a second list while one of this rule is open.
pub fn propose(tx: &mut Tx<'_>, now: Moment, regel: &Bewaarregel, door: GebruikerId) -> Result<Option<i64>, Fout> {
    let (per_ding, termijn) = by_two(regel)?;
    if tx.maybe(register::OPEN, args![regel.naam])?.is_some() {
        return Err(Fout::weiger("voorstel_loopt_al", "Er loopt al een voorstel voor deze regel. Rond dat eerst af."));
    }
    let ids = due(tx, per_ding, termijn, now)?;
    if ids.is_empty() {
        return Ok(None);
    }
    let (aantal, hash) = (i64::try_from(ids.len()).unwrap_or(i64::MAX), ids_hash(regel.naam, &ids));
    let id: i64 = tx.row(register::INSERT, args![regel.naam, aantal, hash.as_str(), now, door])?.get(0)?;
    for ding in ids {
        tx.exec(register::INSERT_DING, args![id, ding])?;
    }
    let told = event("vernietiging.voorgesteld", id, door).met("regel", regel.naam).met("aantal", aantal);
    record(tx, now, &told.met("ids_hash", hash))?;
    Ok(Some(id))
}

fn due(tx: &mut Tx<'_>, per_ding: &PerDing, termijn: Termijn, now: Moment) -> Result<Vec<i64>, Fout> {
    let (mut ids, mut after) = (Vec::new(), Some(i64::MIN));
    while let Some(na) = after.filter(|_| ids.len() < LIST) {
        let page = kandidaat::page(tx, per_ding, termijn, now, na, BATCH)?;
        ids.extend(page.kandidaten.iter().filter(|found| found.stop.is_none()).map(|found| found.id));
        after = page.next;
    }
    ids.truncate(LIST);
    Ok(ids)
}

/// What a list names, for the second person to read: things that are still due, from the one after `na`.
/// What is no longer due or has been held since is left out or carries its hold; it will not be erased.
pub fn voorgesteld(
    tx: &mut Tx<'_>,
    now: Moment,
    regel: &Bewaarregel,
    id: i64,
    na: i64,
    limiet: u32,
) -> Result<Vec<Kandidaat>, Fout> {
    let (per_ding, termijn) = by_two(regel)?;
    let mut found = Vec::new();
    for ding in listed(tx, id, na, limiet)? {
        found.extend(kandidaat::one(tx, per_ding, termijn, now, ding)?);
    }
    Ok(found)
}

/// The second person agrees: the list is handed to the job that erases. Refuses the person who proposed it.
/// Errors: [`store::StoreError::Conflict`] when the list is no longer what was seen.
pub fn approve(tx: &mut Tx<'_>, now: Moment, id: i64, versie: i64, door: GebruikerId) -> Result<(), Fout> {
    let list = load(tx, id)?;
    if list.voorgesteld_door == Some(door) {
        let reden = "U heeft dit zelf voorgesteld. Vraag een collega om akkoord te geven.";
        return Err(Fout::weiger("tweede_persoon_nodig", reden));
    }
    tx.exec_one(register::APPROVE, args![id, versie, now, door])?;
    let ids = listed(tx, id, i64::MIN, u32::MAX)?;
    if list.ids_hash != Some(ids_hash(&list.regel, &ids)) {
        return Err(Fout::weiger("lijst_gewijzigd", "De lijst is veranderd. Trek dit voorstel in en maak een nieuw."));
    }
    record(tx, now, &event("vernietiging.goedgekeurd", id, door))?;
    let sleutel = id.to_string();
    let job = Nieuw { soort: Vernietigen::SOORT, sleutel: &sleutel, inhoud: sleutel.as_bytes(), niet_voor: None };
    enqueue(tx, now, &job)?;
    Ok(())
}

/// Takes a list back before it was approved; nothing has gone.
/// Errors: [`store::StoreError::Conflict`] when the list is no longer what was seen.
pub fn withdraw(tx: &mut Tx<'_>, now: Moment, id: i64, versie: i64, door: GebruikerId) -> Result<(), Fout> {
    tx.exec_one(register::WITHDRAW, args![id, versie, now])?;
    tx.exec(register::DELETE_DINGEN, args![id])?;
    record(tx, now, &event("vernietiging.ingetrokken", id, door))?;
    Ok(())
}

/// Carries out an approved list; goes on where an interrupted run stopped, and does nothing to a finished one. Blocks.
pub fn execute(store: &Store, regels: &[Bewaarregel], now: Moment, id: i64) -> Result<Vernietiging, Fout> {
    let list = store.read_blocking(move |tx| load(tx, id))?;
    if list.status != Status::Goedgekeurd {
        return Ok(list);
    }
    let regel = regels.iter().find(|regel| regel.naam == list.regel).ok_or(Fout::Regel(list.regel))?;
    let (per_ding, termijn) = by_two(regel)?;
    let (naam, per_ding) = (regel.naam, *per_ding);
    let mut na = i64::MIN;
    loop {
        let ids = store.read_blocking(move |tx| listed(tx, id, na, BATCH))?;
        let Some(highest) = ids.last() else { break };
        na = *highest;
        in_batches(naam, &ids, |ids| {
            store.write_blocking(move |tx| batch(tx, now, id, naam, (&per_ding, termijn), &ids))
        })?;
    }
    store.write_blocking(move |tx| finish(tx, now, id))
}

fn listed(tx: &mut Tx<'_>, id: i64, na: i64, limiet: u32) -> Result<Vec<i64>, Fout> {
    Ok(tx.list(register::DINGEN, args![id, na, limiet], |row| row.get(0))?)
}

/// The batch leaves the list and enters the figures, with its event. What another run took off the list is its to tell.
fn batch(
    tx: &mut Tx<'_>,
    now: Moment,
    id: i64,
    regel: &'static str,
    (per_ding, termijn): (&PerDing, Termijn),
    ids: &[i64],
) -> Result<u64, Fout> {
    let mut ours = Vec::with_capacity(ids.len());
    for ding in ids {
        if tx.exec(register::DELETE_DING, args![id, *ding])? == 1 {
            ours.push(*ding);
        }
    }
    if ours.is_empty() {
        return Ok(0);
    }
    let erased = erase(tx, regel, per_ding, termijn, now, &ours)?;
    let gone = i64::try_from(erased.len()).unwrap_or(i64::MAX);
    let kept = i64::try_from(ours.len() - erased.len()).unwrap_or(i64::MAX);
    tx.exec_one(register::PROGRESS, args![id, gone, kept])?;
    if gone > 0 {
        record(tx, now, &told(id, regel, gone, Some(ids_hash(regel, &erased))))?;
    }
    Ok(erased.len() as u64)
}

/// What could not be erased leaves the list as kept; it is due again in the next one.
fn finish(tx: &mut Tx<'_>, now: Moment, id: i64) -> Result<Vernietiging, Fout> {
    let left = tx.exec(register::DELETE_DINGEN, args![id])?;
    tx.exec(register::PROGRESS, args![id, 0_i64, i64::try_from(left).unwrap_or(i64::MAX)])?;
    if tx.exec(register::FINISH, args![id, now])? == 1 {
        record(tx, now, &Gebeurtenis::new("vernietiging.uitgevoerd", Ding::new("vernietiging", id)))?;
    }
    Ok(load(tx, id)?)
}

fn by_two(regel: &Bewaarregel) -> Result<(&PerDing, Termijn), Fout> {
    let found = regel.per_ding().filter(|(per_ding, _)| per_ding.akkoord == Akkoord::TweePersonen);
    found.ok_or_else(|| Fout::Regel(regel.naam.to_owned()))
}

fn event(soort: &'static str, id: i64, door: GebruikerId) -> Gebeurtenis {
    Gebeurtenis::new(soort, Ding::new("vernietiging", id)).door(Wie::Gebruiker(door))
}
