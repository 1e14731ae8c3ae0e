//! Terms of orders as a calendar (RFC 5545). It leaves Baken, so it says what and when, and nothing about anybody: no
//! name, no address, no title of an order.

use super::inrichting;
use crate::access::MaatregelAgenda;
use crate::inrichting::Inrichting;
use crate::soort::Termijnsoort;
use crate::store::termijnen::{self, Klokregel};
use access::{Gate, Lijst};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kern::{Moment, dag_van};
use std::fmt::Write as _;
use store::StoreError;
use web::{App, Download, Fout};

/// Days ahead, and how many terms at most.
const VOORUIT: i64 = 366;
const HOOGSTENS: u32 = 500;

/// The file.
pub(crate) async fn bestand(gate: Gate<MaatregelAgenda>, State(app): State<App>) -> Result<Response, Fout> {
    let (set_up, nu) = (inrichting(&app)?, gate.now());
    let until = nu.plus_seconds(VOORUIT * 86_400);
    let found = gate.list(move |tx, access| {
        let mut terms = Vec::new();
        for soort in [Termijnsoort::Stap, Termijnsoort::Loopt] {
            terms.extend(termijnen::lopend(tx, access.kringen(), soort, (nu, until), HOOGSTENS)?);
        }
        terms.retain(|term| term.uiterlijk >= nu);
        Ok::<_, StoreError>(Lijst::new("maatregel", terms))
    });
    let text = agenda(&set_up, &found.await?.rijen, nu);
    Ok(Download::new("maatregelen.ics", "text/calendar; charset=utf-8", text.into_bytes()).into_response())
}

fn agenda(set_up: &Inrichting, terms: &[Klokregel], nu: Moment) -> String {
    let mut text = String::new();
    let mut line = |content: &str| fold(&mut text, content);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Baken//Maatregelen//NL");
    line("X-WR-CALNAME:Termijnen van maatregelen");
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
