//! Which tools this machine has, and fetching those that it lacks where that is possible.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::failure::{Explain, Outcome};
use crate::process::{self, Echo};

const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const OLDEST_POSTGRES: u32 = 15;
const OLDEST_NODE: u32 = 20;
/// What a first run leaves on the disk, rounded up: what is built, and the databases of the tests that run at once.
const ROOM: u64 = 8;

/// What was found; where something is missing, the reason.
pub struct Environment {
    /// The folder with initdb and postgres.
    pub postgres: Result<PathBuf, String>,
    /// A browser.
    pub chromium: Result<PathBuf, String>,
    /// Node with npm.
    pub node: Result<(), String>,
    /// Python 3, to fetch and run schemathesis.
    pub python: Result<PathBuf, String>,
    /// cargo-nextest is there.
    pub has_nextest: bool,
}

impl Environment {
    /// Looks for everything and installs what is missing where we may.
    pub fn find_or_install() -> Self {
        let apt = Apt::default();
        Self {
            postgres: apt.or_install(postgres_folder, &["postgresql"], "geen PostgreSQL 15 of nieuwer gevonden"),
            chromium: apt.or_install(chromium, &["chromium"], "geen Chromium gevonden; wijs hem aan met CHROMIUM"),
            node: apt.or_install(node, &["nodejs", "npm"], "geen Node.js 20 of nieuwer met npm gevonden"),
            python: apt.or_install(python, &["python3-venv"], "geen Python 3 met venv gevonden"),
            has_nextest: has_nextest(),
        }
    }

    /// Node only, and nothing is installed; the rest is left out for `reason`.
    pub fn quick(reason: &str) -> Self {
        Self {
            postgres: Err(reason.to_owned()),
            chromium: Err(reason.to_owned()),
            node: node().ok_or_else(|| "geen Node.js 20 of nieuwer met npm gevonden".to_owned()),
            python: Err(reason.to_owned()),
            has_nextest: has_nextest(),
        }
    }

    /// One line per tool.
    pub fn print(&self) {
        let show = |path: &PathBuf| path.display().to_string();
        line("PostgreSQL", self.postgres.as_ref().map(show));
        line("Chromium", self.chromium.as_ref().map(show));
        line("Node en npm", self.node.as_ref().map(|()| "gevonden".to_owned()));
        line("Python", self.python.as_ref().map(show));
        println!("{:12} {}", "Testrunner", if self.has_nextest { "cargo-nextest" } else { "cargo test" });
    }
}

/// One line on the room there is where we build and where tests put their files. A full disk fails tests for reasons that
/// none of them can name, so it is named here.
pub fn print_room(target: &Path) {
    for folder in [target, &env::temp_dir()] {
        let Some(free) = free_gigabytes(folder) else { continue };
        let advice = if free < ROOM {
            format!("; een eerste ronde vraagt {ROOM} GB, cargo clean maakt ruimte")
        } else {
            String::new()
        };
        println!("{:12} {free} GB vrij in {}{advice}", "Schijf", folder.display());
    }
}

fn free_gigabytes(folder: &Path) -> Option<u64> {
    let there = folder.ancestors().find(|folder| folder.exists())?;
    let disk = rustix::fs::statvfs(there).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize) / 1_000_000_000)
}

fn line(name: &str, found: Result<String, &String>) {
    println!("{name:12} {}", found.unwrap_or_else(|reason| format!("niet: {reason}")));
}

/// Debian's and Ubuntu's package tool, when we are allowed to use it.
#[derive(Default)]
struct Apt {
    ready: OnceCell<Result<PathBuf, String>>,
}

impl Apt {
    /// What `find` finds, now or after installing `packages`; otherwise `missing` and why.
    fn or_install<T>(&self, find: fn() -> Option<T>, packages: &[&str], missing: &str) -> Result<T, String> {
        if let Some(found) = find() {
            return Ok(found);
        }
        println!("{missing}; installeren met apt-get wordt geprobeerd ...");
        let installed = self.install(packages);
        find().ok_or_else(|| match installed {
            Err(reason) => format!("{missing}; {reason}"),
            Ok(()) => format!("{missing}, ook niet na apt-get install {}", packages.join(" ")),
        })
    }

    fn install(&self, packages: &[&str]) -> Result<(), String> {
        let apt = self.ready.get_or_init(prepare_apt).as_ref().map_err(Clone::clone)?;
        if packages.contains(&"postgresql") {
            keep_debian_from_starting_a_database().map_err(|failure| failure.to_string())?;
        }
        apt_get(apt, &[&["install", "--yes", "--no-install-recommends"], packages].concat())
    }
}

/// Refreshes the lists, once.
fn prepare_apt() -> Result<PathBuf, String> {
    let apt = process::find("apt-get").ok_or("apt-get is er niet")?;
    if !rustix::process::geteuid().is_root() {
        return Err("alleen root mag het met apt-get installeren".to_owned());
    }
    apt_get(&apt, &["update"]).map(|()| apt)
}

fn apt_get(apt: &Path, arguments: &[&str]) -> Result<(), String> {
    let mut command = Command::new(apt);
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    match process::run(&mut command, Echo::Silent) {
        Ok(finished) if finished.ok => Ok(()),
        Ok(finished) => {
            Err(format!("apt-get {} lukt niet: {}", arguments[0], process::tail(&finished.text, 2).replace('\n', " ")))
        }
        Err(failure) => Err(failure.to_string()),
    }
}

/// Debian makes and starts a database of its own with the package. We need the programs only.
fn keep_debian_from_starting_a_database() -> Outcome<()> {
    let folder = Path::new("/etc/postgresql-common/createcluster.d");
    fs::create_dir_all(folder).explain("De instelling van PostgreSQL maken lukt niet")?;
    let text = "# Only the programs are used, on private folders.\ncreate_main_cluster = false\n";
    fs::write(folder.join("baken.conf"), text).explain("De instelling van PostgreSQL schrijven lukt niet")
}

/// The newest installed PostgreSQL that is new enough.
pub fn postgres_folder() -> Option<PathBuf> {
    let on_path = process::find("initdb").and_then(|file| fs::canonicalize(file).ok()?.parent().map(Path::to_owned));
    let mut folders: Vec<PathBuf> = on_path.into_iter().collect();
    for (parent, inside) in [("/usr/lib/postgresql", "bin"), ("/opt/homebrew/opt", "bin"), ("/usr/local/opt", "bin")] {
        let entries = fs::read_dir(parent).into_iter().flatten().filter_map(Result::ok);
        folders.extend(entries.map(|entry| entry.path().join(inside)).filter(|folder| folder.join("initdb").is_file()));
    }
    let usable = folders.into_iter().filter_map(|folder| Some((major(&folder.join("postgres"))?, folder)));
    usable.filter(|(major, _)| *major >= OLDEST_POSTGRES).max_by_key(|(major, _)| *major).map(|(_, folder)| folder)
}

/// The first whole number in what a program says about its version.
fn major(program: &Path) -> Option<u32> {
    let finished = process::run(Command::new(program).arg("--version"), Echo::Silent).ok()?;
    first_number(&finished.text)
}

fn first_number(text: &str) -> Option<u32> {
    let from_digit = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    from_digit.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn chromium() -> Option<PathBuf> {
    let named = env::var_os("CHROMIUM").map(PathBuf::from).filter(|file| file.is_file());
    named.or_else(|| CHROMIUM.iter().find_map(|name| process::find(name)))
}

fn node() -> Option<()> {
    let node = process::find("node")?;
    process::find("npm")?;
    (major(&node)? >= OLDEST_NODE).then_some(())
}

fn python() -> Option<PathBuf> {
    let python = process::find("python3")?;
    let has_venv = process::run(Command::new(&python).args(["-c", "import venv, ensurepip"]), Echo::Silent).ok()?.ok;
    has_venv.then_some(python)
}

fn has_nextest() -> bool {
    process::run(process::cargo().args(["nextest", "--version"]), Echo::Silent).is_ok_and(|finished| finished.ok)
}

/// The shared folder with real input, when this machine has it.
pub fn data_folder(root: &Path) -> Option<PathBuf> {
    let named = env::var_os("BAKEN_DATA").map(PathBuf::from);
    named.or_else(|| Some(root.parent()?.join("shared/data"))).filter(|folder| folder.is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_read_also_for_a_folder_that_is_still_to_be_made() {
        let folder = env::temp_dir();
        assert!(free_gigabytes(&folder.join("nog/niet")).is_some());
    }

    #[test]
    fn versions_are_read_from_what_programs_say() {
        assert_eq!(first_number("postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)"), Some(15));
        assert_eq!(first_number("v20.20.2"), Some(20));
        assert_eq!(first_number("postgres (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(first_number("not found"), None);
    }

    #[test]
    fn what_is_missing_is_said_with_the_reason() {
        let apt = Apt { ready: OnceCell::from(Err("alleen root mag het".to_owned())) };
        let found: Result<(), String> = apt.or_install(|| None, &["niets"], "geen browser");
        assert_eq!(found, Err("geen browser; alleen root mag het".to_owned()));
        assert_eq!(apt.or_install(|| Some(1), &["niets"], "geen browser"), Ok(1));
    }
}
