//! Of all that a camera writes beside a picture, only this may stay: which way is up.

use super::{Afwijzing, lezer::Lezer};

/// Turned or mirrored: 2 to 8 as TIFF numbers it. Upright (1) needs no note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stand(u8);

const TAG_STAND: u16 = 0x0112;
const SOORT_GETAL: u16 = 3;

/// The orientation in a TIFF structure, or `None` when it is upright, absent or unreadable: the rest goes anyway.
pub(super) fn stand(tiff: &[u8]) -> Option<Stand> {
    zoek(tiff).ok().flatten()
}

fn zoek(tiff: &[u8]) -> Result<Option<Stand>, Afwijzing> {
    let mut kop = Lezer::nieuw(tiff);
    let klein = match kop.vast()? {
        [b'I', b'I'] => true,
        [b'M', b'M'] => false,
        _ => return Ok(None),
    };
    let getal = |bytes: [u8; 2]| if klein { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) };
    kop.neem(2)?;
    let begin = if klein { kop.lengte_le()? } else { kop.lengte_be()? };
    let mut map = Lezer::nieuw(tiff.get(begin..).ok_or(Afwijzing::Beschadigd)?);
    for _ in 0..getal(map.vast()?) {
        let (tag, soort) = (getal(map.vast()?), getal(map.vast()?));
        map.neem(4)?;
        let waarde = getal(map.vast()?);
        map.neem(2)?;
        if tag == TAG_STAND && soort == SOORT_GETAL {
            return Ok(u8::try_from(waarde).ok().filter(|stand| (2..=8).contains(stand)).map(Stand));
        }
    }
    Ok(None)
}

impl Stand {
    /// A TIFF structure that holds the orientation and nothing else.
    pub(super) const fn als_tiff(self) -> [u8; 26] {
        let mut tiff = *b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x01\0\0\0\0\0\0";
        tiff[19] = self.0;
        tiff
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn de_stand_overleeft_in_beide_volgordes() {
        for waarde in 2..=8 {
            let groot = Stand(waarde).als_tiff();
            assert_eq!(stand(&groot), Some(Stand(waarde)));
            let klein =
                [b"II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", &[waarde, 0, 0, 0, 0, 0, 0, 0][..]].concat();
            assert_eq!(stand(&klein), Some(Stand(waarde)));
        }
    }

    #[test]
    fn rechtop_en_onzin_geven_geen_stand() {
        for tiff in
            [&Stand(1).als_tiff()[..], &Stand(9).als_tiff(), b"", b"MM", b"XX\0\x2A", b"MM\0\x2A\xFF\xFF\xFF\xFF"]
        {
            assert_eq!(stand(tiff), None, "{tiff:?}");
        }
    }
}
