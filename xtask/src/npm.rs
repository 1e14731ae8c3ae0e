//! Packages from npm: fetched from a committed lock file, never committed themselves.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use crate::cause;
use crate::failure::{Failure, Outcome};
use crate::process::{self, Echo};

/// Fails with what to do when Node or npm is not there.
pub fn require() -> Outcome<()> {
    for name in ["node", "npm"] {
        if process::find(name).is_none() {
            return Err(Failure::new(format!(
                "{name} ontbreekt. Installeer Node.js 20 of nieuwer met npm (Debian en Ubuntu: apt-get install nodejs npm) \
                 en probeer het opnieuw."
            )));
        }
    }
    Ok(())
}

/// `npm ci` in `folder`, unless what is there already comes from this lock file.
pub fn install(folder: &Path) -> Outcome<()> {
    require()?;
    if is_current(folder) {
        return Ok(());
    }
    println!("Pakketten ophalen met npm in {} ...", folder.display());
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(folder);
    let finished = process::run(&mut npm, Echo::Silent)?;
    if finished.ok {
        return Ok(());
    }
    Err(Failure::new(cause::explanation(&finished.text, folder, "npm ci lukt niet; de melding staat hierboven.")))
}

fn is_current(folder: &Path) -> bool {
    // npm writes this file last.
    let Some(installed) = modified(&folder.join("node_modules/.package-lock.json")) else { return false };
    ["package.json", "package-lock.json"]
        .iter()
        .all(|name| modified(&folder.join(name)).is_some_and(|t| t <= installed))
}

/// When a file was last written; None when it is not there.
pub fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|about| about.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleanup::TempFolder;

    #[test]
    fn a_lock_file_newer_than_the_packages_means_fetching_again() {
        let folder = TempFolder::new().expect("a folder");
        let path = folder.path();
        fs::create_dir(path.join("node_modules")).expect("writable");
        fs::write(path.join("package.json"), "{}").expect("writable");
        fs::write(path.join("package-lock.json"), "{}").expect("writable");
        assert!(!is_current(path));
        fs::write(path.join("node_modules/.package-lock.json"), "{}").expect("writable");
        assert!(is_current(path));
        let lock = fs::File::options().write(true).open(path.join("package-lock.json")).expect("there");
        let later = modified(&path.join("package.json")).expect("there") + std::time::Duration::from_mins(1);
        lock.set_modified(later).expect("settable");
        assert!(!is_current(path));
    }
}
