//! The policy of the municipality, and what a draft takes from it.

use super::Klaar;
use crate::Gegevens;
use crate::access::BeleidBeheren;
use crate::soort::{ANDERE_REGEL, Veld, Veldsoort};
use crate::store::beleid::{self, Beleidsregel};
use access::Access;
use audit::{Ding, Gebeurtenis};
use jiff::civil::Date;
use kern::{Weigering, dag_van};
use store::Tx;

/// Adds a row.
pub fn regel_erbij(tx: &mut Tx<'_>, access: &Access<BeleidBeheren>, nieuw: &Beleidsregel) -> Klaar {
    let id = beleid::erbij(tx, nieuw, access.gebruiker()?, access.now())?;
    access.record(
        tx,
        Gebeurtenis::new("beleid.toegevoegd", Ding::new("beleidsregel", id)).met("soort", nieuw.soort.clone()),
    )?;
    Ok(())
}

/// Ends a row with yesterday: from today nobody chooses it. What was decided keeps what it took from it.
pub fn regel_eindigen(tx: &mut Tx<'_>, access: &Access<BeleidBeheren>, id: i64) -> Klaar {
    let today = dag_van(access.now());
    beleid::eindig(tx, id, today.yesterday().unwrap_or(today))?;
    access.record(tx, Gebeurtenis::new("beleid.geeindigd", Ding::new("beleidsregel", id)))?;
    Ok(())
}

/// The answers with name and number of the rows that were chosen: a draft keeps them as they were then.
pub(super) fn overgenomen(
    tx: &mut Tx<'_>,
    velden: impl Iterator<Item = &'static Veld>,
    gegevens: &Gegevens,
    vandaag: Date,
) -> Klaar<Gegevens> {
    let mut filled = gegevens.clone();
    for veld in velden {
        let Veldsoort::Beleid(vraag) = veld.soort else { continue };
        let chosen = gegevens.tekst(veld.naam);
        if chosen.is_empty() || chosen == ANDERE_REGEL {
            continue;
        }
        let regel = beleid::op(tx, vraag.code, vandaag)?.into_iter().find(|regel| regel.id.to_string() == chosen);
        let regel = regel.ok_or_else(|| Weigering::new(veld.naam, "Deze regel geldt niet meer. Kies een andere."))?;
        filled.zet(vraag.naam_veld, regel.naam);
        filled.zet(vraag.getal_veld, regel.getal.to_string());
    }
    Ok(filled)
}
