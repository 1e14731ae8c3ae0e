//! The references that people use, read aloud and type over: S-2026-0724 is a signal, C-2026-0412 a file.

use crate::Weigering;

/// A reference: a letter for the kind of thing, the year, and the number within that year. The letter is part of the
/// type, so that the reference of a signal never passes for that of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Kenmerk<const LETTER: char> {
    /// Year in which it was made.
    pub jaar: i64,
    /// Number within the year.
    pub volgnummer: i64,
}

impl<const LETTER: char> std::fmt::Display for Kenmerk<LETTER> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{LETTER}-{}-{:04}", self.jaar, self.volgnummer)
    }
}

impl<const LETTER: char> std::str::FromStr for Kenmerk<LETTER> {
    type Err = Weigering;

    /// In capitals or not, with or without leading zeros. Error: a sentence that shows what it looks like.
    fn from_str(text: &str) -> Result<Self, Weigering> {
        read::<LETTER>(text.trim()).ok_or_else(|| {
            let example = Self { jaar: 2026, volgnummer: 412 };
            Weigering::new("kenmerk", format!("Een kenmerk ziet er zo uit: {example}."))
        })
    }
}

fn read<const LETTER: char>(text: &str) -> Option<Kenmerk<LETTER>> {
    let rest = text.strip_prefix([LETTER, LETTER.to_ascii_lowercase()])?.strip_prefix('-')?;
    let (jaar, volgnummer) = rest.split_once('-')?;
    Some(Kenmerk { jaar: number(jaar, 4)?, volgnummer: number(volgnummer, 9)? })
}

/// Digits and nothing else; `parse` alone would take a sign as well.
fn number(part: &str, longest: usize) -> Option<i64> {
    let plain = part.len() <= longest && part.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| part.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_kenmerk_komt_terug_zoals_het_ging() {
        for volgnummer in [1, 12, 9_999, 145_561, 999_999_999] {
            let kenmerk = Kenmerk::<'C'> { jaar: 2026, volgnummer };
            assert_eq!(kenmerk.to_string().parse(), Ok(kenmerk));
        }
        assert_eq!(" c-2026-12 ".parse(), Ok(Kenmerk::<'C'> { jaar: 2026, volgnummer: 12 }));
    }

    #[test]
    fn een_andere_letter_of_iets_dat_geen_getal_is_is_geen_kenmerk() {
        for text in [
            "S-2026-0012",
            "C-2026",
            "C-2026-",
            "C--0012",
            "C-20260-1",
            "C-2026-1234567890",
            "C-2026-+12",
            "C2026-12",
            "",
            "-",
        ] {
            let refused = text.parse::<Kenmerk<'C'>>().expect_err(text);
            assert_eq!(refused.reden, "Een kenmerk ziet er zo uit: C-2026-0412.");
        }
    }
}
