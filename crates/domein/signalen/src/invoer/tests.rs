//! Imports, on both databases. The parts have one file each; this one has what they share.

mod echt;
mod kaart;
mod onderbreking;
mod regels;
mod vormen;

use super::signalen::{Opties, Wijze, lees_in};
use super::{Invoer, InvoerFout, Kaart, Rapport, Stand};
use crate::categorie::Categorieen;
use crate::proef::{Proef, nu};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A mapping for the small files below.
const KAART: &str = r#"
naam = "proef"
[signaal]
kenmerk = "nr"
tekst = "{wat} bij {waar}"
titel = "{wat}"
plek = "waar"
[datum]
kolom = "dag"
formaten = ["dd-mm-jjjj", "jjjj-mm-dd"]
[punt]
stelsel = "rd"
x = "x"
y = "y"
[categorie]
kolommen = ["soort"]
waarden = { "Jeugd" = "jongeren", "Drugs" = "drugs" }
[spoed]
kolommen = ["haast"]
waarden = { "ja" = "ja", "" = "nee" }
"#;

/// A file with its folder.
struct Map(tempfile::TempDir);

impl Map {
    fn nieuw() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn schrijf(&self, naam: &str, inhoud: impl AsRef<[u8]>) -> PathBuf {
        let pad = self.0.path().join(naam);
        std::fs::write(&pad, inhoud).unwrap();
        pad
    }
}

fn kaart(text: &str) -> Kaart {
    Kaart::lees(text, &Categorieen::standaard().unwrap()).unwrap()
}

fn met_invoer<T>(proef: &Proef, work: impl FnOnce(&Invoer<'_>) -> T) -> T {
    let systeem = Arc::new(::access::testen::systeem());
    work(&Invoer { store: &proef.store, systeem: &systeem, inrichting: &proef.inrichting, nu: nu() })
}

fn lees(proef: &Proef, pad: &Path, kaart: &Kaart, wijze: Wijze) -> Result<Rapport, InvoerFout> {
    lees_tot(proef, pad, kaart, wijze, &mut |_| ControlFlow::Continue(()))
}

fn lees_tot(
    proef: &Proef,
    pad: &Path,
    kaart: &Kaart,
    wijze: Wijze,
    voortgang: &mut dyn FnMut(Stand) -> ControlFlow<()>,
) -> Result<Rapport, InvoerFout> {
    met_invoer(proef, |invoer| lees_in(invoer, pad, kaart, Opties { wijze, afgekeurd: None, voortgang }))
}

store::sql! {
    AANTAL = "SELECT COUNT(*) FROM signaal";
    INHOUD = "SELECT jaar, volgnummer, categorie, titel, tekst, plek, gebied, ontvangen, status, spoed, herkomst, bron
        FROM signaal ORDER BY id";
    GEINDEXEERD = "SELECT COUNT(*) FROM zoekdoc WHERE soort = 'signaal'";
    WOORDEN = "SELECT COUNT(*) FROM zoekwoord";
    GEBEURTENISSEN = "SELECT COUNT(*) FROM gebeurtenis WHERE soort = 'signalen.ingelezen'";
}

fn tel(proef: &Proef, sql: store::Sql) -> i64 {
    proef.lees(move |tx| tx.row(sql, &[])?.get(0))
}

/// Every signal as one line of text.
fn inhoud(proef: &Proef) -> Vec<String> {
    proef.lees(|tx| {
        tx.list(INHOUD, &[], |row| {
            let mut c = row.cols();
            let (jaar, nummer): (i64, i64) = (c.take()?, c.take()?);
            let texts: [String; 5] = [c.take()?, c.take()?, c.take()?, c.take()?, c.take()?];
            let (ontvangen, status, spoed): (i64, String, bool) = (c.take()?, c.take()?, c.take()?);
            let (herkomst, bron): (String, String) = (c.take()?, c.take()?);
            Ok(format!("{jaar}-{nummer} {} {ontvangen} {status} {spoed} {herkomst} {bron}", texts.join("|")))
        })
    })
}
