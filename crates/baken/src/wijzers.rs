//! From a reference that people use to the thing behind it, for who supervises the looks.

use access::Wijzers;
use audit::Ding;
use store::{Result, Sql, Tx, args};

/// One per kind of thing that has a reference.
pub(crate) fn wijzers() -> Wijzers {
    Wijzers(vec![signaal, casus])
}

fn signaal(tx: &mut Tx<'_>, tekst: &str) -> Result<Option<Ding>> {
    let Ok(kenmerk) = tekst.parse::<signalen::model::Kenmerk>() else { return Ok(None) };
    find(tx, "signaal", signalen::store::rij::SCOPE, kenmerk.jaar, kenmerk.volgnummer)
}

fn casus(tx: &mut Tx<'_>, tekst: &str) -> Result<Option<Ding>> {
    let Ok(kenmerk) = tekst.parse::<dossier::Kenmerk>() else { return Ok(None) };
    find(tx, "dossier", dossier::store::SCOPE, kenmerk.jaar, kenmerk.volgnummer)
}

fn find(tx: &mut Tx<'_>, soort: &'static str, scope: Sql, jaar: i64, nummer: i64) -> Result<Option<Ding>> {
    tx.maybe(scope, args![jaar, nummer])?.map(|row| Ok(Ding::new(soort, row.get(0)?))).transpose()
}
