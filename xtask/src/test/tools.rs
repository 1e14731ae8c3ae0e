//! Checks by tools that not every machine has. `huis` already covers the most important of what they look at.

use std::process::Command;

use crate::process::{self, Echo};
use crate::test::report::Part;

/// A tool and how it is asked.
pub struct Tool {
    /// The name of its step.
    pub name: &'static str,
    program: &'static str,
    arguments: &'static [&'static str],
}

/// All of them. cargo-deny is not asked about advisories: that needs a database from the internet.
/// No spelling checker: those we know read every Dutch word as a mistake in English.
pub const ALL: [Tool; 2] = [
    Tool { name: "cargo-deny", program: "cargo-deny", arguments: &["check", "bans", "licenses", "sources"] },
    Tool { name: "cargo-machete", program: "cargo-machete", arguments: &[] },
];

impl Tool {
    /// Runs it, or says that it is not here.
    pub fn run(&self) -> Part {
        match process::find(self.program) {
            None => Part::skip(format!("{} is niet geïnstalleerd", self.program)),
            Some(program) => Part::check(process::run(Command::new(program).args(self.arguments), Echo::Through)),
        }
    }
}
