//! The key of one signal: it seals the reporter, the files and the mail that waits. Erasing the key erases them all.

use bestand::{Eigenaar, Kluis, KluisFout, Sleutelbos};

/// Length of the random owner mark in front of the wrapped key. The key exists before the signal has a number, so the
/// mark, not the number, binds it.
const MERK: usize = 16;

/// A new key, open, and the bytes to store with the signal.
pub(crate) fn nieuw(kluis: &Kluis, merk: [u8; MERK]) -> Result<(Sleutelbos, Vec<u8>), KluisFout> {
    let (bos, verpakt) = kluis.nieuwe_sleutelbos(Eigenaar::kenmerk("signaal", merk))?;
    Ok((bos, [merk.as_slice(), &verpakt].concat()))
}

/// Opens the key that was stored with a signal.
pub(crate) fn open(kluis: &Kluis, opgeslagen: &[u8]) -> Result<Sleutelbos, KluisFout> {
    let (merk, verpakt) = opgeslagen.split_at_checked(MERK).ok_or(KluisFout::Beschadigd)?;
    kluis.open_sleutelbos(Eigenaar::kenmerk("signaal", merk), verpakt)
}
