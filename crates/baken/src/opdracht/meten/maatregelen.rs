//! How long Vandaag looks for the running clocks of many orders, and how long a letter of one page takes.

use super::super::Uitkomst;
use super::maak;
use access::{Mislukt, kring};
use besluit::soort::Termijnsoort;
use besluit::store::termijnen::{Klokregel, lopend, te_laat};
use documents::{Afzender, Brief, Kleur, Sjabloon, Staat};
use kern::{Clock as _, Code as _, Kring, Moment, SystemClock, dag_van};
use serde_json::json;
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};
use store::{Store, Tx, args};

store::sql! {
    MAATREGEL = "INSERT INTO maatregel (jaar, volgnummer, soort, kring, titel, adres, stand, bewaar, begin, einde, geopend,
            sleutel) VALUES (2026, $1, $2, $3, $4, '', 'geldt', 'na_einde', $5, $6, $5, $7) RETURNING id";
    TERMIJN = "INSERT INTO maatregel_termijn (maatregel, besluit, kring, code, wat, wie, soort, uiterlijk, hele_dag, bron,
            regel, invoer, antwoord, stand) VALUES ($1, $1, $2, $3, $4, 'Gemeente', $5, $6, 0, '{}', '', '', '', $7)";
}

/// So often the clocks are opened; the middle one counts.
const KEER: usize = 101;
/// As Vandaag has them: so many lines of each kind, a week ahead.
const REGELS: u32 = 8;
/// And so many that are late.
const TE_LAAT: u32 = 100;
const VOORUIT: i64 = 7 * DAG;
const DAG: i64 = 86_400;

/// Terms of one order: kind, code, text, days after today of the first order, and whether it is done.
const TERMIJNEN: [(Termijnsoort, &str, &str, &str); 6] = [
    (Termijnsoort::Stap, "einde", "Besluiten: verlengen of laten aflopen", "open"),
    (Termijnsoort::Melding, "veilig_thuis", "Het besluit melden aan Veilig Thuis", "gedaan"),
    (Termijnsoort::Melding, "huisgenoot", "De achterblijvers vertellen wat er geldt", "gedaan"),
    (Termijnsoort::Melding, "politie", "Het besluit melden aan de politie", "open"),
    (Termijnsoort::Loopt, "rechtsmiddel", "Beroep instellen bij de rechtbank", "open"),
    (Termijnsoort::Loopt, "bereikbaar", "Laten weten waar de persoon bereikbaar is", "vervallen"),
];

/// Fills a municipality with so many orders that hold, each with six terms, and opens their clocks.
pub(super) fn klokken(map: &Path, aantal: u64) -> Uitkomst {
    let gemeente = maak(map)?;
    let nu = SystemClock.now();
    let kringen = gemeente.store.write_blocking(move |tx| vul(tx, aantal, nu))?;
    gemeente.store.tidy_blocking()?;
    let block = middelste(&gemeente.store, &kringen, (nu, nu.plus_seconds(VOORUIT)), REGELS)?;
    let all = middelste(&gemeente.store, &kringen, (nu, Moment(i64::MAX)), u32::MAX)?;
    println!("blok {} microseconden, alle klokken {} microseconden", block.as_micros(), all.as_micros());
    Ok(())
}

fn vul(tx: &mut Tx<'_>, aantal: u64, nu: Moment) -> Result<Vec<Kring>, Mislukt> {
    let mut kringen = Vec::new();
    for soort in crate::soorten() {
        let found = kring::kring_met_code(tx, soort.kring.0)?;
        kringen.push((soort.code, found.ok_or(Mislukt::Machine("de kring van een soort maatregel ontbreekt"))?));
    }
    let none: [u8; 0] = [];
    for (nummer, (soort, kring)) in (1_i64..).zip(kringen.iter().cycle()).take(usize::try_from(aantal).unwrap_or(0)) {
        // Ends spread over a year and a half, as the kinds of order have them.
        let einde = nu.plus_seconds((nummer % 540 + 1) * DAG);
        let titel = format!("Verzonnen maatregel {nummer}");
        let id: i64 = tx
            .row(MAATREGEL, args![nummer, *soort, *kring, titel, nu.plus_seconds(-DAG), einde, none.as_slice()])?
            .get(0)?;
        for (index, (kind, code, wat, stand)) in (0_i64..).zip(TERMIJNEN) {
            // A notice should have been given at once: every open one is late.
            let from = if kind == Termijnsoort::Melding { nu } else { einde };
            let until = from.plus_seconds(-index * 3_600 - nummer);
            tx.exec(TERMIJN, args![id, *kring, code, wat, kind.code(), until, stand])?;
        }
    }
    Ok(kringen.into_iter().map(|(_, kring)| kring).collect())
}

/// Steps and notices, as the page of the day asks for them.
fn middelste(
    store: &Store,
    kringen: &[Kring],
    tijd: (Moment, Moment),
    limiet: u32,
) -> Result<Duration, Box<dyn Error>> {
    let mut rounds = Vec::with_capacity(KEER);
    for _ in 0..KEER {
        let kringen = kringen.to_vec();
        let started = Instant::now();
        let found = store.read_blocking(move |tx| {
            let mut all: Vec<Klokregel> = Vec::new();
            for soort in [Termijnsoort::Stap, Termijnsoort::Melding] {
                all.extend(lopend(tx, &kringen, soort, tijd, limiet)?);
                all.extend(te_laat(tx, &kringen, soort, tijd.0, limiet.max(TE_LAAT))?);
            }
            Ok::<_, store::StoreError>(all)
        })?;
        rounds.push(started.elapsed());
        if found.is_empty() {
            return Err("er is geen enkele klok gevonden".into());
        }
    }
    rounds.sort_unstable();
    Ok(rounds[KEER / 2])
}

/// A letter of one page, made so often; the middle one counts.
pub(super) fn brief(keer: usize) -> Uitkomst {
    let tekst = "U mag {{ dagen }} dagen niet in uw woning zijn.\n\n# Wat betekent dit?\n\n- U gaat nu weg.\n- U neemt geen \
                 contact op.\n\n# Waarom?\n\n{{ waarom }}\n\n# Bent u het er niet mee eens?\n\nU kunt binnen zes weken in \
                 beroep gaan bij de rechtbank.";
    let values = json!({ "dagen": 10, "waarom": "Er is ernstig gevaar. ".repeat(24) });
    let now = SystemClock.now();
    let letter = Brief {
        afzender: Afzender {
            gemeente: "Gemeente Meetdorp".to_owned(),
            regels: vec!["Postbus 1".to_owned(), "1234 AB Meetdorp".to_owned()],
            kleur: Kleur::ZWART,
        },
        aan: vec!["Bram Verzonnen".to_owned(), "Klaverhof 14".to_owned()],
        gegevens: vec![("Datum".to_owned(), ui::datum(now)), ("Ons kenmerk".to_owned(), "M-2026-0001".to_owned())],
        kenmerk: "M-2026-0001".to_owned(),
        titel: "Besluit huisverbod".to_owned(),
        blokken: Sjabloon::lees(tekst)?.vul(&values)?,
        ondertekening: vec!["De burgemeester".to_owned()],
        bijlagen: Vec::new(),
        staat: Staat::Definitief,
        datum: dag_van(now),
    };
    let mut rounds = Vec::with_capacity(keer);
    for _ in 0..keer.max(1) {
        let started = Instant::now();
        documents::pdf(&letter)?;
        rounds.push(started.elapsed());
    }
    let first = rounds[0];
    rounds.sort_unstable();
    println!(
        "brief {} microseconden, de eerste {} microseconden",
        rounds[rounds.len() / 2].as_micros(),
        first.as_micros()
    );
    Ok(())
}
