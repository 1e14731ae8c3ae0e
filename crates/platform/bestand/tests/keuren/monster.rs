//! Sample files, built by code: small but real, with planted personal data that must not survive.

/// Planted in every kind of metadata. If it is in the output, a test fails.
pub const KANARIE: &[u8] = b"KANARIE-52.1733N-5.2870E";

pub fn bevat(bytes: &[u8], stuk: &[u8]) -> bool {
    bytes.windows(stuk.len()).any(|deel| deel == stuk)
}

/// A TIFF structure as a camera writes it: orientation, maker, and a pointer to a place on earth.
pub fn exif(stand: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2A\0\0\0\x08\0\x03".to_vec();
    tiff.extend([0x01, 0x0F, 0, 2, 0, 0, 0, 24, 0, 0, 0, 50]);
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, stand, 0, 0]);
    tiff.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 74]);
    tiff.extend([0; 4]);
    tiff.extend(KANARIE);
    tiff.extend([0, 1, 0, 1, 0, 2, 0, 0, 0, 2, b'N', 0, 0, 0, 0, 0, 0, 0]);
    tiff
}

pub mod jpeg {
    use super::{KANARIE, exif};

    pub fn deel(merk: u8, inhoud: &[u8]) -> Vec<u8> {
        let lengte = u16::try_from(inhoud.len() + 2).unwrap();
        [&[0xFF, merk], &lengte.to_be_bytes()[..], inhoud].concat()
    }

    /// One grey block of eight by eight, baseline: the smallest JPEG that a browser shows.
    pub fn beeld(breedte: u16, hoogte: u16) -> Vec<u8> {
        let tabel = |soort: u8| [&[soort, 1][..], &[0; 15], &[0]].concat();
        let maat = [&[8], &hoogte.to_be_bytes()[..], &breedte.to_be_bytes(), &[1, 1, 0x11, 0]].concat();
        [
            deel(0xDB, &[&[0][..], &[1; 64]].concat()),
            deel(0xC0, &maat),
            deel(0xC4, &tabel(0x00)),
            deel(0xC4, &tabel(0x10)),
            deel(0xDA, &[1, 1, 0, 0, 63, 0]),
            vec![0x3F],
        ]
        .concat()
    }

    pub fn met(voor: &[Vec<u8>], erachter: &[u8]) -> Vec<u8> {
        [&[0xFF, 0xD8][..], &voor.concat(), &beeld(8, 8), &[0xFF, 0xD9], erachter].concat()
    }

    pub fn kaal() -> Vec<u8> {
        met(&[], b"")
    }

    /// As it comes from a phone: thumbnail, Exif with a place, XMP, IPTC, colour profile, comment, a film behind it.
    pub fn van_telefoon(stand: u8) -> Vec<u8> {
        let jfif = [b"JFIF\0\x01\x02\0\0\x48\0\x48\x08\x01", KANARIE].concat();
        met(
            &[
                deel(0xE0, &jfif),
                deel(0xE0, &[b"JFXX\0\x10", KANARIE].concat()),
                deel(0xE1, &[b"Exif\0\0", &exif(stand)[..]].concat()),
                deel(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", KANARIE].concat()),
                deel(0xE2, &[b"ICC_PROFILE\0\x01\x01", KANARIE].concat()),
                deel(0xED, &[b"Photoshop 3.0\0", KANARIE].concat()),
                deel(0xEE, &[b"Adobe\0\x64\0\0\0\0\x01", KANARIE].concat()),
                deel(0xFE, KANARIE),
            ],
            &[b"\0\0\0\x18ftypmp42", KANARIE].concat(),
        )
    }
}

pub mod png {
    use super::{KANARIE, exif};

    pub const KOP: &[u8] = b"\x89PNG\r\n\x1A\n";

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 })
        })
    }

    pub fn stuk(soort: [u8; 4], inhoud: &[u8]) -> Vec<u8> {
        let lengte = u32::try_from(inhoud.len()).unwrap();
        let lijf = [&soort, inhoud].concat();
        [&lengte.to_be_bytes()[..], &lijf, &crc(&lijf).to_be_bytes()].concat()
    }

    pub fn maat(breedte: u32, hoogte: u32) -> Vec<u8> {
        stuk(*b"IHDR", &[&breedte.to_be_bytes()[..], &hoogte.to_be_bytes(), &[8, 0, 0, 0, 0]].concat())
    }

    /// One white pixel.
    pub fn beeld() -> Vec<u8> {
        stuk(*b"IDAT", &[0x78, 0x01, 0x01, 0x02, 0x00, 0xFD, 0xFF, 0x00, 0xFF, 0x02, 0xFF, 0x01, 0x00][..])
    }

    pub fn met(voor: &[Vec<u8>], erachter: &[u8]) -> Vec<u8> {
        [KOP, &maat(1, 1), &voor.concat(), &beeld(), &stuk(*b"IEND", b""), erachter].concat()
    }

    pub fn vol(stand: u8) -> Vec<u8> {
        met(
            &[
                stuk(*b"gAMA", &[0, 1, 0x86, 0xA0]),
                stuk(*b"iCCP", KANARIE),
                stuk(*b"tEXt", KANARIE),
                stuk(*b"zTXt", KANARIE),
                stuk(*b"iTXt", &[b"XML:com.adobe.xmp\0", KANARIE].concat()),
                stuk(*b"tIME", &[7, 0xEA, 1, 2, 3, 4, 5]),
                stuk(*b"eXIf", &exif(stand)),
                stuk(*b"acTL", &[0, 0, 0, 1, 0, 0, 0, 0]),
                stuk(*b"prVt", KANARIE),
            ],
            KANARIE,
        )
    }
}

pub mod riff {
    use super::{KANARIE, exif};

    pub fn bestand(vorm: [u8; 4], stukken: &[([u8; 4], &[u8])], erachter: &[u8]) -> Vec<u8> {
        let mut lijf = vorm.to_vec();
        for (soort, inhoud) in stukken {
            lijf.extend(soort);
            lijf.extend(u32::try_from(inhoud.len()).unwrap().to_le_bytes());
            lijf.extend(*inhoud);
            lijf.extend(vec![0; inhoud.len() % 2]);
        }
        [b"RIFF", &u32::try_from(lijf.len()).unwrap().to_le_bytes()[..], &lijf, erachter].concat()
    }

    /// A lossless picture of one pixel.
    pub const VP8L: &[u8] = &[0x2F, 0, 0, 0, 0, 0x07, 0x10, 0x11, 0x11, 0x88, 0x88, 0xFE, 0x07, 0];

    pub fn webp(stand: u8) -> Vec<u8> {
        let exif = exif(stand);
        let kop = [0x2C, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0];
        let stukken: [([u8; 4], &[u8]); 6] = [
            (*b"VP8X", &kop),
            (*b"ICCP", KANARIE),
            (*b"VP8L", VP8L),
            (*b"EXIF", &exif),
            (*b"XMP ", KANARIE),
            (*b"eign", KANARIE),
        ];
        bestand(*b"WEBP", &stukken, KANARIE)
    }

    pub const FORMAAT: &[u8] = &[1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x80, 0x3E, 0, 0, 2, 0, 16, 0];
    pub const GELUID: &[u8] = &[1, 2, 3, 4, 5, 6, 7];

    pub fn wav() -> Vec<u8> {
        let stukken: [([u8; 4], &[u8]); 6] = [
            (*b"fmt ", FORMAAT),
            (*b"LIST", KANARIE),
            (*b"bext", KANARIE),
            (*b"data", GELUID),
            (*b"id3 ", KANARIE),
            (*b"iXML", KANARIE),
        ];
        bestand(*b"WAVE", &stukken, KANARIE)
    }
}

pub mod mp3 {
    use super::KANARIE;

    /// Silent frames of 417 bytes: MPEG 1, layer III, 128 kb/s, 44.1 kHz.
    pub fn frames(aantal: usize) -> Vec<u8> {
        [&[0xFF, 0xFB, 0x90, 0x64][..], &[0; 413]].concat().repeat(aantal)
    }

    pub fn id3v2() -> Vec<u8> {
        let lengte = u8::try_from(KANARIE.len()).unwrap();
        [b"ID3\x04\0\0\0\0\0", &[lengte][..], KANARIE].concat()
    }

    pub fn vol() -> Vec<u8> {
        let mut id3v1 = [b"TAG", KANARIE].concat();
        id3v1.resize(128, 0);
        [id3v2(), frames(4), id3v2(), frames(4), [b"APETAGEX", KANARIE].concat(), id3v1].concat()
    }
}

pub mod mp4 {
    use super::KANARIE;

    pub fn doos(soort: [u8; 4], inhoud: &[u8]) -> Vec<u8> {
        [&u32::try_from(inhoud.len() + 8).unwrap().to_be_bytes()[..], &soort, inhoud].concat()
    }

    pub fn spoor(soort: [u8; 4]) -> Vec<u8> {
        let hdlr = [&[0; 8][..], &soort, &[0; 12], KANARIE, &[0]].concat();
        let tijden = [&[0; 4][..], b"TIJDTIJD", &[0; 12]].concat();
        let lang = [&[1, 0, 0, 0][..], b"TIJDTIJDTIJDTIJD", &[0; 12]].concat();
        let dref = [&[0, 0, 0, 0, 0, 0, 0, 1][..], &doos(*b"url ", &[&[0, 0, 0, 1], KANARIE].concat())].concat();
        let tabel = [doos(*b"stsz", &[0; 12]), doos(*b"stco", &[0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 40])].concat();
        let minf = [doos(*b"smhd", &[0; 8]), doos(*b"dinf", &doos(*b"dref", &dref)), doos(*b"stbl", &tabel)].concat();
        let mdia = [doos(*b"mdhd", &lang), doos(*b"hdlr", &hdlr), doos(*b"minf", &minf)].concat();
        let trak = [doos(*b"tkhd", &tijden), doos(*b"mdia", &mdia), doos(*b"meta", KANARIE)].concat();
        doos(*b"trak", &trak)
    }

    pub fn met_sporen(merk: [u8; 4], sporen: &[Vec<u8>]) -> Vec<u8> {
        let tijden = [&[0; 4][..], b"TIJDTIJD", &[0; 12]].concat();
        let udta = doos(*b"udta", &[doos(*b"\xA9xyz", KANARIE), doos(*b"meta", KANARIE)].concat());
        let moov = [doos(*b"mvhd", &tijden), sporen.concat(), udta].concat();
        [
            doos(*b"ftyp", &[&merk, &[0; 4][..]].concat()),
            doos(*b"moov", &moov),
            doos(*b"uuid", KANARIE),
            doos(*b"mdat", b"geluidgeluid"),
            doos(*b"free", KANARIE),
        ]
        .concat()
    }

    pub fn geluid() -> Vec<u8> {
        met_sporen(*b"M4A ", &[spoor(*b"soun")])
    }
}

pub mod ogg {
    use super::KANARIE;

    fn crc(bytes: &[u8]) -> u32 {
        bytes.iter().fold(0_u32, |crc, byte| {
            (0..8).fold(crc ^ (u32::from(*byte) << 24), |crc, _| {
                (crc << 1) ^ if crc >> 31 == 1 { 0x04C1_1DB7 } else { 0 }
            })
        })
    }

    /// A page that holds the end of one packet (or a piece of it, when its length is a whole number of 255).
    pub fn bladzijde(vlaggen: u8, tijd: u64, stroom: u32, nummer: u32, inhoud: &[u8], heel: bool) -> Vec<u8> {
        let mut lengtes = vec![255; inhoud.len() / 255];
        if heel {
            lengtes.push(u8::try_from(inhoud.len() % 255).unwrap());
        }
        let mut uit = [b"OggS\0", &[vlaggen][..], &tijd.to_le_bytes(), &stroom.to_le_bytes()].concat();
        uit.extend(nummer.to_le_bytes());
        uit.extend([0; 4]);
        uit.push(u8::try_from(lengtes.len()).unwrap());
        uit.extend(lengtes);
        uit.extend(inhoud);
        let controle = crc(&uit);
        uit[22..26].copy_from_slice(&controle.to_le_bytes());
        uit
    }

    /// A voice message: comment with planted data over two pages, then sound.
    pub fn opus() -> Vec<u8> {
        let mut tags = [b"OpusTags", &[24, 0, 0, 0][..], KANARIE, &[1, 0, 0, 0]].concat();
        tags.resize(255, b'x');
        tags.extend(KANARIE);
        [
            bladzijde(2, 0, 77, 0, b"OpusHead\x01\x01\x38\x01\x80\xBB\0\0\0\0\0", true),
            bladzijde(0, u64::MAX, 77, 1, &tags[..255], false),
            bladzijde(1, 0, 77, 2, &tags[255..], true),
            bladzijde(0, 960, 77, 3, b"geluid een", true),
            bladzijde(4, 1920, 77, 4, b"geluid twee", true),
        ]
        .concat()
    }

    /// Code books of this length (255 or more), over two pages.
    pub fn vorbis(lengte: usize) -> Vec<u8> {
        let boeken = [&b"\x05vorbis"[..], &vec![7; lengte]].concat();
        let begin = (boeken.len() / 255).min(255) * 255;
        [
            bladzijde(2, 0, 77, 0, &[&b"\x01vorbis"[..], &[0; 23]].concat(), true),
            bladzijde(0, 0, 77, 1, &[b"\x03vorbis", KANARIE].concat(), true),
            bladzijde(0, u64::MAX, 77, 2, &boeken[..begin], false),
            bladzijde(1, 0, 77, 3, &boeken[begin..], true),
            bladzijde(4, 960, 77, 4, b"geluid een", true),
        ]
        .concat()
    }
}

/// One good sample of every kind.
pub fn alle() -> Vec<Vec<u8>> {
    vec![
        jpeg::van_telefoon(6),
        png::vol(3),
        riff::webp(8),
        riff::wav(),
        mp3::vol(),
        mp4::geluid(),
        ogg::opus(),
        ogg::vorbis(300),
    ]
}
