//! E-mail addresses.

use super::eindigt_woord;
use std::ops::Range;

/// All addresses: a local part, an at sign and a domain with a top level of letters.
pub(super) fn vind(tekst: &str) -> Vec<Range<usize>> {
    let bytes = tekst.as_bytes();
    let mut gevonden = Vec::new();
    let mut vrij_vanaf = 0;
    for (apenstaart, _) in tekst.match_indices('@') {
        let lokaal = bytes[vrij_vanaf..apenstaart].iter().rev().take_while(|byte| is_lokaal(**byte)).count();
        let domein = bytes[apenstaart + 1..].iter().take_while(|byte| is_domein(**byte)).count();
        let naam = tekst[apenstaart + 1..apenstaart + 1 + domein].trim_end_matches(['.', '-']);
        let tot = apenstaart + 1 + naam.len();
        vrij_vanaf = apenstaart + 1;
        if lokaal > 0 && is_domeinnaam(naam) && eindigt_woord(tekst, tot) {
            gevonden.push(apenstaart - lokaal..tot);
            // What belongs to one address is not the beginning of the next.
            vrij_vanaf = tot;
        }
    }
    gevonden
}

fn is_lokaal(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte)
}

fn is_domein(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".-".contains(&byte)
}

fn is_domeinnaam(naam: &str) -> bool {
    naam.rsplit_once('.').is_some_and(|(voor, top)| {
        top.len() >= 2
            && top.bytes().all(|byte| byte.is_ascii_alphabetic())
            && voor.split('.').all(|deel| !deel.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::{super::stukken, *};

    #[test]
    fn aan_elkaar_geplakte_adressen_overlappen_niet() {
        let tekst = "jan@voorbeeld.nl@post.nl";
        assert_eq!(stukken(tekst, vind), ["jan@voorbeeld.nl"]);
        assert_eq!(stukken("jan@voorbeeld.nl,els@post.nl", vind), ["jan@voorbeeld.nl", "els@post.nl"]);
    }

    #[test]
    fn adressen_met_en_zonder_omgeving() {
        for (tekst, verwacht) in [
            ("mail jan@voorbeeld.nl.", Some("jan@voorbeeld.nl")),
            ("<j.de-vries+x@mail.voorbeeld.co.uk>", Some("j.de-vries+x@mail.voorbeeld.co.uk")),
            ("kom @ 8 uur", None),
            ("@gemeente op het net", None),
            ("jan@voorbeeld", None),
            ("jan@..nl", None),
            ("jan@voorbeeld.n1", None),
        ] {
            assert_eq!(stukken(tekst, vind).first().copied(), verwacht, "{tekst}");
        }
    }
}
