//! The questions of a decision as a form, and what was typed as answers.

use crate::handeling::antwoord_fout;
use crate::soort::{ANDERE_REGEL, Besluitsoort, Nodig, Veld, Veldsoort};
use crate::store::beleid::Beleidsregel;
use crate::{Gegevens, brief};
use ui::{Datumvelden, FormErrors, Keuze};
use web::Velden;

/// How a question looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vorm {
    Regel,
    Tekst,
    Datum,
    Moment,
    JaNee,
    Keuze,
    Getal,
    Bedrag,
    Kaart,
}

/// A question with what was answered so far.
#[derive(Debug, Clone)]
pub(crate) struct Vraag {
    pub naam: &'static str,
    pub label: &'static str,
    pub hint: String,
    pub vorm: Vorm,
    pub waarde: String,
    pub datum: Datumvelden,
    pub keuzes: Vec<Keuze>,
    pub verplicht: bool,
    /// With which answer it is asked, as the script reads it: "vorm=dwangsom|bestuursdwang"; empty for always.
    pub als: String,
    /// The same in words, for who has no script.
    pub als_woorden: String,
}

/// Questions under one heading.
#[derive(Debug, Clone)]
pub(crate) struct Groep {
    pub kop: &'static str,
    pub vragen: Vec<Vraag>,
}

/// What is shown in the fields: what was kept, or what was typed and refused.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Ingevuld<'a> {
    Bewaard(&'a Gegevens),
    Getypt(&'a Velden),
}

/// The form.
/// `regels` are the rows of policy that can be chosen.
pub(crate) fn groepen(soort: &Besluitsoort, regels: &[Beleidsregel], ingevuld: Ingevuld<'_>) -> Vec<Groep> {
    let group = |groep: &crate::soort::Veldgroep| Groep {
        kop: groep.kop,
        vragen: groep.velden.iter().map(|veld| vraag(soort, regels, veld, ingevuld)).collect(),
    };
    soort.groepen.iter().map(group).collect()
}

fn vraag(soort: &Besluitsoort, regels: &[Beleidsregel], veld: &Veld, ingevuld: Ingevuld<'_>) -> Vraag {
    let (vorm, keuzes) = vorm(veld.soort, regels);
    let waarde = match ingevuld {
        Ingevuld::Getypt(velden) => velden.get(veld.naam).unwrap_or_default().to_owned(),
        Ingevuld::Bewaard(gegevens) if vorm == Vorm::Bedrag => {
            gegevens.getal(veld.naam).map(in_euro).unwrap_or_default()
        }
        Ingevuld::Bewaard(gegevens) => gegevens.tekst(veld.naam).to_owned(),
    };
    let datum = match ingevuld {
        Ingevuld::Getypt(velden) => datumvelden(velden, veld.naam),
        Ingevuld::Bewaard(gegevens) => gegevens.datum(veld.naam).map_or_else(Datumvelden::default, |dag| {
            Datumvelden::new(dag.day().to_string(), dag.month().to_string(), dag.year().to_string())
        }),
    };
    // What some answers ask for is not "not required": its hint says which.
    let verplicht = veld.nodig != Nodig::Nee;
    let als = veld.bij().map(|(other, waarden)| format!("{other}={}", waarden.join("|"))).unwrap_or_default();
    let als_woorden = veld.bij().map(|(other, waarden)| gevraagd_bij(soort, other, &waarden)).unwrap_or_default();
    let (naam, label) = (veld.naam, veld.label);
    Vraag { naam, label, hint: hint(veld), vorm, waarde, datum, keuzes, verplicht, als, als_woorden }
}

/// How to answer.
fn hint(veld: &Veld) -> String {
    let example = if matches!(veld.soort, Veldsoort::Datum) { "Bijvoorbeeld: 23 11 2026." } else { "" };
    let sentence = |text: &str| match text.chars().last() {
        Some('.' | '?' | '!') | None => text.to_owned(),
        Some(_) => format!("{text}."),
    };
    let parts = [veld.hint, example].into_iter().filter(|part| !part.is_empty());
    let parts: Vec<_> = parts.collect();
    match parts.as_slice() {
        [only] => (*only).to_owned(),
        more => more.iter().map(|part| sentence(part)).collect::<Vec<_>>().join(" "),
    }
}

/// The first question of a form speaks for itself; any other is named.
fn gevraagd_bij(soort: &Besluitsoort, other: &str, waarden: &[&str]) -> String {
    let Some(other) = soort.velden().find(|veld| veld.naam == other) else { return String::new() };
    let names: Vec<_> = match other.soort {
        Veldsoort::Keuze(uit) => uit.iter().filter(|(code, _)| waarden.contains(code)).map(|(_, naam)| *naam).collect(),
        Veldsoort::Beleid(_) => vec!["een andere regel"],
        _ => waarden.to_vec(),
    };
    if soort.velden().next().is_some_and(|first| first.naam == other.naam) {
        return format!("Alleen bij: {}", names.join("; "));
    }
    format!("Alleen bij {} op de vraag: {}", names.join(" of "), other.label)
}

fn vorm(soort: Veldsoort, regels: &[Beleidsregel]) -> (Vorm, Vec<Keuze>) {
    match soort {
        Veldsoort::Regel => (Vorm::Regel, Vec::new()),
        Veldsoort::Tekst | Veldsoort::Regels => (Vorm::Tekst, Vec::new()),
        Veldsoort::Datum => (Vorm::Datum, Vec::new()),
        Veldsoort::Moment => (Vorm::Moment, Vec::new()),
        Veldsoort::JaNee => (Vorm::JaNee, vec![Keuze::new("ja", "Ja"), Keuze::new("nee", "Nee")]),
        Veldsoort::Keuze(uit) => (Vorm::Keuze, uit.iter().map(|(code, naam)| Keuze::new(*code, *naam)).collect()),
        Veldsoort::Getal(..) => (Vorm::Getal, Vec::new()),
        Veldsoort::Bedrag => (Vorm::Bedrag, Vec::new()),
        Veldsoort::Kaart => (Vorm::Kaart, Vec::new()),
        Veldsoort::Beleid(vraag) => {
            let rows = regels.iter().filter(|regel| regel.soort == vraag.code);
            let rows = rows.map(|regel| Keuze::new(regel.id.to_string(), regel.naam.clone()));
            (Vorm::Keuze, rows.chain([Keuze::new(ANDERE_REGEL, "Een andere regel")]).collect())
        }
    }
}

/// What was typed, as answers, with an error at each field that cannot be read.
pub(crate) fn lees(soort: &Besluitsoort, velden: &Velden) -> (Gegevens, FormErrors) {
    let (mut gegevens, mut fouten) = (Gegevens::default(), FormErrors::new());
    for veld in soort.velden() {
        match waarde(veld, velden) {
            Ok(waarde) => gegevens.zet(veld.naam, waarde),
            Err(zin) => fouten.add(veld.naam, zin),
        }
    }
    for veld in soort.velden() {
        if gegevens.heeft(veld.naam)
            && let Some(zin) = antwoord_fout(veld, gegevens.tekst(veld.naam), &gegevens)
        {
            fouten.add(veld.naam, zin);
        }
    }
    (gegevens, fouten)
}

fn waarde(veld: &Veld, velden: &Velden) -> Result<String, String> {
    let typed = velden.get(veld.naam).unwrap_or_default().trim();
    match veld.soort {
        Veldsoort::Datum => {
            let day = datumvelden(velden, veld.naam).parse().map_err(str::to_owned)?;
            Ok(day.map(|day| day.to_string()).unwrap_or_default())
        }
        // Some browsers send seconds; the rules know minutes.
        Veldsoort::Moment => Ok(typed.get(..16).unwrap_or(typed).to_owned()),
        Veldsoort::Bedrag if !typed.is_empty() => {
            let cents = in_cent(typed).ok_or("Vul een bedrag in, bijvoorbeeld 1.500,00.")?;
            Ok(cents.to_string())
        }
        // One map has one text; what is none stays as it was typed, for the check to say so.
        Veldsoort::Kaart => Ok(brief::kaart(typed).map_or_else(|| typed.to_owned(), |kaart| kaart.to_geojson())),
        _ => Ok(typed.to_owned()),
    }
}

pub(crate) fn datumvelden(velden: &Velden, naam: &str) -> Datumvelden {
    let part = |part: &str| velden.get(&format!("{naam}_{part}")).unwrap_or_default();
    Datumvelden::new(part("dag"), part("maand"), part("jaar"))
}

/// Cents of an amount as people write it: "1.500,00", "1500", "€ 12,5" is refused.
pub(crate) fn in_cent(typed: &str) -> Option<i64> {
    let plain = typed.trim().trim_start_matches('€').trim();
    let (euro, cent) = plain.split_once(',').unwrap_or((plain, "00"));
    let euro = euro.replace('.', "");
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(&euro) || !digits(cent) || cent.len() != 2 || euro.len() > 9 {
        return None;
    }
    Some(euro.parse::<i64>().ok()? * 100 + cent.parse::<i64>().ok()?)
}

fn in_euro(cents: i64) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_bedrag_wordt_gelezen_zoals_mensen_het_schrijven() {
        for (typed, cents) in [("1.500,00", 150_000), ("1500", 150_000), ("€ 250,50", 25_050), ("0,05", 5)] {
            assert_eq!(in_cent(typed), Some(cents), "{typed}");
            assert_eq!(in_cent(&in_euro(cents)), Some(cents));
        }
        for wrong in ["", "12,5", "-3", "1500 euro", "1,000", "1e3", "9999999999"] {
            assert_eq!(in_cent(wrong), None, "{wrong}");
        }
    }
}
