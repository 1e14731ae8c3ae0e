//! MP3: keeps the sound frames. Tags before, between and after them (ID3, APE, lyrics, cover pictures) go.

use super::Afwijzing;

/// Fewer frames than this is no sound but a chance find.
const MIN_FRAMES: usize = 3;
const KOP_ID3: usize = 10;
/// Kilobits per second of layer III: of MPEG 1, and of MPEG 2 and 2.5.
const BITRATES: [[usize; 15]; 2] = [
    [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];
/// Samples per second of MPEG 1; half for MPEG 2, a quarter for 2.5.
const FREQUENTIES: [usize; 3] = [44_100, 48_000, 32_000];

/// A sound frame: what must stay the same within a file, and how long it is.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Frame {
    kenmerk: [u8; 2],
    lengte: usize,
}

/// True when the file starts as an MP3: with a tag or with a frame.
pub(super) fn is_begin(bytes: &[u8]) -> bool {
    bytes.starts_with(b"ID3") || frame(bytes).is_some()
}

pub(super) fn schoon(bytes: &[u8]) -> Result<Vec<u8>, Afwijzing> {
    let mut uit = Vec::with_capacity(bytes.len());
    let (mut plek, mut aantal, mut sluit_aan) = (0, 0, false);
    let mut kenmerk: Option<[u8; 2]> = None;
    while let Some(rest) = bytes.get(plek..).filter(|rest| !rest.is_empty()) {
        if let Some(lengte) = id3(rest) {
            plek += lengte;
            continue;
        }
        let gevonden = frame_hier(rest, kenmerk, sluit_aan);
        sluit_aan = gevonden.is_some();
        if let Some((frame, geluid)) = gevonden {
            kenmerk = Some(frame.kenmerk);
            uit.extend_from_slice(geluid);
            plek += frame.lengte;
            aantal += 1;
        } else {
            plek += 1;
        }
    }
    if aantal < MIN_FRAMES { Err(Afwijzing::Beschadigd) } else { Ok(uit) }
}

/// A frame that fits the file. After rubbish, one look-alike is not enough: the next frame must follow on it.
fn frame_hier(rest: &[u8], kenmerk: Option<[u8; 2]>, sluit_aan: bool) -> Option<(Frame, &[u8])> {
    let hier = frame(rest).filter(|hier| kenmerk.is_none_or(|kenmerk| kenmerk == hier.kenmerk))?;
    let (geluid, erna) = rest.split_at_checked(hier.lengte)?;
    let gevolgd = || frame(erna).is_some_and(|volgende| volgende.kenmerk == hier.kenmerk);
    (sluit_aan || gevolgd()).then_some((hier, geluid))
}

/// Reads a frame header of layer III.
fn frame(bytes: &[u8]) -> Option<Frame> {
    let [0xFF, een, twee, _] = *bytes.first_chunk()? else { return None };
    let (versie, laag) = (een >> 3 & 0b11, een >> 1 & 0b11);
    if een >> 5 != 0b111 || versie == 0b01 || laag != 0b01 {
        return None;
    }
    let is_mpeg1 = versie == 0b11;
    let bitrate = *BITRATES[usize::from(!is_mpeg1)].get(usize::from(twee >> 4)).filter(|bitrate| **bitrate > 0)?;
    let frequentie = FREQUENTIES.get(usize::from(twee >> 2 & 0b11))? >> [2, 0, 1, 0][usize::from(versie)];
    let opvulling = usize::from(twee >> 1 & 1);
    let lengte = if is_mpeg1 { 144_000 } else { 72_000 } * bitrate / frequentie + opvulling;
    Some(Frame { kenmerk: [een & 0b1111_1110, twee & 0b0000_1100], lengte })
}

/// The length of an ID3v2 tag that starts here.
fn id3(bytes: &[u8]) -> Option<usize> {
    let [b'I', b'D', b'3', _, _, vlaggen, maat @ ..] = *bytes.first_chunk::<KOP_ID3>()? else { return None };
    if maat.iter().any(|byte| byte & 0x80 != 0) {
        return None;
    }
    let inhoud = maat.iter().fold(0, |lengte, byte| lengte << 7 | usize::from(*byte));
    let voet = if vlaggen & 0x10 == 0 { 0 } else { KOP_ID3 };
    Some(KOP_ID3 + inhoud + voet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn de_lengte_van_een_frame_klopt() {
        for (kop, lengte) in [
            ([0xFF, 0xFB, 0x90, 0x00], Some(417)),
            ([0xFF, 0xFB, 0x92, 0x00], Some(418)),
            ([0xFF, 0xFB, 0xE4, 0x00], Some(960)),
            ([0xFF, 0xF3, 0x80, 0x00], Some(208)),
            ([0xFF, 0xE3, 0x18, 0x00], Some(72)),
            ([0xFF, 0xFB, 0x00, 0x00], None),
            ([0xFF, 0xFB, 0xF0, 0x00], None),
            ([0xFF, 0xFB, 0x9C, 0x00], None),
            ([0xFF, 0xEB, 0x90, 0x00], None),
            ([0xFF, 0xFD, 0x90, 0x00], None),
        ] {
            assert_eq!(frame(&kop).map(|frame| frame.lengte), lengte, "{kop:02x?}");
        }
    }
}
