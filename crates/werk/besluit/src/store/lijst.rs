//! Lists and counts of orders.

use super::rij;
use crate::model::Maatregel;
use kern::{Kring, MaatregelId, Moment, code_enum};
use store::{Result, Row, Tx, args};

/// What a list shows of an order, with how many steps and notices should have been done ($2 is now).
macro_rules! kolommen {
    () => {
        "SELECT m.id, m.jaar, m.volgnummer, m.soort, m.kring, m.titel, m.adres, m.lat, m.lon, m.stand, m.begin, m.einde,
            m.uiterste, m.gesloten, m.geopend, m.sleutel, m.versie,
            (SELECT COUNT(*) FROM maatregel_termijn t WHERE t.maatregel = m.id AND t.stand = 'open'
                AND t.soort IN ('stap', 'melding') AND t.uiterlijk < $2 AND t.code <> 'einde')
        FROM maatregel m WHERE m.kring = $1 AND (m.soort = $3 OR $3 IS NULL)"
    };
}

store::sql! {
    GELDT = concat!(kolommen!(), " AND m.stand = 'geldt' AND m.einde > $2 AND (m.einde, m.id) > ($4, $5)
        ORDER BY m.einde, m.id LIMIT $6");
    TE_DOEN = concat!(kolommen!(), " AND m.id < $4 AND m.id IN (SELECT maatregel FROM maatregel_termijn
            WHERE kring = $1 AND stand = 'open' AND soort IN ('stap', 'melding') AND uiterlijk < $2 AND code <> 'einde')
        ORDER BY m.id DESC LIMIT $5");
    MET_STAND = concat!(kolommen!(), " AND m.stand = $4 AND m.id < $5 ORDER BY m.id DESC LIMIT $6");
    AFGELOPEN = concat!(kolommen!(), " AND m.stand = 'geldt' AND m.einde <= $2 AND m.id < $4 ORDER BY m.id DESC LIMIT $5");
    VOORGELEGD = "SELECT DISTINCT m.id FROM maatregel m JOIN maatregel_besluit b ON b.maatregel = m.id
        WHERE m.kring = $1 AND b.stadium = 'voorgelegd' ORDER BY m.id LIMIT 100";
    BESLUITEN_IN = "SELECT m.soort, b.soort, b.hoedanigheid, COUNT(*) FROM maatregel m
        JOIN maatregel_besluit b ON b.maatregel = m.id
        WHERE m.kring = $1 AND b.genomen >= $2 AND b.genomen < $3 GROUP BY m.soort, b.soort, b.hoedanigheid";
    OP_TIJD_IN = "SELECT m.soort, COUNT(*), SUM(CASE WHEN t.gedaan <= t.uiterlijk + $4 THEN 1 ELSE 0 END)
        FROM maatregel m JOIN maatregel_termijn t ON t.maatregel = m.id
        WHERE m.kring = $1 AND t.soort = 'melding' AND t.uiterlijk >= $2 AND t.uiterlijk < $3 AND t.stand <> 'vervallen'
        GROUP BY m.soort";
}

code_enum! {
    /// Which orders.
    pub Welke {
        /// Those that hold, the first to end first.
        Geldend = "geldend", "Van kracht";
        /// Those with a step or a notice that should have been done, also when they are over.
        TeDoen = "te_doen", "Nu te doen";
        /// Those that nobody has decided on yet.
        Voorbereiding = "voorbereiding", "In voorbereiding";
        /// Those that ended on their day.
        Afgelopen = "afgelopen", "Afgelopen";
        /// Those that ended before, or were never imposed.
        Beeindigd = "beeindigd", "Eerder beëindigd"
    }
}

/// An order on a list.
#[derive(Debug, Clone)]
pub struct Rij {
    /// The order.
    pub maatregel: Maatregel,
    /// Steps and notices that should have been done.
    pub te_doen: i64,
}

/// Where a page of the list ended: the end of the last order and its number.
pub type Grens = (Moment, MaatregelId);

/// A page of orders of these kringen, of one kind or of all; those that hold with the first to end first, others with the
/// newest first.
pub fn lijst(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    (welke, soort): (Welke, Option<&str>),
    nu: Moment,
    na: Option<Grens>,
    limiet: u32,
) -> Result<Vec<Rij>> {
    let under = na.map_or(MaatregelId(i64::MAX), |(_, id)| id);
    let (einde, id) = na.unwrap_or((nu, MaatregelId(i64::MAX)));
    let mut found = Vec::new();
    for kring in kringen {
        let kring = *kring;
        found.extend(match welke {
            Welke::Geldend => tx.list(GELDT, args![kring, nu, soort, einde, id, limiet], rij)?,
            Welke::TeDoen => tx.list(TE_DOEN, args![kring, nu, soort, under, limiet], rij)?,
            Welke::Voorbereiding => tx.list(MET_STAND, args![kring, nu, soort, "voorbereiding", under, limiet], rij)?,
            Welke::Beeindigd => tx.list(MET_STAND, args![kring, nu, soort, "beeindigd", under, limiet], rij)?,
            Welke::Afgelopen => tx.list(AFGELOPEN, args![kring, nu, soort, under, limiet], rij)?,
        });
    }
    match welke {
        Welke::Geldend => found.sort_by_key(|rij| (rij.maatregel.einde, rij.maatregel.id)),
        _ => found.sort_by_key(|rij| std::cmp::Reverse(rij.maatregel.id)),
    }
    found.truncate(usize::try_from(limiet).unwrap_or(usize::MAX));
    Ok(found)
}

fn rij(row: Row) -> Result<Rij> {
    let mut c = row.cols();
    Ok(Rij { maatregel: rij::van_kolommen(&mut c)?, te_doen: c.take()? })
}

/// Orders with a decision that waits for a signature.
pub fn voorgelegd(tx: &mut Tx<'_>, kringen: &[Kring]) -> Result<Vec<Maatregel>> {
    let mut found = Vec::new();
    for kring in kringen {
        for id in tx.list(VOORGELEGD, args![*kring], |row| row.get(0))? {
            found.push(rij::load(tx, id)?);
        }
    }
    Ok(found)
}

/// How many decisions of a kind were taken, and in which capacity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Besluittelling {
    /// Code of the kind of order.
    pub maatregel: String,
    /// Code of the kind of decision.
    pub besluit: String,
    /// Code of the capacity.
    pub hoedanigheid: String,
    /// How many.
    pub aantal: i64,
}

/// Decisions taken from this moment and before that one.
pub fn besluiten_in(tx: &mut Tx<'_>, kringen: &[Kring], van: Moment, tot: Moment) -> Result<Vec<Besluittelling>> {
    let mut found = Vec::new();
    for kring in kringen {
        found.extend(tx.list(BESLUITEN_IN, args![*kring, van, tot], |row| {
            let mut c = row.cols();
            let (maatregel, besluit) = (c.take()?, c.take()?);
            let hoedanigheid = c.take::<Option<String>>()?.unwrap_or_default();
            Ok(Besluittelling { maatregel, besluit, hoedanigheid, aantal: c.take()? })
        })?);
    }
    Ok(found)
}

/// Notices that were due from this moment and before that one: kind of order, how many, and how many were given within
/// so many seconds.
pub fn meldingen_in(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    van: Moment,
    tot: Moment,
    binnen_seconden: i64,
) -> Result<Vec<(String, i64, i64)>> {
    let mut found = Vec::new();
    for kring in kringen {
        found.extend(tx.list(OP_TIJD_IN, args![*kring, van, tot, binnen_seconden * 1_000_000], |row| {
            let mut c = row.cols();
            Ok((c.take()?, c.take()?, c.take()?))
        })?);
    }
    Ok(found)
}
