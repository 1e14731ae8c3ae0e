//! WebP: keeps the picture and its transparency.

use super::{
    Afwijzing, beeldpunten,
    exif::{Stand, stand},
    lezer::Lezer,
    riff,
};

const VORM: [u8; 4] = *b"WEBP";
const VLAG_DOORZICHTIG: u8 = 0x10;
const VLAG_EXIF: u8 = 0x08;
const VLAG_BEWEGING: u8 = 0x02;

pub(super) fn schoon(bytes: &[u8]) -> Result<Vec<u8>, Afwijzing> {
    let stukken = riff::stukken(bytes, VORM)?;
    let vind = |naam: &[u8; 4]| stukken.iter().find(|(soort, _)| soort == naam).map(|(_, inhoud)| *inhoud);
    if vind(b"ANIM").is_some() || vind(b"ANMF").is_some() {
        return Err(Afwijzing::Beweging);
    }
    let beeld = match (vind(b"VP8 "), vind(b"VP8L")) {
        (Some(beeld), None) => (*b"VP8 ", beeld),
        (None, Some(beeld)) => (*b"VP8L", beeld),
        _ => return Err(Afwijzing::Beschadigd),
    };
    keur_maat(beeld)?;
    let Some(kop) = vind(b"VP8X") else { return riff::schrijf(VORM, &[beeld]) };
    let exif =
        vind(b"EXIF").and_then(|exif| stand(exif.strip_prefix(b"Exif\0\0").unwrap_or(exif))).map(Stand::als_tiff);
    let kop = schone_kop(kop, exif.is_some())?;
    let mut uit = vec![(*b"VP8X", &kop[..])];
    uit.extend(vind(b"ALPH").map(|doorzichtig| (*b"ALPH", doorzichtig)));
    uit.push(beeld);
    uit.extend(exif.as_ref().map(|exif| (*b"EXIF", &exif[..])));
    riff::schrijf(VORM, &uit)
}

/// The extended header: flags only for what is still there, then the size of the canvas.
fn schone_kop(kop: &[u8], met_stand: bool) -> Result<[u8; 10], Afwijzing> {
    let mut schoon: [u8; 10] = kop.try_into().map_err(|_| Afwijzing::Beschadigd)?;
    if schoon[0] & VLAG_BEWEGING != 0 {
        return Err(Afwijzing::Beweging);
    }
    schoon[0] = (schoon[0] & VLAG_DOORZICHTIG) | if met_stand { VLAG_EXIF } else { 0 };
    schoon[1..4].fill(0);
    let maat = |bytes: &[u8]| bytes.iter().rev().fold(0_u64, |getal, byte| getal << 8 | u64::from(*byte)) + 1;
    beeldpunten::keur(maat(&schoon[4..7]), maat(&schoon[7..10]))?;
    Ok(schoon)
}

/// Reads the size from the picture itself, which may differ from the header.
fn keur_maat((soort, beeld): riff::Stuk<'_>) -> Result<(), Afwijzing> {
    let mut lezer = Lezer::nieuw(beeld);
    if &soort == b"VP8L" {
        lezer.verwacht(&[0x2F])?;
        let bits = u32::from_le_bytes(lezer.vast()?);
        return beeldpunten::keur(u64::from(bits & 0x3FFF) + 1, u64::from(bits >> 14 & 0x3FFF) + 1);
    }
    lezer.neem(3)?;
    lezer.verwacht(&[0x9D, 0x01, 0x2A])?;
    let (breedte, hoogte) = (u16::from_le_bytes(lezer.vast()?), u16::from_le_bytes(lezer.vast()?));
    beeldpunten::keur(u64::from(breedte & 0x3FFF), u64::from(hoogte & 0x3FFF))
}
