//! The one table, as Markdown: it reads well on a terminal too.

use std::path::Path;
use std::time::Duration;
use std::{fmt::Write as _, fs};

use crate::bench::figures::Figures;
use crate::failure::{Explain, Failure, Outcome};

/// Between these lines of the document stands the table; around them people write what it means.
const BEGIN: &str = "<!-- gemeten: begin -->";
const END: &str = "<!-- gemeten: eind -->";

/// What was measured so far.
#[derive(Default)]
pub struct Table(String);

impl Table {
    /// A new number of signals, or a new database.
    pub fn section(&mut self, database: &str, signals: u64) {
        // Writing to a string cannot fail.
        let _ = writeln!(
            self.0,
            "\n### {database}, {} signalen\n\n| wat | per s | p50 | p95 | p99 | fout | CPU-s per 1.000 | geheugen | tegen de vloer |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|",
            grouped(signals)
        );
    }

    /// One load, and how it stands to a floor of so many per second.
    pub fn row(&mut self, what: &str, figures: &Figures, floor: Option<(&str, f64)>) {
        let against = floor.map(|(name, rate)| format!("{} x {name}", decimal(figures.per_second() / rate.max(0.001))));
        let cells = [
            decimal(figures.per_second()),
            millis(figures.p50),
            millis(figures.p95),
            millis(figures.p99),
            figures.errors.to_string(),
            decimal(figures.cpu_per_thousand()),
            format!("{} MB", figures.memory_kib / 1024),
            against.unwrap_or_default(),
        ];
        self.line(what, &cells);
    }

    /// A floor that is only a rate.
    pub fn rate(&mut self, what: &str, per_second: f64) {
        self.line(what, &[decimal(per_second)]);
    }

    /// One time.
    pub fn time(&mut self, what: &str, time: Duration) {
        self.line(what, &[String::new(), millis(time)]);
    }

    /// Memory, in KiB.
    pub fn memory(&mut self, what: &str, kib: u64) {
        let mut cells = vec![String::new(); 6];
        cells.push(format!("{} MB", kib / 1024));
        self.line(what, &cells);
    }

    /// Many people at once; those who came too late count as refused.
    pub fn sign_in(&mut self, people: usize, wrong: usize, took: Duration, limit: Duration) {
        let within = if took <= limit { "binnen" } else { "niet binnen" };
        let what = format!("{people} mensen loggen in, samen in {} ({within} {} s)", millis(took), limit.as_secs());
        let mut cells = vec![String::new(); 4];
        cells.push(wrong.to_string());
        self.line(&what, &cells);
    }

    /// All of it.
    pub fn markdown(&self) -> &str {
        &self.0
    }

    /// Puts it in the document, in place of the table that stood there.
    pub fn write(&self, path: &Path) -> Outcome<()> {
        let text = fs::read_to_string(path).explain(format!("{} lezen lukt niet", path.display()))?;
        let replaced = between(&text, &self.0);
        let text =
            replaced.ok_or_else(|| Failure::new(format!("In {} ontbreekt {BEGIN} of {END}.", path.display())))?;
        fs::write(path, text).explain(format!("{} schrijven lukt niet", path.display()))
    }

    fn line(&mut self, what: &str, cells: &[String]) {
        let shown = (0..8).map(|place| cells.get(place).map_or("", String::as_str)).collect::<Vec<_>>().join(" | ");
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "| {what} | {shown} |");
        println!("{what}: {}", cells.join(" ").trim());
    }
}

fn between(text: &str, table: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{table}\n{END}{after}"))
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

fn grouped(number: u64) -> String {
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
    }

    #[test]
    fn only_the_table_in_the_document_is_replaced() {
        let text = format!("kop\n{BEGIN}\noud\n{END}\nuitleg\n");
        assert_eq!(between(&text, "nieuw").as_deref(), Some(&*format!("kop\n{BEGIN}\nnieuw\n{END}\nuitleg\n")));
        assert_eq!(between("zonder", "nieuw"), None);
    }
}
