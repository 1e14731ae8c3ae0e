//! Building the program for someone who looks on: a bar, and one sentence when it cannot be done.

use std::io::{BufRead, BufReader, IsTerminal};
use std::path::PathBuf;
use std::process::Stdio;
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};
use rustix::process::Signal;
use serde::Deserialize;

use crate::cause;
use crate::failure::{Failure, Outcome};
use crate::process::{self, Running};
use crate::workspace::Workspace;

/// How the program is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build; good enough to try and to test.
    Dev,
    /// Slow to build; for real use and for measuring.
    Release,
}

#[derive(Deserialize)]
struct Message {
    reason: String,
    target: Option<Target>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

/// Builds `baken` and says where it is.
pub fn baken(profile: Profile) -> Outcome<PathBuf> {
    let workspace = Workspace::graph()?;
    let total = workspace.closure("baken").len();
    let mut cargo = process::cargo();
    // The whole workspace decides the features, so that building, testing and trying share what they compile.
    cargo.args(["build", "--workspace", "--bin", "baken", "--message-format", "json-render-diagnostics"]);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    cargo.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let running = Running::spawn(&mut cargo, Signal::TERM)?;
    let (stdout, stderr) = running.pipes()?;
    let errors = thread::spawn(move || {
        BufReader::new(stderr).lines().map_while(Result::ok).fold(String::new(), |all, line| all + &line + "\n")
    });
    let bar = Progress::new(total);
    for line in BufReader::new(stdout).lines().map_while(Result::ok) {
        if let Some(name) = built_library(&line) {
            bar.step(&name);
        }
    }
    let status = running.wait()?;
    bar.finish();
    let errors = errors.join().unwrap_or_default();
    if !status.success() {
        let general = "Bouwen lukt niet; de melding van de compiler staat hierboven.";
        return Err(Failure::new(cause::explanation(&errors, &workspace.target_directory, general)));
    }
    let folder = if profile == Profile::Release { "release" } else { "debug" };
    Ok(workspace.target_directory.join(folder).join("baken"))
}

fn built_library(line: &str) -> Option<String> {
    let message: Message = serde_json::from_str(line).ok()?;
    let target = message.target.filter(|_| message.reason == "compiler-artifact")?;
    (!target.kind.iter().any(|kind| kind == "custom-build")).then_some(target.name)
}

/// A bar on a terminal, a line now and then in a log.
struct Progress {
    bar: ProgressBar,
    total: usize,
    is_log: bool,
}

impl Progress {
    fn new(total: usize) -> Self {
        let style = ProgressStyle::with_template("Bouwen {bar:30} {pos}/{len} {elapsed} {msg}");
        let bar = ProgressBar::new(u64::try_from(total).unwrap_or(u64::MAX));
        if let Ok(style) = style {
            bar.set_style(style);
        }
        let is_log = !std::io::stderr().is_terminal();
        if is_log {
            eprintln!("Bouwen: {total} onderdelen; de eerste keer duurt dat enkele minuten.");
        } else {
            bar.enable_steady_tick(std::time::Duration::from_millis(500));
        }
        Self { bar, total, is_log }
    }

    fn step(&self, name: &str) {
        self.bar.inc(1);
        self.bar.set_message(name.to_owned());
        let done = usize::try_from(self.bar.position()).unwrap_or(usize::MAX);
        let tenth = (self.total / 10).max(1);
        if self.is_log && done.is_multiple_of(tenth) && done <= self.total {
            eprintln!("Bouwen: {done} van {} onderdelen klaar.", self.total);
        }
    }

    fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_count_and_build_scripts_do_not() {
        let artifact = |kind: &str| {
            format!(r#"{{"reason":"compiler-artifact","target":{{"name":"kern","kind":["{kind}"]}},"fresh":true}}"#)
        };
        assert_eq!(built_library(&artifact("lib")).as_deref(), Some("kern"));
        assert_eq!(built_library(&artifact("custom-build")), None);
        assert_eq!(built_library(r#"{"reason":"build-finished","success":true}"#), None);
        assert_eq!(built_library("not json"), None);
    }
}
