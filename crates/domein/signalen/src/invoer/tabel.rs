//! Tables in files: CSV (also gzipped) and XLSX, row by row and never whole in memory.
//!
//! [`keur`] goes through the file first and decides what it is, whether it may be read at all, and its checksum. So what
//! makes a file unfit as a whole is known before anything of it is stored. [`lees`] then gives its rows.

mod csv;
mod inhoud;
mod xlsx;

use super::InvoerFout;
use super::kaart::Bestand;
use ::csv::StringRecord;
use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

/// Most that a file may hold once unpacked.
const MEEST_UITGEPAKT: u64 = 512 << 20;
/// More than this many times its size means a bomb; honest tables pack ten to fifty times.
const GROOTSTE_VERHOUDING: u64 = 300;
/// Below this size the ratio says nothing.
const KLEIN: u64 = 4 << 20;
/// Rows without the heading.
const MEESTE_RIJEN: u64 = 5_000_000;
/// Columns.
const MEESTE_KOLOMMEN: usize = 1_000;

/// What a file is, after it was looked at whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Vorm {
    soort: Soort,
    /// SHA-256 of the file, in hexadecimal.
    pub(super) som: String,
    /// Rows without the heading, when that is known.
    pub(super) rijen: Option<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Soort {
    Csv { gz: bool, scheiding: u8 },
    Xlsx,
}

/// What to do with a row: its line in the file from 1, and its fields. The first one is the heading.
pub(super) type Elke<'a> = &'a mut dyn FnMut(u64, &StringRecord) -> Result<ControlFlow<()>, InvoerFout>;

fn vorm(reden: impl Into<String>) -> InvoerFout {
    InvoerFout::Vorm(reden.into())
}

/// Looks at the whole file. `gezocht` are columns that help to recognise the delimiter.
pub(super) fn keur(pad: &Path, bestand: &Bestand, gezocht: &[&str]) -> Result<Vorm, InvoerFout> {
    let mut first = [0; 8];
    let length = read_up_to(&mut File::open(pad)?, &mut first)?;
    match &first[..length] {
        [0x1f, 0x8b, ..] => csv::keur(File::open(pad)?, true, bestand, gezocht),
        [b'P', b'K', 3, 4, ..] => xlsx::keur(pad),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            Err(vorm("Dit is een oud Excel-bestand (.xls). Sla het in Excel op als .xlsx en lees dat in."))
        }
        [] => Err(vorm("Het bestand is leeg.")),
        _ => csv::keur(File::open(pad)?, false, bestand, gezocht),
    }
}

/// Gives every row until the end, or until `elke` breaks off.
pub(super) fn lees(pad: &Path, vorm: &Vorm, bestand: &Bestand, elke: Elke<'_>) -> Result<(), InvoerFout> {
    match vorm.soort {
        Soort::Csv { gz, scheiding } => csv::lees(File::open(pad)?, gz, scheiding, bestand, elke),
        Soort::Xlsx => xlsx::lees(pad, bestand.blad.as_deref(), elke),
    }
}

/// Fills the buffer as far as the file goes; gives how far that was.
fn read_up_to(reader: &mut dyn Read, buffer: &mut [u8]) -> Result<usize, InvoerFout> {
    let mut filled = 0;
    while filled < buffer.len() {
        match reader.read(&mut buffer[filled..])? {
            0 => break,
            count => filled += count,
        }
    }
    Ok(filled)
}

fn te_groot() -> InvoerFout {
    vorm("Het bestand is uitgepakt te groot: 512 megabyte is het meeste. Splits het in delen.")
}

fn bom() -> InvoerFout {
    vorm("Het bestand wordt bij het uitpakken honderden malen groter. Zo'n bestand leest Baken niet.")
}

/// For the fuzz target: any file, looked at and read to its end.
pub(super) fn fuzz(pad: &Path) {
    if let Ok(form) = keur(pad, &Bestand::default(), &[]) {
        drop(lees(pad, &form, &Bestand::default(), &mut |_, _| Ok(ControlFlow::Continue(()))));
    }
}
