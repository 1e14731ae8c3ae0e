//! A hold: this thing stays, whatever its term, because somebody asked for it (an appeal, a claim, a request for access).

use super::Fout;
use audit::{Ding, Gebeurtenis, Wie, record};
use kern::{GebruikerId, Moment};
use store::{Result, Row, Tx, args};

store::sql! {
    INSERT = "INSERT INTO bewaarstop (ding_soort, ding, reden, door, van, tot) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
    END = "UPDATE bewaarstop SET tot = $3, beeindigd_door = $4, reden_opheffen = $5, versie = versie + 1
        WHERE id = $1 AND versie = $2 AND (tot > $3 OR tot IS NULL)";
    ACTIVE = "SELECT id FROM bewaarstop
        WHERE ding_soort = $1 AND ding = $2 AND van <= $3 AND (tot > $3 OR tot IS NULL) LIMIT 1";
    LIST = "SELECT id, ding_soort, ding, reden, door, van, tot, versie FROM bewaarstop
        WHERE (tot > $1 OR tot IS NULL) AND id < $2 ORDER BY id DESC LIMIT $3";
    ONE = "SELECT id, ding_soort, ding, reden, door, van, tot, versie FROM bewaarstop
        WHERE id = $1 AND (tot > $2 OR tot IS NULL)";
    PAST = "SELECT id, ding_soort, ding, reden, door, van, tot, versie, beeindigd_door, reden_opheffen FROM bewaarstop
        WHERE tot <= $1 ORDER BY tot DESC, id DESC LIMIT $2";
}

/// A hold to be placed.
#[derive(Debug, Clone)]
pub struct NieuweStop<'a> {
    /// What must stay.
    pub ding: Ding,
    /// Why, in own words; never empty.
    pub reden: &'a str,
    /// Who asks for it.
    pub door: GebruikerId,
    /// When it ends by itself; `None` until somebody ends it.
    pub tot: Option<Moment>,
}

/// A hold that is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bewaarstop {
    /// Its number.
    pub id: i64,
    /// Kind of thing.
    pub ding_soort: String,
    /// The thing.
    pub ding: i64,
    /// Why.
    pub reden: kern::Persoonsgegeven<String>,
    /// By whom.
    pub door: GebruikerId,
    /// Since when.
    pub van: Moment,
    /// Until when, when that is known.
    pub tot: Option<Moment>,
    /// To say what was seen, for [`end`].
    pub versie: i64,
}

/// A hold that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voorbij {
    /// What it was; its end is always known.
    pub stop: Bewaarstop,
    /// Who lifted it; `None` when it ended by itself.
    pub door: Option<GebruikerId>,
    /// Why it was lifted; `None` when it ended by itself, or before that was asked.
    pub reden: Option<kern::Persoonsgegeven<String>>,
}

/// Places a hold, with its event. Refuses one without a reason, and one that would be over already.
pub fn place(tx: &mut Tx<'_>, now: Moment, stop: &NieuweStop<'_>) -> std::result::Result<i64, Fout> {
    let reden = stop.reden.trim();
    if reden.is_empty() {
        return Err(Fout::weiger("bewaarstop_zonder_reden", "Schrijf op waarom dit bewaard moet blijven."));
    }
    if stop.tot.is_some_and(|tot| tot <= now) {
        return Err(Fout::weiger("bewaarstop_voorbij", "Kies een einddatum die nog moet komen, of laat die leeg."));
    }
    let values = args![stop.ding.soort, stop.ding.id, reden, stop.door, now, stop.tot];
    let id: i64 = tx.row(INSERT, values)?.get(0)?;
    let told = Gebeurtenis::new("bewaarstop.gezet", stop.ding).door(Wie::Gebruiker(stop.door)).met("bewaarstop", id);
    record(tx, now, &told)?;
    Ok(id)
}

/// Ends a hold before its time, with its event. The thing may then go at the next clean-up. Refuses an end without a
/// reason. The event says that there is one; the words themselves go when the hold does.
/// Errors: [`store::StoreError::Conflict`] when it was ended or changed by somebody else.
pub fn end(
    tx: &mut Tx<'_>,
    now: Moment,
    id: i64,
    versie: i64,
    door: GebruikerId,
    reden: &str,
) -> std::result::Result<(), Fout> {
    let reden = reden.trim();
    if reden.is_empty() {
        return Err(Fout::weiger("opheffen_zonder_reden", "Schrijf op waarom de bewaarstop weg kan."));
    }
    tx.exec_one(END, args![id, versie, now, door, reden])?;
    let told = Gebeurtenis::new("bewaarstop.beeindigd", Ding::new("bewaarstop", id)).door(Wie::Gebruiker(door));
    record(tx, now, &told.met("reden", "reden gegeven"))?;
    Ok(())
}

/// One hold in force; [`store::StoreError::NotFound`] when there is none (any more).
pub fn one(tx: &mut Tx<'_>, now: Moment, id: i64) -> Result<Bewaarstop> {
    read(tx.row(ONE, args![id, now])?)
}

/// Holds that are over and not yet erased, the last one first.
pub fn past(tx: &mut Tx<'_>, now: Moment, limiet: u32) -> Result<Vec<Voorbij>> {
    tx.list(PAST, args![now, limiet], |row| {
        let (door, reden) = (row.get(8)?, row.get(9)?);
        Ok(Voorbij { stop: read(row)?, door, reden })
    })
}

/// The number of a hold on this thing that is in force, when there is one.
pub fn held_by(tx: &mut Tx<'_>, now: Moment, soort: &str, ding: i64) -> Result<Option<i64>> {
    tx.maybe(ACTIVE, args![soort, ding, now])?.map(|row| row.get(0)).transpose()
}

/// Holds in force, newest first; the next page begins below `voor`.
pub fn active(tx: &mut Tx<'_>, now: Moment, voor: Option<i64>, limiet: u32) -> Result<Vec<Bewaarstop>> {
    tx.list(LIST, args![now, voor.unwrap_or(i64::MAX), limiet], read)
}

fn read(row: Row) -> Result<Bewaarstop> {
    let mut cols = row.cols();
    Ok(Bewaarstop {
        id: cols.take()?,
        ding_soort: cols.take()?,
        ding: cols.take()?,
        reden: cols.take()?,
        door: cols.take()?,
        van: cols.take()?,
        tot: cols.take()?,
        versie: cols.take()?,
    })
}
