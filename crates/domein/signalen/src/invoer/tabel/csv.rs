//! CSV, plain or gzipped.

use super::inhoud::{Geteld, Latin1, Utf8, toets_omvang};
use super::{Elke, InvoerFout, MEESTE_KOLOMMEN, MEESTE_RIJEN, Soort, Vorm, read_up_to, vorm};
use crate::invoer::kaart::{Bestand, Tekenset};
use csv::{ReaderBuilder, StringRecord};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::Read;

/// Looked at to recognise the delimiter.
const MONSTER: usize = 64 << 10;
/// Longest row: a quote that is never closed makes one row of the rest of the file.
const LANGSTE_RIJ: usize = 1 << 20;
const SCHEIDINGEN: [u8; 4] = [b',', b';', b'\t', b'|'];

pub(super) fn keur(file: File, gz: bool, bestand: &Bestand, gezocht: &[&str]) -> Result<Vorm, InvoerFout> {
    let (counted, packed) = Geteld::new(file);
    let mut reader: Reader =
        if gz { Reader::Gz(Box::new(MultiGzDecoder::new(counted))) } else { Reader::Plain(counted) };
    let mut portion = vec![0; MONSTER];
    let mut length = next_portion(&mut reader, &mut portion, gz)?;
    herken_andere_soort(&portion[..length])?;
    let scheiding = match bestand.scheiding {
        Some(byte) => byte,
        None => scheiding(&portion[..length], bestand, gezocht),
    };
    let mut rows = Rijen::new(scheiding, bestand.aanhaling.unwrap_or(b'"'));
    let (mut utf8, mut unpacked) = (Utf8::default(), 0);
    while length > 0 {
        unpacked += length as u64;
        toets_omvang(packed.get(), unpacked)?;
        if bestand.tekenset == Tekenset::Utf8 && !utf8.past(&portion[..length]) {
            return Err(geen_utf8(rows.lines));
        }
        rows.past(&portion[..length])?;
        length = next_portion(&mut reader, &mut portion, gz)?;
    }
    if !utf8.is_af() {
        return Err(geen_utf8(rows.lines));
    }
    let som = reader.som()?;
    Ok(Vorm { soort: Soort::Csv { gz, scheiding }, som, rijen: Some(rows.count().saturating_sub(1)) })
}

pub(super) fn lees(file: File, gz: bool, scheiding: u8, bestand: &Bestand, elke: Elke<'_>) -> Result<(), InvoerFout> {
    let unpacked: Box<dyn Read> = if gz { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    let text: Box<dyn Read> = match bestand.tekenset {
        Tekenset::Utf8 => unpacked,
        Tekenset::Latin1 => Box::new(Latin1::new(unpacked)),
    };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(scheiding)
        .quote(bestand.aanhaling.unwrap_or(b'"'))
        .from_reader(text);
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| onleesbaar(&error))? {
        let line = record.position().map_or(0, csv::Position::line);
        if elke(line, &record)?.is_break() {
            break;
        }
    }
    Ok(())
}

/// Plain or unpacked; the hash is always of the file as it lies there.
enum Reader {
    Plain(Geteld<File>),
    Gz(Box<MultiGzDecoder<Geteld<File>>>),
}

impl Reader {
    fn som(self) -> std::io::Result<String> {
        match self {
            Self::Plain(counted) => counted.som(),
            Self::Gz(decoder) => decoder.into_inner().som(),
        }
    }
}

fn next_portion(reader: &mut Reader, portion: &mut [u8], gz: bool) -> Result<usize, InvoerFout> {
    let read = match reader {
        Reader::Plain(plain) => read_up_to(plain, portion),
        Reader::Gz(decoder) => read_up_to(decoder, portion),
    };
    match read {
        Err(InvoerFout::Bestand(_)) if gz => {
            Err(vorm("Het bestand is beschadigd: het kan niet helemaal worden uitgepakt. Haal het opnieuw op."))
        }
        other => other,
    }
}

/// The library's own message may quote the line.
fn onleesbaar(error: &csv::Error) -> InvoerFout {
    let line = error.position().map_or(0, csv::Position::line);
    vorm(format!("Het bestand kan vanaf regel {line} niet worden gelezen als CSV."))
}

fn geen_utf8(line: u64) -> InvoerFout {
    vorm(format!(
        "Bij regel {line} staan tekens die geen UTF-8 zijn. Sla het bestand op als UTF-8, of zet in de kaart onder [bestand]: \
         tekenset = \"latin-1\"."
    ))
}

fn herken_andere_soort(begin: &[u8]) -> Result<(), InvoerFout> {
    if begin.is_empty() {
        return Err(vorm("Het bestand is leeg."));
    }
    if begin.starts_with(&[0xff, 0xfe]) || begin.starts_with(&[0xfe, 0xff]) {
        return Err(vorm("Het bestand is UTF-16. Sla het op als UTF-8."));
    }
    if begin.starts_with(b"PK\x03\x04") {
        return Err(vorm("In dit .gz-bestand zit geen CSV. Pak het eerst uit en lees dan het .xlsx-bestand in."));
    }
    if begin.contains(&0) { Err(vorm("Dit is geen CSV of XLSX.")) } else { Ok(()) }
}

/// The delimiter that gives most of the sought columns, and among those the most columns.
fn scheiding(monster: &[u8], bestand: &Bestand, gezocht: &[&str]) -> u8 {
    let quality = |byte: &u8| {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(*byte)
            .quote(bestand.aanhaling.unwrap_or(b'"'))
            .from_reader(monster);
        let mut heading = csv::ByteRecord::new();
        if !matches!(reader.read_byte_record(&mut heading), Ok(true)) {
            return (0, 0);
        }
        let known = heading.iter().filter(|name| gezocht.iter().any(|sought| name.trim_ascii() == sought.as_bytes()));
        (known.count(), heading.len())
    };
    // The comma wins when nothing decides: `max_by_key` takes the last of equals.
    SCHEIDINGEN.into_iter().rev().max_by_key(quality).unwrap_or(b',')
}

/// Walks through the rows without keeping them: counts, and stops at one without end.
struct Rijen {
    scheiding: u8,
    aanhaling: u8,
    /// Physical lines, for messages.
    lines: u64,
    ended: u64,
    length: usize,
    begin: u64,
    in_quotes: bool,
    at_field_start: bool,
    after_quote: bool,
}

impl Rijen {
    const fn new(scheiding: u8, aanhaling: u8) -> Self {
        Self {
            scheiding,
            aanhaling,
            lines: 1,
            ended: 0,
            length: 0,
            begin: 1,
            in_quotes: false,
            at_field_start: true,
            after_quote: false,
        }
    }

    fn past(&mut self, portion: &[u8]) -> Result<(), InvoerFout> {
        for byte in portion {
            self.step(*byte);
            if self.length > LANGSTE_RIJ {
                return Err(vorm(format!(
                    "De regel die begint op regel {} is langer dan een megabyte. Waarschijnlijk wordt een aanhalingsteken \
                     niet gesloten.",
                    self.begin
                )));
            }
        }
        if self.ended > MEESTE_RIJEN + 1 {
            return Err(vorm("Het bestand heeft meer dan 5 miljoen regels. Splits het in delen."));
        }
        Ok(())
    }

    fn step(&mut self, byte: u8) {
        self.lines += u64::from(byte == b'\n');
        self.length += 1;
        // A quote that follows a closing one is a quote within the text, which goes on.
        let doubled = std::mem::take(&mut self.after_quote) && byte == self.aanhaling;
        if self.in_quotes {
            self.in_quotes = byte != self.aanhaling;
            self.after_quote = !self.in_quotes;
            return;
        }
        if doubled || (byte == self.aanhaling && self.at_field_start) {
            self.in_quotes = true;
            self.at_field_start = false;
            return;
        }
        let row_ends = byte == b'\n' || byte == b'\r';
        self.at_field_start = byte == self.scheiding || row_ends;
        if row_ends {
            self.ended += u64::from(self.length > 1);
            self.length = 0;
            self.begin = self.lines;
        }
    }

    fn count(&self) -> u64 {
        self.ended + u64::from(self.length > 0)
    }
}

/// More columns than anybody has.
pub(super) fn toets_kolommen(count: usize) -> Result<(), InvoerFout> {
    if count > MEESTE_KOLOMMEN { Err(vorm("Het bestand heeft meer dan duizend kolommen.")) } else { Ok(()) }
}
