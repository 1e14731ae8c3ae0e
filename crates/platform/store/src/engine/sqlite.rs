//! SQLite: WAL, one writer with `BEGIN IMMEDIATE`, readers that cannot write.

use super::{Mode, Synchronous, unavailable};
use crate::{Result, Row, Sql, StoreError, Val};
use rusqlite::{Connection, ErrorCode, OpenFlags, config::DbConfig, types::Value, types::ValueRef};
use std::path::Path;
use std::time::Duration;

/// How long to wait for another process that holds the file before telling the user to try again.
const BUSY_WAIT: Duration = Duration::from_secs(5);
/// Statements kept prepared per connection.
const PREPARED: usize = 256;

#[derive(Debug)]
pub(crate) struct Sqlite {
    conn: Connection,
    mode: Mode,
}

impl Sqlite {
    pub(super) fn open(path: &Path, synchronous: Synchronous, mode: Mode) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(path, flags).map_err(unavailable)?;
        conn.busy_timeout(BUSY_WAIT).map_err(unavailable)?;
        conn.set_prepared_statement_cache_capacity(PREPARED);
        // One plan per statement, whatever values are bound: otherwise each new value may have it prepared again.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(unavailable)?;
        let sync = match synchronous {
            Synchronous::Full => "FULL",
            Synchronous::Off => "OFF",
        };
        // secure_delete overwrites what is erased, so that a deleted name is not left in a free page.
        conn.execute_batch(&format!(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = {sync}; PRAGMA foreign_keys = ON;
             PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;
             PRAGMA journal_size_limit = 67108864;"
        ))
        .map_err(unavailable)?;
        if mode == Mode::Read {
            conn.execute_batch("PRAGMA query_only = ON").map_err(unavailable)?;
        }
        Ok(Self { conn, mode })
    }

    pub(super) fn begin(&mut self) -> Result<()> {
        self.batch(match self.mode {
            Mode::Write => "BEGIN IMMEDIATE",
            Mode::Read => "BEGIN",
        })
    }

    /// Statements without values; a single one, such as the bounds of each transaction, stays prepared.
    pub(super) fn batch(&mut self, text: &str) -> Result<()> {
        let done = if text.contains(';') {
            self.conn.execute_batch(text)
        } else {
            self.conn.prepare_cached(text).and_then(|mut statement| statement.raw_execute()).map(drop)
        };
        done.map_err(|error| explain("batch", &error))
    }

    pub(super) fn prepare(&mut self, sql: Sql) -> Result<()> {
        self.conn.prepare_cached(sql.text).map(drop).map_err(|error| explain(sql.name, &error))
    }

    pub(super) fn rows(&mut self, sql: Sql, args: &[Val]) -> Result<Vec<Row>> {
        let fail = |error| explain(sql.name, &error);
        let mut statement = self.conn.prepare_cached(sql.text).map_err(fail)?;
        bind(&mut statement, sql, args)?;
        let width = statement.column_count();
        let mut found = statement.raw_query();
        let mut rows = Vec::new();
        while let Some(row) = found.next().map_err(fail)? {
            let values = (0..width).map(|column| row.get_ref(column).map(read).map_err(fail));
            rows.push(Row(values.collect::<Result<_>>()?));
        }
        Ok(rows)
    }

    pub(super) fn exec(&mut self, sql: Sql, args: &[Val]) -> Result<u64> {
        let fail = |error| explain(sql.name, &error);
        let mut statement = self.conn.prepare_cached(sql.text).map_err(fail)?;
        bind(&mut statement, sql, args)?;
        statement.raw_execute().map(|count| count as u64).map_err(fail)
    }

    #[expect(clippy::unused_self, reason = "the same surface as PostgreSQL, where a connection can break")]
    pub(super) const fn is_broken(&self) -> bool {
        false
    }
}

/// `$2` is a name to SQLite, not a place: bind by name, and let a statement use a value more than once.
fn bind(statement: &mut rusqlite::Statement<'_>, sql: Sql, args: &[Val]) -> Result<()> {
    let fail = |error| explain(sql.name, &error);
    for place in 1..=statement.parameter_count() {
        let number = statement.parameter_name(place).and_then(|name| name.get(1..)?.parse::<usize>().ok());
        let arg = number.and_then(|number| args.get(number.wrapping_sub(1)));
        let arg = arg.ok_or(StoreError::Statement { statement: sql.name, code: "ontbrekende waarde".into() })?;
        statement.raw_bind_parameter(place, write(arg)).map_err(fail)?;
    }
    Ok(())
}

fn write(val: &Val) -> Value {
    match val {
        Val::Null => Value::Null,
        Val::Int(value) => Value::Integer(*value),
        Val::Real(value) => Value::Real(*value),
        Val::Text(value) => Value::Text(value.clone()),
        Val::Blob(value) => Value::Blob(value.clone()),
    }
}

fn read(value: ValueRef<'_>) -> Val {
    match value {
        ValueRef::Null => Val::Null,
        ValueRef::Integer(value) => Val::Int(value),
        ValueRef::Real(value) => Val::Real(value),
        ValueRef::Text(value) => Val::Text(String::from_utf8_lossy(value).into_owned()),
        ValueRef::Blob(value) => Val::Blob(value.to_vec()),
    }
}

/// SQLite's own message may quote a value, so only its code travels on.
fn explain(statement: &'static str, error: &rusqlite::Error) -> StoreError {
    let Some(inner) = error.sqlite_error() else {
        return StoreError::Statement { statement, code: "sqlite".into() };
    };
    match inner.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy,
        ErrorCode::DiskFull => StoreError::DiskFull,
        ErrorCode::CannotOpen | ErrorCode::NotADatabase | ErrorCode::SystemIoFailure | ErrorCode::ReadOnly => {
            StoreError::Unavailable(format!("sqlite {}", inner.extended_code))
        }
        ErrorCode::ConstraintViolation
            if matches!(
                inner.extended_code,
                rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
            ) =>
        {
            StoreError::Duplicate(statement)
        }
        _ => StoreError::Statement { statement, code: format!("sqlite {}", inner.extended_code) },
    }
}
