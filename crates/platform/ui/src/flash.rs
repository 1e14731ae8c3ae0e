//! What is said once, after an action.

/// A message about what just happened, shown once on the next page.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Flash {
    /// How it looks.
    pub soort: Soort,
    /// One or two sentences; never personal data, since it travels in a cookie.
    pub tekst: String,
}

impl Flash {
    /// It worked.
    pub fn gelukt(tekst: impl Into<String>) -> Self {
        Self { soort: Soort::Gelukt, tekst: tekst.into() }
    }

    /// Good to know.
    pub fn info(tekst: impl Into<String>) -> Self {
        Self { soort: Soort::Info, tekst: tekst.into() }
    }

    /// Needs attention.
    pub fn let_op(tekst: impl Into<String>) -> Self {
        Self { soort: Soort::LetOp, tekst: tekst.into() }
    }

    /// It did not work.
    pub fn fout(tekst: impl Into<String>) -> Self {
        Self { soort: Soort::Fout, tekst: tekst.into() }
    }
}

/// The kinds of message: colour and icon; the words must say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Soort {
    /// Blue.
    Info,
    /// Green.
    Gelukt,
    /// Amber.
    LetOp,
    /// Red.
    Fout,
}

impl Soort {
    /// Colour name for the macros.
    pub const fn kleur(self) -> &'static str {
        match self {
            Self::Info => "blauw",
            Self::Gelukt => "groen",
            Self::LetOp => "amber",
            Self::Fout => "rood",
        }
    }

    /// Icon name for the macros.
    pub const fn icoon(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Gelukt => "vink",
            Self::LetOp | Self::Fout => "let",
        }
    }
}
