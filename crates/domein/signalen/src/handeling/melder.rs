//! Showing who reported: an act of its own, only for whoever is in the kring of that identity, and always logged.

use crate::aannemen::Melder;
use crate::access::MelderTonen;
use crate::inrichting::Inrichting;
use crate::sleutels;
use crate::store::rij;
use access::{Access, Mislukt};
use kern::SignaalId;
use store::{StoreError, Tx};

/// The identity; [`StoreError::NotFound`] when there is none, when it was erased, or when the actor may not know.
pub fn toon(
    tx: &mut Tx<'_>,
    access: &Access<MelderTonen>,
    inrichting: &Inrichting,
    id: SignaalId,
) -> Result<Melder, Mislukt> {
    let (kring, gegevens) = rij::melder(tx, id)?.ok_or(StoreError::NotFound)?;
    if !access.kringen().contains(&kring) {
        return Err(StoreError::NotFound.into());
    }
    open(tx, inrichting, id, &gegevens)
}

/// Opens the sealed identity: for showing it, and for writing to the reporter.
pub(super) fn open(
    tx: &mut Tx<'_>,
    inrichting: &Inrichting,
    id: SignaalId,
    gegevens: &[u8],
) -> Result<Melder, Mislukt> {
    let opgeslagen = rij::sleutel(tx, id)?.ok_or(StoreError::NotFound)?;
    let broken = StoreError::Type { column: 2, expected: "gegevens van een melder die te openen zijn" };
    let bos = sleutels::open(&inrichting.kluis, &opgeslagen).map_err(|_| broken.clone())?;
    let json = bos.ontsleutel_tekst("melder.gegevens", gegevens).map_err(|_| broken.clone())?;
    serde_json::from_str(json.expose()).map_err(|_| broken.into())
}
