//! Taking signals out as a file: a right of its own, with a reason that is recorded, and never with the reporter.

use crate::access::SignalenUitvoeren;
use crate::api::inrichting;
use crate::inrichting::Inrichting;
use crate::store::lijst::{self, Filter, Kaartje};
use ::access::{Gate, Lijst, Mislukt, Werkplek};
use ::store::StoreError;
use audit::{Ding, Gebeurtenis};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kern::{Code, Moment};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use serde::Deserialize;
use std::sync::Arc;
use ui::{FormErrors, Kader, Keuze};
use web::{App, Download, Formulier, Fout, Pagina};

/// Most rows in one file.
pub const MEEST: usize = 50_000;
/// Rows read at a time.
const HAP: usize = 1_000;
const KOPPEN: [&str; 10] =
    ["Kenmerk", "Ontvangen", "Titel", "Thema", "Categorie", "Wijk", "Bron", "Stand", "Risico", "Politie"];

/// What is asked.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    soort: String,
    #[serde(default)]
    dagen: String,
    #[serde(default)]
    reden: String,
}

#[derive(askama::Template)]
#[template(path = "overzicht/uitvoer.html")]
struct Bladzijde {
    kader: Kader,
    fouten: FormErrors,
    form: Form,
    soorten: Vec<Keuze>,
    perioden: Vec<Keuze>,
}

/// The form.
pub(crate) async fn form(_: Gate<SignalenUitvoeren>, Werkplek(kader): Werkplek) -> Pagina<impl askama::Template> {
    Pagina(bladzijde(kader, Form { soort: "xlsx".to_owned(), ..Form::default() }, FormErrors::new()))
}

fn bladzijde(kader: Kader, form: Form, fouten: FormErrors) -> Bladzijde {
    let soorten = vec![Keuze::new("xlsx", "Excel"), Keuze::new("csv", "CSV")];
    let perioden = vec![Keuze::new("31", "Een maand"), Keuze::new("92", "Een kwartaal"), Keuze::new("366", "Een jaar")];
    Bladzijde { kader: kader.voor("Signalen uitvoeren", "/signalen").fouten(&fouten), fouten, form, soorten, perioden }
}

/// Makes the file. The reason and the number of rows stand in the log before the file leaves.
pub(crate) async fn submit(
    gate: Gate<SignalenUitvoeren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let mut fouten = FormErrors::new();
    fouten.verplicht("reden", &form.reden, "Schrijf op waarvoor je het bestand nodig hebt.");
    let dagen = form.dagen.parse::<i64>().ok().filter(|days| (1..=3660).contains(days));
    if dagen.is_none() {
        fouten.add("dagen", "Kies een periode.");
    }
    let (Some(dagen), true) = (dagen, fouten.is_empty()) else {
        return Ok(Pagina(bladzijde(kader, form, fouten)).geweigerd());
    };
    let nu = gate.now();
    let filter = Filter { vanaf: Some(nu.plus_seconds(-dagen * 86_400)), ..Filter::default() };
    let rows = gate.list(move |tx, access| alle(tx, access.kringen(), &filter, nu)).await?.rijen;
    let (aantal, soort) = (rows.len(), form.soort.clone());
    let told = gate.create(move |tx, access| {
        let event = Gebeurtenis::new("signalen.uitgevoerd", Ding::new("uitvoer", 0)).met("aantal", aantal);
        access.record(tx, event.met("soort", soort).met("dagen", dagen)).map_err(Mislukt::from)
    });
    told.await?;
    let (domain, csv) = (inrichting(&app)?, form.soort == "csv");
    let work =
        tokio::task::spawn_blocking(move || if csv { Ok(als_csv(&domain, &rows)) } else { als_xlsx(&domain, &rows) });
    let made = work.await.map_err(|error| Fout::storing("uitvoer", error))?;
    let bytes = made.map_err(|_: XlsxError| Fout::storing("uitvoer", "het werkblad kon niet worden gemaakt"))?;
    let download = if csv {
        Download::new("signalen.csv", "text/csv; charset=utf-8", bytes)
    } else {
        Download::new("signalen.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes)
    };
    Ok(download.into_response())
}

/// Everything that fits the filter within these kringen, newest first, up to [`MEEST`].
pub fn alle(
    tx: &mut ::store::Tx<'_>,
    kringen: &[kern::Kring],
    filter: &Filter,
    nu: Moment,
) -> Result<Lijst<Kaartje>, StoreError> {
    let mut rows: Vec<Kaartje> = Vec::new();
    while rows.len() < MEEST {
        let onder = rows.last().map(|last| (last.ontvangen, last.id));
        let next = lijst::lijst(tx, kringen, filter, onder, HAP, nu)?;
        let end = next.len() < HAP;
        rows.extend(next);
        if end {
            break;
        }
    }
    Ok(Lijst::new("signaal", rows))
}

fn cellen(domain: &Inrichting, row: &Kaartje) -> [String; 10] {
    [
        row.kenmerk.to_string(),
        ui::iso(row.ontvangen),
        row.titel.clone(),
        row.thema.naam().to_owned(),
        domain.categorieen.naam(&row.categorie).to_owned(),
        domain.gebiednaam(&row.gebied),
        row.bron.naam().to_owned(),
        row.status.naam().to_owned(),
        row.risico.map_or_else(String::new, |risico| risico.waarde().to_string()),
        row.politie_op.map_or_else(String::new, ui::iso),
    ]
}

/// A cell that a spreadsheet would take for a formula gets a quote in front: what a resident typed never runs.
fn onschadelijk(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// These rows as CSV for Excel in Dutch.
pub fn als_csv(domain: &Arc<Inrichting>, rows: &[Kaartje]) -> Vec<u8> {
    let lines = std::iter::once(KOPPEN.map(str::to_owned)).chain(rows.iter().map(|row| cellen(domain, row)));
    csv_voor_excel(lines)
}

/// Lines as CSV: Excel in Dutch reads semicolons, and needs the mark to see UTF-8.
pub(super) fn csv_voor_excel<const N: usize>(lines: impl Iterator<Item = [String; N]>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".as_bytes().to_vec());
    for line in lines {
        // Writing to memory cannot fail.
        let _ = writer.write_record(line.iter().map(|cell| onschadelijk(cell)));
    }
    writer.into_inner().unwrap_or_else(|error| error.into_error().to_string().into_bytes())
}

/// These rows as a workbook.
pub fn als_xlsx(domain: &Arc<Inrichting>, rows: &[Kaartje]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Signalen")?;
    let bold = Format::new().set_bold();
    for (column, kop) in (0..).zip(KOPPEN) {
        sheet.write_string_with_format(0, column, kop, &bold)?;
    }
    for (line, row) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(cellen(domain, row)) {
            // Written as text: a spreadsheet does not run it.
            sheet.write_string(line, column, cell)?;
        }
    }
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::onschadelijk;

    #[test]
    fn een_formule_van_een_melder_wordt_tekst() {
        for evil in ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1"] {
            assert!(onschadelijk(evil).starts_with('\''), "{evil}");
        }
        assert_eq!(onschadelijk("Lawaai"), "Lawaai");
    }
}
