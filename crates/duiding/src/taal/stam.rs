//! The stemmer: Snowball `dutch`, the algorithm of Kraaij and Pohlmann, not the older `dutch_porter`.
//! Kraaij and Pohlmann undo ge- of past participles (gebeld, bel) and the doubling of vowels, which `dutch_porter` does not.

use snowball_stemmers_rs::{Algorithm, Stemmer};
use std::{borrow::Cow, sync::LazyLock};

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Dutch));

/// Longer "words" are keys, links or noise: stemming them finds nothing and costs time.
const LANGSTE_WOORD: usize = 48;

/// The stem of one lower-case word after Snowball `dutch` (Kraaij-Pohlmann). A word with a digit is its own stem.
pub fn stam(woord: &str) -> Cow<'_, str> {
    if woord.len() > LANGSTE_WOORD || woord.bytes().any(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(woord);
    }
    STEMMER.stem(woord)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn vormen_van_een_woord_delen_hun_stam() {
        for (ene, andere) in [
            ("jongeren", "jongere"),
            ("aggregaten", "aggregaat"),
            ("gebeld", "bellen"),
            ("woningen", "woning"),
            ("messen", "mes"),
            ("vernielingen", "vernieling"),
        ] {
            assert_eq!(stam(ene), stam(andere), "{ene} en {andere}");
        }
        assert_ne!(stam("mes"), stam("mest"));
    }

    proptest! {
        #[test]
        fn elke_tekst_heeft_een_stam(tekst in "\\PC{0,80}") {
            let _ = stam(&tekst);
        }
    }
}
