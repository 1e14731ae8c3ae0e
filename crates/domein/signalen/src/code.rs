//! The code of the mailbox: unguessable, and possible to read aloud over the telephone.

use kern::{Secret, Weigering};

/// No I, L, O or U: nothing that is taken for another sign, and no accidental words.
const TEKENS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Sixteen signs of five bits: 80 bits. A million guesses a second find one of a million codes after a thousand years.
const LENGTE: usize = 16;

/// Makes a code out of ten random bytes, in groups of four: `7KQM-2F9X-40TB-ZC3H`.
pub fn maak(willekeurig: [u8; 10]) -> Secret<String> {
    let mut code = String::with_capacity(LENGTE + 3);
    for place in 0..LENGTE {
        if place > 0 && place % 4 == 0 {
            code.push('-');
        }
        code.push(char::from(TEKENS[usize::from(five_bits(willekeurig, place))]));
    }
    Secret::new(code)
}

fn five_bits(bytes: [u8; 10], place: usize) -> u8 {
    let bit = place * 5;
    let high = u16::from(bytes[bit / 8]) << 8;
    let low = u16::from(bytes.get(bit / 8 + 1).copied().unwrap_or(0));
    (((high | low) >> (11 - bit % 8)) & 31) as u8
}

/// The code as somebody types it, brought back to its signs: spaces and dashes do not matter, nor does O for 0.
pub fn lees(getypt: &str) -> Result<Secret<String>, Weigering> {
    let refused =
        || Weigering::new("code", "Een code heeft 16 letters en cijfers. Kijk nog eens naar de code die u kreeg.");
    let mut signs = String::with_capacity(LENGTE);
    for sign in getypt.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '–' | '.')) {
        let sign = match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        if signs.len() >= LENGTE || !sign.is_ascii() || !TEKENS.contains(&(sign as u8)) {
            return Err(refused());
        }
        signs.push(sign);
    }
    if signs.len() == LENGTE { Ok(Secret::new(signs)) } else { Err(refused()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn een_code_is_in_groepen_van_vier() {
        assert_eq!(maak([0; 10]).expose(), "0000-0000-0000-0000");
        assert_eq!(maak([255; 10]).expose(), "ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        assert_eq!(maak([0x08, 0x42, 0x10, 0x84, 0x21, 0x08, 0x42, 0x10, 0x84, 0x21]).expose(), "1111-1111-1111-1111");
    }

    #[test]
    fn verwarring_bij_het_overtypen_maakt_niet_uit() {
        assert_eq!(lees(" oiL1 0000–0000.0000 ").unwrap().expose(), "0111000000000000");
        for wrong in ["", "7KQM", "7KQM-2F9X-40TB-ZC3H-1", "7KQM-2F9X-40TB-ZC3U", "7KQM-2F9X-40TB-ZC3é"] {
            assert!(lees(wrong).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn elke_code_komt_terug(bytes: [u8; 10]) {
            let code = maak(bytes);
            let plain = code.expose().replace('-', "");
            prop_assert_eq!(lees(&code.expose().to_lowercase()).unwrap().into_exposed(), plain);
        }

        #[test]
        fn elke_andere_bytes_geven_een_andere_code(a: [u8; 10], b: [u8; 10]) {
            prop_assert_eq!(a == b, maak(a) == maak(b));
        }

        #[test]
        fn lezen_geeft_altijd_een_antwoord(text: String) {
            let _ = lees(&text);
        }
    }
}
