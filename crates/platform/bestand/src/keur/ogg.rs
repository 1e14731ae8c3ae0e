//! Ogg with Opus or Vorbis, as chat programs record it. The header packets are written anew with an empty comment; the pages
//! with sound keep their content and get a new number and checksum.

use super::{Afwijzing, crc, lezer::Lezer};

const KOP: usize = 27;
const VERVOLG: u8 = 0x01;
const EERSTE: u8 = 0x02;
const LAATSTE: u8 = 0x04;
/// One number for every stream we write: the recorder's own could be recognised.
const STROOM: u32 = 1;
/// A page on which no packet ends.
const GEEN_EINDE: u64 = u64::MAX;
/// Largest set of header packets: Vorbis code books are tens of kilobytes.
const MAX_KOPPEN: usize = 1 << 20;

struct Bladzijde<'a> {
    vlaggen: u8,
    tijd: u64,
    stroom: u32,
    lengtes: &'a [u8],
    inhoud: &'a [u8],
}

pub(super) fn schoon(bytes: &[u8]) -> Result<Vec<u8>, Afwijzing> {
    let bladzijden = lees(bytes)?;
    let (eerste, rest) = bladzijden.split_first().ok_or(Afwijzing::Beschadigd)?;
    let codec = Codec::van(eerste)?;
    let (koppen, geluid) = verdeel(rest, codec.koppen() - 1)?;
    if geluid.is_empty() {
        return Err(Afwijzing::Beschadigd);
    }
    let mut schrijver = Schrijver { uit: Vec::with_capacity(bytes.len()), volgnummer: 0 };
    schrijver.bladzijde(EERSTE, 0, eerste.lengtes, eerste.inhoud)?;
    schrijver.pakketten(&codec.schone_koppen(koppen)?)?;
    for bladzijde in geluid {
        let vlaggen = bladzijde.vlaggen & (VERVOLG | LAATSTE);
        schrijver.bladzijde(vlaggen, bladzijde.tijd, bladzijde.lengtes, bladzijde.inhoud)?;
    }
    Ok(schrijver.uit)
}

/// All pages: one stream, from its first page to its last.
fn lees(bytes: &[u8]) -> Result<Vec<Bladzijde<'_>>, Afwijzing> {
    let mut lezer = Lezer::nieuw(bytes);
    let mut bladzijden: Vec<Bladzijde<'_>> = Vec::new();
    while !lezer.is_op() {
        let bladzijde = lees_bladzijde(&mut lezer)?;
        let begint = bladzijde.vlaggen & EERSTE != 0;
        let vorige = bladzijden.last();
        if vorige.is_some_and(|vorige| vorige.stroom != bladzijde.stroom || vorige.vlaggen & LAATSTE != 0) {
            // A second stream: pictures, or another recording with its own comments.
            return Err(Afwijzing::NietTeSchonen);
        }
        if begint != vorige.is_none() {
            return Err(Afwijzing::Beschadigd);
        }
        bladzijden.push(bladzijde);
    }
    Ok(bladzijden)
}

fn lees_bladzijde<'a>(lezer: &mut Lezer<'a>) -> Result<Bladzijde<'a>, Afwijzing> {
    let geheel = lezer.rest();
    lezer.verwacht(b"OggS\0")?;
    let vlaggen = lezer.u8()?;
    let tijd = u64::from_le_bytes(lezer.vast()?);
    let stroom = u32::from_le_bytes(lezer.vast()?);
    lezer.neem(4)?;
    let controle = u32::from_le_bytes(lezer.vast()?);
    let aantal = usize::from(lezer.u8()?);
    let lengtes = lezer.neem(aantal)?;
    let inhoud = lezer.neem(lengtes.iter().copied().map(usize::from).sum())?;
    let mut zonder_controle = geheel.get(..KOP + aantal + inhoud.len()).ok_or(Afwijzing::Beschadigd)?.to_vec();
    zonder_controle.get_mut(22..26).ok_or(Afwijzing::Beschadigd)?.fill(0);
    if crc::ogg(&zonder_controle) != controle {
        return Err(Afwijzing::Beschadigd);
    }
    Ok(Bladzijde { vlaggen, tijd, stroom, lengtes, inhoud })
}

/// Collects the header packets and returns the pages with sound after them. Sound starts on a page of its own.
fn verdeel<'b, 'a>(
    bladzijden: &'b [Bladzijde<'a>],
    aantal: usize,
) -> Result<(Vec<Vec<u8>>, &'b [Bladzijde<'a>]), Afwijzing> {
    let mut klaar: Vec<Vec<u8>> = Vec::new();
    let mut lopend = Vec::new();
    for (index, bladzijde) in bladzijden.iter().enumerate() {
        if klaar.len() == aantal && lopend.is_empty() {
            return Ok((klaar, bladzijden.get(index..).unwrap_or_default()));
        }
        let mut inhoud = Lezer::nieuw(bladzijde.inhoud);
        for lengte in bladzijde.lengtes {
            lopend.extend_from_slice(inhoud.neem(usize::from(*lengte))?);
            if *lengte < u8::MAX {
                klaar.push(std::mem::take(&mut lopend));
            }
        }
        if klaar.len() > aantal || lopend.len() > MAX_KOPPEN {
            return Err(Afwijzing::Beschadigd);
        }
    }
    Err(Afwijzing::Beschadigd)
}

#[derive(Clone, Copy)]
enum Codec {
    Opus,
    Vorbis,
}

impl Codec {
    fn van(eerste: &Bladzijde<'_>) -> Result<Self, Afwijzing> {
        match (eerste.inhoud, eerste.lengtes) {
            ([b'O', b'p', b'u', b's', b'H', b'e', b'a', b'd', ..], [_]) => Ok(Self::Opus),
            ([1, b'v', b'o', b'r', b'b', b'i', b's', ..], [_]) => Ok(Self::Vorbis),
            ([0x80, b't', b'h', b'e', b'o', b'r', b'a', ..], _) => Err(Afwijzing::Video),
            _ => Err(Afwijzing::NietTeSchonen),
        }
    }

    /// Header packets in all: identification and comment, and for Vorbis the code books.
    const fn koppen(self) -> usize {
        match self {
            Self::Opus => 2,
            Self::Vorbis => 3,
        }
    }

    /// The packets after the first: an empty comment, and the code books as they were.
    fn schone_koppen(self, koppen: Vec<Vec<u8>>) -> Result<Vec<Vec<u8>>, Afwijzing> {
        let (oud, nieuw): (&[u8], &[u8]) = match self {
            Self::Opus => (b"OpusTags", b"OpusTags\0\0\0\0\0\0\0\0"),
            Self::Vorbis => (b"\x03vorbis", b"\x03vorbis\0\0\0\0\0\0\0\0\x01"),
        };
        let mut koppen = koppen.into_iter();
        if !koppen.next().is_some_and(|commentaar| commentaar.starts_with(oud)) {
            return Err(Afwijzing::Beschadigd);
        }
        let schoon: Vec<_> = std::iter::once(nieuw.to_vec()).chain(koppen).collect();
        if schoon.iter().skip(1).all(|boeken| boeken.starts_with(b"\x05vorbis")) {
            Ok(schoon)
        } else {
            Err(Afwijzing::Beschadigd)
        }
    }
}

struct Schrijver {
    uit: Vec<u8>,
    volgnummer: u32,
}

impl Schrijver {
    fn bladzijde(&mut self, vlaggen: u8, tijd: u64, lengtes: &[u8], inhoud: &[u8]) -> Result<(), Afwijzing> {
        let aantal = u8::try_from(lengtes.len()).map_err(|_| Afwijzing::Beschadigd)?;
        let begin = self.uit.len();
        self.uit.extend_from_slice(b"OggS\0");
        self.uit.push(vlaggen);
        self.uit.extend_from_slice(&tijd.to_le_bytes());
        self.uit.extend_from_slice(&STROOM.to_le_bytes());
        self.uit.extend_from_slice(&self.volgnummer.to_le_bytes());
        self.uit.extend_from_slice(&[0; 4]);
        self.uit.push(aantal);
        self.uit.extend_from_slice(lengtes);
        self.uit.extend_from_slice(inhoud);
        let bladzijde = self.uit.get_mut(begin..).ok_or(Afwijzing::Beschadigd)?;
        let controle = crc::ogg(bladzijde);
        bladzijde.get_mut(22..26).ok_or(Afwijzing::Beschadigd)?.copy_from_slice(&controle.to_le_bytes());
        self.volgnummer = self.volgnummer.wrapping_add(1);
        Ok(())
    }

    /// Header packets one after another over as many pages as they need.
    fn pakketten(&mut self, pakketten: &[Vec<u8>]) -> Result<(), Afwijzing> {
        let lengtes: Vec<u8> = pakketten.iter().flat_map(|pakket| lengtes_van(pakket.len())).collect();
        let inhoud = pakketten.concat();
        let mut lezer = Lezer::nieuw(&inhoud);
        let mut vlaggen = 0;
        for op_bladzijde in lengtes.chunks(usize::from(u8::MAX)) {
            let stuk = lezer.neem(op_bladzijde.iter().copied().map(usize::from).sum())?;
            let eindigt = op_bladzijde.iter().any(|lengte| *lengte < u8::MAX);
            self.bladzijde(vlaggen, if eindigt { 0 } else { GEEN_EINDE }, op_bladzijde, stuk)?;
            vlaggen = if op_bladzijde.last() == Some(&u8::MAX) { VERVOLG } else { 0 };
        }
        Ok(())
    }
}

/// A packet length as Ogg writes it: full pieces of 255 and a last one that is shorter, zero if need be.
fn lengtes_van(lengte: usize) -> impl Iterator<Item = u8> {
    let rest = u8::try_from(lengte % 255).unwrap_or_default();
    std::iter::repeat_n(u8::MAX, lengte / 255).chain(std::iter::once(rest))
}
