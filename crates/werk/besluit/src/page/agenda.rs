//! Terms of orders as a calendar (RFC 5545). It leaves Baken, so it says what and when, and nothing about anybody: no
//! name, no address, no title of an order.

use super::inrichting;
use crate::access::MaatregelAgenda;
use crate::inrichting::Inrichting;
use crate::soort::Termijnsoort;
use crate::store::termijnen::{self, Klokregel};
use access::abonnement::{self, Abonnement};
use access::{Access, FeedGate, Gate, Ingelogd, Lijst, Mislukt, Werkplek, nooit_bewaren};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kern::{Moment, Secret, dag_van};
use std::fmt::Write as _;
use store::{StoreError, Tx};
use ui::{Flash, Kader};
use web::{App, Download, Fout, Naar, Pagina};

/// Days ahead, and how many terms at most.
const VOORUIT: i64 = 366;
const HOOGSTENS: u32 = 500;

const PAD: &str = "/maatregelen/agenda";

#[derive(askama::Template)]
#[template(path = "besluit/agenda.html")]
struct Bladzijde {
    kader: Kader,
    abonnement: Option<Abonnement>,
    nu: Moment,
}

#[derive(askama::Template)]
#[template(path = "besluit/agenda_adres.html")]
struct AdresBladzijde {
    kader: Kader,
    adres: Secret<String>,
}

/// The file, and the address for a calendar of one's own.
pub(crate) async fn page(
    gate: Gate<MaatregelAgenda>,
    Werkplek(kader): Werkplek,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let found =
        gate.list(|tx, access| Ok::<_, Mislukt>(Lijst::new("abonnement", vec![abonnement::eigen(tx, access)?])));
    let abonnement = found.await?.rijen.into_iter().next().flatten();
    Ok(Pagina(Bladzijde { kader: kader.voor("Agenda", "/maatregelen"), abonnement, nu: gate.now() }))
}

/// Makes the address and shows it, this once. It reaches outside, so who asks proves to be himself first.
pub(crate) async fn maak(
    gate: Gate<MaatregelAgenda>,
    signed_in: Ingelogd,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
) -> Result<Response, Fout> {
    if !signed_in.pas_bevestigd(&app) {
        return Ok(Naar::new(format!("/inloggen/code?terug={PAD}")).into_response());
    }
    let token = gate.create(abonnement::maak).await?;
    let adres = format!("{}/agenda/{}/maatregelen.ics", app.instellingen().basis_url, token.text().expose());
    let kader = kader.voor("Adres van uw agenda", "/maatregelen");
    Ok(nooit_bewaren(Pagina(AdresBladzijde { kader, adres: Secret::new(adres) })))
}

/// Takes the address away.
pub(crate) async fn intrekken(gate: Gate<MaatregelAgenda>) -> Result<Response, Fout> {
    gate.create(abonnement::trek_in).await?;
    Ok(Naar::new(PAD).met(Flash::gelukt("Het adres werkt niet meer.")).into_response())
}

/// The file.
pub(crate) async fn bestand(gate: Gate<MaatregelAgenda>, State(app): State<App>) -> Result<Response, Fout> {
    let (set_up, nu) = (inrichting(&app)?, gate.now());
    let found = gate.list(move |tx, access| lees(tx, access, nu)).await?;
    Ok(Download::new("maatregelen.ics", TYPE, agenda(&set_up, &found.rijen, nu).into_bytes()).into_response())
}

/// The same for a calendar that comes with the key in its address.
pub(crate) async fn feed(gate: FeedGate<MaatregelAgenda>, State(app): State<App>) -> Result<Response, Fout> {
    let (set_up, nu) = (inrichting(&app)?, gate.now());
    let found = gate.list(move |tx, access| lees(tx, access, nu)).await?;
    Ok(nooit_bewaren(Download::new("maatregelen.ics", TYPE, agenda(&set_up, &found.rijen, nu).into_bytes())))
}

const TYPE: &str = "text/calendar; charset=utf-8";

fn lees(tx: &mut Tx<'_>, access: &Access<MaatregelAgenda>, nu: Moment) -> Result<Lijst<Klokregel>, StoreError> {
    let until = nu.plus_seconds(VOORUIT * 86_400);
    let mut terms = Vec::new();
    for soort in [Termijnsoort::Stap, Termijnsoort::Loopt] {
        terms.extend(termijnen::lopend(tx, access.kringen(), soort, (nu, until), HOOGSTENS)?);
    }
    Ok(Lijst::new("maatregel", terms))
}

fn agenda(set_up: &Inrichting, terms: &[Klokregel], nu: Moment) -> String {
    let mut text = String::new();
    let mut line = |content: &str| fold(&mut text, content);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Baken//Maatregelen//NL");
    line("X-WR-CALNAME:Termijnen van maatregelen");
    line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
    line("X-PUBLISHED-TTL:PT6H");
    for term in terms {
        let kind = set_up.soort(&term.maatregel).map_or("Maatregel", |soort| soort.naam);
        line("BEGIN:VEVENT");
        line(&format!("UID:{}-{}@baken", term.kenmerk, term.id));
        line(&format!("DTSTAMP:{}", utc(nu)));
        if term.hele_dag {
            line(&format!("DTSTART;VALUE=DATE:{}", dag_van(term.uiterlijk).strftime("%Y%m%d")));
        } else {
            line(&format!("DTSTART:{}", utc(term.uiterlijk)));
        }
        line(&format!("SUMMARY:{}", escape(&format!("{kind} {}: {}", term.kenmerk, term.wat))));
        line("CLASS:CONFIDENTIAL");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    text
}

fn utc(moment: Moment) -> String {
    kern::lokaal(moment).timestamp().strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// RFC 5545 3.3.11.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// RFC 5545 3.1: at most 75 bytes on a line, cut between characters; the rest goes on after a space.
fn fold(text: &mut String, content: &str) {
    let mut width = 0;
    for letter in content.chars() {
        if width + letter.len_utf8() > 75 {
            text.push_str("\r\n ");
            width = 1;
        }
        text.push(letter);
        width += letter.len_utf8();
    }
    let _ = write!(text, "\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_lange_regel_wordt_gevouwen_tussen_tekens() {
        let mut text = String::new();
        fold(&mut text, &"é".repeat(60));
        let lines: Vec<_> = text.trim_end().split("\r\n").collect();
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line.len() <= 75) && lines[1].starts_with(' '), "{lines:?}");
        assert_eq!(escape("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
    }
}
