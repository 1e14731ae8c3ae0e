//! The dry run as a file: everything that may go today, and why.

use super::Bewaarplan;
use crate::acties::BewarenZien;
use crate::page::inzage_csv::cell;
use crate::{Gate, Lijst};
use axum::extract::State;
use jobs::bewaren::dry_run;
use web::{App, Download, Fout};

/// Things per rule.
const MEEST: u32 = 10_000;

pub(crate) async fn download(gate: Gate<BewarenZien>, State(app): State<App>) -> Result<Download, Fout> {
    let plan = app.require::<Bewaarplan>()?;
    let lines = gate.list(move |tx, access| {
        let mut lines = Vec::new();
        for overzicht in dry_run(tx, &plan.regels, access.now(), MEEST)? {
            let soort = overzicht.regel.per_ding().map_or("", |(per_ding, _)| per_ding.ding);
            for kandidaat in overzicht.kandidaten {
                let naam = plan.noem(tx, soort, kandidaat.id, &kandidaat.omschrijving)?;
                let stays = if kandidaat.stop.is_some() { "blijft: bewaarstop" } else { "mag weg" };
                let (anker, last) = (kandidaat.anker.to_string(), kandidaat.laatste_dag.to_string());
                let fields = [overzicht.regel.wat, &naam, &anker, &last, stays, overzicht.regel.grondslag];
                lines.push(fields.map(cell).join(";") + "\r\n");
            }
        }
        Ok::<_, Fout>(Lijst::new("bewaarregel", lines))
    });
    let mut text = "wat;kenmerk;telt vanaf;bewaard tot en met;stand;waarom deze termijn\r\n".to_owned();
    text.extend(lines.await?.rijen);
    Ok(Download::new("wat-weg-mag.csv", "text/csv; charset=utf-8", text))
}
