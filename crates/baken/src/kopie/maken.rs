//! Making a copy while the municipality works on.

use super::manifest::{Database, Manifest};
use super::{DATABASE, KopieFout, REGELS, Werkmap, at, files, is_free, private_dir};
use crate::config;
use crate::controle::Zegelregel;
use crate::gemeentemap::{BESTANDEN, Gemeentemap};
use crate::{geheel, gemeentemap};
use kern::Moment;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use store::kopie;
use store::{Backend, Store, Tabel};

/// A copy that was made.
#[derive(Debug)]
pub struct Gemaakt {
    /// What it holds.
    pub manifest: Manifest,
    /// False when the chains of what happened and who looked are broken; the copy holds them as they are.
    pub ketens_heel: bool,
}

/// Copies the municipality into a new folder. It is there whole when this returns, or not at all.
pub fn reservekopie(gemeente: &Gemeentemap, naar: &Path, nu: Moment) -> Result<Gemaakt, KopieFout> {
    if !is_free(naar)? {
        return Err(KopieFout::NietLeeg(naar.display().to_string()));
    }
    let werk = Werkmap::naast(naar)?;
    let backend = gemeente.store.backend();
    let vorm = if backend == Backend::Sqlite { Database::Sqlite } else { Database::Regels };
    let gemaakt = ui::datum_tijd_lang(nu);
    let mut manifest = Manifest::new(&gemeente.config.gemeente.naam, gemaakt, vorm, gemeente.kluis.vingerafdruk());
    let ketens = gemeente.store.read_blocking(|tx| audit::controle(tx, &[]))?;
    manifest.zegels = ketens.ketens.iter().map(|stand| Zegelregel::van(&stand.zegel)).collect();
    manifest.migraties = gemeente.store.read_blocking(kopie::uitgevoerd)?;
    // Files first and once more afterwards: whichever file a row of the database names is then in the copy.
    vault(&gemeente.map, &werk.pad)?;
    database(&gemeente.store, vorm, &werk.pad)?;
    vault(&gemeente.map, &werk.pad)?;
    settings(gemeente, &werk.pad)?;
    let manifest = manifest.sluit(&werk.pad)?;
    werk.plaats()?;
    Ok(Gemaakt { manifest, ketens_heel: ketens.is_heel() })
}

fn database(store: &Store, vorm: Database, naar: &Path) -> Result<(), KopieFout> {
    match vorm {
        Database::Sqlite => Ok(kopie::online(store.config(), &naar.join(DATABASE))?),
        Database::Regels => lines(store, store::describe(&geheel().migraties()), &naar.join(REGELS)),
    }
}

/// Writes every described table as lines, within one snapshot.
pub(super) fn lines(store: &Store, tabellen: Vec<Tabel>, path: &Path) -> Result<(), KopieFout> {
    let file = File::create_new(path).map_err(at(path))?;
    store.read_blocking(move |tx| {
        let mut uit = BufWriter::new(file);
        kopie::schrijf(tx, &tabellen, &mut uit)?;
        uit.flush()?;
        uit.get_ref().sync_all()?;
        Ok::<_, kopie::KopieFout>(())
    })?;
    Ok(())
}

/// Copies the encrypted files that are not there yet. One that is erased meanwhile is not missed.
fn vault(map: &Path, naar: &Path) -> Result<(), KopieFout> {
    let (from, to) = (map.join(BESTANDEN), naar.join(BESTANDEN));
    private_dir(&to)?;
    for relative in files(&from)?.iter().filter(|path| path.extension().is_none()) {
        let (source, target) = (from.join(relative), to.join(relative));
        if target.exists() {
            continue;
        }
        if let Some(folder) = target.parent() {
            private_dir(folder)?;
        }
        match std::fs::copy(&source, &target) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            copied => copied.map(drop).map_err(at(&source))?,
        }
    }
    Ok(())
}

/// The configuration and the files it names. Secrets belong in the environment; what stands in the file comes along.
fn settings(gemeente: &Gemeentemap, naar: &Path) -> Result<(), KopieFout> {
    let named = [gemeente.config.gemeente.thema.as_deref(), gemeente.config.categorieen.as_deref()];
    let own = [Some(Path::new(config::BESTAND)), Some(Path::new(gemeentemap::DEMO_MERK))];
    for relative in named.into_iter().chain(own).flatten().filter(|path| path.is_relative()) {
        let source = gemeente.map.join(relative);
        if !source.exists() {
            continue;
        }
        let target = naar.join(relative);
        if let Some(folder) = target.parent() {
            private_dir(folder)?;
        }
        std::fs::copy(&source, &target).map_err(at(&source))?;
    }
    Ok(())
}
