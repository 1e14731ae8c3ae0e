//! The register of mandates.

use super::Klaar;
use crate::access::MandaatBeheren;
use crate::store::mandaten::{self, NieuwMandaat};
use access::Access;
use audit::{Ding, Gebeurtenis};
use kern::{Code as _, Weigering, dag_van};
use store::Tx;

/// Puts somebody in the register. Only who has a role that signs can be in it.
pub fn geef_mandaat(tx: &mut Tx<'_>, access: &Access<MandaatBeheren>, nieuw: &NieuwMandaat) -> Klaar {
    if !mandaten::mensen(tx)?.iter().any(|(id, _)| *id == nieuw.gebruiker) {
        return Err(Weigering::new("gebruiker", "Kies iemand uit de lijst.").into());
    }
    let id = mandaten::erbij(tx, nieuw, access.gebruiker()?, access.now())?;
    let told = Gebeurtenis::new("mandaat.gegeven", Ding::new("mandaat", id)).met("als", nieuw.als.code());
    access.record(tx, told.met("gebruiker", nieuw.gebruiker.0).met("soort", nieuw.soort.clone()))?;
    Ok(())
}

/// Ends a line with yesterday: from today it no longer counts. What was signed stays signed.
pub fn eindig_mandaat(tx: &mut Tx<'_>, access: &Access<MandaatBeheren>, id: i64) -> Klaar {
    let today = dag_van(access.now());
    mandaten::eindig(tx, id, today.yesterday().unwrap_or(today))?;
    access.record(tx, Gebeurtenis::new("mandaat.geeindigd", Ding::new("mandaat", id)))?;
    Ok(())
}
