//! A colour that can be read on white paper.

use std::fmt;

use crate::KleurFout;

/// A colour with enough contrast on white: 4.5 to 1 or more (WCAG 2.2, 1.4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Kleur([u8; 3]);

/// The contrast that text needs.
const NODIG: f64 = 4.5;

impl Kleur {
    /// Black.
    pub const ZWART: Self = Self([0, 0, 0]);

    /// Reads `#rrggbb`. Refuses what is no colour, and what is too light to read.
    pub fn lees(bron: &str) -> Result<Self, KleurFout> {
        let cijfers = bron.trim().strip_prefix('#').filter(|rest| rest.len() == 6 && rest.is_ascii());
        let deel = |plaats: usize| {
            let paar = cijfers?.get(plaats..plaats + 2)?;
            paar.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u8::from_str_radix(paar, 16).ok()).flatten()
        };
        let (Some(rood), Some(groen), Some(blauw)) = (deel(0), deel(2), deel(4)) else {
            return Err(KleurFout::GeenKleur);
        };
        let kleur = Self([rood, groen, blauw]);
        let contrast = kleur.contrast();
        if contrast < NODIG { Err(KleurFout::TeLicht { contrast }) } else { Ok(kleur) }
    }

    /// The contrast with white, from 1 to 21.
    pub fn contrast(self) -> f64 {
        let [rood, groen, blauw] = self.0.map(|deel| {
            let deel = f64::from(deel) / 255.0;
            if deel <= 0.040_45 { deel / 12.92 } else { ((deel + 0.055) / 1.055).powf(2.4) }
        });
        1.05 / (0.2126 * rood + 0.7152 * groen + 0.0722 * blauw + 0.05)
    }
}

impl fmt::Display for Kleur {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [rood, groen, blauw] = self.0;
        write!(formatter, "#{rood:02x}{groen:02x}{blauw:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::Kleur;
    use crate::KleurFout;

    #[test]
    fn een_kleur_is_leesbaar_of_geweigerd() {
        assert_eq!(Kleur::lees("#154273").unwrap().to_string(), "#154273");
        assert!((Kleur::ZWART.contrast() - 21.0).abs() < 0.001);
        for fout in ["154273", "#15427", "#15427g", "#+15427", "blauw", "#é5427"] {
            assert_eq!(Kleur::lees(fout), Err(KleurFout::GeenKleur), "{fout}");
        }
        // The last grey that has the contrast, and the first that has not.
        assert!(Kleur::lees("#767676").is_ok());
        let fout = Kleur::lees("#777777").unwrap_err();
        assert!(fout.to_string().contains("te licht"), "{fout}");
    }
}
