//! Requests on the API, made up from its own description: by a stranger, and by a system with a token. No answer may be our
//! fault (5xx).

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::process::{self, Echo};
use crate::test::report::Part;
use crate::test::server::Demo;

const PACKAGE: &str = "schemathesis==4.32.5";
const DESCRIPTION: &str = "/api/v1/openapi.json";

/// Tries every operation that the running demo describes.
pub fn run(python: &Path, demo: &Demo, target: &Path) -> Part {
    if demo.status_of(DESCRIPTION) != Some(200) {
        return Part::outcome(Err(Failure::new(format!("baken demo geeft {DESCRIPTION} niet."))));
    }
    // Kept with what cargo builds, so that it is fetched once.
    let program = match install(python, &target.join("schemathesis")) {
        Ok(program) => program,
        Err(failure) => return Part::skip(failure.to_string()),
    };
    let attempt = |token: Option<String>| {
        let mut schemathesis = Command::new(&program);
        schemathesis.arg("run").arg(format!("{}{DESCRIPTION}", demo.url()));
        schemathesis.args(["--checks", "not_a_server_error", "--max-examples", "25", "--generation-deterministic"]);
        if let Some(token) = token {
            schemathesis.arg("--header").arg(format!("Authorization: Bearer {token}"));
        }
        process::run(schemathesis.env("NO_COLOR", "1"), Echo::Through)
    };
    let stranger = attempt(None);
    if !stranger.as_ref().is_ok_and(|finished| finished.ok) {
        return Part::check(stranger);
    }
    match demo.token() {
        Ok(token) => Part::check(attempt(Some(token))),
        Err(failure) => Part::outcome(Err(failure)),
    }
}

fn install(python: &Path, folder: &Path) -> Outcome<PathBuf> {
    let program = folder.join("bin/schemathesis");
    let pip = |arguments: &[&str]| process::run(Command::new(folder.join("bin/pip")).args(arguments), Echo::Silent);
    let name = PACKAGE.split("==").next().unwrap_or(PACKAGE);
    let version = PACKAGE.split("==").nth(1).unwrap_or_default();
    if program.is_file() && pip(&["show", name])?.text.contains(&format!("Version: {version}\n")) {
        return Ok(program);
    }
    let made = process::run(Command::new(python).args(["-m", "venv"]).arg(folder), Echo::Silent)?;
    if !made.ok {
        return Err(Failure::new(format!("een Python-omgeving maken lukt niet: {}", process::tail(&made.text, 2))));
    }
    let installed = pip(&["install", "--quiet", "--disable-pip-version-check", PACKAGE])?;
    if !installed.ok {
        return Err(Failure::new(format!("{PACKAGE} ophalen lukt niet: {}", process::tail(&installed.text, 2))));
    }
    Ok(program)
}
