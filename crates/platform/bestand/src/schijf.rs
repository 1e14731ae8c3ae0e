//! Writing so that after a power cut a file is there whole or not at all.

use std::{
    fs::{DirBuilder, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
};

/// Makes the folder, readable by its owner only, with its parents; an existing one is left as it is.
pub(crate) fn maak_map(map: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(map)
}

/// Writes a new file that only its owner may read, and waits until it is on the disk. Refuses to overwrite.
pub(crate) fn schrijf_nieuw(pad: &Path, inhoud: &[u8]) -> io::Result<()> {
    let mut bestand = OpenOptions::new().write(true).create_new(true).mode(0o600).open(pad)?;
    bestand.write_all(inhoud)?;
    bestand.sync_all()
}

/// Waits until the names in a folder are on the disk too: a rename is durable only after this.
pub(crate) fn leg_vast(map: &Path) -> io::Result<()> {
    File::open(map)?.sync_all()
}
