//! Where a link may lead.

use std::fmt;

/// The target of a link: a web page, a mail address or a phone number, and nothing that a program would run.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Doel(String);

/// What a target may start with.
const SOORTEN: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

impl Doel {
    /// Reads a target. `None` when it starts with something else than https, http, mailto or tel, or holds a space or a
    /// character that no address has.
    pub fn lees(bron: &str) -> Option<Self> {
        let bron = bron.trim();
        let soort = SOORTEN.iter().find(|soort| {
            bron.get(..soort.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(soort)) && bron.len() > soort.len()
        })?;
        let rest = &bron[soort.len()..];
        let past = |teken: char| teken.is_ascii_graphic() && !matches!(teken, '"' | '<' | '>' | '\\' | '`' | '{' | '}');
        (rest.chars().all(past) && rest.len() <= 2000).then(|| Self(format!("{soort}{rest}")))
    }

    /// The whole target.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The target as a person writes it on paper.
    pub(crate) fn leesbaar(&self) -> &str {
        self.0.strip_prefix("mailto:").or_else(|| self.0.strip_prefix("tel:")).unwrap_or(&self.0)
    }
}

impl fmt::Display for Doel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Doel;

    #[test]
    fn alleen_pagina_mail_en_telefoon() {
        for goed in ["https://voorbeeld.nl/a?b=c", "HTTP://voorbeeld.nl", "mailto:post@voorbeeld.nl", " tel:14000 "] {
            assert!(Doel::lees(goed).is_some(), "{goed}");
        }
        for fout in [
            "javascript:x",
            "java\tscript:x",
            "data:text/html,x",
            "//voorbeeld.nl",
            "/pad",
            "",
            "https://",
            "https://a b",
        ] {
            assert!(Doel::lees(fout).is_none(), "{fout}");
        }
        assert!(Doel::lees("https://a.nl/\"onclick=x").is_none());
        assert_eq!(Doel::lees("HTTPS://a.nl").unwrap().as_str(), "https://a.nl");
    }
}
