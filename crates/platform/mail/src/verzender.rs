//! The sender: one attempt, step by step, so that a refusal is known for what it is.

use crate::{Bericht, InstelFout, MailConfig, MailFout, Stap, Tls};
use kern::Moment;
use lettre::{
    Address,
    message::Mailbox,
    transport::smtp::{
        authentication::{Credentials, Mechanism},
        client::{Certificate, SmtpConnection, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::{ClientId, Extension, MailBodyParameter, MailParameter},
    },
};
use std::{fmt, fs, time::Duration};

/// Sends messages through one mail server. Blocks while it sends; may be used from several threads at once.
pub struct Verzender {
    config: MailConfig,
    afzender: Mailbox,
    inlog: Option<Credentials>,
    tls: Option<TlsParameters>,
    groet: ClientId,
}

impl fmt::Debug for Verzender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verzender").field("server", &self.config.server).finish_non_exhaustive()
    }
}

impl Verzender {
    /// Checks the settings; does not connect yet.
    pub fn new(config: MailConfig) -> Result<Self, InstelFout> {
        let afzender = config.afzender.parse().map_err(|_| InstelFout::Afzender)?;
        let inlog = config.inlog()?.map(|(naam, woord)| Credentials::new(naam.to_owned(), woord.to_owned()));
        let tls = match config.tls {
            Tls::Geen => None,
            Tls::Starttls | Tls::Tls => Some(certificaten(&config)?),
        };
        Ok(Self { afzender, inlog, tls, groet: ClientId::default(), config })
    }

    /// A Message-ID for a thing that is mailed about once: the same reference always gives the same id, so that a second
    /// attempt is recognised. The reference may stand in mail logs: a number of a job, never of a person.
    pub fn message_id(&self, kenmerk: &str) -> String {
        format!("{kenmerk}@{}", self.afzender.email.domain())
    }

    /// Hands the message to the mail server, dated `moment`. One attempt, no retries.
    pub fn verstuur(&self, bericht: &Bericht, moment: Moment) -> Result<(), MailFout> {
        let (ontvanger, inhoud) = bericht.opstellen(&self.afzender, moment)?;
        let mut lijn = self.verbind()?;
        let uitkomst = self.geef_af(&mut lijn, ontvanger, &inhoud);
        // Says goodbye and closes. What comes back no longer matters: the server has taken the message or refused it.
        lijn.abort();
        uitkomst
    }

    fn verbind(&self) -> Result<SmtpConnection, MailFout> {
        let adres = (self.config.server.as_str(), self.config.poort);
        let geduld = Some(Duration::from_secs(self.config.timeout_s.max(1)));
        let direct = self.tls.as_ref().filter(|_| self.config.tls == Tls::Tls);
        let mut lijn = SmtpConnection::connect(adres, geduld, &self.groet, direct, None).map_err(|fout| {
            let stap = if fout.is_tls() { Stap::Beveiligen } else { Stap::Verbinden };
            MailFout::bij(stap)(fout)
        })?;
        if let Some(tls) = self.tls.as_ref().filter(|_| self.config.tls == Tls::Starttls) {
            // Fails when the server does not offer it: a stripped offer must not lead to a readable message.
            lijn.starttls(tls, &self.groet).map_err(MailFout::bij(Stap::Beveiligen))?;
        }
        if let Some(inlog) = &self.inlog {
            lijn.auth(&[Mechanism::Plain, Mechanism::Login], inlog).map_err(MailFout::bij(Stap::Inloggen))?;
        }
        Ok(lijn)
    }

    fn geef_af(&self, lijn: &mut SmtpConnection, ontvanger: Address, inhoud: &[u8]) -> Result<(), MailFout> {
        let opties = opties(lijn, [&self.afzender.email, &ontvanger], inhoud)?;
        let afzender = Mail::new(Some(self.afzender.email.clone()), opties);
        lijn.command(afzender).map_err(MailFout::bij(Stap::Afzender))?;
        lijn.command(Rcpt::new(ontvanger, vec![])).map_err(MailFout::bij(Stap::Ontvanger))?;
        lijn.command(Data).map_err(MailFout::bij(Stap::Inhoud))?;
        lijn.message(inhoud).map_err(MailFout::bij(Stap::Inhoud))?;
        Ok(())
    }
}

/// What the server must know beforehand: letters outside ASCII in an address or in the message.
fn opties(lijn: &SmtpConnection, adressen: [&Address; 2], inhoud: &[u8]) -> Result<Vec<MailParameter>, MailFout> {
    let kan = |uitbreiding| lijn.server_info().supports_feature(uitbreiding);
    let mut opties = Vec::new();
    if !adressen.into_iter().map(AsRef::<str>::as_ref).all(str::is_ascii) {
        if !kan(Extension::SmtpUtfEight) {
            return Err(MailFout::Blijvend { stap: Stap::Ontvanger, code: None });
        }
        opties.push(MailParameter::SmtpUtfEight);
    }
    if !inhoud.is_ascii() && kan(Extension::EightBitMime) {
        opties.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    Ok(opties)
}

/// The certificates to trust: the well-known ones, and the municipality's own.
fn certificaten(config: &MailConfig) -> Result<TlsParameters, InstelFout> {
    let mut bouw = TlsParameters::builder(config.server.clone());
    if let Some(pad) = &config.ca_bestand {
        let pem = fs::read(pad).map_err(InstelFout::CaBestand)?;
        bouw = bouw.add_root_certificate(Certificate::from_pem(&pem).map_err(|_| InstelFout::Certificaten)?);
    }
    bouw.build_rustls().map_err(|_| InstelFout::Certificaten)
}
