//! The table of jobs: every statement that touches it.

use crate::bel::BEL;
use kern::{Moment, TaakId};
use store::{Result, Tx, args};

/// Seconds during which a job is tried: seven days.
pub(crate) const GEDULD: i64 = 7 * 24 * 3600;

store::sql! {
    INSERT = "INSERT INTO taak (soort, sleutel, inhoud, status, beurt_op, uiterlijk_op, gemaakt_op)
        VALUES ($1, $2, $3, 'wacht', $4, $5, $6) ON CONFLICT (soort, sleutel) DO NOTHING RETURNING id";
    /// The oldest job of a kind whose turn it is, or whose claim has run out.
    CLAIM = "UPDATE taak SET status = 'bezig', geclaimd_door = $3, beurt_op = $4, pogingen = pogingen + 1,
            versie = versie + 1
        WHERE id = (SELECT id FROM taak WHERE soort = $1 AND beurt_op <= $2 ORDER BY beurt_op, id LIMIT 1)
        RETURNING id, soort, sleutel, inhoud, pogingen, uiterlijk_op, versie";
    NEXT = "SELECT MIN(beurt_op) FROM taak WHERE soort = $1";
    RENEW = "UPDATE taak SET beurt_op = $3 WHERE id = $1 AND versie = $2 AND status = 'bezig'";
    /// The content goes with the work: a finished job tells that something happened, not what it said.
    DONE = "UPDATE taak SET status = 'klaar', inhoud = $4, laatste_fout = NULL, geclaimd_door = NULL, beurt_op = NULL,
            afgerond_op = $3, versie = versie + 1
        WHERE id = $1 AND versie = $2 AND status = 'bezig'";
    AGAIN = "UPDATE taak SET status = 'wacht', laatste_fout = $4, geclaimd_door = NULL, beurt_op = $3,
            versie = versie + 1
        WHERE id = $1 AND versie = $2 AND status = 'bezig'";
    STOP = "UPDATE taak SET status = 'gestopt', laatste_fout = $4, geclaimd_door = NULL, beurt_op = NULL,
            afgerond_op = $3, versie = versie + 1
        WHERE id = $1 AND versie = $2 AND status = 'bezig'";
    STOPPED = "SELECT id, soort, sleutel, pogingen, laatste_fout, gemaakt_op, afgerond_op, versie FROM taak
        WHERE status = 'gestopt' AND id < $1 ORDER BY id DESC LIMIT $2";
    RETRY = "UPDATE taak SET status = 'wacht', beurt_op = $3, uiterlijk_op = $4, pogingen = 0, afgerond_op = NULL,
            versie = versie + 1
        WHERE id = $1 AND versie = $2 AND status = 'gestopt'";
    DISMISS = "UPDATE taak SET status = 'vervallen', inhoud = $4, afgerond_op = $3, versie = versie + 1
        WHERE id = $1 AND versie = $2 AND status = 'gestopt'";
    COUNT = "SELECT COUNT(*), MIN(beurt_op) FROM taak WHERE status = $1";
    OPEN = "SELECT id FROM taak WHERE soort = $1 AND beurt_op IS NOT NULL LIMIT 1";
}

/// A job to be done.
#[derive(Debug, Clone, Copy)]
pub struct Nieuw<'a> {
    /// The kind: [`crate::Taak::SOORT`] of its handler.
    pub soort: &'a str,
    /// Names this one piece of work within its kind. Enqueuing it again changes nothing. Holds no personal data.
    pub sleutel: &'a str,
    /// What the handler needs: ids where possible, encrypted where not. Erased when the job is done.
    pub inhoud: &'a [u8],
    /// Not before this moment; `None` is at once.
    pub niet_voor: Option<Moment>,
}

/// Writes the job in the caller's transaction. `None` when a job with this `soort` and `sleutel` exists already; its
/// memory lasts until retention takes finished jobs away, thirty days later.
pub fn enqueue(tx: &mut Tx<'_>, now: Moment, nieuw: &Nieuw<'_>) -> Result<Option<TaakId>> {
    let turn = nieuw.niet_voor.map_or(now, |moment| moment.max(now));
    let values = args![nieuw.soort, nieuw.sleutel, nieuw.inhoud, turn, turn.plus_seconds(GEDULD), now];
    let row = tx.maybe(INSERT, values)?;
    if row.is_some() && turn <= now {
        BEL.ring();
    }
    row.map(|row| row.get(0)).transpose()
}

/// A job that is ours until the claim runs out. The `versie` proves it: whoever claims next gets another.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    pub(crate) id: TaakId,
    pub(crate) soort: String,
    pub(crate) sleutel: String,
    pub(crate) inhoud: Vec<u8>,
    pub(crate) poging: u32,
    pub(crate) uiterlijk: Moment,
    pub(crate) versie: i64,
}

/// Claims a job of the first kind that has one, until `until`. Only kinds that this server knows are asked for, so that
/// during an upgrade the old server leaves new kinds to the new one.
pub(crate) fn claim(
    tx: &mut Tx<'_>,
    soorten: &[&'static str],
    now: Moment,
    door: &str,
    until: Moment,
) -> Result<Option<Claim>> {
    for soort in soorten {
        if let Some(row) = tx.maybe(CLAIM, args![*soort, now, door, until])? {
            let mut cols = row.cols();
            return Ok(Some(Claim {
                id: cols.take()?,
                soort: cols.take()?,
                sleutel: cols.take()?,
                inhoud: cols.take()?,
                poging: cols.take()?,
                uiterlijk: cols.take()?,
                versie: cols.take()?,
            }));
        }
    }
    Ok(None)
}

/// The earliest moment at which one of these kinds has a job.
pub(crate) fn next_turn(tx: &mut Tx<'_>, soorten: &[&'static str]) -> Result<Option<Moment>> {
    let mut earliest: Option<Moment> = None;
    for soort in soorten {
        let next: Option<Moment> = tx.row(NEXT, args![*soort])?.get(0)?;
        earliest = earliest.into_iter().chain(next).min();
    }
    Ok(earliest)
}

/// Makes a claim last until `until`; false when it is no longer ours.
pub(crate) fn renew(tx: &mut Tx<'_>, id: TaakId, versie: i64, until: Moment) -> Result<bool> {
    Ok(tx.exec(RENEW, args![id, versie, until])? == 1)
}

/// How a claimed job ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Afloop {
    Klaar { op: Moment },
    Opnieuw { op: Moment, fout: &'static str },
    Gestopt { op: Moment, fout: &'static str },
}

/// Writes down how a claimed job ended; false when the claim was lost and the outcome is another's to tell.
pub(crate) fn settle(tx: &mut Tx<'_>, id: TaakId, versie: i64, afloop: Afloop) -> Result<bool> {
    let touched = match afloop {
        Afloop::Klaar { op } => tx.exec(DONE, args![id, versie, op, Vec::<u8>::new()])?,
        Afloop::Opnieuw { op, fout } => tx.exec(AGAIN, args![id, versie, op, fout])?,
        Afloop::Gestopt { op, fout } => tx.exec(STOP, args![id, versie, op, fout])?,
    };
    Ok(touched == 1)
}

/// A job that was given up: a person decides what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gestopt {
    /// Its number.
    pub id: TaakId,
    /// Its kind.
    pub soort: String,
    /// Its own name within the kind.
    pub sleutel: String,
    /// How often it was tried.
    pub pogingen: u32,
    /// The code of the last failure.
    pub fout: Option<String>,
    /// When it was enqueued.
    pub gemaakt: Moment,
    /// When it was given up.
    pub gestopt: Moment,
    /// To say what was seen, for [`retry`] and [`dismiss`].
    pub versie: i64,
}

/// Jobs that were given up, newest first; the next page begins below `voor`.
pub fn stopped(tx: &mut Tx<'_>, voor: Option<TaakId>, limiet: u32) -> Result<Vec<Gestopt>> {
    tx.list(STOPPED, args![voor.map_or(i64::MAX, |id| id.0), limiet], |row| {
        let mut cols = row.cols();
        Ok(Gestopt {
            id: cols.take()?,
            soort: cols.take()?,
            sleutel: cols.take()?,
            pogingen: cols.take()?,
            fout: cols.take()?,
            gemaakt: cols.take()?,
            gestopt: cols.take()?,
            versie: cols.take()?,
        })
    })
}

/// Tries a stopped job again, at once and for another seven days.
/// Errors: [`store::StoreError::Conflict`] when somebody else was first.
pub fn retry(tx: &mut Tx<'_>, now: Moment, id: TaakId, versie: i64) -> Result<()> {
    tx.exec_one(RETRY, args![id, versie, now, now.plus_seconds(GEDULD)])?;
    BEL.ring();
    Ok(())
}

/// Lets a stopped job go: it will not be done, and its content is erased.
/// Errors: [`store::StoreError::Conflict`] when somebody else was first.
pub fn dismiss(tx: &mut Tx<'_>, now: Moment, id: TaakId, versie: i64) -> Result<()> {
    tx.exec_one(DISMISS, args![id, versie, now, Vec::<u8>::new()])
}

/// How the queue stands, for the health page and the gauges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stand {
    /// Jobs that wait, for their turn or for another attempt.
    pub wacht: i64,
    /// Jobs in hand.
    pub bezig: i64,
    /// Jobs that were given up and that nobody has looked at.
    pub gestopt: i64,
    /// The turn of the job that waits longest; in the past when work is piling up.
    pub oudste_beurt: Option<Moment>,
}

/// Counts the queue.
pub fn stand(tx: &mut Tx<'_>) -> Result<Stand> {
    let waiting = tx.row(COUNT, args!["wacht"])?;
    let mut count = |status: &str| tx.row(COUNT, args![status])?.get(0);
    let (bezig, gestopt) = (count("bezig")?, count("gestopt")?);
    Ok(Stand { wacht: waiting.get(0)?, bezig, gestopt, oudste_beurt: waiting.get(1)? })
}

/// True when a job of this kind is waiting or in hand.
pub(crate) fn is_open(tx: &mut Tx<'_>, soort: &str) -> Result<bool> {
    Ok(tx.maybe(OPEN, args![soort])?.is_some())
}
