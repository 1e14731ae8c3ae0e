//! Pages in a real browser: journeys, keyboard, axe. The tests themselves are in tests/browser.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::failure::{Explain, Failure, Outcome};
use crate::npm;
use crate::process::{self, Echo};
use crate::test::counts::Counts;
use crate::test::report::Part;
use crate::test::server::Demo;

const FOLDER: &str = "tests/browser";

/// Runs them all. Without a demo the journeys skip themselves and the rest still runs.
pub fn run(root: &Path, chromium: &Path, demo: Option<&Demo>) -> Part {
    match prepare(&root.join(FOLDER), chromium, demo) {
        Err(failure) => Part::outcome(Err(failure)),
        Ok(mut node) => Part::tests(process::run(&mut node, Echo::Through), Counts::of_node),
    }
}

fn prepare(folder: &Path, chromium: &Path, demo: Option<&Demo>) -> Outcome<Command> {
    npm::install(folder)?;
    let entries = fs::read_dir(folder).explain(format!("{FOLDER} lezen lukt niet"))?;
    let names = entries.filter_map(Result::ok).map(|entry| entry.file_name());
    let mut files: Vec<_> = names.filter(|name| name.to_string_lossy().ends_with(".test.mjs")).collect();
    files.sort();
    if files.is_empty() {
        return Err(Failure::new(format!("In {FOLDER} staat geen enkele test.")));
    }
    let mut node = process::leashed(Path::new("node"), "TERM");
    // The form of the output is fixed: we read the figures from it, and Node's default differs by version.
    node.current_dir(folder).args(["--test", "--test-reporter=spec"]).args(files);
    node.env("CHROMIUM", chromium).env_remove("BAKEN_URL").env_remove("BAKEN_LOG");
    if let Some(demo) = demo {
        node.env("BAKEN_URL", demo.url()).env("BAKEN_LOG", demo.log_path());
    }
    Ok(node)
}
