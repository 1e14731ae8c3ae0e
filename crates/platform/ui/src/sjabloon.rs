//! Small functions that templates call, because the template language has no words for them.

use std::borrow::Borrow;

/// Id of the n-th control of a group. The first carries the name itself, so that `#naam` leads to it.
pub fn veld_id(naam: &str, index: impl Borrow<usize>) -> String {
    match index.borrow() {
        0 => naam.to_owned(),
        index => format!("{naam}-{}", index + 1),
    }
}

/// A name with something behind it.
pub fn achter(naam: &str, rest: &str) -> String {
    format!("{naam}{rest}")
}

/// The lines of a text that people typed, without blank ones: one paragraph each.
pub fn alineas(tekst: &str) -> impl Iterator<Item = &str> {
    tekst.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// Whether the chosen values hold this one.
pub fn bevat(mut gekozen: impl Iterator<Item: AsRef<str>>, waarde: &str) -> bool {
    gekozen.any(|keuze| keuze.as_ref() == waarde)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn de_eerste_van_een_groep_draagt_de_naam_zelf() {
        assert_eq!(veld_id("nu", 0), "nu");
        assert_eq!(veld_id("nu", 2), "nu-3");
    }

    #[test]
    fn witregels_zijn_geen_alineas() {
        assert_eq!(alineas("een\r\n\r\n  twee \n").collect::<Vec<_>>(), ["een", "twee"]);
    }
}
