//! Taking signals out as a file: a right of its own, with a reason that is recorded, and never with the reporter.

use crate::access::SignalenUitvoeren;
use crate::api::inrichting;
use crate::inrichting::Inrichting;
use crate::store::lijst::{self, Filter, Kaartje};
use crate::weging::{Keus, Vraag, narrowed};
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
use web::{App, Download, Fout, Pagina, Query, Velden};

/// Most rows in one file.
pub const MEEST: usize = 50_000;
/// Rows read at a time.
const HAP: usize = 1_000;
/// Counting for the page stops here; the file goes on.
const TELLEN_TOT: usize = 5_000;
const KOPPEN: [&str; 10] =
    ["Kenmerk", "Ontvangen", "Titel", "Thema", "Categorie", "Wijk", "Bron", "Stand", "Risico", "Politie"];

/// What is asked besides the choices of the list.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    soort: String,
    #[serde(default)]
    reden: String,
}

#[derive(askama::Template)]
#[template(path = "overzicht/uitvoer.html")]
struct Bladzijde {
    kader: Kader,
    fouten: FormErrors,
    form: Form,
    keus: Keus,
    /// How many signals; `None` until a period was chosen.
    aantal: Option<i64>,
    lijst: String,
    soorten: Vec<Keuze>,
    perioden: Vec<Keuze>,
}

impl Bladzijde {
    fn hoeveel(aantal: &i64) -> String {
        if usize::try_from(*aantal).is_ok_and(|aantal| aantal >= TELLEN_TOT) {
            return format!("{} of meer", ui::getal(*aantal));
        }
        ui::getal(*aantal)
    }

    fn welke(&self) -> &str {
        if self.keus.woorden.is_empty() { "Geen filter" } else { &self.keus.woorden }
    }
}

/// The form, with the choices of the list from which somebody came: first for how long, then how many that are.
pub(crate) async fn form(
    gate: Gate<SignalenUitvoeren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Query(vraag): Query<Vraag>,
) -> Result<Response, Fout> {
    let form = Form { soort: "xlsx".to_owned(), ..Form::default() };
    Ok(Pagina(bladzijde(&gate, &app, kader, &vraag, form, FormErrors::new()).await?).into_response())
}

async fn bladzijde(
    gate: &Gate<SignalenUitvoeren>,
    app: &App,
    kader: Kader,
    vraag: &Vraag,
    form: Form,
    fouten: FormErrors,
) -> Result<Bladzijde, Fout> {
    let (domain, nu) = (inrichting(app)?, gate.now());
    let keus = vraag.keus(&domain, gate.actor().gebruiker(), nu)?;
    let aantal = if vraag.heeft_periode() {
        let filter = keus.filter.clone();
        let counted = gate.count(move |tx, access| {
            let found = tot(tx, &narrowed(access.kringen(), &domain, filter.thema), &filter, nu, TELLEN_TOT)?;
            Ok::<_, StoreError>([i64::try_from(found.len()).unwrap_or(i64::MAX)])
        });
        Some(counted.await?[0])
    } else {
        None
    };
    let soorten = vec![Keuze::new("xlsx", "Excel"), Keuze::new("csv", "CSV")];
    let perioden = vec![
        Keuze::new("7", "Een week"),
        Keuze::new("31", "Een maand"),
        Keuze::new("92", "Een kwartaal"),
        Keuze::new("366", "Een jaar"),
    ];
    let kader = kader.voor("Signalen uitvoeren", "/signalen").fouten(&fouten);
    Ok(Bladzijde { kader, fouten, form, keus, aantal, lijst: vraag.adres("", None), soorten, perioden })
}

/// Makes the file. The reason, the filter and the number of rows stand in the log before the file leaves.
pub(crate) async fn submit(
    gate: Gate<SignalenUitvoeren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    velden: Velden,
) -> Result<Response, Fout> {
    let (form, vraag): (Form, Vraag) = (velden.als()?, velden.als()?);
    let mut fouten = FormErrors::new();
    fouten.verplicht("reden", &form.reden, "Schrijf op waarvoor je het bestand nodig hebt.");
    if !vraag.heeft_periode() {
        fouten.add("periode", "Kies een periode.");
    }
    if !fouten.is_empty() {
        return Ok(Pagina(bladzijde(&gate, &app, kader, &vraag, form, fouten).await?).geweigerd());
    }
    let (domain, nu) = (inrichting(&app)?, gate.now());
    let Keus { filter, codes, .. } = vraag.keus(&domain, gate.actor().gebruiker(), nu)?;
    let within = Arc::clone(&domain);
    let found = gate.list(move |tx, access| alle(tx, &narrowed(access.kringen(), &within, filter.thema), &filter, nu));
    let rows = found.await?.rijen;
    let (aantal, soort) = (rows.len(), if form.soort == "csv" { "csv" } else { "xlsx" });
    let told = gate.create(move |tx, access| {
        let event = Gebeurtenis::new("signalen.uitgevoerd", Ding::new("uitvoer", 0)).met("aantal", aantal);
        access.record(tx, event.met("soort", soort).met("filter", codes)).map_err(Mislukt::from)
    });
    told.await?;
    let csv = soort == "csv";
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
    Ok(Lijst::new("signaal", tot(tx, kringen, filter, nu, MEEST)?))
}

/// The first ones, up to this many.
fn tot(
    tx: &mut ::store::Tx<'_>,
    kringen: &[kern::Kring],
    filter: &Filter,
    nu: Moment,
    meest: usize,
) -> Result<Vec<Kaartje>, StoreError> {
    let mut rows: Vec<Kaartje> = Vec::new();
    while rows.len() < meest {
        let onder = rows.last().map(|last| (last.ontvangen, last.id));
        let next = lijst::lijst(tx, kringen, filter, onder, HAP, nu)?;
        let end = next.len() < HAP;
        rows.extend(next);
        if end {
            break;
        }
    }
    Ok(rows)
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
