//! The fields of a form or a query, as they came: names may repeat, values are clean text.

use crate::Fout;
use percent_encoding::percent_decode;
use serde::de::DeserializeOwned;
use std::borrow::Cow;

/// More fields than any form of ours has.
pub(crate) const MAX_FIELDS: usize = 500;

/// Fields in the order in which they were sent.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Velden(Vec<(String, String)>);

impl Velden {
    /// Reads `application/x-www-form-urlencoded`. Errors: too many fields, text that is not UTF-8, a NUL.
    pub fn parse(encoded: &[u8]) -> Result<Self, Fout> {
        let mut velden = Self::default();
        for pair in encoded.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
            let cut = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            let (naam, waarde) = (&pair[..cut], pair.get(cut + 1..).unwrap_or_default());
            velden.add(decode(naam)?, &decode(waarde)?)?;
        }
        Ok(velden)
    }

    /// Adds a field; line ends become those of the rest of the world, also the odd ones that no browser sends.
    pub(crate) fn add(&mut self, naam: String, waarde: &str) -> Result<(), Fout> {
        if self.0.len() >= MAX_FIELDS {
            return Err(Fout::ongeldig("te-veel-velden", "Dit formulier heeft te veel velden."));
        }
        if naam.contains('\0') || waarde.contains('\0') {
            return Err(unreadable());
        }
        self.0.push((naam, waarde.replace("\r\n", "\n").replace('\r', "\n")));
        Ok(())
    }

    /// The first value of a field.
    pub fn get(&self, naam: &str) -> Option<&str> {
        self.all(naam).next()
    }

    /// Every value of a field, such as the ticked boxes of a group.
    pub fn all(&self, naam: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(known, _)| known == naam).map(|(_, waarde)| waarde.as_str())
    }

    /// Every field.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(naam, waarde)| (naam.as_str(), waarde.as_str()))
    }

    /// The fields as a type: a `Vec` takes every value of a name, anything else wants exactly one; unknown names are
    /// left out. Errors: 400, for only a caller who does not use our form gets there.
    pub fn als<T: DeserializeOwned>(&self) -> Result<T, Fout> {
        let encode =
            |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        let pairs: Vec<_> = self.iter().map(|(naam, waarde)| format!("{}={}", encode(naam), encode(waarde))).collect();
        serde_html_form::from_str(&pairs.join("&")).map_err(|_| {
            Fout::ongeldig(
                "formulier-ongeldig",
                "Dit formulier kwam niet goed aan. Ga terug, laad de pagina opnieuw en probeer het nog eens.",
            )
        })
    }
}

impl std::fmt::Debug for Velden {
    /// Names only: the values are what people typed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(naam, _)| naam)).finish()
    }
}

/// `+` is a space, `%xx` a byte, and together they must be UTF-8.
fn decode(encoded: &[u8]) -> Result<String, Fout> {
    let spaced: Cow<'_, [u8]> = if encoded.contains(&b'+') {
        encoded.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect()
    } else {
        Cow::Borrowed(encoded)
    };
    percent_decode(&spaced).decode_utf8().map(Cow::into_owned).map_err(|_| unreadable())
}

pub(crate) fn unreadable() -> Fout {
    Fout::ongeldig("tekst-onleesbaar", "In een van de velden staan tekens die wij niet kunnen lezen.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Formulier {
        tekst: String,
        #[serde(default)]
        keuze: Vec<String>,
        getal: Option<i64>,
    }

    #[test]
    fn een_groep_geeft_een_lijst_en_onbekende_velden_vallen_weg() {
        let velden = Velden::parse(b"tekst=a+b%0D%0Ac&keuze=x&keuze=y&getal=&vreemd=1").unwrap();
        let expected = Formulier { tekst: "a b\nc".into(), keuze: vec!["x".into(), "y".into()], getal: None };
        assert_eq!(velden.als::<Formulier>().unwrap(), expected);
    }

    #[test]
    fn elk_regeleinde_wordt_hetzelfde() {
        let velden = Velden::parse(b"tekst=a%0D%0Ab%0Dc%0D%0D%0Ad").unwrap();
        assert_eq!(velden.get("tekst"), Some("a\nb\nc\n\nd"));
    }

    #[test]
    fn wat_niet_klopt_is_een_fout_van_de_aanroeper() {
        let code = |encoded: &[u8]| {
            Velden::parse(encoded).and_then(|velden| velden.als::<Formulier>().map(|_| ())).unwrap_err().code()
        };
        assert_eq!(code(b"tekst=%ff"), "tekst-onleesbaar");
        assert_eq!(code(b"tekst=a%00b"), "tekst-onleesbaar");
        assert_eq!(code(b"tekst=a&tekst=b"), "formulier-ongeldig");
        assert_eq!(code(b"tekst=a&getal=tien"), "formulier-ongeldig");
        assert_eq!(code(b"keuze=x"), "formulier-ongeldig");
        assert_eq!(code("a=b&".repeat(MAX_FIELDS + 1).as_bytes()), "te-veel-velden");
    }

    #[test]
    fn debug_toont_geen_waarden() {
        assert_eq!(format!("{:?}", Velden::parse(b"naam=Jansen").unwrap()), "[\"naam\"]");
    }

    proptest! {
        #[test]
        fn elke_byterij_wordt_gelezen_of_geweigerd(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            if let Ok(velden) = Velden::parse(&bytes) {
                prop_assert!(velden.iter().all(|(naam, waarde)| !naam.contains('\0') && !waarde.contains('\0')));
                let _ = velden.als::<Formulier>();
            }
        }

        #[test]
        fn wat_iemand_typt_komt_heel_aan(tekst in "[^\0\r]{0,60}") {
            let encoded: String = percent_encoding::utf8_percent_encode(&tekst, percent_encoding::NON_ALPHANUMERIC).collect();
            let velden = Velden::parse(format!("tekst={encoded}").as_bytes()).unwrap();
            prop_assert_eq!(velden.als::<Formulier>().unwrap().tekst, tekst);
        }
    }
}
