//! Putting a copy back: into an empty folder and an empty database, of either kind.

use super::manifest::{Database, Manifest};
use super::{DATABASE, KopieFout, REGELS, Werkmap, at, is_free, maken, private_dir};
use crate::config::Config;
use crate::geheel;
use crate::gemeentemap::{self, Gemeentemap, MapFout, SLEUTEL};
use bestand::Hoofdsleutel;
use kern::{Code as _, DossierId, Moment, SignaalId};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use store::kopie;
use store::zoek::{self, Document};
use store::{Backend, Migratie, Store, Synchronous, Tx};

/// A municipality that was put back.
#[derive(Debug)]
pub struct Hersteld {
    /// What was put back.
    pub manifest: Manifest,
    /// Opened and up to date.
    pub gemeente: Gemeentemap,
}

/// Puts a copy back. `map` is not there, empty, or holds only the key; what fails leaves it as it was.
pub fn herstel(
    van: &Path,
    map: &Path,
    sleutel: Option<&Path>,
    env: impl Fn(&str) -> Option<String> + Copy,
    nu: Moment,
) -> Result<Hersteld, KopieFout> {
    let manifest = Manifest::controleer(van)?;
    let migraties = known(&manifest)?;
    let own_key = map.join(SLEUTEL);
    let key = sleutel.unwrap_or(&own_key);
    let only_key = sleutel.is_none() && own_key.exists() && std::fs::read_dir(map).map_err(at(map))?.count() == 1;
    if !only_key && !is_free(map)? {
        return Err(KopieFout::NietLeeg(map.display().to_string()));
    }
    if !key.exists() {
        return Err(KopieFout::GeenSleutel);
    }
    if Hoofdsleutel::laad(key).map_err(MapFout::from)?.vingerafdruk() != manifest.sleutel {
        return Err(KopieFout::AndereSleutel);
    }
    let werk = Werkmap::naast(map)?;
    copy(&manifest, van, &werk.pad)?;
    std::fs::copy(key, werk.pad.join(SLEUTEL)).map_err(at(key))?;
    database(&manifest, &migraties, van, &werk.pad, env)?;
    if only_key {
        std::fs::remove_file(&own_key).map_err(at(&own_key))?;
    }
    werk.plaats()?;
    let gemeente = Gemeentemap::open(map, env)?;
    reindex(&gemeente.store, nu)?;
    Ok(Hersteld { manifest, gemeente })
}

/// The migrations of the copy, as this program knows them.
fn known(manifest: &Manifest) -> Result<Vec<Migratie>, KopieFout> {
    let all = geheel().migraties();
    let is_in_copy =
        |m: &Migratie| manifest.migraties.iter().any(|(module, nummer)| module == m.module && *nummer == m.nummer);
    let known: Vec<_> = all.into_iter().filter(is_in_copy).collect();
    if known.len() == manifest.migraties.len() { Ok(known) } else { Err(KopieFout::Nieuwer(manifest.baken.clone())) }
}

fn copy(manifest: &Manifest, van: &Path, naar: &Path) -> Result<(), KopieFout> {
    for pad in manifest.bestanden().filter(|pad| ![DATABASE, REGELS].contains(pad)) {
        let (source, target) = (van.join(pad), naar.join(pad));
        if let Some(folder) = target.parent() {
            private_dir(folder)?;
        }
        std::fs::copy(&source, &target).map_err(at(&source))?;
    }
    Ok(())
}

fn database(
    manifest: &Manifest,
    migraties: &[Migratie],
    van: &Path,
    werk: &Path,
    env: impl Fn(&str) -> Option<String>,
) -> Result<(), KopieFout> {
    let config = Config::load(werk, env).map_err(MapFout::from)?;
    let target = gemeentemap::database(werk, &config, Synchronous::Full);
    if manifest.database == Database::Sqlite && target.backend() == Backend::Sqlite {
        let source = van.join(DATABASE);
        return std::fs::copy(&source, werk.join(gemeentemap::DATABASE)).map(drop).map_err(at(&source));
    }
    let regels = match manifest.database {
        Database::Regels => van.join(REGELS),
        Database::Sqlite => from_sqlite(van, werk, migraties)?,
    };
    let store = Store::open(target)?;
    let tabellen = store::describe(migraties);
    if !store.read_blocking(kopie::uitgevoerd)?.is_empty() {
        let names = tabellen.clone();
        if store.read_blocking(move |tx| kopie::heeft_rijen(tx, &names))? {
            return Err(KopieFout::DatabaseNietLeeg);
        }
    }
    store::migrate(&store, migraties)?;
    let file = File::open(&regels).map_err(at(&regels))?;
    store.write_blocking(move |tx| kopie::lees(tx, &tabellen, &mut BufReader::new(file)))?;
    if manifest.database == Database::Sqlite {
        std::fs::remove_file(&regels).map_err(at(&regels))?;
    }
    Ok(())
}

/// The file of SQLite as lines. It is opened as a copy, for opening changes the file.
fn from_sqlite(van: &Path, werk: &Path, migraties: &[Migratie]) -> Result<std::path::PathBuf, KopieFout> {
    let folder = werk.join(".omzetten");
    private_dir(&folder)?;
    let (source, opened, regels) = (van.join(DATABASE), folder.join(DATABASE), werk.join(REGELS));
    std::fs::copy(&source, &opened).map_err(at(&source))?;
    let store = Store::open(store::Config::sqlite(&opened))?;
    maken::lines(&store, store::describe(migraties), &regels)?;
    drop(store);
    std::fs::remove_dir_all(&folder).map_err(at(&folder))?;
    Ok(regels)
}

/// The search index is no part of a copy between databases: it is made anew from what it indexes.
fn reindex(store: &Store, nu: Moment) -> Result<(), KopieFout> {
    let mut after = Some(SignaalId(0));
    while let Some(na) = after {
        after = store.write_blocking(move |tx| signalen::nazien::herindexeer(tx, na, nu))?;
    }
    for status in dossier::Status::ALL {
        let mut onder = None;
        loop {
            let kringen = store.read_blocking(move |tx| access::kring::kringen(tx, nu))?;
            let kringen: Vec<_> = kringen.into_iter().map(|regel| regel.kring).collect();
            let page = store.read_blocking(move |tx| dossier::kaartjes(tx, &kringen, *status, onder, 500))?;
            let Some(last) = page.last() else { break };
            onder = Some((last.geopend, last.id));
            store.write_blocking(move |tx| page.iter().try_for_each(|casus| index(tx, casus.id, casus)))?;
        }
    }
    Ok(())
}

fn index(tx: &mut Tx<'_>, id: DossierId, casus: &dossier::Dossier) -> store::Result<()> {
    let (analyse, termen) = (duiding::taal::ANALYSE_VERSIE, duiding::taal::stammen(&casus.titel));
    zoek::index(
        tx,
        &Document { soort: "dossier", ding: id.0, kring: casus.kring, gedeeld: &[], analyse, termen: &termen },
    )
}
