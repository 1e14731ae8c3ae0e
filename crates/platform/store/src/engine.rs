//! The two engines behind one small surface.

mod postgres;
mod sqlite;

use crate::{Result, Row, Sql, StoreError, Val};
use kern::Secret;
use std::path::PathBuf;

/// How to reach the database.
#[derive(Debug, Clone)]
pub enum Config {
    /// SQLite in one file.
    Sqlite {
        /// The file; its folder must exist.
        path: PathBuf,
        /// How durable a commit is.
        synchronous: Synchronous,
        /// How many read connections.
        readers: usize,
    },
    /// PostgreSQL 15 or newer.
    Postgres {
        /// Connection string, with the password.
        url: Secret<String>,
        /// How many read connections.
        readers: usize,
    },
}

/// How durable a commit of SQLite is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Synchronous {
    /// Acknowledged means on the disk. The only choice for a real municipality.
    Full,
    /// Survives a killed process, not a power cut; for tests and for filling a bench.
    Off,
}

/// The engine in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl Config {
    /// SQLite in this file, durable, with as many readers as fit a small machine.
    pub fn sqlite(path: impl Into<PathBuf>) -> Self {
        Self::Sqlite { path: path.into(), synchronous: Synchronous::Full, readers: 4 }
    }

    /// PostgreSQL at this address.
    pub fn postgres(url: impl Into<String>) -> Self {
        Self::Postgres { url: Secret::new(url.into()), readers: 8 }
    }

    /// Which engine this is.
    pub const fn backend(&self) -> Backend {
        match self {
            Self::Sqlite { .. } => Backend::Sqlite,
            Self::Postgres { .. } => Backend::Postgres,
        }
    }

    pub(crate) const fn readers(&self) -> usize {
        match self {
            Self::Sqlite { readers, .. } | Self::Postgres { readers, .. } => *readers,
        }
    }
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Read,
    Write,
}

/// One connection.
#[derive(Debug)]
pub(crate) enum Conn {
    Sqlite(sqlite::Sqlite),
    Postgres(Box<postgres::Postgres>),
}

macro_rules! both {
    ($self:ident, $conn:ident => $call:expr) => {
        match $self {
            Conn::Sqlite($conn) => $call,
            Conn::Postgres($conn) => $call,
        }
    };
}

impl Conn {
    pub(crate) fn open(config: &Config, mode: Mode) -> Result<Self> {
        match config {
            Config::Sqlite { path, synchronous, .. } => {
                sqlite::Sqlite::open(path, *synchronous, mode).map(Self::Sqlite)
            }
            Config::Postgres { url, .. } => {
                postgres::Postgres::open(url, mode).map(|conn| Self::Postgres(Box::new(conn)))
            }
        }
    }

    pub(crate) const fn backend(&self) -> Backend {
        match self {
            Self::Sqlite(_) => Backend::Sqlite,
            Self::Postgres(_) => Backend::Postgres,
        }
    }

    pub(crate) fn rows(&mut self, sql: Sql, args: &[Val]) -> Result<Vec<Row>> {
        both!(self, conn => conn.rows(sql, args))
    }

    pub(crate) fn exec(&mut self, sql: Sql, args: &[Val]) -> Result<u64> {
        both!(self, conn => conn.exec(sql, args))
    }

    pub(crate) fn prepare(&mut self, sql: Sql) -> Result<()> {
        both!(self, conn => conn.prepare(sql))
    }

    /// Runs statements without parameters and without answer: transaction control and migrations.
    pub(crate) fn batch(&mut self, text: &str) -> Result<()> {
        both!(self, conn => conn.batch(text))
    }

    /// Opens the transaction of a group of writes, or of one read.
    pub(crate) fn begin(&mut self) -> Result<()> {
        both!(self, conn => conn.begin())
    }

    /// True when the connection cannot be used any more and must be opened anew.
    pub(crate) fn is_broken(&self) -> bool {
        both!(self, conn => conn.is_broken())
    }
}

/// The error for a database that cannot be opened.
fn unavailable(what: impl std::fmt::Display) -> StoreError {
    StoreError::Unavailable(what.to_string())
}
