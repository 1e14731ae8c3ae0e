//! A threshold against guessing: after a few failures each next try must wait longer. Counts are shared by all servers
//! through the database, under a key of the day, so that nobody can tell later whose account or address it was.

use crate::{Mislukt, willekeur};
use hmac::{Hmac, KeyInit, Mac};
use kern::{Moment, dag_van};
use sha2::Sha256;
use store::{Tx, args};

store::sql! {
    SLEUTEL = "SELECT sleutel FROM toegang_sleutel WHERE dag = $1";
    NIEUWE_SLEUTEL = "INSERT INTO toegang_sleutel (dag, sleutel) VALUES ($1, $2)";
    LEES = "SELECT tot, aantal, laatst FROM poging WHERE sleutel = $1";
    ZET = "INSERT INTO poging (sleutel, aantal, laatst, tot) VALUES ($1, $2, $3, $4)
        ON CONFLICT (sleutel) DO UPDATE SET aantal = excluded.aantal, laatst = excluded.laatst, tot = excluded.tot";
    VERGEET = "DELETE FROM poging WHERE sleutel = $1";
}

/// Longest wait.
const HOOGSTENS_SECONDEN: i64 = 15 * 60;
/// After so long without a failure the count starts anew.
const VERGETEN_SECONDEN: i64 = 60 * 60;

/// A threshold for one kind of guessing.
#[derive(Debug, Clone, Copy)]
pub struct Drempel {
    soort: &'static str,
    vrij: i64,
}

impl Drempel {
    /// A threshold with its own counts. `vrij`: how many failures go by before waiting begins.
    pub const fn new(soort: &'static str, vrij: i64) -> Self {
        Self { soort, vrij }
    }

    /// How many seconds this account, address or code must still wait; `None` when it may try.
    pub fn wachttijd(&self, tx: &mut Tx<'_>, now: Moment, waarde: &[u8]) -> Result<Option<i64>, Mislukt> {
        let key = self.key(tx, now, waarde)?;
        let Some(row) = tx.maybe(LEES, args![key])? else { return Ok(None) };
        let tot: Moment = row.get(0)?;
        Ok((tot > now).then(|| tot.seconds_since(now).max(1)))
    }

    /// Counts a failure, or a try before its outcome is known.
    pub fn tel(&self, tx: &mut Tx<'_>, now: Moment, waarde: &[u8]) -> Result<(), Mislukt> {
        let key = self.key(tx, now, waarde)?;
        let earlier = match tx.maybe(LEES, args![key.as_slice()])? {
            Some(row) if now.seconds_since(row.get(2)?) < VERGETEN_SECONDEN => row.get(1)?,
            _ => 0,
        };
        let aantal: i64 = earlier + 1;
        tx.exec(ZET, args![key, aantal, now, now.plus_seconds(self.wait_after(aantal))])?;
        Ok(())
    }

    /// Forgets the failures: it went well.
    pub fn vergeet(&self, tx: &mut Tx<'_>, now: Moment, waarde: &[u8]) -> Result<(), Mislukt> {
        let key = self.key(tx, now, waarde)?;
        tx.exec(VERGEET, args![key])?;
        Ok(())
    }

    /// Doubles with every failure, up to a quarter of an hour.
    fn wait_after(&self, aantal: i64) -> i64 {
        let over = aantal - self.vrij;
        if over <= 0 { 0 } else { HOOGSTENS_SECONDEN.min(1 << over.min(10)) }
    }

    fn key(&self, tx: &mut Tx<'_>, now: Moment, waarde: &[u8]) -> Result<Vec<u8>, Mislukt> {
        let secret = key_of_the_day(tx, now)?;
        let mut mac = Hmac::<Sha256>::new_from_slice(&secret)
            .map_err(|_| Mislukt::Machine("de sleutel van de dag is onbruikbaar"))?;
        mac.update(self.soort.as_bytes());
        mac.update(&[0]);
        mac.update(waarde);
        Ok(mac.finalize().into_bytes().to_vec())
    }
}

fn key_of_the_day(tx: &mut Tx<'_>, now: Moment) -> Result<Vec<u8>, Mislukt> {
    let dag = dag_van(now);
    if let Some(row) = tx.maybe(SLEUTEL, args![dag])? {
        return Ok(row.get(0)?);
    }
    let fresh = willekeur::bytes::<32>()?.to_vec();
    tx.exec(NIEUWE_SLEUTEL, args![dag, fresh.as_slice()])?;
    Ok(fresh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn de_wachttijd_verdubbelt_tot_een_kwartier() {
        let drempel = Drempel::new("proef", 4);
        let waits: Vec<_> = [1, 4, 5, 6, 7, 13, 14, 99].map(|aantal| drempel.wait_after(aantal)).to_vec();
        assert_eq!(waits, [0, 0, 2, 4, 8, 512, 900, 900]);
    }
}
