//! When a text says something: a reason of only blanks is no reason.

/// True when there is anything to read in it.
pub(crate) fn zegt_iets(tekst: &str) -> bool {
    tekst.chars().any(|letter| !is_leeg_teken(letter))
}

/// A space of any kind, or a sign that nobody sees.
fn is_leeg_teken(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || matches!(letter, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaties_en_onzichtbare_tekens_zijn_geen_tekst() {
        for leeg in ["", " ", "\t\n", "\u{a0}", "\u{200b}\u{feff}", "\u{0}"] {
            assert!(!zegt_iets(leeg), "{leeg:?}");
        }
        assert!(zegt_iets(" - ") && zegt_iets("x"));
    }
}
