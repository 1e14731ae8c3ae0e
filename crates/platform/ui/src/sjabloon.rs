//! Small functions that templates call, because the template language has no words for them.

use std::{borrow::Borrow, fmt};

/// Markup made by our own code with every text in it escaped; templates print it as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// Wraps finished markup. The caller has escaped whatever came from outside.
    pub(crate) const fn new(markup: String) -> Self {
        Self(markup)
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::FastWritable for Markup {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        Ok(dest.write_str(&self.0)?)
    }
}

impl askama::filters::HtmlSafe for Markup {}

/// The text with the five characters that mean something in HTML replaced.
pub(crate) fn escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
        out
    })
}

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

    #[test]
    fn escape_raakt_alle_vijf_de_tekens() {
        assert_eq!(escape(r#"<a b="c">'&"#), "&lt;a b=&quot;c&quot;&gt;&#39;&amp;");
    }
}
