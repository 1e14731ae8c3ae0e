//! JPEG: keeps what the picture is made of. Camera data, place, thumbnails, comments, colour profiles (a screenshot's names
//! the screen it was made on) and whatever a phone hangs behind the picture do not pass.

use super::{
    Afwijzing, beeldpunten,
    exif::{Stand, stand},
    lezer::Lezer,
};

const SOI: u8 = 0xD8;
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;
const APP0: u8 = 0xE0;
const APP1: u8 = 0xE1;
const APP14: u8 = 0xEE;
const EXIF: &[u8] = b"Exif\0\0";
/// "JFIF", version, unit and density; after these come the size of a thumbnail and the thumbnail.
const JFIF_ZONDER_VOORBEELD: usize = 12;
/// "Adobe", version, flags and the colour transform, without which the colours are wrong.
const ADOBE: usize = 12;

#[derive(Default)]
struct Opbouw {
    jfif: Option<Vec<u8>>,
    stand: Option<Stand>,
    lijf: Vec<u8>,
    heeft_maat: bool,
    heeft_beeld: bool,
}

pub(super) fn schoon(bytes: &[u8]) -> Result<Vec<u8>, Afwijzing> {
    let mut lezer = Lezer::nieuw(bytes);
    lezer.verwacht(&[0xFF, SOI])?;
    let mut opbouw = Opbouw::default();
    loop {
        match volgende_merk(&mut lezer)? {
            EOI if opbouw.heeft_beeld => return Ok(opbouw.in_elkaar()),
            EOI => return Err(Afwijzing::Beschadigd),
            // Marks without a length stand for nothing outside a scan.
            SOI | 0x01 | 0xD0..=0xD7 => {}
            merk => {
                let lengte = usize::from(lezer.u16_be()?).checked_sub(2).ok_or(Afwijzing::Beschadigd)?;
                opbouw.neem_op(merk, lezer.neem(lengte)?)?;
                if merk == SOS {
                    let beeld = lengte_beeld(lezer.rest());
                    opbouw.lijf.extend_from_slice(lezer.neem(beeld)?);
                }
            }
        }
    }
}

/// Skips to the next mark: fill bytes, and rubbish between segments as decoders do.
fn volgende_merk(lezer: &mut Lezer<'_>) -> Result<u8, Afwijzing> {
    while lezer.u8()? != 0xFF {}
    loop {
        match lezer.u8()? {
            0xFF => {}
            merk => return Ok(merk),
        }
    }
}

/// How many bytes of picture follow: up to the first mark that is neither an escaped byte nor a restart.
fn lengte_beeld(bytes: &[u8]) -> usize {
    let is_merk = |paar: &[u8]| paar[0] == 0xFF && !matches!(paar[1], 0x00 | 0xD0..=0xD7);
    bytes.windows(2).position(is_merk).unwrap_or(bytes.len())
}

impl Opbouw {
    fn neem_op(&mut self, merk: u8, inhoud: &[u8]) -> Result<(), Afwijzing> {
        match merk {
            // Tables, restart interval and number of lines.
            0xC4 | 0xCC | 0xDB | 0xDC | 0xDD => self.schrijf(merk, inhoud),
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => self.neem_maat(merk, inhoud),
            SOS if self.heeft_maat => {
                self.heeft_beeld = true;
                self.schrijf(merk, inhoud)
            }
            SOS => Err(Afwijzing::Beschadigd),
            APP0 if inhoud.starts_with(b"JFIF\0") && inhoud.len() >= JFIF_ZONDER_VOORBEELD => {
                self.jfif = inhoud.get(..JFIF_ZONDER_VOORBEELD).map(|kop| [kop, &[0, 0]].concat());
                Ok(())
            }
            APP14 if inhoud.starts_with(b"Adobe") => {
                self.schrijf(merk, inhoud.get(..ADOBE).ok_or(Afwijzing::Beschadigd)?)
            }
            APP1 => {
                self.stand = self.stand.or_else(|| inhoud.strip_prefix(EXIF).and_then(stand));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn neem_maat(&mut self, merk: u8, inhoud: &[u8]) -> Result<(), Afwijzing> {
        let mut lezer = Lezer::nieuw(inhoud);
        lezer.u8()?;
        let (hoogte, breedte) = (lezer.u16_be()?, lezer.u16_be()?);
        beeldpunten::keur(breedte.into(), hoogte.into())?;
        if std::mem::replace(&mut self.heeft_maat, true) {
            return Err(Afwijzing::Beschadigd);
        }
        self.schrijf(merk, inhoud)
    }

    fn schrijf(&mut self, merk: u8, inhoud: &[u8]) -> Result<(), Afwijzing> {
        schrijf_deel(&mut self.lijf, merk, inhoud)
    }

    fn in_elkaar(self) -> Vec<u8> {
        let mut uit = Vec::with_capacity(self.lijf.len() + 64);
        uit.extend_from_slice(&[0xFF, SOI]);
        let jfif = self.jfif.map(|jfif| (APP0, jfif));
        let exif = self.stand.map(|stand| (APP1, [EXIF, &stand.als_tiff()].concat()));
        for (merk, inhoud) in jfif.into_iter().chain(exif) {
            // Both are a few bytes long, so that their length always fits.
            let geschreven = schrijf_deel(&mut uit, merk, &inhoud);
            debug_assert_eq!(geschreven, Ok(()));
        }
        uit.extend_from_slice(&self.lijf);
        uit.extend_from_slice(&[0xFF, EOI]);
        uit
    }
}

fn schrijf_deel(uit: &mut Vec<u8>, merk: u8, inhoud: &[u8]) -> Result<(), Afwijzing> {
    let lengte = u16::try_from(inhoud.len() + 2).map_err(|_| Afwijzing::Beschadigd)?;
    uit.extend_from_slice(&[0xFF, merk]);
    uit.extend_from_slice(&lengte.to_be_bytes());
    uit.extend_from_slice(inhoud);
    Ok(())
}
