//! Numbers and addresses in free text that say who somebody is. Found to warn the person who types, never to block: what is
//! found may be wrong, and what is missed is missed.

mod bsn;
mod cijfers;
mod email;
mod iban;
mod kenteken;
mod telefoon;

use std::ops::Range;

/// What kind of trait was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Soort {
    /// Burgerservicenummer: passes the elfproef and stands in a context that says so.
    Bsn,
    /// Account number with a right check number and the length of its country.
    Iban,
    /// Telephone number of a person or company; never a service number (0800, 0900).
    Telefoon,
    /// Dutch licence plate.
    Kenteken,
    /// E-mail address.
    Email,
}

/// A trait in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kenmerk {
    /// What it is.
    pub soort: Soort,
    /// Where it stands: a byte range of the text, on character boundaries.
    pub bereik: Range<usize>,
}

impl Kenmerk {
    /// One spelling of the trait, under which it is indexed whatever its spacing was. A BSN gives none: no index may be a
    /// register of BSNs; it is found by the words around it. An e-mail address is found by its words.
    pub fn zoekterm(&self, tekst: &str) -> Option<String> {
        let rauw = tekst.get(self.bereik.clone())?;
        match self.soort {
            Soort::Bsn | Soort::Email => None,
            Soort::Telefoon => Some(telefoon::eenduidig(rauw)),
            Soort::Iban | Soort::Kenteken => Some(
                rauw.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect(),
            ),
        }
    }
}

/// Finds all traits of one kind.
type Zoeker = fn(&str) -> Vec<Range<usize>>;

/// All traits in a text, in order and without overlap; where two kinds claim the same place, the surest wins.
pub fn vind(tekst: &str) -> Vec<Kenmerk> {
    // Without a digit or an at sign there is nothing to find, which is most texts.
    if !tekst.bytes().any(|byte| byte.is_ascii_digit() || byte == b'@') {
        return Vec::new();
    }
    let mut gevonden: Vec<Kenmerk> = Vec::new();
    let zoekers: [(Soort, Zoeker); 5] = [
        (Soort::Email, email::vind),
        (Soort::Iban, iban::vind),
        (Soort::Bsn, bsn::vind),
        (Soort::Telefoon, telefoon::vind),
        (Soort::Kenteken, kenteken::vind),
    ];
    for (soort, zoek) in zoekers {
        let vrij = |bereik: &Range<usize>| {
            // The list is in order, so only the first that ends behind our start can be in the way.
            let plek = gevonden.partition_point(|ander| ander.bereik.end <= bereik.start);
            gevonden.get(plek).is_none_or(|ander| bereik.end <= ander.bereik.start)
        };
        let nieuw: Vec<_> = zoek(tekst).into_iter().filter(vrij).map(|bereik| Kenmerk { soort, bereik }).collect();
        gevonden.extend(nieuw);
        gevonden.sort_unstable_by_key(|kenmerk| kenmerk.bereik.start);
    }
    gevonden
}

/// Whether a word starts at this byte: nothing that belongs to a word stands before it.
fn begint_woord(tekst: &str, plaats: usize) -> bool {
    !tekst[..plaats].chars().next_back().is_some_and(char::is_alphanumeric)
}

/// Whether a word ends at this byte.
fn eindigt_woord(tekst: &str, plaats: usize) -> bool {
    !tekst[plaats..].chars().next().is_some_and(char::is_alphanumeric)
}

/// The last `bytes` bytes or so before a place, lower case.
fn ervoor(tekst: &str, plaats: usize, bytes: usize) -> String {
    let mut van = plaats.saturating_sub(bytes);
    while !tekst.is_char_boundary(van) {
        van += 1;
    }
    tekst[van..plaats].to_lowercase()
}

/// The first `bytes` bytes or so from a place on, lower case.
fn erna(tekst: &str, plaats: usize, bytes: usize) -> String {
    let mut tot = (plaats + bytes).min(tekst.len());
    while !tekst.is_char_boundary(tot) {
        tot -= 1;
    }
    tekst[plaats..tot].to_lowercase()
}

/// What stands at these places, for tests.
#[cfg(test)]
fn stukken(tekst: &str, zoek: Zoeker) -> Vec<&str> {
    zoek(tekst).into_iter().map(|bereik| &tekst[bereik]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn soorten(tekst: &str) -> Vec<(Soort, &str)> {
        vind(tekst).into_iter().map(|kenmerk| (kenmerk.soort, &tekst[kenmerk.bereik])).collect()
    }

    #[test]
    fn een_tekst_met_van_alles() {
        let tekst =
            "Bel 06-12345678 of mail p.jansen@voorbeeld.nl; kenteken AB-123-C, NL91 ABNA 0417 1643 00, bsn 111222333.";
        assert_eq!(
            soorten(tekst),
            [
                (Soort::Telefoon, "06-12345678"),
                (Soort::Email, "p.jansen@voorbeeld.nl"),
                (Soort::Kenteken, "AB-123-C"),
                (Soort::Iban, "NL91 ABNA 0417 1643 00"),
                (Soort::Bsn, "111222333"),
            ]
        );
    }

    #[test]
    fn gewone_getallen_zijn_geen_kenmerk() {
        for tekst in [
            "Op 01-02-2023 om 14:30 waren er 1.500 mensen op nummer 22-24",
            "S-2026-0724 gaat over Lindeveld 22, 3761 AB",
            "bel 112, 0900-8844, 0800-7000 of 14 035",
            "50-60 jaar, 10-12 jongeren, 45 m2, 19u",
            "van 06-12-2023 14 uur tot 07-12-2023 15 uur",
            "zaaknummer 111222333",
            "",
        ] {
            assert_eq!(soorten(tekst), [], "{tekst}");
        }
    }

    #[test]
    fn een_tekst_vol_kenmerken_kost_geen_kwadraat() {
        // Comparing each with each would be seven thousand million steps.
        assert_eq!(vind(&"a@b.nl 06-12345678 AB-123-C ".repeat(40_000)).len(), 120_000);
    }

    proptest! {
        #[test]
        fn elke_tekst_geeft_geordende_bereiken_op_lettergrenzen(tekst in "\\PC*") {
            let mut einde = 0;
            for kenmerk in vind(&tekst) {
                prop_assert!(einde <= kenmerk.bereik.start && kenmerk.bereik.start < kenmerk.bereik.end);
                prop_assert!(tekst.get(kenmerk.bereik.clone()).is_some());
                einde = kenmerk.bereik.end;
            }
        }

        #[test]
        fn ook_een_tekst_vol_cijfers_en_tekens(tekst in "[0-9A-Z +().@:/-]{0,80}") {
            for kenmerk in vind(&tekst) {
                prop_assert!(tekst.get(kenmerk.bereik.clone()).is_some());
                let _ = kenmerk.zoekterm(&tekst);
            }
        }
    }
}
