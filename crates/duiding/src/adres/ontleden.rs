//! Free text to the parts of an address.

use super::{Adres, Postcode};
use crate::taal::{is_stopwoord, vouw};

/// A street name has at most this many words (Burgemeester Van Doorn van Rijnlaan).
const MEESTE_STRAATWOORDEN: usize = 6;
/// House numbers go up to five digits.
const MEESTE_CIJFERS: usize = 5;
/// What a street name ends like, for a street without a number.
const STRAATEINDEN: [&str; 26] = [
    "straat",
    "str",
    "weg",
    "laan",
    "ln",
    "plein",
    "park",
    "hof",
    "veld",
    "dijk",
    "kade",
    "gracht",
    "singel",
    "pad",
    "steeg",
    "dreef",
    "ring",
    "kamp",
    "horst",
    "gaarde",
    "erf",
    "brink",
    "markt",
    "baan",
    "berg",
    "plantsoen",
];
/// Additions that are words.
const TOEVOEGINGEN: [&str; 10] = ["bis", "hs", "huis", "boven", "beneden", "rood", "zwart", "i", "ii", "iii"];

pub(super) fn ontleed(tekst: &str) -> Option<Adres> {
    // A comma becomes a word of its own: it ends the street.
    let gescheiden = tekst.replace([',', ';', '\n'], " , ");
    let mut woorden: Vec<&str> =
        gescheiden.split_whitespace().filter(|woord| *woord == "," || heeft_inhoud(woord)).collect();
    woorden.iter().any(|woord| *woord != ",").then_some(())?;
    let postcode = neem_postcode(&mut woorden);
    let mut adres = Adres { postcode, ..Adres::default() };
    match plaats_van_nummer(&woorden, adres.postcode.is_some()) {
        Some(plaats) => neem_nummer(&mut adres, &woorden, plaats),
        None => neem_straat(&mut adres, &woorden),
    }
    Some(adres)
}

fn heeft_inhoud(woord: &str) -> bool {
    woord.chars().any(char::is_alphanumeric)
}

/// Takes the first postcode out of the words. A lower-case pair that is a word (3761 in) is no part of one.
fn neem_postcode(woorden: &mut Vec<&str>) -> Option<Postcode> {
    for plaats in 0..woorden.len() {
        if let Some(postcode) = Postcode::lees(woorden[plaats]) {
            woorden[plaats] = ",";
            return Some(postcode);
        }
        let Some(letters) = woorden.get(plaats + 1).filter(|letters| letters.len() == 2 && !is_stopwoord(letters))
        else {
            continue;
        };
        if let Some(postcode) = Postcode::lees(&format!("{}{letters}", woorden[plaats])) {
            woorden[plaats] = ",";
            woorden.remove(plaats + 1);
            return Some(postcode);
        }
    }
    None
}

/// Where the house number stands: behind a street name, or anywhere beside a postcode. Of two numbers in a row the last one
/// counts: in Plein 1944 3 the first belongs to the name.
fn plaats_van_nummer(woorden: &[&str], met_postcode: bool) -> Option<usize> {
    let eerste_straatwoord = woorden.iter().position(|woord| *woord != ",");
    (0..woorden.len()).find(|&plaats| {
        let achter_straat =
            eerste_straatwoord.is_some_and(|eerste| plaats > eerste && plaats - eerste <= MEESTE_STRAATWOORDEN + 1);
        let nog_een =
            woorden.get(plaats + 1).is_some_and(|volgende| nummer(volgende).is_some() && !is_rangtelwoord(volgende));
        // "1e" is an ordinal in front of a name and a house number behind one.
        let opent_naam = eerste_straatwoord == Some(plaats) && is_rangtelwoord(woorden[plaats]);
        (achter_straat || met_postcode) && nummer(woorden[plaats]).is_some() && !nog_een && !opent_naam
    })
}

/// House number and addition of a word such as 22, 22a, 22-A or 22/3.
fn nummer(woord: &str) -> Option<(u32, String)> {
    let einde = woord.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(woord.len());
    let (cijfers, rest) = woord.split_at(einde);
    let toevoeging: String = vouw(rest).chars().filter(char::is_ascii_alphanumeric).collect();
    let past = (1..=MEESTE_CIJFERS).contains(&cijfers.len()) && toevoeging.len() <= MEESTE_CIJFERS;
    past.then(|| cijfers.parse().ok()).flatten().filter(|getal| *getal > 0).map(|getal| (getal, toevoeging))
}

fn is_rangtelwoord(woord: &str) -> bool {
    matches!(woord.trim_start_matches(|letter: char| letter.is_ascii_digit()), "e" | "ste" | "de")
}

fn neem_nummer(adres: &mut Adres, woorden: &[&str], plaats: usize) {
    let Some((huisnummer, mut toevoeging)) = nummer(woorden[plaats]) else { return };
    let mut rest = plaats + 1;
    let volgende = woorden.get(rest).map(|woord| vouw(woord)).unwrap_or_default();
    let volgende = volgende.trim_matches(|teken: char| !teken.is_ascii_alphanumeric());
    let is_letter = volgende.len() == 1 && volgende.bytes().all(|byte| byte.is_ascii_lowercase());
    if toevoeging.is_empty() && (is_letter || TOEVOEGINGEN.contains(&volgende)) {
        volgende.clone_into(&mut toevoeging);
        rest += 1;
    }
    let voor: Vec<&str> = woorden[..plaats].iter().copied().filter(|woord| !is_nummerwoord(woord)).collect();
    adres.huisnummer = Some(huisnummer);
    adres.toevoeging = Some(toevoeging).filter(|toevoeging| !toevoeging.is_empty());
    adres.straat = Some(zin(&voor)).filter(|straat| !straat.is_empty());
    adres.rest = zin(woorden.get(rest..).unwrap_or_default());
}

/// "Lindeveld nr. 22": the word announces the number and is no part of the name.
fn is_nummerwoord(woord: &str) -> bool {
    matches!(vouw(woord).trim_end_matches('.'), "nr" | "nummer" | "no" | ",")
}

/// Without a number: a street when it ends like one, or when a postcode follows.
fn neem_straat(adres: &mut Adres, woorden: &[&str]) {
    let komma = woorden.iter().position(|woord| *woord == ",").unwrap_or(woorden.len());
    let (straat, rest) = woorden.split_at(komma);
    let einde = straat.last().map(|woord| vouw(woord)).unwrap_or_default();
    let lijkt_straat = STRAATEINDEN.iter().any(|slot| einde.trim_end_matches('.').ends_with(slot));
    if straat.len() <= MEESTE_STRAATWOORDEN && lijkt_straat {
        adres.straat = Some(zin(straat));
        adres.rest = zin(rest);
    } else {
        adres.rest = zin(woorden);
    }
}

fn zin(woorden: &[&str]) -> String {
    woorden.iter().copied().filter(|woord| *woord != ",").collect::<Vec<_>>().join(" ")
}
