//! Themes are the lines of the programme; categories and their promises are configuration of the municipality.

use kern::code_enum;
use serde::Deserialize;

code_enum! {
    /// A line of the safety programme. Each has a kring of its own: who works on it may know it.
    pub Thema {
        /// Crime that undermines: drugs, fraud, intimidation.
        Ondermijning = "ondermijning", "Ondermijning";
        /// Care and safety: violence at home, confused behaviour.
        ZorgEnVeiligheid = "zorg_en_veiligheid", "Zorg en veiligheid";
        /// Young people and places where they meet.
        Jeugd = "jeugd", "Jeugd";
        /// Online crime and fraud.
        Cyber = "cyber", "Cyber en oplichting";
        /// Nuisance by neighbours.
        Woonoverlast = "woonoverlast", "Woonoverlast";
        /// Everything else.
        Overig = "overig", "Overig"
    }
}

impl Thema {
    /// The code of the kring of this theme.
    pub const fn kring_code(self) -> &'static str {
        match self {
            Self::Ondermijning => "thema:ondermijning",
            Self::ZorgEnVeiligheid => "thema:zorg_en_veiligheid",
            Self::Jeugd => "thema:jeugd",
            Self::Cyber => "thema:cyber",
            Self::Woonoverlast => "thema:woonoverlast",
            Self::Overig => "thema:overig",
        }
    }
}

/// The code of the kring that may know who reported.
pub const MELDER_KRING: &str = "melder";

/// One choice of the first step of the form, with the promise that comes with it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Categorie {
    /// Stable code.
    pub code: String,
    /// What the resident reads.
    pub naam: String,
    /// One line of explanation.
    #[serde(default)]
    pub uitleg: String,
    /// Code of the theme it belongs to.
    pub thema: String,
    /// Working days within which the reporter hears what was done.
    pub antwoord_werkdagen: u32,
    /// True when the public form offers it.
    #[serde(default = "yes")]
    pub publiek: bool,
}

const fn yes() -> bool {
    true
}

impl Categorie {
    /// The theme; checked when the configuration was read.
    pub fn thema(&self) -> Thema {
        kern::Code::from_code(&self.thema).unwrap_or(Thema::Overig)
    }
}

/// The longest promise that a municipality can make.
pub(crate) const MEESTE_WERKDAGEN: u16 = 60;

/// Where the categories come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Herkomst {
    /// A file of the municipality.
    #[default]
    Eigen,
    /// The file that Baken brings along.
    Meegeleverd,
}

/// The categories of a municipality.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Categorieen {
    categorie: Vec<Categorie>,
    #[serde(skip)]
    herkomst: Herkomst,
}

/// Why a file with categories is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CategorieFout {
    /// Not TOML, or an unknown key; the message has the line.
    #[error("{0}")]
    Toml(String),
    /// A category that cannot be.
    #[error("categorie {code}: {reden}")]
    Inhoud {
        /// Its code.
        code: String,
        /// What is wrong with it.
        reden: &'static str,
    },
}

impl Categorieen {
    /// The categories that Baken brings along.
    pub fn standaard() -> Result<Self, CategorieFout> {
        let read = Self::from_toml(include_str!("../categorieen.toml"))?;
        Ok(Self { herkomst: Herkomst::Meegeleverd, ..read })
    }

    /// Reads a municipality's own file.
    pub fn from_toml(text: &str) -> Result<Self, CategorieFout> {
        let read: Self = toml::from_str(text).map_err(|error| CategorieFout::Toml(error.to_string()))?;
        let mut seen = std::collections::HashSet::new();
        for categorie in &read.categorie {
            let reject = |reden| Err(CategorieFout::Inhoud { code: categorie.code.clone(), reden });
            if <Thema as kern::Code>::from_code(&categorie.thema).is_none() {
                return reject("het thema bestaat niet");
            }
            if !(1..=u32::from(MEESTE_WERKDAGEN)).contains(&categorie.antwoord_werkdagen) {
                return reject("antwoord_werkdagen moet tussen 1 en 60 liggen");
            }
            if categorie.naam.trim().is_empty() || !seen.insert(categorie.code.as_str()) {
                return reject("naam is leeg of code komt twee keer voor");
            }
        }
        if read.categorie.is_empty() {
            return Err(CategorieFout::Inhoud { code: String::new(), reden: "er is geen enkele categorie" });
        }
        Ok(read)
    }

    /// Where they come from.
    pub const fn herkomst(&self) -> Herkomst {
        self.herkomst
    }

    /// All of them.
    pub fn alle(&self) -> &[Categorie] {
        &self.categorie
    }

    /// Those that the public form offers.
    pub fn publiek(&self) -> impl Iterator<Item = &Categorie> {
        self.categorie.iter().filter(|categorie| categorie.publiek)
    }

    /// The category with this code.
    pub fn zoek(&self, code: &str) -> Option<&Categorie> {
        self.categorie.iter().find(|categorie| categorie.code == code)
    }

    /// The name of a category; the code itself when the municipality has dropped it since.
    pub fn naam<'a>(&'a self, code: &'a str) -> &'a str {
        self.zoek(code).map_or(code, |categorie| categorie.naam.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn de_meegeleverde_categorieen_kloppen() {
        let standaard = Categorieen::standaard().unwrap();
        for thema in <Thema as kern::Code>::ALL {
            assert!(standaard.alle().iter().any(|categorie| categorie.thema() == *thema), "{thema:?}");
        }
        assert!(standaard.publiek().count() >= 6);
    }

    #[test]
    fn een_onbekend_thema_of_een_dubbele_code_wordt_geweigerd() {
        let entry = |code: &str, thema: &str| {
            format!("[[categorie]]\ncode = '{code}'\nnaam = 'X'\nthema = '{thema}'\nantwoord_werkdagen = 10\n")
        };
        assert!(Categorieen::from_toml(&entry("a", "vliegverkeer")).is_err());
        assert!(Categorieen::from_toml(&(entry("a", "jeugd") + &entry("a", "jeugd"))).is_err());
        assert!(Categorieen::from_toml("categorie = []").is_err());
        let unknown = Categorieen::from_toml(&(entry("a", "jeugd") + "kleur = 'rood'\n"));
        assert!(matches!(unknown, Err(CategorieFout::Toml(text)) if text.contains("kleur")));
    }
}
