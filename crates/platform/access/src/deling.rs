//! Sharing one thing with another kring: with a legal basis, a purpose and an end.

use crate::{Access, Action, Mislukt};
use audit::{Ding, Gebeurtenis};
use kern::{Doel, Kring, Moment, Weigering};
use store::{Result, Tx, args};

store::sql! {
    LOPEND = "SELECT kring FROM deling WHERE ding_soort = $1 AND ding = $2 AND van <= $3 AND tot > $3";
    MET_KRING = "SELECT ding FROM deling WHERE kring = $1 AND ding_soort = $2 AND van <= $3 AND tot > $3
        ORDER BY ding DESC LIMIT 500";
    INSERT = "INSERT INTO deling (ding_soort, ding, kring, grondslag, doel, door, van, tot)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
    INTREKKEN = "UPDATE deling SET tot = $4 WHERE id = $1 AND ding_soort = $2 AND ding = $3 AND tot > $4";
    VAN_DING = "SELECT d.id, d.kring, k.naam, d.grondslag, d.doel, d.van, d.tot FROM deling d
        JOIN kring k ON k.id = d.kring WHERE d.ding_soort = $1 AND d.ding = $2 ORDER BY d.id DESC LIMIT 200";
    GEWISSELD = "SELECT DISTINCT ding_soort, ding FROM deling
        WHERE (tot > $1 AND tot <= $2) OR (van > $1 AND van <= $2) ORDER BY ding_soort, ding LIMIT 1000";
}

/// What is asked when something is shared.
#[derive(Debug, Clone)]
pub struct NieuweDeling {
    /// With whom.
    pub kring: Kring,
    /// Why it is allowed: article or agreement.
    pub grondslag: String,
    /// What for.
    pub doel: Doel,
    /// Until when.
    pub tot: Moment,
}

/// A sharing as the page of the thing shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deling {
    /// Its number, for withdrawing.
    pub id: i64,
    /// With whom.
    pub kring: Kring,
    /// With whom, in words.
    pub kring_naam: String,
    /// Why it is allowed.
    pub grondslag: String,
    /// Code of the purpose.
    pub doel: String,
    /// From when.
    pub van: Moment,
    /// Until when.
    pub tot: Moment,
}

/// Shares a thing of which the caller has checked that the actor may see it (`gate.submit`).
/// Refused without a basis, with an end that has passed, or with a kring that is not there.
pub fn deel<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    ding: Ding,
    eigen_kring: Kring,
    deling: &NieuweDeling,
) -> std::result::Result<i64, Mislukt> {
    let grondslag = deling.grondslag.trim();
    if grondslag.is_empty() {
        return Err(Weigering::new("deling-zonder-grondslag", "Vul in waarom u dit mag delen.").into());
    }
    if deling.tot <= access.now() {
        return Err(Weigering::new("deling-voorbij", "Kies een einddatum die nog moet komen.").into());
    }
    crate::kring::bestaat(tx, deling.kring)?;
    let door = access.actor().gebruiker();
    let values =
        args![ding.soort, ding.id, deling.kring, grondslag, deling.doel.code(), door, access.now(), deling.tot];
    let id: i64 = tx.row(INSERT, values)?.get(0)?;
    let told = Gebeurtenis::new("deling.begonnen", ding)
        .kring(eigen_kring)
        .met("deling", id)
        .met("met_kring", deling.kring.0)
        .met("doel", deling.doel.code())
        .met("tot", deling.tot.0);
    access.record(tx, told)?;
    Ok(id)
}

/// Ends a sharing at once.
pub fn deling_intrekken<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    ding: Ding,
    eigen_kring: Kring,
    deling: i64,
) -> Result<()> {
    tx.exec_one(INTREKKEN, args![deling, ding.soort, ding.id, access.now()])?;
    let told = Gebeurtenis::new("deling.ingetrokken", ding).kring(eigen_kring).met("deling", deling);
    access.record(tx, told).map(drop)
}

/// The sharings of a thing, running and ended, newest first.
pub fn delingen_van(tx: &mut Tx<'_>, ding: Ding) -> Result<Vec<Deling>> {
    tx.list(VAN_DING, args![ding.soort, ding.id], |row| {
        let mut cols = row.cols();
        Ok(Deling {
            id: cols.take()?,
            kring: cols.take()?,
            kring_naam: cols.take()?,
            grondslag: cols.take()?,
            doel: cols.take()?,
            van: cols.take()?,
            tot: cols.take()?,
        })
    })
}

/// The kringen with which a thing is shared at this moment; the search index needs them too.
pub fn kringen_van(tx: &mut Tx<'_>, soort: &str, ding: i64, now: Moment) -> Result<Vec<Kring>> {
    tx.list(LOPEND, args![soort, ding, now], |row| row.get(0))
}

/// The things of a kind that are shared with the actor at this moment: a list adds these to those of his kringen.
pub fn gedeeld_met<A: Action>(tx: &mut Tx<'_>, access: &Access<A>, soort: &str) -> Result<Vec<i64>> {
    let mut dingen = Vec::new();
    for kring in access.kringen() {
        dingen.extend(tx.list(MET_KRING, args![*kring, soort, access.now()], |row| row.get::<i64>(0))?);
    }
    dingen.sort_unstable();
    dingen.dedup();
    Ok(dingen)
}

/// Things whose sharing began or ended after `van` and up to `tot`: these must be indexed anew for search.
pub fn gewisseld(tx: &mut Tx<'_>, van: Moment, tot: Moment) -> Result<Vec<(String, i64)>> {
    tx.list(GEWISSELD, args![van, tot], |row| Ok((row.get(0)?, row.get(1)?)))
}
