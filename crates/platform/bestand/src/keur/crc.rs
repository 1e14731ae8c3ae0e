//! The two checksums that PNG and Ogg carry.

const PNG: [u32; 256] = tabel_omgekeerd(0xEDB8_8320);
const OGG: [u32; 256] = tabel(0x04C1_1DB7);

const fn tabel_omgekeerd(polynoom: u32) -> [u32; 256] {
    let mut tabel = [0; 256];
    let mut index = 0_u32;
    while index < 256 {
        let mut waarde = index;
        let mut bit = 0;
        while bit < 8 {
            waarde = if waarde & 1 == 1 { (waarde >> 1) ^ polynoom } else { waarde >> 1 };
            bit += 1;
        }
        tabel[index as usize] = waarde;
        index += 1;
    }
    tabel
}

const fn tabel(polynoom: u32) -> [u32; 256] {
    let mut tabel = [0; 256];
    let mut index = 0_u32;
    while index < 256 {
        let mut waarde = index << 24;
        let mut bit = 0;
        while bit < 8 {
            waarde = if waarde >> 31 == 1 { (waarde << 1) ^ polynoom } else { waarde << 1 };
            bit += 1;
        }
        tabel[index as usize] = waarde;
        index += 1;
    }
    tabel
}

/// CRC-32 of a PNG chunk: over its type and its content.
pub(super) fn png(soort: &[u8], inhoud: &[u8]) -> u32 {
    let stap = |crc: u32, byte: &u8| (crc >> 8) ^ PNG[usize::from(crc.to_le_bytes()[0] ^ byte)];
    !soort.iter().chain(inhoud).fold(!0, stap)
}

/// CRC-32 of an Ogg page in which the checksum itself is zero.
pub(super) fn ogg(bladzijde: &[u8]) -> u32 {
    bladzijde.iter().fold(0, |crc, byte| (crc << 8) ^ OGG[usize::from(crc.to_be_bytes()[0] ^ byte)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bekende_controlegetallen() {
        assert_eq!(png(b"IEND", b""), 0xAE42_6082);
        assert_eq!(png(b"1234", b"56789"), 0xCBF4_3926);
        // CRC-32 with polynomial 0x04C11DB7, no reflection, start and final value zero.
        assert_eq!(ogg(b"123456789"), 0x89A1_897F);
    }
}
