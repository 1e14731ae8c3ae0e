//! References that people read to each other: S-2026-0724 for a signal, W-2026-0412 for a file.

use std::fmt;

/// A reference: the kind of thing, the year and the number in that year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Verwijzing {
    /// Capital letter of the kind, A to Z.
    pub soort: char,
    /// Calendar year, 1900 to 2099.
    pub jaar: u16,
    /// Number within the year.
    pub nummer: u32,
}

impl Verwijzing {
    /// Reads a text that is a reference and nothing else; upper or lower case, the number with or without leading zeros.
    pub fn lees(tekst: &str) -> Option<Self> {
        let klein = tekst.trim().to_ascii_lowercase();
        let (verwijzing, rest) = aan_kop(&klein)?;
        rest.is_empty().then_some(verwijzing)
    }

    /// The word under which the reference stands in the search index.
    pub(super) fn zoekterm(self) -> String {
        format!("{}{}{:04}", self.soort.to_ascii_lowercase(), self.jaar, self.nummer)
    }

    /// The reference behind a word that [`Self::zoekterm`] made.
    pub(super) fn van_zoekterm(woord: &str) -> Option<Self> {
        let (soort, getal) = (woord.get(..1)?, woord.get(1..)?);
        let (jaar, nummer) = (getal.get(..4)?, getal.get(4..)?);
        if nummer.len() < 4 { None } else { Self::lees(&format!("{soort}-{jaar}-{nummer}")) }
    }
}

impl fmt::Display for Verwijzing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{:04}", self.soort, self.jaar, self.nummer)
    }
}

/// The reference at the front of a lower-case text, and what follows it.
pub(super) fn aan_kop(tekst: &str) -> Option<(Verwijzing, &str)> {
    let (&letter, na_letter) = tekst.as_bytes().split_first()?;
    // The cheap test first: it is asked for every word.
    if !letter.is_ascii_lowercase() || na_letter.first() != Some(&b'-') {
        return None;
    }
    let (jaar, rest) = cijfers(tekst.get(2..)?);
    let (nummer, rest) = cijfers(rest.strip_prefix('-')?);
    let past = jaar.len() == 4 && (jaar.starts_with("19") || jaar.starts_with("20")) && (1..=7).contains(&nummer.len());
    if !past || rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let soort = char::from(letter.to_ascii_uppercase());
    Some((Verwijzing { soort, jaar: jaar.parse().ok()?, nummer: nummer.parse().ok()? }, rest))
}

fn cijfers(tekst: &str) -> (&str, &str) {
    tekst.split_at(tekst.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(tekst.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn een_verwijzing_mag_slordig_getypt_zijn() {
        for tekst in ["S-2026-0724", "s-2026-724", " S-2026-00724 "] {
            assert_eq!(Verwijzing::lees(tekst).map(|v| v.to_string()).as_deref(), Some("S-2026-0724"), "{tekst}");
        }
    }

    #[test]
    fn wat_geen_verwijzing_is() {
        for tekst in
            ["", "S", "S-", "S-2026", "S-2026-", "S-1826-0001", "S-2026-12345678", "SS-2026-1", "S-2026-1a", "é-2026-1"]
        {
            assert_eq!(Verwijzing::lees(tekst), None, "{tekst}");
        }
    }

    proptest! {
        #[test]
        fn wat_getoond_wordt_wordt_weer_gelezen(soort in proptest::char::range('A', 'Z'), jaar in 1900_u16..2100, nummer in 0_u32..10_000_000) {
            let verwijzing = Verwijzing { soort, jaar, nummer };
            prop_assert_eq!(Verwijzing::lees(&verwijzing.to_string()), Some(verwijzing));
        }

        #[test]
        fn elke_tekst_wordt_gelezen_of_niet(tekst in "\\PC*") {
            let _ = Verwijzing::lees(&tekst);
        }
    }
}
