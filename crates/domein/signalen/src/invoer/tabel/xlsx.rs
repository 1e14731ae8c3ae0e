//! XLSX, cell by cell.

use super::csv::toets_kolommen;
use super::inhoud::{Geteld, toets_omvang};
use super::{Elke, InvoerFout, MEESTE_KOLOMMEN, Soort, Vorm, vorm};
use calamine::{DataRef, Reader, Xlsx, XlsxError};
use csv::StringRecord;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// Parts in the archive; an honest workbook has dozens.
const MEESTE_DELEN: usize = 2_000;

/// Unpacks every part once and keeps nothing, because what an archive says about its own size may be a lie.
pub(super) fn keur(pad: &Path) -> Result<Vorm, InvoerFout> {
    let packed = std::fs::metadata(pad)?.len();
    let mut archive = zip::ZipArchive::new(BufReader::new(File::open(pad)?)).map_err(|_| beschadigd())?;
    if archive.len() > MEESTE_DELEN {
        return Err(beschadigd());
    }
    let (mut unpacked, mut buffer) = (0, vec![0; 64 << 10]);
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).map_err(|_| beschadigd())?;
        loop {
            let count = part.read(&mut buffer).map_err(|_| beschadigd())?;
            if count == 0 {
                break;
            }
            unpacked += count as u64;
            toets_omvang(packed, unpacked)?;
        }
    }
    let som = Geteld::new(File::open(pad)?).0.som()?;
    Ok(Vorm { soort: Soort::Xlsx, som, rijen: None })
}

pub(super) fn lees(pad: &Path, blad: Option<&str>, elke: Elke<'_>) -> Result<(), InvoerFout> {
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(File::open(pad)?)).map_err(|_: XlsxError| beschadigd())?;
    let names = book.sheet_names();
    let sheet = match blad {
        Some(name) => names.into_iter().find(|known| known == name).ok_or_else(|| geen_blad(name))?,
        None => names.into_iter().next().ok_or_else(|| vorm("In dit Excel-bestand zit geen werkblad."))?,
    };
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(|_| beschadigd())?;
    let mut row = Rij { number: 0, width: 0, fields: Vec::new() };
    while let Some(cell) = cells.next_cell().map_err(|_| beschadigd())? {
        let (number, column) = cell.get_position();
        if number < row.number {
            return Err(vorm(
                "De regels in dit Excel-bestand staan niet op volgorde. Open het in Excel en sla het opnieuw op.",
            ));
        }
        if number > row.number && row.klaar(elke)?.is_break() {
            return Ok(());
        }
        row.number = number;
        row.zet(column as usize, tekst(cell.get_value()))?;
    }
    row.klaar(elke).map(drop)
}

/// The row that is being put together.
struct Rij {
    number: u32,
    /// Columns of the heading; Excel leaves out empty cells at the end of a row.
    width: usize,
    fields: Vec<String>,
}

impl Rij {
    fn zet(&mut self, column: usize, text: String) -> Result<(), InvoerFout> {
        toets_kolommen(column.saturating_add(1).min(MEESTE_KOLOMMEN + 1))?;
        if self.fields.len() <= column {
            self.fields.resize(column + 1, String::new());
        }
        self.fields[column] = text;
        Ok(())
    }

    /// Hands the row over; an empty one is no row.
    fn klaar(&mut self, elke: Elke<'_>) -> Result<std::ops::ControlFlow<()>, InvoerFout> {
        let mut fields = std::mem::take(&mut self.fields);
        if fields.iter().all(|field| field.trim().is_empty()) {
            return Ok(std::ops::ControlFlow::Continue(()));
        }
        if self.width == 0 {
            self.width = fields.len();
        }
        fields.resize(fields.len().max(self.width), String::new());
        elke(u64::from(self.number) + 1, &StringRecord::from(fields))
    }
}

fn beschadigd() -> InvoerFout {
    vorm(
        "Dit Excel-bestand is beschadigd of anders dan Excel het maakt. Open het in Excel en sla het opnieuw op als .xlsx.",
    )
}

fn geen_blad(name: &str) -> InvoerFout {
    vorm(format!("Het werkblad '{name}' zit niet in het bestand."))
}

/// A cell as text: whole numbers without a fraction, dates as jjjj-mm-dd, errors of a formula as nothing.
fn tekst(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => if *yes { "ja" } else { "nee" }.to_owned(),
        DataRef::DateTime(moment) => datum(moment),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn datum(moment: &calamine::ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if moment.as_f64() < 1.0 {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {time}") }
}
