//! What a new municipality needs of this domain before its first signal: its kringen, and the roles that bring them.

use crate::access::KRINGEN;
use access::{Mislukt, kring};
use audit::Wie;
use kern::{Kring, Moment, Rol};
use store::Tx;

/// Makes the kringen that are not there yet. Whoever changed since which role brings which kring keeps that choice.
pub fn kringen(tx: &mut Tx<'_>, now: Moment) -> Result<(), Mislukt> {
    let mut made: Vec<(Kring, &[Rol])> = Vec::new();
    for standaard in KRINGEN {
        if kring::kring_met_code(tx, standaard.code)?.is_none() {
            let kring = kring::maak_kring(tx, now, Wie::Niemand, standaard.code, standaard.naam, standaard.soort)?;
            made.push((kring, standaard.rollen));
        }
    }
    for rol in Rol::ALL {
        let brings = made.iter().filter(|(_, rollen)| rollen.contains(&rol)).map(|(kring, _)| *kring);
        let mut all: Vec<Kring> = kring::kringen_van_rol(tx, rol)?;
        let before = all.len();
        all.extend(brings);
        if all.len() > before {
            kring::rol_kringen(tx, now, Wie::Niemand, rol, &all)?;
        }
    }
    Ok(())
}
