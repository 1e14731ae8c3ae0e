//! One conversation, from greeting to goodbye. `None` everywhere means: the conversation is over.

use super::{
    Gedrag, Ontvangen, Staat,
    lijn::{Beveiliging, Lijn, Regels},
};
use crate::Stap;
use data_encoding::BASE64;
use std::net::TcpStream;

pub(super) struct Gesprek<'a> {
    regels: Regels<'a>,
    staat: &'a Staat,
    /// A second handle on the socket, to put TLS over it later.
    verbinding: TcpStream,
    ingelogd: bool,
    versleuteld: bool,
    van: String,
    aan: Vec<String>,
}

impl<'a> Gesprek<'a> {
    /// Holds the whole conversation.
    pub(super) fn voer(verbinding: TcpStream, staat: &'a Staat) {
        if let Some(mut gesprek) = Self::begin(verbinding, staat) {
            while gesprek.beurt().is_some() {}
        }
    }

    fn begin(verbinding: TcpStream, staat: &'a Staat) -> Option<Self> {
        Regels::maak_wakker(&verbinding).ok()?;
        let tweede = verbinding.try_clone().ok()?;
        let (lijn, versleuteld): (Box<dyn Lijn>, bool) = match staat.beveiliging() {
            Beveiliging::Direct(omhul) => (omhul(verbinding).ok()?, true),
            Beveiliging::Geen | Beveiliging::Starttls(_) => (Box::new(verbinding), false),
        };
        let mut gesprek = Self {
            regels: Regels::nieuw(lijn, staat),
            staat,
            verbinding: tweede,
            ingelogd: false,
            versleuteld,
            van: String::new(),
            aan: Vec::new(),
        };
        gesprek.antwoord(Stap::Verbinden, "", "220 testserver klaar")?;
        Some(gesprek)
    }

    /// One command and its reply.
    fn beurt(&mut self) -> Option<()> {
        let regel = String::from_utf8(self.regels.tot(b"\r\n")?).ok()?.trim_end().to_owned();
        let (opdracht, rest) = regel.split_once(' ').unwrap_or((&regel, ""));
        match opdracht.to_ascii_uppercase().as_str() {
            "EHLO" | "HELO" => self.stel_voor(),
            "STARTTLS" => self.beveilig(),
            "AUTH" => self.log_in(rest),
            "MAIL" if !self.mag_sturen() => self.regels.zeg("530 5.7.0 eerst inloggen"),
            "MAIL" => {
                self.van = tussen_haken(rest);
                self.aan.clear();
                self.antwoord(Stap::Afzender, rest, "250 goed")
            }
            "RCPT" => {
                self.antwoord(Stap::Ontvanger, rest, "250 goed")?;
                self.aan.push(tussen_haken(rest));
                Some(())
            }
            "DATA" => self.ontvang(),
            "RSET" | "NOOP" => self.regels.zeg("250 goed"),
            "QUIT" => {
                self.regels.zeg("221 dag")?;
                None
            }
            _ => self.regels.zeg("502 onbekende opdracht"),
        }
    }

    fn mag_sturen(&self) -> bool {
        self.ingelogd || self.staat.inlog().is_none()
    }

    fn stel_voor(&mut self) -> Option<()> {
        let mut kan = vec!["testserver", "8BITMIME"];
        if matches!(self.staat.beveiliging(), Beveiliging::Starttls(_)) && !self.versleuteld {
            kan.push("STARTTLS");
        }
        if self.staat.inlog().is_some() {
            kan.push("AUTH PLAIN");
        }
        self.regels.zeg(&format!("250-{}\r\n250 HELP", kan.join("\r\n250-")))
    }

    fn beveilig(&mut self) -> Option<()> {
        let staat = self.staat;
        let Beveiliging::Starttls(omhul) = staat.beveiliging() else { return self.regels.zeg("502 kan niet") };
        self.antwoord(Stap::Beveiligen, "", "220 ga uw gang")?;
        self.regels = Regels::nieuw(omhul(self.verbinding.try_clone().ok()?).ok()?, staat);
        self.versleuteld = true;
        Some(())
    }

    fn log_in(&mut self, rest: &str) -> Option<()> {
        self.staat.tel_inlogpoging();
        let gegeven = rest.strip_prefix("PLAIN ").and_then(|code| BASE64.decode(code.as_bytes()).ok());
        let verwacht = self.staat.inlog().map(|(naam, woord)| format!("\0{naam}\0{woord}").into_bytes());
        self.ingelogd = gegeven.is_some() && gegeven == verwacht;
        if self.ingelogd {
            self.antwoord(Stap::Inloggen, "", "235 welkom")
        } else {
            self.regels.zeg("535 5.7.8 onbekende gebruiker of verkeerd wachtwoord")
        }
    }

    fn ontvang(&mut self) -> Option<()> {
        if self.aan.is_empty() {
            return self.regels.zeg("503 eerst een ontvanger");
        }
        self.regels.zeg("354 stuur maar")?;
        if self.staat.gedrag() == Gedrag::VerbreekInBericht {
            self.regels.lees_meer()?;
            return None;
        }
        let ruw = self.regels.tot(b"\r\n.\r\n")?;
        let tekst = String::from_utf8_lossy(ruw.strip_suffix(b".\r\n")?).replace("\r\n..", "\r\n.");
        let geadresseerden = self.aan.join(" ");
        self.weiger_of(Stap::Inhoud, &geadresseerden)?;
        let ontvangen = Ontvangen { van: self.van.clone(), aan: std::mem::take(&mut self.aan), bericht: tekst };
        self.staat.bewaar(ontvangen);
        if self.staat.gedrag() == Gedrag::VerbreekNaBericht {
            return None;
        }
        self.regels.zeg("250 aangenomen")
    }

    /// The good reply, unless the server was told to refuse or to hang at this step.
    fn antwoord(&mut self, stap: Stap, over: &str, goed: &str) -> Option<()> {
        self.weiger_of(stap, over)?;
        self.regels.zeg(goed)
    }

    /// Refuses and ends the conversation when that was asked for; real clients cannot go on after these either.
    fn weiger_of(&mut self, stap: Stap, over: &str) -> Option<()> {
        match self.staat.gedrag() {
            Gedrag::WeigerTijdelijk(bij) if bij == stap => {
                self.regels.zeg(&format!("451 4.3.0 later nog eens {over}"))?;
                None
            }
            Gedrag::WeigerBlijvend(bij) if bij == stap => {
                self.regels.zeg(&format!("554 5.7.1 geweigerd {over}"))?;
                None
            }
            Gedrag::VraagInlog(bij) if bij == stap => {
                self.regels.zeg("530 5.7.57 eerst inloggen")?;
                None
            }
            Gedrag::Hangen => {
                // Reads on without a reply, until the client gives up or the server stops.
                while self.regels.lees_meer().is_some() {}
                None
            }
            _ => Some(()),
        }
    }
}

/// The address in "FROM:<a@b.example> BODY=8BITMIME".
fn tussen_haken(rest: &str) -> String {
    let na_haak = rest.split_once('<').map_or(rest, |(_, na)| na);
    na_haak.split_once('>').map_or(na_haak, |(adres, _)| adres).to_owned()
}
