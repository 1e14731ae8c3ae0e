//! Where the reference data lies, and how a test says that it is absent.

use std::path::PathBuf;

/// The text of a reference file under the data folder, or `None` after a clear line on why the test skips.
pub fn lees(pad: &str) -> Option<String> {
    let standaard = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let map = std::env::var_os("BAKEN_DATA").map_or(standaard, PathBuf::from);
    match std::fs::read_to_string(map.join(pad)) {
        Ok(tekst) => Some(tekst),
        Err(fout) => {
            println!("SKIPPED: {pad} not found under BAKEN_DATA or ../shared/data ({})", fout.kind());
            None
        }
    }
}
