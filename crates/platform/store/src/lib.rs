//! One SQL text on two databases: SQLite in a file, or PostgreSQL.
//!
//! A [`Store`] is one writer thread and a few reader threads, each with its own connection. Work is handed over as a
//! closure over [`Tx`]; driver types never leave this crate. Writes that wait together share one durable commit
//! (group commit): a write is acknowledged only after the commit that holds it has reached the disk.
//!
//! Domain code reads top to bottom, without `async`:
//! ```ignore
//! store.write(move |tx| { let id = tx.row(INSERT_SIGNAAL, args![kring, tekst])?.get(0)?; Ok::<i64, StoreError>(id) }).await?;
//! ```

mod engine;
mod error;
pub mod kopie;
#[doc(hidden)]
pub mod many;
mod migrate;
mod reader;
mod schema;
mod sql;
#[cfg(feature = "testen")]
pub mod testen;
mod tx;
mod val;
mod writer;
pub mod zoek;

pub use engine::{Backend, Config, Synchronous};
pub use error::StoreError;
pub use migrate::{Migratie, migrate};
pub use schema::{Klasse, Kolom, Tabel, describe};
pub use sql::Sql;
pub use tx::Tx;
pub use val::{Cols, FromVal, Row, Val};

use std::sync::Arc;

/// The result of a store call without a domain error of its own.
pub type Result<T> = std::result::Result<T, StoreError>;

/// The statements of this crate, for the test that prepares every statement of the program on both databases.
pub const SQL: &[&[Sql]] = &[kopie::SQL, migrate::SQL, zoek::SQL];

/// A municipality's database. Cheap to clone; all clones share the same threads.
#[derive(Clone, Debug)]
pub struct Store {
    writer: writer::Writer,
    readers: reader::Readers,
    backend: Backend,
    config: Arc<Config>,
}

impl Store {
    /// Opens the database and starts its threads. Errors: [`StoreError::Unavailable`] with what to do.
    pub fn open(config: Config) -> Result<Self> {
        let config = Arc::new(config);
        let first = engine::Conn::open(&config, engine::Mode::Write)?;
        Ok(Self {
            writer: writer::Writer::start(Arc::clone(&config), first),
            readers: reader::Readers::start(&config),
            backend: config.backend(),
            config,
        })
    }

    /// Which database this is; for messages and for the bench, never for choosing SQL.
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// How this store was opened, without secrets.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Runs `work` as one atomic unit on the writer and returns after the commit is durable.
    /// When `work` returns an error, nothing of it remains. Cancelling the future does not undo the unit.
    pub async fn write<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let reply = self.writer.submit(work).map_err(E::from)?;
        reply.await.unwrap_or_else(|_| Err(StoreError::Stopped.into()))
    }

    /// As [`Store::write`], for code that runs outside an async runtime: commands, imports, jobs.
    pub fn write_blocking<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let reply = self.writer.submit(work).map_err(E::from)?;
        reply.blocking_recv().unwrap_or_else(|_| Err(StoreError::Stopped.into()))
    }

    /// Runs `work` on a reader, on one consistent snapshot; it cannot write.
    pub async fn read<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let reply = self.readers.submit(work).map_err(E::from)?;
        reply.await.unwrap_or_else(|_| Err(StoreError::Stopped.into()))
    }

    /// As [`Store::read`], for code that runs outside an async runtime.
    pub fn read_blocking<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let reply = self.readers.submit(work).map_err(E::from)?;
        reply.blocking_recv().unwrap_or_else(|_| Err(StoreError::Stopped.into()))
    }

    /// Keeps searching fast: makes one piece of the index, in short units between which others write. For the night, and
    /// after a large import.
    pub fn tidy_blocking(&self) -> Result<()> {
        let steps = self.write_blocking(zoek::start_tidy)?;
        (0..steps).try_for_each(|_| self.write_blocking(zoek::tidy))
    }
}
