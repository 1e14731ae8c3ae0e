//! Putting a decision before who may sign, and giving it back.

use super::{In, Klaar, toetsen::toets};
use crate::access::{BesluitNemen, BesluitOpstellen};
use crate::store::besluiten;
use crate::volledig::Volledig;
use access::Access;
use audit::Gebeurtenis;
use kern::{BesluitId, MaatregelId, Weigering};
use store::Tx;

/// Puts it before who may sign. What stands in the way refuses it: nobody is asked to sign what he cannot.
pub fn leg_voor(
    tx: &mut Tx<'_>,
    access: &Access<BesluitOpstellen>,
    inrichting: In<'_>,
    (id, besluit, versie): (MaatregelId, BesluitId, i64),
) -> Klaar {
    let volledig = Volledig::laad(tx, inrichting, id)?;
    let draft = volledig.besluit(besluit)?;
    let found = toets(tx, inrichting, &volledig, draft, None, access.now())?;
    if let Some(beletsel) = found.beletsel() {
        return Err(Weigering { bron: beletsel.bron, ..Weigering::new("toets", beletsel.zin.clone()) }.into());
    }
    besluiten::leg_voor(tx, besluit, versie, access.now())?;
    let told = Gebeurtenis::new("besluit.voorgelegd", volledig.maatregel.ding()).kring(volledig.maatregel.kring);
    access.record(tx, told.met("besluit", draft.soort.clone()))?;
    Ok(())
}

/// Gives it back to who drafts it, with what must change. The reason is a fact of the decision that only its readers see.
pub fn leg_terug(
    tx: &mut Tx<'_>,
    access: &Access<BesluitNemen>,
    inrichting: In<'_>,
    (id, besluit, versie): (MaatregelId, BesluitId, i64),
    reden: &str,
) -> Klaar {
    let reden = reden.trim();
    if reden.is_empty() || reden.chars().count() > 2_000 {
        return Err(Weigering::new("reden", "Schrijf in hoogstens 2.000 tekens wat er anders moet.").into());
    }
    let volledig = Volledig::laad(tx, inrichting, id)?;
    let draft = volledig.besluit(besluit)?;
    besluiten::leg_terug(tx, besluit, versie)?;
    let plek = super::gronden::plek(id, besluit, access.gebruiker()?, access.now());
    crate::store::gronden::oordeel(tx, &volledig.kist, plek, "terug", reden)?;
    let told = Gebeurtenis::new("besluit.teruggelegd", volledig.maatregel.ding()).kring(volledig.maatregel.kring);
    access.record(tx, told.met("besluit", draft.soort.clone()))?;
    Ok(())
}
