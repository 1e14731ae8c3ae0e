//! How long a real file takes to read in, and how much memory.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::failure::{Explain, Failure, Outcome};
use crate::process::{self, Running};
use crate::test::environment;

/// The file of real rows and the description of its columns that is kept with the code.
const ROWS: &str = "reports/toronto_mci_2014_2018.csv.gz";
const COLUMNS: &str = "crates/domein/signalen/invoer/toronto_mci.toml";
const POLL: Duration = Duration::from_millis(20);

/// What it took.
pub struct Import {
    /// Rows that were read.
    pub rows: u64,
    /// From start to end of the command.
    pub took: Duration,
    /// The most memory that it held.
    pub peak_kib: u64,
}

/// Reads the file into this municipality; `None` when this machine does not have it.
pub fn run(program: &Path, root: &Path, map: &Path, database: Option<&str>) -> Outcome<Option<Import>> {
    let Some(file) = environment::data_folder(root).map(|data| data.join(ROWS)).filter(|file| file.is_file()) else {
        return Ok(None);
    };
    let said = map.join("invoer.txt");
    let out = fs::File::create(&said).explain("De uitvoer van baken importeer bewaren lukt niet")?;
    let mut command: Command = process::leashed(program, "TERM");
    command.args(["importeer", "signalen", "--map"]).arg(map).arg(file).arg("--kaart").arg(root.join(COLUMNS));
    command.stdin(Stdio::null()).stdout(out).stderr(Stdio::null());
    if let Some(url) = database {
        command.env("BAKEN_DATABASE", url);
    }
    let started = Instant::now();
    let running = Running::spawn(&mut command, Signal::TERM)?;
    let mut peak_kib = 0;
    let status = loop {
        if let Some(status) = running.finished()? {
            break status;
        }
        peak_kib = peak(running.pid()).unwrap_or(peak_kib);
        thread::sleep(POLL);
    };
    let took = started.elapsed();
    let said = fs::read_to_string(said).explain("De uitvoer van baken importeer lezen lukt niet")?;
    let rows = said.lines().find_map(|line| line.split_once(" regels gelezen")?.0.trim().parse().ok());
    match rows.filter(|_| status.success()) {
        Some(rows) => Ok(Some(Import { rows, took, peak_kib })),
        None => Err(Failure::new(format!("baken importeer is mislukt.\n{said}"))),
    }
}

/// The most that the process ever held, as the kernel keeps it.
fn peak(pid: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}
