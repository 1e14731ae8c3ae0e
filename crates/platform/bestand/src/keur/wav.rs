//! WAV: keeps the format and the sound. Titles, makers, cue points and broadcast data go.

use super::{Afwijzing, riff};

const VORM: [u8; 4] = *b"WAVE";
/// A longer format description holds more than a format.
const MAX_FORMAAT: usize = 64;

pub(super) fn schoon(bytes: &[u8]) -> Result<Vec<u8>, Afwijzing> {
    let stukken = riff::stukken(bytes, VORM)?;
    let vind = |naam: [u8; 4]| stukken.iter().find(|(soort, _)| *soort == naam).copied();
    let formaat = vind(*b"fmt ").filter(|(_, inhoud)| (14..=MAX_FORMAAT).contains(&inhoud.len()));
    let geluid = vind(*b"data").filter(|(_, inhoud)| !inhoud.is_empty());
    let (Some(formaat), Some(geluid)) = (formaat, geluid) else { return Err(Afwijzing::Beschadigd) };
    let mut uit = vec![formaat];
    uit.extend(vind(*b"fact").filter(|(_, inhoud)| inhoud.len() == 4));
    uit.push(geluid);
    riff::schrijf(VORM, &uit)
}
