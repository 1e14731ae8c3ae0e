//! Migrations: forward only, numbered per module, each with a checksum so that history cannot be rewritten.

use crate::schema::portable;
use crate::{Backend, Result, Store, StoreError, Tx, args};
use sha2::{Digest, Sha256};

/// One change of the schema, in the common subset with type words (see `schema.rs`).
#[derive(Debug, Clone, Copy)]
pub struct Migratie {
    /// The crate that owns the tables.
    pub module: &'static str,
    /// Counts up from 1 within the module.
    pub nummer: i64,
    /// What changes, in a few words.
    pub naam: &'static str,
    /// The text, with a description of every column.
    pub sql: &'static str,
}

const CREATE: &str = "
-- tabel migratie: welke wijzigingen van het schema zijn uitgevoerd
-- bewaar: altijd
CREATE TABLE IF NOT EXISTS migratie (
  module TEKST NOT NULL,
  nummer GETAL NOT NULL,
  naam   TEKST NOT NULL,
  som    TEKST NOT NULL,
  PRIMARY KEY (module, nummer)
)";

crate::sql! {
    APPLIED = "SELECT som FROM migratie WHERE module = $1 AND nummer = $2";
    NEWEST = "SELECT COALESCE(MAX(nummer), 0) FROM migratie WHERE module = $1";
    RECORD = "INSERT INTO migratie (module, nummer, naam, som) VALUES ($1, $2, $3, $4)";
}

/// Brings the database up to date, all or nothing. Errors: a migration that was changed after it ran, a database that
/// is newer than this program, a statement that fails.
pub fn migrate(store: &Store, migrations: &[Migratie]) -> Result<usize> {
    let migrations = migrations.to_vec();
    store.write_blocking(move |tx| {
        tx.batch(CREATE)?;
        crate::zoek::create(tx)?;
        let mut applied = 0;
        for migration in &migrations {
            applied += usize::from(apply(tx, migration)?);
        }
        newest_known(tx, &migrations)?;
        Ok(applied)
    })
}

fn apply(tx: &mut Tx<'_>, migration: &Migratie) -> Result<bool> {
    let sum = checksum(migration.sql);
    let known = tx.maybe(APPLIED, args![migration.module, migration.nummer])?;
    if let Some(row) = known {
        let recorded: String = row.get(0)?;
        return if recorded == sum { Ok(false) } else { Err(changed(migration)) };
    }
    tx.batch(migration.sql)?;
    tx.exec(RECORD, args![migration.module, migration.nummer, migration.naam, sum])?;
    Ok(true)
}

/// A program that does not know the newest migration must not touch the data.
fn newest_known(tx: &mut Tx<'_>, migrations: &[Migratie]) -> Result<()> {
    for migration in migrations {
        let newest: i64 = tx.row(NEWEST, args![migration.module])?.get(0)?;
        let known = migrations.iter().filter(|other| other.module == migration.module).map(|m| m.nummer).max();
        if known.is_some_and(|known| newest > known) {
            return Err(StoreError::Migration(format!(
                "deze database is van een nieuwere versie van Baken (module {}); werk het programma bij",
                migration.module
            )));
        }
    }
    Ok(())
}

fn changed(migration: &Migratie) -> StoreError {
    StoreError::Migration(format!(
        "migratie {} {} is gewijzigd nadat zij was uitgevoerd; zet de oorspronkelijke tekst terug",
        migration.module, migration.nummer
    ))
}

fn checksum(text: &str) -> String {
    use std::fmt::Write;
    Sha256::digest(text.as_bytes()).iter().take(16).fold(String::new(), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

impl Tx<'_> {
    /// Runs schema statements written with type words. Not for data: there are no parameters.
    pub(crate) fn batch(&mut self, text: &str) -> Result<()> {
        let backend: Backend = self.backend();
        self.conn.batch(&portable(text, backend))
    }
}
