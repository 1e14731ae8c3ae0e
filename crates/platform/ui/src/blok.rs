//! Data of a few blocks that carry more than text.

use std::borrow::Cow;

/// One tab of a sub-navigation.
#[derive(Debug, Clone)]
pub struct Tab {
    /// Text.
    pub label: Cow<'static, str>,
    /// Address.
    pub href: String,
    /// Number beside it.
    pub aantal: Option<u32>,
    /// Whether this is the page shown.
    pub huidig: bool,
}

impl Tab {
    /// A tab; it is the current one when its address is that of the page.
    pub fn new(label: impl Into<Cow<'static, str>>, href: impl Into<String>, pad: &str) -> Self {
        let href = href.into();
        Self { label: label.into(), huidig: href == pad, href, aantal: None }
    }

    /// With a number.
    #[must_use]
    pub const fn telt(mut self, aantal: u32) -> Self {
        self.aantal = Some(aantal);
        self
    }
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Behind us.
    Klaar,
    /// Here we are.
    Nu,
    /// Still to come.
    Straks,
}

impl Stand {
    /// Class name, for the macros.
    pub const fn klasse(self) -> &'static str {
        match self {
            Self::Klaar => "is-klaar",
            Self::Nu => "is-nu",
            Self::Straks => "is-straks",
        }
    }

    /// What a screen reader says.
    pub const fn woord(self) -> &'static str {
        match self {
            Self::Klaar => "gedaan",
            Self::Nu => "nu",
            Self::Straks => "nog niet",
        }
    }
}

/// A rung of an intervention ladder.
#[derive(Debug, Clone)]
pub struct Trede {
    /// Name of the step.
    pub naam: Cow<'static, str>,
    /// Date or remark below it; empty for none.
    pub sub: String,
    /// Where it stands.
    pub stand: Stand,
}

impl Trede {
    /// A rung.
    pub fn new(naam: impl Into<Cow<'static, str>>, sub: impl Into<String>, stand: Stand) -> Self {
        Self { naam: naam.into(), sub: sub.into(), stand }
    }
}

/// The content of an error page.
#[derive(Debug, Clone)]
pub struct Foutmelding {
    /// What happened, in a few words.
    pub kop: Cow<'static, str>,
    /// What it means and what the reader can do.
    pub uitleg: Cow<'static, str>,
    /// Reference of the log line, when we failed.
    pub kenmerk: Option<String>,
    /// Where to go on.
    pub terug: Cow<'static, str>,
    /// Text of that link.
    pub terug_tekst: Cow<'static, str>,
}

impl Foutmelding {
    /// Not there, or not for this person: the same words for both.
    pub const fn niet_gevonden() -> Self {
        Self {
            kop: Cow::Borrowed("Deze pagina is er niet"),
            uitleg: Cow::Borrowed("Misschien is het adres niet goed, of mag u deze pagina niet zien."),
            kenmerk: None,
            terug: Cow::Borrowed("/"),
            terug_tekst: Cow::Borrowed("Naar de beginpagina"),
        }
    }

    /// We failed; `kenmerk` is the reference in the log.
    pub fn storing(kenmerk: impl Into<String>) -> Self {
        Self {
            kop: Cow::Borrowed("Er ging iets mis bij ons"),
            uitleg: Cow::Borrowed(
                "Wat u deed, is misschien niet bewaard. Probeer het over een paar minuten opnieuw. Is er direct gevaar? Bel dan 112.",
            ),
            kenmerk: Some(kenmerk.into()),
            ..Self::niet_gevonden()
        }
    }
}

/// The error page itself; the server fills it for every status of 400 and up that has no page of its own.
#[derive(askama::Template)]
#[template(path = "fout.html")]
pub struct Foutpagina {
    /// The frame.
    pub kader: crate::Kader,
    /// What to say.
    pub fout: Foutmelding,
}
