//! PNG: keeps the chunks that draw the picture. Text, time, place, colour profiles, animation and all private chunks go.

use super::{
    Afwijzing, beeldpunten, crc,
    exif::{Stand, stand},
    lezer::Lezer,
};

/// The first eight bytes of every PNG.
pub(super) const HANDTEKENING: &[u8] = b"\x89PNG\r\n\x1A\n";

pub(super) fn schoon(bytes: &[u8]) -> Result<Vec<u8>, Afwijzing> {
    let mut lezer = Lezer::nieuw(bytes);
    lezer.verwacht(HANDTEKENING)?;
    let (kop, maat) = stuk(&mut lezer)?;
    if &kop != b"IHDR" || maat.len() != 13 {
        return Err(Afwijzing::Beschadigd);
    }
    keur_maat(maat)?;
    let (lijf, gevonden) = lijf(lezer)?;
    let mut uit = Vec::with_capacity(lijf.len() + 128);
    uit.extend_from_slice(HANDTEKENING);
    schrijf(&mut uit, kop, maat)?;
    if let Some(stand) = gevonden {
        schrijf(&mut uit, *b"eXIf", &stand.als_tiff())?;
    }
    uit.extend_from_slice(&lijf);
    schrijf(&mut uit, *b"IEND", &[])?;
    Ok(uit)
}

/// The chunks between the header and the end that draw the picture, and the orientation that was noted beside them.
fn lijf(mut lezer: Lezer<'_>) -> Result<(Vec<u8>, Option<Stand>), Afwijzing> {
    let mut uit = Vec::with_capacity(lezer.rest().len());
    let (mut gevonden, mut heeft_beeld) = (None, false);
    loop {
        let (soort, inhoud) = stuk(&mut lezer)?;
        match &soort {
            b"IEND" if heeft_beeld => return Ok((uit, gevonden)),
            b"eXIf" => gevonden = gevonden.or_else(|| stand(inhoud)),
            b"PLTE" | b"IDAT" | b"tRNS" | b"gAMA" | b"cHRM" | b"sRGB" | b"sBIT" | b"bKGD" | b"pHYs" => {
                heeft_beeld |= &soort == b"IDAT";
                schrijf(&mut uit, soort, inhoud)?;
            }
            // A capital first letter says that the picture cannot be drawn without it: a second header, an end without a
            // picture, or something we do not know.
            [b'A'..=b'Z', ..] => return Err(Afwijzing::Beschadigd),
            _ => {}
        }
    }
}

fn keur_maat(maat: &[u8]) -> Result<(), Afwijzing> {
    let mut lezer = Lezer::nieuw(maat);
    let (breedte, hoogte) = (u32::from_be_bytes(lezer.vast()?), u32::from_be_bytes(lezer.vast()?));
    beeldpunten::keur(breedte.into(), hoogte.into())
}

/// One chunk whose checksum is right.
fn stuk<'a>(lezer: &mut Lezer<'a>) -> Result<([u8; 4], &'a [u8]), Afwijzing> {
    let lengte = lezer.lengte_be()?;
    let soort = lezer.vast()?;
    let inhoud = lezer.neem(lengte)?;
    lezer.verwacht(&crc::png(&soort, inhoud).to_be_bytes())?;
    Ok((soort, inhoud))
}

fn schrijf(uit: &mut Vec<u8>, soort: [u8; 4], inhoud: &[u8]) -> Result<(), Afwijzing> {
    let lengte = u32::try_from(inhoud.len()).map_err(|_| Afwijzing::Beschadigd)?;
    uit.extend_from_slice(&lengte.to_be_bytes());
    uit.extend_from_slice(&soort);
    uit.extend_from_slice(inhoud);
    uit.extend_from_slice(&crc::png(&soort, inhoud).to_be_bytes());
    Ok(())
}
