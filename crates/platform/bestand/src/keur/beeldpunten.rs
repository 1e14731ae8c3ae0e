//! A limit on how large a picture unfolds.

use super::Afwijzing;

/// One hundred million: more than any phone makes, and still shown by a browser.
const MAX_BEELDPUNTEN: u64 = 100_000_000;

/// Refuses a picture without size, or one that unfolds too large.
pub(super) fn keur(breedte: u64, hoogte: u64) -> Result<(), Afwijzing> {
    match breedte.checked_mul(hoogte) {
        Some(0) => Err(Afwijzing::Beschadigd),
        Some(1..=MAX_BEELDPUNTEN) => Ok(()),
        _ => Err(Afwijzing::TeVeelBeeldpunten),
    }
}
