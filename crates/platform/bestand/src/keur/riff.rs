//! RIFF: the container of WebP and WAV. A list of named chunks, each padded to an even length.

use super::{Afwijzing, lezer::Lezer};

/// One chunk.
pub(super) type Stuk<'a> = ([u8; 4], &'a [u8]);

/// The chunks of a RIFF file of this form; what hangs behind the declared end is left out.
pub(super) fn stukken(bytes: &[u8], vorm: [u8; 4]) -> Result<Vec<Stuk<'_>>, Afwijzing> {
    let mut lezer = Lezer::nieuw(bytes);
    lezer.verwacht(b"RIFF")?;
    let lengte = lezer.lengte_le()?;
    let mut lijf = Lezer::nieuw(lezer.neem(lengte)?);
    lijf.verwacht(&vorm)?;
    let mut stukken = Vec::new();
    while !lijf.is_op() {
        let soort = lijf.vast()?;
        let lengte = lijf.lengte_le()?;
        stukken.push((soort, lijf.neem(lengte)?));
        // Some writers leave the last padding byte out.
        if lengte % 2 == 1 && !lijf.is_op() {
            lijf.neem(1)?;
        }
    }
    Ok(stukken)
}

/// A RIFF file of this form with these chunks.
pub(super) fn schrijf(vorm: [u8; 4], stukken: &[Stuk<'_>]) -> Result<Vec<u8>, Afwijzing> {
    let mut lijf = vorm.to_vec();
    for (soort, inhoud) in stukken {
        lijf.extend_from_slice(soort);
        lijf.extend_from_slice(&lengte(inhoud)?);
        lijf.extend_from_slice(inhoud);
        if inhoud.len() % 2 == 1 {
            lijf.push(0);
        }
    }
    Ok([b"RIFF", &lengte(&lijf)?[..], &lijf].concat())
}

fn lengte(bytes: &[u8]) -> Result<[u8; 4], Afwijzing> {
    u32::try_from(bytes.len()).map(u32::to_le_bytes).map_err(|_| Afwijzing::Beschadigd)
}
