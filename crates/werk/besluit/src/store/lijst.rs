//! Lists and counts of orders.

use super::rij;
use crate::model::Maatregel;
use kern::{Kring, Moment, code_enum};
use store::{Result, Tx, args};

store::sql! {
    GELDT = "SELECT id, jaar, volgnummer, soort, kring, titel, adres, lat, lon, stand, begin, einde, uiterste, gesloten,
            geopend, sleutel, versie FROM maatregel WHERE kring = $1 AND stand = 'geldt' AND einde > $2
        ORDER BY einde, id LIMIT $3";
    MET_STAND = "SELECT id, jaar, volgnummer, soort, kring, titel, adres, lat, lon, stand, begin, einde, uiterste, gesloten,
            geopend, sleutel, versie FROM maatregel WHERE kring = $1 AND stand = $2 AND id < $3
        ORDER BY id DESC LIMIT $4";
    AFGELOPEN = "SELECT id, jaar, volgnummer, soort, kring, titel, adres, lat, lon, stand, begin, einde, uiterste, gesloten,
            geopend, sleutel, versie FROM maatregel WHERE kring = $1 AND stand = 'geldt' AND einde <= $2
            AND id < $3 ORDER BY id DESC LIMIT $4";
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
        /// Those that nobody has decided on yet.
        Voorbereiding = "voorbereiding", "In voorbereiding";
        /// Those that ended on their day.
        Afgelopen = "afgelopen", "Afgelopen";
        /// Those that ended before, or were never imposed.
        Beeindigd = "beeindigd", "Eerder beëindigd"
    }
}

/// Orders of these kringen. `onder` is the number of the last one of the page before; those that hold come on one page.
pub fn lijst(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    welke: Welke,
    nu: Moment,
    onder: Option<i64>,
    limiet: u32,
) -> Result<Vec<Maatregel>> {
    let under = onder.unwrap_or(i64::MAX);
    let mut found = Vec::new();
    for kring in kringen {
        found.extend(match welke {
            Welke::Geldend => tx.list(GELDT, args![*kring, nu, limiet], rij::read)?,
            Welke::Voorbereiding => tx.list(MET_STAND, args![*kring, "voorbereiding", under, limiet], rij::read)?,
            Welke::Beeindigd => tx.list(MET_STAND, args![*kring, "beeindigd", under, limiet], rij::read)?,
            Welke::Afgelopen => tx.list(AFGELOPEN, args![*kring, nu, under, limiet], rij::read)?,
        });
    }
    match welke {
        Welke::Geldend => found.sort_by_key(|maatregel| (maatregel.einde, maatregel.id)),
        _ => found.sort_by_key(|maatregel| std::cmp::Reverse(maatregel.id)),
    }
    found.truncate(usize::try_from(limiet).unwrap_or(usize::MAX));
    Ok(found)
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
