//! `cargo xtask assets`: styles, fonts and scripts, fetched and bundled for the binary.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use crate::cause;
use crate::failure::{Explain, Failure, Outcome};
use crate::npm;
use crate::process::{self, Echo};
use crate::workspace::Workspace;

const FOLDER: &str = "crates/platform/ui/assets";

/// Builds them when their inputs changed since the last time.
pub fn run() -> Outcome<()> {
    let folder = Workspace::folders()?.root.join(FOLDER);
    if !folder.join("package.json").is_file() {
        return Err(Failure::new(format!("{FOLDER}/package.json ontbreekt: deze map is niet volledig uitgecheckt.")));
    }
    npm::require()?;
    if is_current(&folder)? {
        println!("Stijlen en scripts zijn al gebouwd.");
        return Ok(());
    }
    npm::install(&folder)?;
    println!("Stijlen en scripts bouwen ...");
    let finished = process::run(Command::new("node").arg("build.mjs").current_dir(&folder), Echo::Silent)?;
    if !finished.ok {
        let general = "Stijlen en scripts bouwen lukt niet; de melding staat hierboven.";
        return Err(Failure::new(cause::explanation(&finished.text, &folder, general)));
    }
    if !has_files(&folder.join("dist")) {
        return Err(Failure::new(format!("{FOLDER}/build.mjs is klaar, maar {FOLDER}/dist is leeg.")));
    }
    fs::write(stamp(&folder), "").explain("Onthouden dat er gebouwd is lukt niet")
}

/// Written after a complete build only, so that a build that broke halfway is done again.
fn stamp(folder: &Path) -> std::path::PathBuf {
    folder.join("node_modules/.baken-gebouwd")
}

fn is_current(folder: &Path) -> Outcome<bool> {
    let Some(built) = npm::modified(&stamp(folder)) else { return Ok(false) };
    let newest = newest_input(folder, folder).explain(format!("{FOLDER} lezen lukt niet"))?;
    Ok(has_files(&folder.join("dist")) && newest.is_some_and(|time| time <= built))
}

fn newest_input(top: &Path, folder: &Path) -> std::io::Result<Option<SystemTime>> {
    let mut newest = None;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_product = folder == top && ["node_modules", "dist"].iter().any(|name| entry.file_name() == *name);
        if is_product {
            continue;
        }
        let about = entry.metadata()?;
        let time = if about.is_dir() { newest_input(top, &entry.path())? } else { Some(about.modified()?) };
        newest = newest.max(time);
    }
    Ok(newest)
}

fn has_files(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::cleanup::TempFolder;

    #[test]
    fn a_changed_input_or_a_missing_product_means_building_again() {
        let temp = TempFolder::new().expect("a folder");
        let folder = temp.path();
        for name in ["src", "dist", "node_modules"] {
            fs::create_dir(folder.join(name)).expect("writable");
        }
        fs::write(folder.join("src/stijl.css"), "a{}").expect("writable");
        assert!(!is_current(folder).expect("readable"), "never built");
        fs::write(folder.join("dist/stijl.css"), "a{}").expect("writable");
        fs::write(stamp(folder), "").expect("writable");
        assert!(is_current(folder).expect("readable"), "just built");
        let built = npm::modified(&stamp(folder)).expect("there");
        let input = fs::File::options().write(true).open(folder.join("src/stijl.css")).expect("there");
        input.set_modified(built + Duration::from_mins(1)).expect("settable");
        assert!(!is_current(folder).expect("readable"), "input changed");
        input.set_modified(built).expect("settable");
        fs::remove_file(folder.join("dist/stijl.css")).expect("removable");
        assert!(!is_current(folder).expect("readable"), "product gone");
    }
}
