//! M4A: sound in an MP4 container. The sound is found by its place in the file, so nothing is moved: a box that is not on the
//! list becomes an empty `free` box of the same length, and the clock times of the recording become zero.

use super::Afwijzing;
use std::ops::Range;

/// Deeper than the format ever needs; keeps hostile nesting from using up the stack.
const MAX_DIEPTE: usize = 8;

/// What happens to a box.
#[derive(Clone, Copy)]
enum Lot {
    /// Stays as it is.
    Blijft,
    /// Holds boxes.
    Open,
    /// Starts with the times of creation and change.
    Tijden,
    /// Says what a track holds, and the maker's name for it.
    Spoorsoort,
    /// Says where the sound lies: here, or at a path on somebody's computer.
    Verwijzing,
    /// Becomes empty.
    Leeg,
}

/// The list. A name that belongs elsewhere in the tree does no harm: its content is a table of numbers.
const fn lot(soort: [u8; 4]) -> Lot {
    match &soort {
        b"moov" | b"trak" | b"mdia" | b"minf" | b"stbl" | b"dinf" | b"edts" | b"mvex" | b"moof" | b"traf" => Lot::Open,
        b"mvhd" | b"tkhd" | b"mdhd" => Lot::Tijden,
        b"hdlr" => Lot::Spoorsoort,
        b"dref" => Lot::Verwijzing,
        b"ftyp" | b"mdat" | b"elst" | b"smhd" | b"stsd" | b"stts" | b"ctts" | b"stsc" | b"stsz" | b"stz2" | b"stco"
        | b"co64" | b"stss" | b"sgpd" | b"sbgp" | b"mehd" | b"trex" | b"mfhd" | b"tfhd" | b"tfdt" | b"trun"
        | b"sidx" => Lot::Blijft,
        _ => Lot::Leeg,
    }
}

#[derive(Default)]
struct Telling {
    sporen: usize,
    geluidssporen: usize,
    heeft_inhoud: bool,
}

pub(super) fn schoon(bytes: &[u8]) -> Result<Vec<u8>, Afwijzing> {
    let mut uit = bytes.to_vec();
    let mut telling = Telling::default();
    loop_langs(&mut uit, 0, &mut telling)?;
    if telling.sporen == 0 || !telling.heeft_inhoud {
        return Err(Afwijzing::Beschadigd);
    }
    if telling.sporen == telling.geluidssporen { Ok(uit) } else { Err(Afwijzing::NietTeSchonen) }
}

fn loop_langs(bytes: &mut [u8], diepte: usize, telling: &mut Telling) -> Result<(), Afwijzing> {
    if diepte > MAX_DIEPTE {
        return Err(Afwijzing::Beschadigd);
    }
    let mut begin = 0;
    while let Some(rest) = bytes.get_mut(begin..).filter(|rest| !rest.is_empty()) {
        // Old writers close a list with four zero bytes.
        if rest.len() < 8 {
            rest.fill(0);
            break;
        }
        let (soort, inhoud) = doos(rest, diepte)?;
        begin += inhoud.end;
        behandel(rest, soort, inhoud, diepte, telling)?;
    }
    Ok(())
}

fn behandel(
    rest: &mut [u8],
    soort: [u8; 4],
    inhoud: Range<usize>,
    diepte: usize,
    telling: &mut Telling,
) -> Result<(), Afwijzing> {
    telling.sporen += usize::from(&soort == b"trak");
    telling.heeft_inhoud |= &soort == b"mdat" && !inhoud.is_empty();
    let lot = lot(soort);
    if matches!(lot, Lot::Leeg) {
        rest.get_mut(4..8).ok_or(Afwijzing::Beschadigd)?.copy_from_slice(b"free");
    }
    let inhoud = rest.get_mut(inhoud).ok_or(Afwijzing::Beschadigd)?;
    match lot {
        Lot::Blijft => Ok(()),
        Lot::Open => loop_langs(inhoud, diepte + 1, telling),
        Lot::Tijden => wis_tijden(inhoud),
        Lot::Spoorsoort => keur_spoor(inhoud, telling),
        Lot::Verwijzing => wis_paden(inhoud),
        Lot::Leeg => {
            inhoud.fill(0);
            Ok(())
        }
    }
}

/// The name of the box that starts here and the place of its content. Its length is 32 or 64 bits, or "to the end".
fn doos(rest: &[u8], diepte: usize) -> Result<([u8; 4], Range<usize>), Afwijzing> {
    let (kort, na_kort) = rest.split_first_chunk::<4>().ok_or(Afwijzing::Beschadigd)?;
    let (soort, na_soort) = na_kort.split_first_chunk::<4>().ok_or(Afwijzing::Beschadigd)?;
    let (begin, lengte) = match u32::from_be_bytes(*kort) {
        0 if diepte == 0 => (8, rest.len() as u64),
        1 => (16, u64::from_be_bytes(*na_soort.first_chunk().ok_or(Afwijzing::Beschadigd)?)),
        lengte => (8, u64::from(lengte)),
    };
    let einde = usize::try_from(lengte).map_err(|_| Afwijzing::Beschadigd)?;
    if einde < begin || einde > rest.len() { Err(Afwijzing::Beschadigd) } else { Ok((*soort, begin..einde)) }
}

fn wis_tijden(inhoud: &mut [u8]) -> Result<(), Afwijzing> {
    let lengte = if inhoud.first() == Some(&1) { 16 } else { 8 };
    inhoud.get_mut(4..4 + lengte).ok_or(Afwijzing::Beschadigd)?.fill(0);
    Ok(())
}

fn keur_spoor(inhoud: &mut [u8], telling: &mut Telling) -> Result<(), Afwijzing> {
    match inhoud.get(8..12) {
        Some(b"soun") => telling.geluidssporen += 1,
        Some(b"vide") => return Err(Afwijzing::Video),
        // QuickTime says in a second handler that the data lies in this file.
        Some(b"alis" | b"url ") => {}
        Some(_) => return Err(Afwijzing::NietTeSchonen),
        None => return Err(Afwijzing::Beschadigd),
    }
    inhoud.get_mut(12..).ok_or(Afwijzing::Beschadigd)?.fill(0);
    Ok(())
}

/// Keeps of each reference only the flag "in this file"; a reference that points elsewhere holds a path.
fn wis_paden(inhoud: &mut [u8]) -> Result<(), Afwijzing> {
    let mut begin = 8;
    while let Some(rest) = inhoud.get_mut(begin..).filter(|rest| !rest.is_empty()) {
        let (_, plek) = doos(rest, 1)?;
        begin += plek.end;
        rest.get_mut(plek).and_then(|verwijzing| verwijzing.get_mut(4..)).ok_or(Afwijzing::Beschadigd)?.fill(0);
    }
    Ok(())
}
