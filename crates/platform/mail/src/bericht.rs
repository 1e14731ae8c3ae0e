//! The message, and how it becomes bytes in which no field can slip into another.

use crate::MailFout;
use kern::{Moment, Persoonsgegeven};
use lettre::{
    Address, Message,
    message::{
        Mailbox, SinglePart,
        header::{HeaderName, HeaderValue},
    },
};
use serde::{Deserialize, Serialize};
use std::time::{Duration, SystemTime};

/// One plain text to one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bericht {
    /// Address of the recipient.
    pub aan: Persoonsgegeven<String>,
    /// Subject: says nothing about a person, for it is readable on a locked phone.
    pub onderwerp: String,
    /// The text, lines ended by `\n`.
    pub tekst: Persoonsgegeven<String>,
    /// Where an answer goes, when that is not the sender.
    pub antwoord_aan: Option<String>,
    /// Unique, and equal for every attempt to send the same message; see [`crate::Verzender::message_id`].
    pub message_id: String,
}

/// Longest address that SMTP allows.
const MAX_ADRES: usize = 254;
/// Longest Message-ID that fits a line.
const MAX_MESSAGE_ID: usize = 200;

impl Bericht {
    /// Says beforehand whether this message can be made at all: a form asks this while the person can still mend it.
    pub fn keur(&self) -> Result<(), MailFout> {
        self.ontvanger()?;
        self.antwoordadres()?;
        self.kenmerk().map(drop)
    }

    /// Recipient and message, ready to hand over.
    pub(crate) fn opstellen(&self, afzender: &Mailbox, moment: Moment) -> Result<(Address, Vec<u8>), MailFout> {
        let ontvanger = self.ontvanger()?;
        let mut bouw = Message::builder()
            .from(afzender.clone())
            .to(Mailbox::new(None, ontvanger.clone()))
            .date(systeemtijd(moment))
            .message_id(Some(self.kenmerk()?))
            .subject(op_een_regel(&self.onderwerp))
            .raw_header(automatisch());
        if let Some(adres) = self.antwoordadres()? {
            bouw = bouw.reply_to(Mailbox::new(None, adres));
        }
        let tekst = SinglePart::plain(self.tekst.expose().clone());
        let bericht = bouw.singlepart(tekst).map_err(|_| MailFout::opstellen())?;
        Ok((ontvanger, bericht.formatted()))
    }

    fn ontvanger(&self) -> Result<Address, MailFout> {
        adres(self.aan.expose())
    }

    fn antwoordadres(&self) -> Result<Option<Address>, MailFout> {
        self.antwoord_aan.as_deref().map(adres).transpose()
    }

    /// The Message-ID between its brackets; anything that could end the header early is refused.
    fn kenmerk(&self) -> Result<String, MailFout> {
        let id = &self.message_id;
        let veilig = |teken: u8| teken.is_ascii_graphic() && !matches!(teken, b'<' | b'>' | b'"' | b'(' | b')');
        let heeft_delen = id
            .split_once('@')
            .is_some_and(|(links, rechts)| !links.is_empty() && !rechts.is_empty() && !rechts.contains('@'));
        let goed = id.len() <= MAX_MESSAGE_ID && id.bytes().all(veilig) && heeft_delen;
        if goed { Ok(format!("<{id}>")) } else { Err(MailFout::opstellen()) }
    }
}

/// An address without anything that a header or an SMTP command would read as its end.
fn adres(tekst: &str) -> Result<Address, MailFout> {
    let verdacht =
        |teken: char| teken.is_control() || teken.is_whitespace() || matches!(teken, '<' | '>' | ',' | ';' | '"');
    if tekst.len() > MAX_ADRES || tekst.contains(verdacht) {
        return Err(MailFout::opstellen());
    }
    tekst.parse().map_err(|_| MailFout::opstellen())
}

/// A subject is one line whatever was typed: control characters become spaces.
fn op_een_regel(tekst: &str) -> String {
    let zonder: String = tekst.chars().map(|teken| if is_regeleinde(teken) { ' ' } else { teken }).collect();
    zonder.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_regeleinde(teken: char) -> bool {
    teken.is_control() || matches!(teken, '\u{2028}' | '\u{2029}')
}

/// Asks other machines not to answer: no out-of-office replies (RFC 3834).
fn automatisch() -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned())
}

/// A moment before 1970 cannot be the date of a mail; it becomes the first second of 1970.
fn systeemtijd(moment: Moment) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_micros(moment.0.try_into().unwrap_or(0))
}
