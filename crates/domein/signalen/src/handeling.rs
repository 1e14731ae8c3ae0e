//! What people do with a signal. Pages and the API call these; each writes the change, what happened and the mail that
//! follows from it in one transaction, and refuses what policy does not allow.

pub mod antwoorden;
pub mod besluiten;
pub mod melder;
pub mod politie;
pub mod wegen;

use access::{Access, Action, Mislukt};
use audit::{Ding, Gebeurtenis};
use kern::{SignaalId, Weigering};
use store::{StoreError, Tx};

use crate::model::Signaal;
use crate::store::rij;
use crate::store::schrijven::Daad;

/// The signal as it stands, when it still is the version that the maker saw.
/// Error: [`StoreError::Conflict`] when somebody else changed it in the meantime.
fn ongewijzigd(tx: &mut Tx<'_>, id: SignaalId, versie: i64) -> Result<Signaal, Mislukt> {
    let signaal = rij::load(tx, id)?;
    if signaal.versie == versie { Ok(signaal) } else { Err(StoreError::Conflict.into()) }
}

fn daad<A: Action>(access: &Access<A>, signaal: &Signaal) -> Result<Daad, Mislukt> {
    let door = access.gebruiker()?;
    Ok(Daad { signaal: signaal.id, versie: signaal.versie, door, moment: access.now() })
}

/// An event about this signal, in its kring.
fn gebeurtenis(soort: &'static str, signaal: &Signaal) -> Gebeurtenis {
    Gebeurtenis::new(soort, Ding::new("signaal", signaal.id.0)).kring(signaal.kring)
}

/// A written reason: something must stand there.
fn reden<'a>(tekst: &'a str, code: &'static str, zin: &str) -> Result<&'a str, Weigering> {
    let tekst = tekst.trim();
    if tekst.is_empty() { Err(Weigering::new(code, zin)) } else { Ok(tekst) }
}
