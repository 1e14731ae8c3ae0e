//! Sharing a signal with a partner: with a basis and an end date, and out of his sight when it ends.

use crate::aannemen;
use crate::store::rij;
use access::deling::{self, NieuweDeling};
use access::{Access, Action, Mislukt};
use audit::Ding;
use kern::{Doel, Kring, SignaalId};
use store::{Result, Tx};

/// Who brings a signal may follow it this long, in days (te bevestigen per convenant).
const INBRENGER_DAGEN: i64 = 365;

/// Lets the people of the partner that brought a signal follow it.
pub fn met_inbrenger<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    signaal: SignaalId,
    kring: Kring,
) -> std::result::Result<(), Mislukt> {
    let nieuw = NieuweDeling {
        kring,
        grondslag: "inbrenger van het signaal".to_owned(),
        doel: Doel::Signaalafhandeling,
        tot: access.now().plus_seconds(INBRENGER_DAGEN * 86_400),
    };
    deel(tx, access, signaal, &nieuw)
}

/// Shares a signal of which the caller has checked that the actor may see it, and lets search find it there.
pub fn deel<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    signaal: SignaalId,
    nieuw: &NieuweDeling,
) -> std::result::Result<(), Mislukt> {
    let found = rij::load(tx, signaal)?;
    deling::deel(tx, access, Ding::new("signaal", signaal.0), found.kring, nieuw)?;
    herindexeer(tx, signaal, access.now())?;
    Ok(())
}

/// Indexes a signal anew: after sharing, its ending, or another kring.
pub fn herindexeer(tx: &mut Tx<'_>, signaal: SignaalId, nu: kern::Moment) -> Result<()> {
    let found = rij::load(tx, signaal)?;
    let gedeeld = deling::kringen_van(tx, "signaal", signaal.0, nu)?;
    let termen = aannemen::zoektermen(&found.titel, &found.tekst, &found.plek);
    aannemen::indexeer(tx, signaal, found.kring, &gedeeld, &termen)
}
