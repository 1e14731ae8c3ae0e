//! The vault: its files against the rows, and its keys.

use super::Onderdeel;
use bestand::Kluis;
use signalen::nazien;
use std::collections::BTreeSet;
use std::sync::Arc;
use store::{Result, Store};

/// Names shown of a long series; the number says the rest.
const SHOWN: usize = 5;

/// Every row has its file and every file its row.
pub(super) fn bestanden(store: &Store, kluis: &Kluis) -> Result<Onderdeel> {
    let rows: BTreeSet<String> = store.read_blocking(nazien::bestanden)?.into_iter().collect();
    let mut found = Onderdeel::new("Bestanden", format!("{} versleutelde bestanden", rows.len()));
    let on_disk: BTreeSet<String> = match kluis.namen() {
        Ok(namen) => namen.iter().map(ToString::to_string).collect(),
        Err(error) => {
            found.fout(format!("De map met bestanden is niet te lezen: {error}"));
            return Ok(found);
        }
    };
    let missing: Vec<_> = rows.difference(&on_disk).map(String::as_str).collect();
    if !missing.is_empty() {
        found.fout(format!("Op de schijf ontbreken: {}. Zet ze terug uit de reservekopie.", some_of(&missing)));
    }
    let orphans: Vec<_> = on_disk.difference(&rows).map(String::as_str).collect();
    if !orphans.is_empty() {
        // A report that broke off leaves one; nobody can read it, for its key was never stored.
        found.let_op(format!("Zonder signaal, en dus onleesbaar: {}.", some_of(&orphans)));
    }
    Ok(found)
}

/// Every key opens, and every signal has its mailbox.
pub(super) fn sleutels(store: &Store, kluis: &Arc<Kluis>) -> Result<Onderdeel> {
    let (own, chests) = (Arc::clone(kluis), Arc::clone(kluis));
    let wrong = store.read_blocking(move |tx| nazien::sleutels(tx, &own))?;
    let shut = store.read_blocking(move |tx| besluit::store::rij::gesloten_kisten(tx, &chests))?;
    let mut found = Onderdeel::new("Sleutels en brievenbussen", format!("hoofdsleutel {}", kluis.vingerafdruk()));
    for (kenmerk, gebrek) in wrong.iter().take(SHOWN) {
        found.fout(format!("Signaal {kenmerk}: {}.", gebrek.uitleg()));
    }
    if wrong.len() > SHOWN {
        found.fout(format!("En nog {} signalen.", wrong.len() - SHOWN));
    }
    for kenmerk in shut.iter().take(SHOWN) {
        found.fout(format!("Maatregel {kenmerk}: de sleutel past niet bij de hoofdsleutel."));
    }
    if shut.len() > SHOWN {
        found.fout(format!("En nog {} maatregelen.", shut.len() - SHOWN));
    }
    Ok(found)
}

fn some_of(names: &[&str]) -> String {
    let shown = names.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN { format!("{shown} en nog {}", names.len() - SHOWN) } else { shown }
}
