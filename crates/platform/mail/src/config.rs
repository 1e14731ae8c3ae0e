//! Where the mail server is and who we are there.

use kern::Secret;
use serde::Deserialize;
use std::path::PathBuf;

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// Not at all: only for a server on the same machine or network that takes no password.
    Geen,
    /// Starts plain and must turn to TLS before anything is said; usually port 587 or 25.
    Starttls,
    /// TLS from the first byte; usually port 465.
    Tls,
}

/// Settings of the mail server, as they stand in the configuration of the municipality.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailConfig {
    /// Host name or address.
    pub server: String,
    /// Port.
    pub poort: u16,
    /// Protection of the connection.
    pub tls: Tls,
    /// Who signs in; nobody when absent.
    #[serde(default)]
    pub gebruiker: Option<String>,
    /// The password that goes with it.
    #[serde(default)]
    pub wachtwoord: Option<Secret<String>>,
    /// From whom: `Gemeente Voorbeeld <veiligheid@voorbeeld.nl>`.
    pub afzender: String,
    /// Seconds to wait for each reply of the server.
    #[serde(default = "standaard_timeout")]
    pub timeout_s: u64,
    /// File with certificates (PEM) to trust beside the well-known ones: a municipality's own authority.
    #[serde(default)]
    pub ca_bestand: Option<PathBuf>,
}

const fn standaard_timeout() -> u64 {
    30
}

/// The settings cannot be used. Texts are for the administrator and name the setting.
#[derive(Debug, thiserror::Error)]
pub enum InstelFout {
    /// The sender is no mail address.
    #[error(
        "De instelling mail.afzender is geen mailadres. Schrijf bijvoorbeeld: Gemeente Soest <veiligheid@soest.nl>"
    )]
    Afzender,
    /// A user without a password or the reverse.
    #[error("Vul mail.gebruiker en mail.wachtwoord allebei in, of geen van beide.")]
    HalveInlog,
    /// A password would go over the network in the clear.
    #[error("Zet mail.tls op \"starttls\" of \"tls\": anders gaat het wachtwoord leesbaar over het netwerk.")]
    WachtwoordLeesbaar,
    /// The file with certificates cannot be read.
    #[error("Het bestand van mail.ca_bestand kan niet worden gelezen: {0}")]
    CaBestand(std::io::Error),
    /// The file holds no certificates, or the server name cannot be checked against one.
    #[error("De certificaten voor mail.server zijn niet te gebruiken. Controleer mail.server en mail.ca_bestand.")]
    Certificaten,
}

impl MailConfig {
    /// User and password together, refused when they would be readable on the way.
    pub(crate) fn inlog(&self) -> Result<Option<(&str, &str)>, InstelFout> {
        let (gebruiker, wachtwoord) = match (&self.gebruiker, &self.wachtwoord) {
            (None, None) => return Ok(None),
            (Some(gebruiker), Some(wachtwoord)) => (gebruiker, wachtwoord),
            _ => return Err(InstelFout::HalveInlog),
        };
        if self.tls == Tls::Geen && !self.is_op_deze_machine() {
            return Err(InstelFout::WachtwoordLeesbaar);
        }
        Ok(Some((gebruiker, wachtwoord.expose())))
    }

    fn is_op_deze_machine(&self) -> bool {
        self.server == "localhost" || self.server.parse::<std::net::IpAddr>().is_ok_and(|adres| adres.is_loopback())
    }
}
