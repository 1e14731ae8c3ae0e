//! `/toezicht/inzage.csv`: the look log of a month, for the FG. Taking it along is itself in the log.

use super::toezicht::{naam_van, namen};
use crate::acties::InzageExporteren;
use crate::{Gate, Lijst};
use audit::{Inzagefilter, Inzageregel, inzagen};
use kern::lokaal;
use web::{Download, Fout};

/// Days back.
const DAGEN: i64 = 31;
/// Lines at most: a file that a spreadsheet can still open.
const REGELS: u32 = 500_000;
/// Lines read at a time.
const BATCH: u32 = 5_000;

pub(crate) async fn download(gate: Gate<InzageExporteren>) -> Result<Download, Fout> {
    let lijst = gate.list(|tx, access| {
        let filter =
            Inzagefilter { van: access.now().plus_seconds(-DAGEN * 86_400), tot: access.now(), gebruiker: None };
        let namen = namen(tx)?;
        let (mut lines, mut after) = (Vec::new(), 0);
        while lines.len() < REGELS as usize {
            let page = inzagen(tx, &filter, after, BATCH)?;
            let Some(last) = page.last() else { break };
            after = last.id;
            lines.extend(page.iter().map(|regel| line(regel, &naam_van(&namen, regel.wie))));
        }
        Ok::<_, Fout>(Lijst::new("inzage", lines))
    });
    let mut text = "moment;wie;handeling;doel;soort;intern nummer;kring;aantal\r\n".to_owned();
    text.extend(lijst.await?.rijen);
    Ok(Download::new("inzagelog.csv", "text/csv; charset=utf-8", text))
}

fn line(regel: &Inzageregel, naam: &str) -> String {
    let moment = lokaal(regel.moment).strftime("%Y-%m-%d %H:%M:%S");
    let number = |value: Option<i64>| value.map_or_else(String::new, |value| value.to_string());
    let fields = [
        moment.to_string(),
        naam.to_owned(),
        regel.actie.clone(),
        regel.doel.clone(),
        regel.ding_soort.clone(),
        number(regel.ding),
        number(regel.kring.map(|kring| kring.0)),
        regel.aantal.to_string(),
    ];
    fields.map(|field| cell(&field)).join(";") + "\r\n"
}

/// Quoted when needed. A spreadsheet takes what starts with one of these signs for a formula: an apostrophe stops it.
pub(super) fn cell(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if text.contains([';', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_cel_is_nooit_een_formule_en_breekt_de_regel_niet() {
        assert_eq!(cell("gewoon"), "gewoon");
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("a;\"b\""), "\"a;\"\"b\"\"\"");
    }
}
