//! Addresses as people type them, and a key by which two spellings of one address are the same.

mod ontleden;
mod sleutel;

use std::fmt;

/// Four digits, not starting with zero, and two letters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(into = "String")]
pub struct Postcode {
    cijfers: u16,
    letters: [u8; 2],
}

impl Postcode {
    /// Reads a text that is a postcode and nothing else, with or without a space, in capitals or not.
    /// The letter pairs SA, SD and SS are not given out.
    pub fn lees(tekst: &str) -> Option<Self> {
        let (cijfers, letters) = (tekst.trim().get(..4)?, tekst.trim().get(4..)?.trim_start());
        let letters: [u8; 2] = letters.to_ascii_uppercase().into_bytes().try_into().ok()?;
        let past = cijfers.bytes().all(|byte| byte.is_ascii_digit())
            && !cijfers.starts_with('0')
            && letters.iter().all(u8::is_ascii_uppercase)
            && !matches!(&letters, b"SA" | b"SD" | b"SS");
        past.then(|| cijfers.parse().ok()).flatten().map(|cijfers| Self { cijfers, letters })
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [eerste, tweede] = self.letters.map(char::from);
        write!(f, "{} {eerste}{tweede}", self.cijfers)
    }
}

impl From<Postcode> for String {
    fn from(postcode: Postcode) -> Self {
        postcode.to_string()
    }
}

/// An address in parts. What was not written is `None`; nothing is guessed.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Adres {
    /// Street as typed, without the number.
    pub straat: Option<String>,
    /// House number.
    pub huisnummer: Option<u32>,
    /// Letter or addition, folded and without spaces: "a", "bis", "3hoog".
    pub toevoeging: Option<String>,
    /// Postcode.
    pub postcode: Option<Postcode>,
    /// What is left, usually the town.
    pub rest: String,
}

impl Adres {
    /// Reads free text; `None` when there is nothing to read. A street needs a house number, a postcode or a name that ends like
    /// a street; any other text is left in `rest`.
    pub fn ontleed(tekst: &str) -> Option<Self> {
        ontleden::ontleed(tekst)
    }

    /// Whether it points at one address: a house number with a postcode or a street that holds letters or digits.
    pub fn is_compleet(&self) -> bool {
        self.sleutel().is_some()
    }

    /// The key that two spellings of one address share: street (or postcode where there is no street), number and addition.
    /// 22 and 22-A differ: they are two front doors. `None` for what is not one address.
    pub fn sleutel(&self) -> Option<String> {
        self.straat_sleutel().or_else(|| self.postcode_sleutel())
    }

    /// The key by street and number.
    pub fn straat_sleutel(&self) -> Option<String> {
        let straat = sleutel::straat(self.straat.as_deref()?);
        self.met_nummer(&straat)
    }

    /// The key by postcode and number.
    pub fn postcode_sleutel(&self) -> Option<String> {
        let postcode = self.postcode.as_ref()?.to_string().to_ascii_lowercase().replace(' ', "");
        self.met_nummer(&postcode)
    }

    fn met_nummer(&self, begin: &str) -> Option<String> {
        let nummer = self.huisnummer.filter(|_| !begin.is_empty())?;
        Some(format!("{begin} {nummer}{}", self.toevoeging.as_deref().unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sleutel(tekst: &str) -> String {
        Adres::ontleed(tekst).and_then(|adres| adres.sleutel()).unwrap_or_default()
    }

    #[test]
    fn een_adres_heeft_een_sleutel_hoe_het_ook_is_geschreven() {
        for (sleutel_van, spellingen) in [
            (
                "lindeveld 22",
                &[
                    "Lindeveld 22",
                    "lindeveld  22",
                    "LINDEVELD 22, 3761 AB Soest",
                    "Lindeveld 22 Soest",
                    "Lindéveld 22",
                    "Lindeveld nr. 22",
                    "Lindeveld nummer 22",
                ][..],
            ),
            (
                "lindeveld 22a",
                &["lindeveld 22-A", "Lindeveld 22a", "Lindeveld 22 a", "Lindeveld 22 A, Soest", "Lindeveld 22 - a"],
            ),
            ("dorpsstraat 12", &["Dorpsstraat 12", "Dorpsstr. 12", "dorpsstr 12", "Dorps straat 12"]),
            (
                "burgemeestergrothestraat 5bis",
                &["Burg. Grothestraat 5 bis", "Burgemeester Grothestr. 5-bis", "bgm Grothestraat 5bis"],
            ),
            (
                "eerstevanderhelststraat 5",
                &["1e Van der Helststraat 5", "Eerste van der Helststr. 5", "1e van der Helststraat 5 2e verdieping"],
            ),
            ("plein1944 3", &["Plein 1944 3"]),
            ("3761ab 22", &["3761AB 22", "3761 ab 22", "22 3761 AB"]),
        ] {
            for spelling in spellingen {
                assert_eq!(sleutel(spelling), sleutel_van, "{spelling}");
            }
        }
    }

    #[test]
    fn wat_een_ander_adres_is_blijft_anders() {
        assert_ne!(sleutel("Lindevld 22"), sleutel("Lindeveld 22"));
        assert_ne!(sleutel("Lindeveld 22"), sleutel("Lindeveld 22a"));
        assert_ne!(sleutel("Lindeveld 2 2"), sleutel("Lindeveld 22"));
    }

    #[test]
    fn een_tekst_zonder_nummer_is_geen_adres() {
        for tekst in [
            "",
            "  ",
            "Koningsweg",
            "bij de kjoep",
            "3761 AB",
            "er ligt glas op het fietspad bij de school nummer zeven",
        ] {
            assert_eq!(sleutel(tekst), "", "{tekst}");
        }
        let straat = Adres::ontleed("Koningsweg, Soest").expect("er staat iets");
        assert_eq!((straat.straat.as_deref(), straat.rest.as_str()), (Some("Koningsweg"), "Soest"));
        let plek = Adres::ontleed("bij de kjoep").expect("er staat iets");
        assert_eq!((plek.straat, plek.rest.as_str()), (None, "bij de kjoep"));
    }

    #[test]
    fn een_straat_van_alleen_tekens_is_geen_adres() {
        let adres = Adres::ontleed("+\u{36f}\n2\n2\n").expect("er staat iets");
        assert!(!adres.is_compleet(), "{adres:?}");
        assert!(Adres::ontleed("Lindeveld 22").is_some_and(|adres| adres.is_compleet()));
    }

    #[test]
    fn alle_delen_worden_gelezen() {
        let adres = Adres::ontleed("Lindeveld 22-A, 3761 ab Soest").expect("er staat iets");
        assert_eq!(adres.straat.as_deref(), Some("Lindeveld"));
        assert_eq!((adres.huisnummer, adres.toevoeging.as_deref()), (Some(22), Some("a")));
        assert_eq!(adres.postcode.as_ref().map(ToString::to_string).as_deref(), Some("3761 AB"));
        assert_eq!(adres.rest, "Soest");
        assert_eq!(adres.postcode_sleutel().as_deref(), Some("3761ab 22a"));
    }

    #[test]
    fn postcodes() {
        for tekst in ["3761AB", "3761 ab", " 3761  AB "] {
            assert_eq!(Postcode::lees(tekst).map(String::from).as_deref(), Some("3761 AB"), "{tekst}");
        }
        for tekst in ["0761AB", "3761", "3761A", "3761ABC", "376AB", "3761SS", "3761 é", "é761AB", ""] {
            assert_eq!(Postcode::lees(tekst), None, "{tekst}");
        }
    }

    proptest! {
        #[test]
        fn elke_tekst_wordt_gelezen(tekst in "\\PC*") {
            if let Some(adres) = Adres::ontleed(&tekst) {
                prop_assert_eq!(adres.is_compleet() && adres.straat_sleutel().is_some() , adres.straat_sleutel().is_some());
            } else {
                prop_assert!(!tekst.chars().any(char::is_alphanumeric));
            }
        }

        #[test]
        fn hoofdletters_en_spaties_maken_geen_verschil(straat in "[a-z]{3,10}(veld|weg)", nummer in 1_u32..999, letter in "[b-f]?") {
            let gewoon = format!("{straat} {nummer}{letter}");
            let luid = format!("  {}   {nummer} {} ", straat.to_uppercase(), letter.to_uppercase());
            prop_assert_eq!(sleutel(&gewoon), sleutel(&luid));
        }
    }
}
