//! The configuration: one TOML file and environment variables. A wrong key is named with its line.

use kern::Secret;
use mail::MailConfig;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// Everything a municipality can set. The file is `baken.toml` in its folder.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
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
    /// File with categories, instead of those that Baken brings along.
    pub categorieen: Option<PathBuf>,
}

/// The municipality.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Gemeente {
    /// Name without "Gemeente".
    pub naam: String,
    /// Telephone number as people read it.
    #[serde(default)]
    pub telefoon: String,
    /// Address of the municipality's own site.
    #[serde(default)]
    pub website: String,
    /// CSS file with `--basis-*` tokens.
    pub thema: Option<PathBuf>,
}

/// Where and how to serve.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Server {
    /// Address and port to listen on.
    pub adres: String,
    /// The address that people use, without a slash at the end.
    pub basis_url: String,
}

impl Default for Server {
    fn default() -> Self {
        Self { adres: "127.0.0.1:8080".to_owned(), basis_url: "http://127.0.0.1:8080".to_owned() }
    }
}

/// Which database.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Database {
    /// Connection string of PostgreSQL; without it SQLite in the folder. Rather in `BAKEN_DATABASE` than here.
    pub postgres: Option<String>,
}

/// What is agreed with the police.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Politie {
    /// Address for messages.
    pub adres: Option<String>,
    /// Telephone number of the desk.
    pub telefoon: Option<String>,
}

/// Why a configuration is refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigFout {
    /// There is none.
    #[error("er is geen {0}; maak een gemeente met `baken nieuw --map {1}`")]
    Ontbreekt(String, String),
    /// It cannot be read.
    #[error("{0} kan niet worden gelezen: {1}")]
    Lezen(String, std::io::Error),
    /// It is wrong; the message has line and key.
    #[error("{0} klopt niet:\n{1}")]
    Inhoud(String, String),
}

/// Name of the file in the folder of a municipality.
pub(crate) const BESTAND: &str = "baken.toml";

impl Config {
    /// Reads the configuration of a municipality, and lets the environment overrule it.
    pub(crate) fn load(map: &Path, env: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigFout> {
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
        let config: Self = toml::from_str(text).map_err(|error| error.to_string())?;
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
            self.database.postgres = Some(url);
        }
        if let (Some(mail), Some(password)) = (&mut self.mail, env("BAKEN_MAIL_WACHTWOORD")) {
            mail.wachtwoord = Some(Secret::new(password));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOED: &str = "[gemeente]\nnaam = 'Soest'\n[server]\nadres = '127.0.0.1:1'\n";

    #[test]
    fn een_verkeerde_sleutel_wordt_met_haar_regel_genoemd() {
        let wrong = format!("{GOED}poort = 80\n");
        let reason = Config::parse(&wrong).unwrap_err();
        assert!(reason.contains("poort") && reason.contains("line 5"), "{reason}");
        assert!(Config::parse("[gemeente]\nnaam = ' '\n").is_err());
        assert!(Config::parse("naam = 'Soest'\n").is_err());
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
        assert_eq!(config.database.postgres.as_deref(), Some("postgres://x"));
    }
}
