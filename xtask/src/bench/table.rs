//! The one table, as Markdown: it reads well on a terminal too.

use std::path::Path;
use std::time::Duration;
use std::{fmt::Write as _, fs};

use crate::bench::figures::{Figures, count};
use crate::bench::import::Import;
use crate::failure::{Explain, Failure, Outcome};

/// Between these two lines of the document stands a table; around them people write what it means.
pub struct Place(&'static str, &'static str);

/// What a running municipality was asked.
pub const SERVED: Place = Place("<!-- gemeten: begin -->", "<!-- gemeten: eind -->");
/// How fast the law computes.
pub const LAW: Place = Place("<!-- rekenen: begin -->", "<!-- rekenen: eind -->");

/// What a load has to reach.
#[derive(Clone, Copy)]
pub enum Target {
    /// 95 of 100 replies within this.
    P95(Duration),
    /// So many times the floor.
    Ratio(f64),
}

/// What was measured so far.
#[derive(Default)]
pub struct Table(String);

impl Table {
    /// A new number of signals, or a new database.
    pub fn section(&mut self, database: &str, signals: u64) {
        // Writing to a string cannot fail.
        let _ = writeln!(
            self.0,
            "\n### {database}, {} signalen\n\n| wat | per s | p50 | p95 | p99 | fout | CPU-s per 1.000 | geheugen | tegen de vloer | doel | gehaald |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|---|---|",
            grouped(signals)
        );
    }

    /// How many terms of law were computed a second, and what it must be at least.
    pub fn terms(&mut self, round: u64, per_second: f64, least: f64) {
        // Writing to a string cannot fail.
        let _ = writeln!(
            self.0,
            "| wat | per s | doel | gehaald |\n|---|--:|---|---|\n| {} wettelijke termijnen in dagen, op een kern | {} | ≥ {} | {} |",
            grouped(round),
            whole(per_second),
            whole(least),
            verdict(per_second >= least)
        );
    }

    /// A table of durations follows.
    pub fn durations(&mut self) {
        self.0.push_str("\n| wat | tijd | doel | gehaald |\n|---|--:|---|---|\n");
    }

    /// How long something took, and what it may take at most.
    pub fn duration(&mut self, what: &str, took: Duration, most: Duration) {
        let (shown, goal) = (millis(took), millis(most));
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "| {what} | {shown} | ≤ {goal} | {} |", verdict(took <= most));
    }

    /// One load, how it stands to a floor of so many per second, and the target.
    pub fn row(&mut self, what: &str, figures: &Figures, floor: Option<(&str, f64)>, target: Option<Target>) {
        let ratio = floor.map(|(_, rate)| figures.per_second() / rate.max(0.001)).unwrap_or_default();
        let against = floor.map(|(name, _)| format!("{} x {name}", decimal(ratio)));
        let (goal, met) = match target {
            None => (String::new(), None),
            Some(Target::P95(limit)) => (format!("p95 ≤ {}", millis(limit)), Some(figures.p95 <= limit)),
            Some(Target::Ratio(least)) => (format!("≥ {} x", decimal(least)), Some(ratio >= least)),
        };
        let cells = [
            decimal(figures.per_second()),
            millis(figures.p50),
            millis(figures.p95),
            millis(figures.p99),
            figures.errors.to_string(),
            decimal(figures.cpu_per_thousand()),
            format!("{} MB", figures.memory_kib / 1024),
            against.unwrap_or_default(),
            goal,
            met.map_or("", verdict).to_owned(),
        ];
        self.line(what, &cells);
    }

    /// A floor that is only a rate.
    pub fn rate(&mut self, what: &str, per_second: f64) {
        self.line(what, &[decimal(per_second)]);
    }

    /// One time, and what it may be.
    pub fn time(&mut self, what: &str, time: Duration, limit: Duration) {
        let mut cells = Cells::default();
        cells.set(P50, millis(time)).target(&millis(limit), time <= limit);
        self.line(what, &cells.0);
    }

    /// Memory, in KiB, and what it may be in MB.
    pub fn memory(&mut self, what: &str, kib: u64, limit: u64) {
        let mut cells = Cells::default();
        cells.set(MEMORY, format!("{} MB", kib / 1024)).target(&format!("{limit} MB"), kib <= limit * 1024);
        self.line(what, &cells.0);
    }

    /// Bytes over the line, and what they may be in kB.
    pub fn weight(&mut self, what: &str, bytes: usize, limit: usize) {
        let mut cells = Cells::default();
        let kilobytes = decimal(count(bytes as u64) / 1_000.0);
        cells.target(&format!("{limit} kB"), bytes <= limit * 1_000);
        self.line(&format!("{what}: {kilobytes} kB"), &cells.0);
    }

    /// A file that was read in.
    pub fn import(&mut self, import: &Import, limit: Duration, limit_mb: u64) {
        let what = format!("importeer, {} regels, in {} s", grouped(import.rows), decimal(import.took.as_secs_f64()));
        let mut cells = Cells::default();
        cells.set(PER_SECOND, decimal(count(import.rows) / import.took.as_secs_f64()));
        cells.set(MEMORY, format!("{} MB", import.peak_kib / 1024));
        let met = import.took <= limit && import.peak_kib <= limit_mb * 1024;
        cells.target(&format!("{} s, {limit_mb} MB", limit.as_secs()), met);
        self.line(&what, &cells.0);
    }

    /// A remark in place of a figure.
    pub fn remark(&mut self, what: &str) {
        self.line(what, &[]);
    }

    /// Many people at once; those who came too late count as refused.
    pub fn sign_in(&mut self, people: usize, wrong: usize, took: Duration, limit: Duration) {
        let what = format!("{people} mensen loggen in, samen in {}", millis(took));
        let mut cells = Cells::default();
        cells.set(ERRORS, wrong.to_string());
        cells.target(&format!("{} s, 0 fout", limit.as_secs()), took <= limit && wrong == 0);
        self.line(&what, &cells.0);
    }

    /// All of it.
    pub fn markdown(&self) -> &str {
        &self.0
    }

    /// Puts it in the document, in place of the table that stood there.
    pub fn write(&self, path: &Path, place: &Place) -> Outcome<()> {
        let text = fs::read_to_string(path).explain(format!("{} lezen lukt niet", path.display()))?;
        let missing = || Failure::new(format!("In {} ontbreekt {} of {}.", path.display(), place.0, place.1));
        let text = between(&text, place, &self.0).ok_or_else(missing)?;
        fs::write(path, text).explain(format!("{} schrijven lukt niet", path.display()))
    }

    fn line(&mut self, what: &str, cells: &[String]) {
        let shown =
            (0..COLUMNS).map(|place| cells.get(place).map_or("", String::as_str)).collect::<Vec<_>>().join(" | ");
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "| {what} | {shown} |");
        println!("{what}: {}", cells.join(" ").trim());
    }
}

/// Columns behind the first, and the places of those that are filled by themselves.
const COLUMNS: usize = 10;
const PER_SECOND: usize = 0;
const P50: usize = 1;
const ERRORS: usize = 4;
const MEMORY: usize = 6;
const TARGET: usize = 8;

/// The cells of a line that has only some.
#[derive(Default)]
struct Cells([String; COLUMNS]);

impl Cells {
    fn set(&mut self, place: usize, text: String) -> &mut Self {
        self.0[place] = text;
        self
    }

    fn target(&mut self, limit: &str, met: bool) {
        self.set(TARGET, format!("≤ {limit}")).set(TARGET + 1, verdict(met).to_owned());
    }
}

const fn verdict(met: bool) -> &'static str {
    if met { "ja" } else { "nee" }
}

fn between(text: &str, Place(begin, end): &Place, table: &str) -> Option<String> {
    let (before, rest) = text.split_once(begin)?;
    let (_, after) = rest.split_once(end)?;
    Some(format!("{before}{begin}\n{table}\n{end}{after}"))
}

fn millis(time: Duration) -> String {
    format!("{} ms", decimal(time.as_secs_f64() * 1_000.0))
}

/// The Dutch way, with as many decimals as say something.
fn decimal(number: f64) -> String {
    let text = if number >= 100.0 {
        format!("{number:.0}")
    } else if number >= 1.0 {
        format!("{number:.1}")
    } else {
        format!("{number:.3}")
    };
    text.replace('.', ",")
}

/// Thousands, the rest of which says nothing.
fn whole(number: f64) -> String {
    let digits = format!("{:.0}", (number / 1_000.0).floor());
    digits.parse().map_or(digits, |thousands: u64| grouped(thousands * 1_000))
}

/// With a point between thousands.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let parts: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|part| std::str::from_utf8(part).ok()).collect();
    parts.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_the_dutch_way() {
        assert_eq!([decimal(1234.5), decimal(12.34), decimal(0.1234)], ["1234", "12,3", "0,123"]);
        assert_eq!([grouped(1_000_000), grouped(10_000), grouped(7)], ["1.000.000", "10.000", "7"]);
        assert_eq!(millis(Duration::from_micros(1_500)), "1,5 ms");
        assert_eq!([whole(2_512_345.6), whole(999_999.0), whole(400.0)], ["2.512.000", "999.000", "0"]);
    }

    #[test]
    fn too_slow_is_said_so() {
        let mut table = Table::default();
        table.terms(1_000_000, 999_499.0, 1_000_000.0);
        assert!(table.markdown().ends_with("| 999.000 | ≥ 1.000.000 | nee |\n"), "{}", table.markdown());
    }

    #[test]
    fn only_the_table_in_the_document_is_replaced() {
        let Place(begin, end) = SERVED;
        let text = format!("kop\n{begin}\noud\n{end}\nuitleg\n");
        let wanted = format!("kop\n{begin}\nnieuw\n{end}\nuitleg\n");
        assert_eq!(between(&text, &SERVED, "nieuw"), Some(wanted));
        assert_eq!(between(&text, &LAW, "nieuw"), None);
    }
}
