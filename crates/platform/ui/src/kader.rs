//! What every page has around its own content: names, navigation, the signed-in person, a message.

use crate::{Flash, NavGroep, NavItem};

/// The frame around a page. A page struct holds one in a field named `kader` and extends one of `kader/*.html`.
#[derive(Debug, Clone, Default)]
pub struct Kader {
    /// Name of the municipality without "Gemeente", e.g. `Voorbeeldstad`.
    pub gemeente: String,
    /// Title of the page: what stands in `<title>` before the name of the product.
    pub titel: String,
    /// Path of the page; decides which item of the navigation is the current one.
    pub pad: String,
    /// The signed-in person; `None` on public pages.
    pub gebruiker: Option<KaderGebruiker>,
    /// Who can be reached now, shown in the top bar.
    pub piket: Option<Piket>,
    /// Side navigation, already cut down to what this person may open.
    pub nav: Vec<NavGroep>,
    /// A line above the page that says all data are invented.
    pub demo: bool,
    /// Result of the previous action, shown once.
    pub melding: Option<Flash>,
    /// The municipality's own theme file, linked after ours.
    pub thema_url: Option<String>,
    /// Light, dark, or what the device prefers.
    pub modus: Modus,
    /// Number of errors on the form; stands in `<title>` so that a screen reader says it first.
    pub aantal_fouten: usize,
    /// Telephone number of the municipality for the foot of public pages.
    pub telefoon: String,
    /// Whether the page has a map; only then its script and style are loaded.
    pub kaart: bool,
    /// Whether the map shows or draws areas with corridors; needs `kaart` too.
    pub vlak: bool,
    /// Whether questions fold away.
    pub vouw: bool,
}

impl Kader {
    /// The frame of a page for staff.
    pub fn werkplek(gemeente: impl Into<String>, titel: impl Into<String>, pad: impl Into<String>) -> Self {
        Self {
            gemeente: gemeente.into(),
            titel: titel.into(),
            pad: pad.into(),
            telefoon: "14 035".to_owned(),
            ..Self::default()
        }
    }

    /// The frame of a page for residents, without navigation.
    pub fn publiek(gemeente: impl Into<String>, titel: impl Into<String>) -> Self {
        Self::werkplek(gemeente, titel, "")
    }

    /// The same frame for another page: what a page author calls on the frame that the server prepared.
    #[must_use]
    pub fn voor(mut self, titel: impl Into<String>, pad: impl Into<String>) -> Self {
        self.titel = titel.into();
        self.pad = pad.into();
        self
    }

    /// With this person signed in.
    #[must_use]
    pub fn gebruiker(mut self, gebruiker: KaderGebruiker) -> Self {
        self.gebruiker = Some(gebruiker);
        self
    }

    /// With this navigation.
    #[must_use]
    pub fn nav(mut self, nav: Vec<NavGroep>) -> Self {
        self.nav = nav;
        self
    }

    /// With this message on top, once.
    #[must_use]
    pub fn melding(mut self, melding: Flash) -> Self {
        self.melding = Some(melding);
        self
    }

    /// With the number of errors of a refused form in the title.
    #[must_use]
    pub const fn fouten(mut self, fouten: &crate::FormErrors) -> Self {
        self.aantal_fouten = fouten.len();
        self
    }

    /// With the script and the style of maps.
    #[must_use]
    pub const fn met_kaart(mut self) -> Self {
        self.kaart = true;
        self
    }

    /// With the scripts of areas on a map as well: for `f::tekenvlak` and `o::vlakkaart`.
    #[must_use]
    pub const fn met_vlak(mut self) -> Self {
        self.kaart = true;
        self.vlak = true;
        self
    }

    /// With the script that folds away questions which no answer asks for: for `o::als`.
    #[must_use]
    pub const fn met_vouw(mut self) -> Self {
        self.vouw = true;
        self
    }

    /// The text of `<title>` up to the product's name: errors first, then the page.
    pub fn documenttitel(&self) -> String {
        match self.aantal_fouten {
            0 => self.titel.clone(),
            1 => format!("1 fout: {}", self.titel),
            n => format!("{n} fouten: {}", self.titel),
        }
    }

    /// Whether the navigation item leads to this page or to the part of the site this page is in. One item at most: the
    /// one that comes nearest.
    pub fn is_huidig(&self, item: &NavItem) -> bool {
        let holds = |item: &NavItem| {
            self.pad.strip_prefix(item.pad.as_ref()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let nearer = |other: &NavItem| holds(other) && other.pad.len() > item.pad.len();
        holds(item) && !self.nav.iter().flat_map(|groep| &groep.items).any(nearer)
    }
}

/// The signed-in person as the top bar shows him.
#[derive(Debug, Clone, Default)]
pub struct KaderGebruiker {
    /// Name.
    pub naam: String,
    /// Role in words, e.g. "Adviseur veiligheid".
    pub rol_naam: String,
    /// Two letters for the round mark.
    pub initialen: String,
}

impl KaderGebruiker {
    /// A person; the initials are those of the first and the last word of the name.
    pub fn new(naam: impl Into<String>, rol_naam: impl Into<String>) -> Self {
        let naam = naam.into();
        let initialen = initialen(&naam);
        Self { naam, rol_naam: rol_naam.into(), initialen }
    }
}

/// First letter of the first and of the last word of a name, in capitals.
pub fn initialen(naam: &str) -> String {
    let mut words = naam.split_whitespace().filter_map(|word| word.chars().next());
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

/// Who is on call.
#[derive(Debug, Clone)]
pub struct Piket {
    /// Kind of duty, e.g. "Piket openbare orde".
    pub dienst: String,
    /// Who has it.
    pub naam: String,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Modus {
    /// What the device prefers.
    #[default]
    Systeem,
    /// Always light.
    Licht,
    /// Always dark.
    Donker,
}

impl Modus {
    /// The choice in the cookie `modus`; anything unknown means the device decides.
    pub fn from_cookie(value: &str) -> Self {
        match value {
            "licht" => Self::Licht,
            "donker" => Self::Donker,
            _ => Self::Systeem,
        }
    }

    /// Value of `data-modus` on `<html>`; empty when the device decides.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Systeem => "",
            Self::Licht => "licht",
            Self::Donker => "donker",
        }
    }
}
