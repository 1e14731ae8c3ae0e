//! Real data that lies beside the project. Where it is absent a test says so and proves nothing.

use std::{env, fs, path::PathBuf};

/// The bytes of a data file, or `None` with a line that says what is skipped.
pub fn lees(pad: &str) -> Option<Vec<u8>> {
    let map = env::var_os("BAKEN_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"), PathBuf::from);
    let bytes = fs::read(map.join(pad)).ok();
    if bytes.is_none() {
        eprintln!("OVERGESLAGEN: {pad} ontbreekt; zet BAKEN_DATA op de map met gegevens");
    }
    bytes
}

/// The records of a CSV file with a header, or `None` when it is absent.
pub fn csv(pad: &str) -> Option<Vec<csv::StringRecord>> {
    let bytes = lees(pad)?;
    Some(csv::Reader::from_reader(&bytes[..]).records().map(|regel| regel.expect("leesbare CSV")).collect())
}
