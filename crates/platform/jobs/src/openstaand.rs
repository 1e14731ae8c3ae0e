//! What is still to be done, for the one who looks after the machine: kinds, attempts and moments. Content and the name
//! of a single piece of work are not read here, so that nothing of them can be shown.

use crate::bel::BEL;
use crate::queue;
use kern::{Moment, TaakId};
use store::{Result, Row, StoreError, Tx, args};

store::sql! {
    OPEN = "SELECT id, soort, status, pogingen, laatste_fout, beurt_op, gemaakt_op, versie FROM taak
        WHERE soort = $1 AND status = $2 ORDER BY id LIMIT $3";
    KINDS = "SELECT soort, status, COUNT(*) FROM taak WHERE status IN ('wacht', 'bezig', 'gestopt')
        GROUP BY soort, status ORDER BY soort, status";
    NOW = "UPDATE taak SET beurt_op = $3, versie = versie + 1 WHERE id = $1 AND versie = $2 AND status = 'wacht'";
    NOW_KIND = "UPDATE taak SET beurt_op = $2, versie = versie + 1
        WHERE soort = $1 AND status = 'wacht' AND beurt_op > $2";
    RETRY_KIND = "UPDATE taak SET status = 'wacht', beurt_op = $2, uiterlijk_op = $3, pogingen = 0, afgerond_op = NULL,
            versie = versie + 1
        WHERE soort = $1 AND status = 'gestopt'";
}

/// How a job that is not done stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taakstand {
    /// For its turn or for another attempt.
    Wacht,
    /// In hand.
    Bezig,
    /// Given up.
    Gestopt,
}

impl Taakstand {
    /// In the order in which they ask for somebody.
    pub const ALL: [Self; 3] = [Self::Gestopt, Self::Wacht, Self::Bezig];

    const fn code(self) -> &'static str {
        match self {
            Self::Wacht => "wacht",
            Self::Bezig => "bezig",
            Self::Gestopt => "gestopt",
        }
    }

    fn from_code(code: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|stand| stand.code() == code);
        found.ok_or(StoreError::Type { column: 2, expected: "status" })
    }
}

/// A job that is not done, without what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Openstaand {
    /// Its number.
    pub id: TaakId,
    /// Its kind.
    pub soort: String,
    /// How it stands.
    pub stand: Taakstand,
    /// How often it was begun.
    pub pogingen: u32,
    /// The code of the last failure.
    pub fout: Option<String>,
    /// When it may be taken; `None` for one that was given up. Of one in hand: the end of the claim.
    pub beurt: Option<Moment>,
    /// When it was enqueued.
    pub gemaakt: Moment,
    /// To say what was seen, for [`try_now`].
    pub versie: i64,
}

/// The jobs of one kind that are not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Soorttaken {
    /// The kind.
    pub soort: String,
    /// How many wait, are in hand, were given up.
    pub wacht: i64,
    /// How many are in hand.
    pub bezig: i64,
    /// How many were given up.
    pub gestopt: i64,
    /// The first ones: those given up, then those that wait, each oldest first.
    pub taken: Vec<Openstaand>,
}

/// What is not done, by kind, with at most `limiet` jobs of each.
pub fn openstaand(tx: &mut Tx<'_>, limiet: u32) -> Result<Vec<Soorttaken>> {
    let mut kinds: Vec<Soorttaken> = Vec::new();
    for row in tx.rows(KINDS, &[])? {
        let (soort, status, aantal): (String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if kinds.last().is_none_or(|last| last.soort != soort) {
            kinds.push(Soorttaken { soort, wacht: 0, bezig: 0, gestopt: 0, taken: Vec::new() });
        }
        let Some(kind) = kinds.last_mut() else { continue };
        match Taakstand::from_code(&status)? {
            Taakstand::Wacht => kind.wacht = aantal,
            Taakstand::Bezig => kind.bezig = aantal,
            Taakstand::Gestopt => kind.gestopt = aantal,
        }
    }
    for kind in &mut kinds {
        for stand in Taakstand::ALL {
            let left = limiet.saturating_sub(u32::try_from(kind.taken.len()).unwrap_or(u32::MAX));
            kind.taken.extend(tx.list(OPEN, args![kind.soort.as_str(), stand.code(), left], read)?);
        }
    }
    Ok(kinds)
}

fn read(row: Row) -> Result<Openstaand> {
    let mut cols = row.cols();
    Ok(Openstaand {
        id: cols.take()?,
        soort: cols.take()?,
        stand: Taakstand::from_code(&cols.take::<String>()?)?,
        pogingen: cols.take()?,
        fout: cols.take()?,
        beurt: cols.take()?,
        gemaakt: cols.take()?,
        versie: cols.take()?,
    })
}

/// Tries a job at once: one that waits keeps its attempts and its last day, one that was given up begins anew.
/// Errors: [`StoreError::Conflict`] when it changed, was done or is in hand meanwhile.
pub fn try_now(tx: &mut Tx<'_>, now: Moment, id: TaakId, versie: i64) -> Result<()> {
    if tx.exec(NOW, args![id, versie, now])? == 1 {
        BEL.ring();
        return Ok(());
    }
    queue::retry(tx, now, id, versie)
}

/// Tries every job of this kind at once that waits for later or was given up; tells how many those are.
pub fn try_all_now(tx: &mut Tx<'_>, now: Moment, soort: &str) -> Result<u64> {
    let waiting = tx.exec(NOW_KIND, args![soort, now])?;
    let stopped = tx.exec(RETRY_KIND, args![soort, now, now.plus_seconds(queue::GEDULD)])?;
    BEL.ring();
    Ok(waiting + stopped)
}
