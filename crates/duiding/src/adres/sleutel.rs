//! The part of the match key that a street gives.

use crate::taal::vouw;

/// Whole words that are short for others.
const AFKORTINGEN: [(&str, &str); 20] = [
    ("1e", "eerste"),
    ("2e", "tweede"),
    ("3e", "derde"),
    ("bgm", "burgemeester"),
    ("burg", "burgemeester"),
    ("dr", "doctor"),
    ("ds", "dominee"),
    ("gen", "generaal"),
    ("gr", "graaf"),
    ("ir", "ingenieur"),
    ("ln", "laan"),
    ("mgr", "monseigneur"),
    ("mr", "meester"),
    ("past", "pastoor"),
    ("pln", "plein"),
    ("pres", "president"),
    ("prof", "professor"),
    ("st", "sint"),
    ("str", "straat"),
    ("vd", "vander"),
];

/// Ends of words that are short for others.
const EINDEN: [(&str, &str); 4] = [("str", "straat"), ("ln", "laan"), ("pln", "plein"), ("wg", "weg")];

/// A street name in one spelling: folded, abbreviations written out, without spaces or punctuation, because people write both
/// Dorps straat and Dorpsstraat.
pub(super) fn straat(naam: &str) -> String {
    vouw(naam).split(|letter: char| !letter.is_alphanumeric()).map(voluit).collect()
}

fn voluit(woord: &str) -> String {
    if let Some((_, voluit)) = AFKORTINGEN.iter().find(|(kort, _)| *kort == woord) {
        return (*voluit).to_owned();
    }
    let einde = EINDEN.iter().find_map(|(kort, lang)| woord.strip_suffix(kort).map(|begin| format!("{begin}{lang}")));
    einde.unwrap_or_else(|| woord.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn afkortingen_worden_voluit_geschreven() {
        for (kort, lang) in [
            ("Dorpsstr.", "dorpsstraat"),
            ("Beukenln", "beukenlaan"),
            ("St. Jansstraat", "sintjansstraat"),
            ("Prof. Dr. Ir. Boumanln", "professordoctoringenieurboumanlaan"),
            ("'t Hart", "thart"),
            ("Oude Weg", "oudeweg"),
        ] {
            assert_eq!(straat(kort), lang, "{kort}");
        }
    }
}
