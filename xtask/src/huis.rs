//! `cargo xtask huis`: is the house still built as agreed (docs/adr/0001)?

pub mod arrows;
mod begrippen;
mod crates;
mod files;
mod licences;
mod text;

use std::fmt;
use std::fs;
use std::process::ExitCode;

use crate::failure::{Explain, Outcome};
use crate::workspace::{self, Workspace};

/// One thing that is not as agreed.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    place: String,
    what: String,
}

impl Finding {
    fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.place, self.what)
    }
}

/// What the check says: findings fail, remarks inform.
#[derive(Default)]
pub struct Report {
    /// What must be repaired.
    pub findings: Vec<Finding>,
    /// What is good to know.
    pub remarks: Vec<String>,
}

/// Prints the report; fails when there are findings.
pub fn run() -> Outcome<ExitCode> {
    let report = check()?;
    for remark in &report.remarks {
        println!("let op: {remark}");
    }
    for finding in &report.findings {
        println!("fout: {finding}");
    }
    if report.findings.is_empty() {
        println!("Het huis staat zoals afgesproken.");
        return Ok(ExitCode::SUCCESS);
    }
    println!("{} punten zijn niet zoals afgesproken.", report.findings.len());
    Ok(ExitCode::FAILURE)
}

/// Runs every part of the check.
pub fn check() -> Outcome<Report> {
    let graph = Workspace::graph()?;
    let deny = crates::Policy::load(&graph.root.join("deny.toml"))?;
    let mut report = Report::default();
    report.findings.extend(arrows::check(&graph));
    report.findings.extend(crates::banned(&graph, &deny));
    report.findings.extend(licences::check(&graph, &deny));
    report.remarks.extend(crates::duplicates(&graph));
    for path in workspace::tracked_files(&graph.root)? {
        // Pictures and other bytes have no lines to check.
        let bytes = fs::read(graph.root.join(&path)).explain(format!("{path} lezen lukt niet"))?;
        let Ok(content) = String::from_utf8(bytes) else { continue };
        report.findings.extend(files::check(&path, &content));
        report.findings.extend(text::check(&path, &content));
        report.remarks.extend(files::remark(&path, &content));
        if path == begrippen::PATH {
            report.findings.extend(begrippen::check(&content));
        }
    }
    Ok(report)
}
