//! How an attempt fails. These types hold a step and a number, so that they cannot hold an address.

use lettre::transport::smtp;
use std::fmt;

/// How far an attempt came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stap {
    /// Making the message from what the caller gave.
    Opstellen,
    /// Reaching the server and being greeted.
    Verbinden,
    /// Setting up TLS.
    Beveiligen,
    /// Signing in.
    Inloggen,
    /// Naming the sender.
    Afzender,
    /// Naming the recipient.
    Ontvanger,
    /// Handing over the text.
    Inhoud,
}

impl Stap {
    /// What went wrong at this step, as part of a sentence.
    const fn zin(self) -> &'static str {
        match self {
            Self::Opstellen => "het adres of kenmerk klopt niet",
            Self::Verbinden => "de mailserver is niet bereikbaar",
            Self::Beveiligen => "er komt geen beveiligde verbinding met de mailserver tot stand",
            Self::Inloggen => "de mailserver accepteert de gebruiker of het wachtwoord niet",
            Self::Afzender => "de mailserver accepteert de afzender niet",
            Self::Ontvanger => "de mailserver accepteert de ontvanger niet",
            Self::Inhoud => "de mailserver heeft het bericht niet aangenomen",
        }
    }

    /// True when a definite "no" at this step is about this message. At the other steps it is about our settings: an
    /// administrator can mend those, and the mail must still be there by then.
    const fn gaat_over_het_bericht(self) -> bool {
        matches!(self, Self::Opstellen | Self::Ontvanger | Self::Inhoud)
    }
}

/// The mail was not taken by the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MailFout {
    /// It may go well later. Also when the connection broke after the text was sent: then it may arrive twice, and the
    /// equal Message-ID lets the receiver see that.
    Tijdelijk {
        /// Where it stopped.
        stap: Stap,
        /// Reply code of the server, when it gave one.
        code: Option<u16>,
    },
    /// It will never go well like this: somebody must look at the address or the text.
    Blijvend {
        /// Where it stopped.
        stap: Stap,
        /// Reply code of the server, when it gave one.
        code: Option<u16>,
    },
}

/// "Authentication required": a setting of ours, at whatever step it comes.
const INLOGGEN_VERPLICHT: u16 = 530;

impl MailFout {
    /// Sorts an error of the connection.
    pub(crate) fn bij(stap: Stap) -> impl Fn(smtp::Error) -> Self {
        move |fout| {
            let code = fout.status().map(u16::from);
            let ligt_aan_ons = code == Some(INLOGGEN_VERPLICHT);
            if fout.is_permanent() && stap.gaat_over_het_bericht() && !ligt_aan_ons {
                Self::Blijvend { stap, code }
            } else {
                Self::Tijdelijk { stap, code }
            }
        }
    }

    /// What the caller gave can never be sent.
    pub(crate) const fn opstellen() -> Self {
        Self::Blijvend { stap: Stap::Opstellen, code: None }
    }

    /// True when the outbox must try again.
    pub const fn is_tijdelijk(self) -> bool {
        matches!(self, Self::Tijdelijk { .. })
    }
}

impl fmt::Display for MailFout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (stap, code, vervolg) = match self {
            Self::Tijdelijk { stap, code } => (stap, code, "Baken probeert het later opnieuw."),
            Self::Blijvend { stap, code } => (stap, code, "Controleer het adres."),
        };
        write!(f, "De mail is niet verstuurd: {}", stap.zin())?;
        if let Some(code) = code {
            write!(f, " (code {code})")?;
        }
        write!(f, ". {vervolg}")
    }
}

impl std::error::Error for MailFout {}
