//! The figures as a file to take along: always without small numbers, and that it was made is recorded.

use super::blad::{Blad, Onderdeel};
use super::klein::{DREMPEL, Vorm};
use super::{Gekozen, Geteld, Vraag, bladzijde, tel};
use crate::access::CijfersZien;
use crate::api::inrichting;
use crate::overzicht::uitvoer::csv_voor_excel;
use ::access::{Gate, Mislukt, Werkplek};
use audit::{Ding, Gebeurtenis};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use web::{App, Download, Formulier, Fout, Pagina};

type Regel = [String; 5];

/// Makes the file; that it was made stands in the log before it leaves.
pub(crate) async fn submit(
    gate: Gate<CijfersZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Formulier(vraag): Formulier<Vraag>,
) -> Result<Response, Fout> {
    let domain = inrichting(&app)?;
    let gekozen = match vraag.lees(kern::dag_van(gate.now())) {
        Ok(gekozen) => gekozen,
        Err(fouten) => return Ok(Pagina(bladzijde(kader, &vraag, fouten)).geweigerd()),
    };
    let geteld = tel(&gate, &domain, gekozen).await?;
    let blad = geteld.blad(&domain, gekozen, Vorm::Delen);
    let told = gate.create(move |tx, access| {
        let event = Gebeurtenis::new("cijfers.uitgevoerd", Ding::new("uitvoer", 0));
        let periode = gekozen.periode;
        access
            .record(tx, event.met("van", periode.van.to_string()).met("tot", periode.tot.to_string()))
            .map_err(Mislukt::from)
    });
    told.await?;
    let naam = format!("cijfers-{}-{}.csv", gekozen.periode.van, gekozen.periode.tot);
    let bytes = csv_voor_excel(regels(gekozen, &geteld, &blad).into_iter());
    Ok(Download::new(naam, "text/csv; charset=utf-8", bytes).into_response())
}

fn regels(gekozen: Gekozen, geteld: &Geteld, blad: &Blad) -> Vec<Regel> {
    let over = |wat: &str, waarde: String| regel("Over dit bestand", wat, waarde, "", "");
    let klein = format!("Van 1 tot en met {} staat er: minder dan {DREMPEL}", DREMPEL - 1);
    let mut lines = vec![
        regel("Onderdeel", "Regel", "Deze periode".to_owned(), "Eerdere periode", "Verschil"),
        over("Periode", gekozen.periode.in_woorden()),
        over("Vergeleken met", gekozen.eerder().in_woorden()),
        over("Alleen over", geteld.kringen()),
        over("Kleine getallen", klein),
    ];
    let reeks = &blad.reeks;
    lines.extend(
        reeks
            .punten
            .iter()
            .map(|(naam, aantal)| regel(reeks.titel, &format!("{} {naam}", reeks.kop), aantal.tekst(), "", "")),
    );
    lines.extend(blad.onderdelen.iter().flat_map(onderdeel));
    lines
}

fn onderdeel(onderdeel: &Onderdeel) -> impl Iterator<Item = Regel> {
    onderdeel.rijen.iter().map(|rij| regel(onderdeel.titel, &rij.naam, rij.nu.clone(), &rij.eerder, &rij.verschil))
}

fn regel(onderdeel: &str, naam: &str, nu: String, eerder: &str, verschil: &str) -> Regel {
    [onderdeel.to_owned(), naam.to_owned(), nu, eerder.to_owned(), verschil.to_owned()]
}
