//! Short lists and counts: what waits, what is due, what belongs to a file or a partner.

use super::{Kaartje, each_kring};
use crate::model::Status;
use kern::{Kring, Moment};
use store::{Result, Tx, args};

store::sql! {
    /// Urgent signals of which nobody has told the police, nor why not.
    WACHT_OP_POLITIE = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.spoed = 1 AND s.kring = $1
        AND s.politie_op IS NULL AND s.politie_afgewogen IS NULL AND s.status <> 'afgesloten'
        ORDER BY s.ontvangen DESC, s.id DESC LIMIT 50");
    /// Promises to answer that are due up to a day.
    TE_BEANTWOORDEN = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.beantwoord_op IS NULL
        AND s.antwoord_voor IS NOT NULL AND s.antwoord_voor <= $2 ORDER BY s.antwoord_voor, s.id LIMIT 50");
    /// Signals followed until a day that has come.
    VOLGEN_TOT = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.status = 'volgen'
        AND s.volgen_tot <= $2 ORDER BY s.volgen_tot, s.id LIMIT 50");
    /// Signals whose risk was weighed since a moment and that are not closed.
    GEWOGEN_SINDS = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.kring = $1 AND s.status <> 'afgesloten'
        AND s.id IN (SELECT w.signaal FROM weging w WHERE w.moment >= $2) ORDER BY s.id DESC LIMIT 50");
    IN_DOSSIER = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.dossier = $2 AND s.kring = $1
        ORDER BY s.id DESC LIMIT 100");
    /// Signals that an organisation brought, as long as they are shared with this kring ($3 is now).
    INGEBRACHT = concat!("SELECT ", columns!(), " FROM deling d JOIN signaal s ON s.id = d.ding
        WHERE d.ding_soort = 'signaal' AND d.kring = $1 AND s.organisatie = $2 AND d.van <= $3 AND d.tot > $3
        ORDER BY s.ontvangen DESC, s.id DESC LIMIT 200");
    TEL_STATUS = "SELECT COUNT(*) FROM (SELECT id FROM signaal WHERE kring = $1 AND status = $2 LIMIT $3) AS t";
    TEL_TUSSEN = "SELECT COUNT(*) FROM signaal WHERE kring = $1 AND ontvangen >= $2 AND ontvangen < $3";
}

/// Urgent signals of which nobody has told the police yet.
pub fn wacht_op_politie(tx: &mut Tx<'_>, kringen: &[Kring]) -> Result<Vec<Kaartje>> {
    each_kring(tx, kringen, WACHT_OP_POLITIE, &[])
}

/// Promised answers that are due up to and including this day, the first due on top.
pub fn te_beantwoorden(tx: &mut Tx<'_>, kringen: &[Kring], tot: jiff::civil::Date) -> Result<Vec<Kaartje>> {
    let mut found = each_kring(tx, kringen, TE_BEANTWOORDEN, args![tot])?;
    found.sort_by_key(|kaartje| (kaartje.antwoord_voor, kaartje.id));
    Ok(found)
}

/// Signals that were followed until this day or an earlier one.
pub fn volgen_tot(tx: &mut Tx<'_>, kringen: &[Kring], dag: jiff::civil::Date) -> Result<Vec<Kaartje>> {
    each_kring(tx, kringen, VOLGEN_TOT, args![dag])
}

/// Signals that are not closed and whose risk was weighed since this moment.
pub fn gewogen_sinds(tx: &mut Tx<'_>, kringen: &[Kring], vanaf: Moment) -> Result<Vec<Kaartje>> {
    each_kring(tx, kringen, GEWOGEN_SINDS, args![vanaf])
}

/// Signals that belong to a file.
pub fn in_dossier(tx: &mut Tx<'_>, kringen: &[Kring], dossier: kern::DossierId) -> Result<Vec<Kaartje>> {
    each_kring(tx, kringen, IN_DOSSIER, args![dossier])
}

/// Signals that this organisation brought and may still follow, newest first.
pub fn ingebracht(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    organisatie: kern::OrganisatieId,
    nu: Moment,
) -> Result<Vec<Kaartje>> {
    each_kring(tx, kringen, INGEBRACHT, args![organisatie, nu])
}

/// How many signals stand here, counted up to a bound: a count on a busy page must not read a million rows.
pub fn tel(tx: &mut Tx<'_>, kringen: &[Kring], status: Status, hoogstens: i64) -> Result<i64> {
    let mut total = 0;
    for kring in kringen {
        let row = tx.row(TEL_STATUS, args![*kring, kern::Code::code(status), hoogstens])?;
        total += row.get::<i64>(0)?;
    }
    Ok(total.min(hoogstens))
}

/// How many signals came in from a moment up to another: read from the index alone.
pub fn tel_tussen(tx: &mut Tx<'_>, kringen: &[Kring], vanaf: Moment, tot: Moment) -> Result<i64> {
    let mut total = 0;
    for kring in kringen {
        total += tx.row(TEL_TUSSEN, args![*kring, vanaf, tot])?.get::<i64>(0)?;
    }
    Ok(total)
}
