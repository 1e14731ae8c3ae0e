//! The configuration: one TOML file and environment variables. A wrong key is named with its line.

use kern::Secret;
use mail::MailConfig;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// Everything a municipality can set. The file is `baken.toml` in its folder.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The municipality.
    pub gemeente: Gemeente,
    /// Where and how to serve.
    #[serde(default)]
    pub server: Server,
    /// Which database.
    #[serde(default)]
    pub database: Database,
    /// How to send mail; without it mail waits.
    pub mail: Option<MailConfig>,
    /// What is agreed with the police.
    #[serde(default)]
    pub politie: Politie,
    /// Map tiles from elsewhere; without it maps show only our own outlines.
    pub kaart: Option<Kaart>,
    /// File with categories, instead of those that Baken brings along.
    pub categorieen: Option<PathBuf>,
}

/// The municipality.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gemeente {
    /// Name without "Gemeente".
    pub naam: String,
    /// Telephone number as people read it.
    #[serde(default)]
    pub telefoon: String,
    /// Address of the municipality's own site.
    #[serde(default)]
    pub website: String,
    /// Where other systems ask about the API.
    #[serde(default)]
    pub email: String,
    /// CSS file with `--basis-*` tokens.
    pub thema: Option<PathBuf>,
}

/// Where and how to serve.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Server {
    /// Address and port to listen on.
    pub adres: String,
    /// The address that people use, without a slash at the end.
    pub basis_url: String,
    /// Proxies in front of Baken, as addresses or ranges.
    pub proxies: Vec<String>,
    /// Token that opens `/metrics`; without it there are no figures.
    pub metrics_token: Option<Secret<String>>,
}

impl Default for Server {
    fn default() -> Self {
        let (adres, basis_url) = ("127.0.0.1:8080".to_owned(), "http://127.0.0.1:8080".to_owned());
        Self { adres, basis_url, proxies: Vec::new(), metrics_token: None }
    }
}

/// Which database.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Database {
    /// Connection string of PostgreSQL; without it SQLite in the folder. Rather in `BAKEN_DATABASE` than here.
    pub postgres: Option<Secret<String>>,
}

/// What is agreed with the police.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Politie {
    /// Address for messages.
    pub adres: Option<String>,
    /// Telephone number of the desk.
    pub telefoon: Option<String>,
}

/// A server of map tiles.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kaart {
    /// Address with `{z}`, `{x}` and `{y}`.
    pub tegels: String,
    /// Its origin, such as `https://tegels.voorbeeld.nl`.
    pub herkomst: String,
}

/// Why a configuration is refused.
#[derive(Debug, thiserror::Error)]
pub enum ConfigFout {
    /// There is none.
    #[error("er is geen {0}; maak een gemeente met `baken nieuw --map {1} ...`, of kies haar map met --map")]
    Ontbreekt(String, String),
    /// It cannot be read.
    #[error("{0} kan niet worden gelezen: {1}")]
    Lezen(String, std::io::Error),
    /// It is wrong; the message has line and key.
    #[error("{0} klopt niet: {1}")]
    Inhoud(String, String),
}

/// Name of the file in the folder of a municipality.
pub const BESTAND: &str = "baken.toml";

impl Config {
    /// Reads the configuration of a municipality, and lets the environment overrule it.
    pub fn load(map: &Path, env: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigFout> {
        let path = map.join(BESTAND);
        let shown = path.display().to_string();
        let text = std::fs::read_to_string(&path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => ConfigFout::Ontbreekt(shown.clone(), map.display().to_string()),
            _ => ConfigFout::Lezen(shown.clone(), error),
        })?;
        let mut config = Self::parse(&text).map_err(|reason| ConfigFout::Inhoud(shown, reason))?;
        config.overrule(env);
        Ok(config)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let config: Self = toml::from_str(text).map_err(|error| explain(text, &error))?;
        if config.gemeente.naam.trim().is_empty() {
            return Err("gemeente.naam is leeg".to_owned());
        }
        Ok(config)
    }

    fn overrule(&mut self, env: impl Fn(&str) -> Option<String>) {
        let set = |name: &str, place: &mut String| {
            if let Some(value) = env(name) {
                *place = value;
            }
        };
        set("BAKEN_ADRES", &mut self.server.adres);
        set("BAKEN_BASIS_URL", &mut self.server.basis_url);
        if let Some(url) = env("BAKEN_DATABASE") {
            self.database.postgres = Some(Secret::new(url));
        }
        if let Some(token) = env("BAKEN_METRICS_TOKEN") {
            self.server.metrics_token = Some(Secret::new(token));
        }
        if let (Some(mail), Some(password)) = (&mut self.mail, env("BAKEN_MAIL_WACHTWOORD")) {
            mail.wachtwoord = Some(Secret::new(password));
        }
    }
}

/// The line and what is wrong with it. The reader's own words stand between; values of the file never do, since one of
/// them may be a password.
fn explain(text: &str, error: &toml::de::Error) -> String {
    let said = error.message();
    let dutch = [
        ("unknown field", "onbekende sleutel"),
        (", expected one of ", "; kies uit "),
        (", expected ", "; verwacht is "),
        ("missing field", "deze sleutel ontbreekt:"),
        (" or ", " of "),
    ];
    let known = said.starts_with("unknown field") || said.starts_with("missing field");
    let shown = if known {
        dutch.iter().fold(said.to_owned(), |said, (english, dutch)| said.replace(english, dutch))
    } else {
        "de waarde of de schrijfwijze is niet goed".to_owned()
    };
    let line = error.span().map(|span| text.get(..span.start).unwrap_or(text).lines().count().max(1));
    let on_new_line = error.span().is_some_and(|span| text.get(..span.start).is_some_and(|head| head.ends_with('\n')));
    match line {
        Some(line) => format!("regel {}: {shown}", line + usize::from(on_new_line)),
        None => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOED: &str = "[gemeente]\nnaam = 'Soest'\n[server]\nadres = '127.0.0.1:1'\n";

    #[test]
    fn een_verkeerde_sleutel_wordt_met_haar_regel_genoemd() {
        let reason = Config::parse(&format!("{GOED}poort = 80\n")).unwrap_err();
        assert!(reason.starts_with("regel 5: onbekende sleutel `poort`"), "{reason}");
        let reason = Config::parse(&format!("{GOED}[politie]\ntelefoon = 112\n")).unwrap_err();
        assert_eq!(reason, "regel 6: de waarde of de schrijfwijze is niet goed");
        let reason = Config::parse("[gemeente]\ntelefoon = ''\n").unwrap_err();
        assert!(reason.contains("deze sleutel ontbreekt: `naam`"), "{reason}");
        assert_eq!(Config::parse("[gemeente]\nnaam = ' '\n").unwrap_err(), "gemeente.naam is leeg");
        assert!(Config::parse("naam = 'Soest'\n").is_err());
    }

    #[test]
    fn een_wachtwoord_komt_niet_in_de_uitleg() {
        let reason = Config::parse(&format!("{GOED}[database]\npostgres = ['geheim']\n")).unwrap_err();
        assert!(!reason.contains("geheim"), "{reason}");
    }

    #[test]
    fn de_omgeving_gaat_voor_het_bestand() {
        let mut config = Config::parse(GOED).unwrap();
        config.overrule(|name| match name {
            "BAKEN_ADRES" => Some("127.0.0.1:2".to_owned()),
            "BAKEN_DATABASE" => Some("postgres://x".to_owned()),
            _ => None,
        });
        assert_eq!(config.server.adres, "127.0.0.1:2");
        assert_eq!(config.database.postgres.map(Secret::into_exposed).as_deref(), Some("postgres://x"));
    }
}
