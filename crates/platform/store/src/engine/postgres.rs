//! PostgreSQL: one writer per server, in turn with the writers of other servers; readers on a snapshot.

use super::{Mode, unavailable};
use crate::{Result, Row, Sql, StoreError, Val};
use kern::Secret;
use postgres::types::{FromSql, IsNull, ToSql, Type, private::BytesMut};
use postgres::{Client, Config, NoTls, Statement, error::SqlState};
use std::collections::HashMap;
use std::error::Error;
use std::time::Duration;

/// The writers of all servers take turns on this lock: the spine of events is one chain, and a turn carries every
/// write that was waiting. The number is "baken" in ASCII.
const BEGIN_WRITE: &str = "BEGIN; SELECT pg_advisory_xact_lock(422768436590)";
/// A plan that serves any values guesses that few rows match, and then gathers and sorts them all: a list must walk its
/// index in order instead and stop when the page is full. The index of words turns this on again for itself.
const OPTIONS: &str = "-c statement_timeout=60s -c lock_timeout=20s -c idle_in_transaction_session_timeout=60s \
                       -c enable_bitmapscan=off";
const BEGIN_READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

pub(crate) struct Postgres {
    client: Client,
    prepared: HashMap<&'static str, Statement>,
    mode: Mode,
}

impl std::fmt::Debug for Postgres {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Postgres").field("mode", &self.mode).finish_non_exhaustive()
    }
}

impl Postgres {
    pub(super) fn open(url: &Secret<String>, mode: Mode) -> Result<Self> {
        // The parser's error quotes the address, which holds the password.
        let mut config: Config =
            url.expose().parse().map_err(|_| unavailable("het adres van PostgreSQL klopt niet"))?;
        config.connect_timeout(Duration::from_secs(5)).application_name("baken");
        config.options(OPTIONS);
        let client = config.connect(NoTls).map_err(|error| explain("connect", &error))?;
        Ok(Self { client, prepared: HashMap::new(), mode })
    }

    pub(super) fn begin(&mut self) -> Result<()> {
        self.batch(match self.mode {
            Mode::Write => BEGIN_WRITE,
            Mode::Read => BEGIN_READ,
        })
    }

    pub(super) fn batch(&mut self, text: &str) -> Result<()> {
        self.client.batch_execute(text).map_err(|error| explain("batch", &error))
    }

    pub(super) fn prepare(&mut self, sql: Sql) -> Result<()> {
        self.statement(sql).map(drop)
    }

    pub(super) fn rows(&mut self, sql: Sql, args: &[Val]) -> Result<Vec<Row>> {
        let statement = self.statement(sql)?;
        let found = self.client.query(&statement, &params(args, &statement));
        let found = found.map_err(|error| explain(sql.name, &error))?;
        found.iter().map(|row| read(row, sql)).collect()
    }

    pub(super) fn exec(&mut self, sql: Sql, args: &[Val]) -> Result<u64> {
        let statement = self.statement(sql)?;
        self.client.execute(&statement, &params(args, &statement)).map_err(|error| explain(sql.name, &error))
    }

    pub(super) fn is_broken(&self) -> bool {
        self.client.is_closed()
    }

    fn statement(&mut self, sql: Sql) -> Result<Statement> {
        if let Some(statement) = self.prepared.get(sql.text) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql.text).map_err(|error| explain(sql.name, &error))?;
        self.prepared.insert(sql.text, statement.clone());
        Ok(statement)
    }
}

/// As many parameters as the statement has: a caller that gives too few hears so from the database.
fn params<'a>(args: &'a [Val], statement: &Statement) -> Vec<&'a (dyn ToSql + Sync)> {
    args.iter().take(statement.params().len()).map(|arg| arg as &(dyn ToSql + Sync)).collect()
}

fn read(row: &postgres::Row, sql: Sql) -> Result<Row> {
    let values = (0..row.len()).map(|column| row.try_get::<_, Val>(column));
    let values = values.collect::<std::result::Result<_, _>>();
    values.map(Row).map_err(|_| StoreError::Statement { statement: sql.name, code: "kolomtype".into() })
}

impl ToSql for Val {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> std::result::Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self, kind) {
            (Self::Null, _) => Ok(IsNull::Yes),
            (Self::Int(value), &Type::INT4) => i32::try_from(*value)?.to_sql(kind, out),
            (Self::Int(value), &Type::INT8) => value.to_sql(kind, out),
            (Self::Real(value), &Type::FLOAT8) => value.to_sql(kind, out),
            (Self::Text(value), &Type::TEXT | &Type::VARCHAR) => value.to_sql(kind, out),
            (Self::Blob(value), &Type::BYTEA) => value.to_sql(kind, out),
            _ => Err(format!("a {self:?} is not a {kind}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    postgres::types::to_sql_checked!();
}

impl<'a> FromSql<'a> for Val {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> std::result::Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(match *kind {
            Type::INT2 => Self::Int(i16::from_sql(kind, raw)?.into()),
            Type::INT4 => Self::Int(i32::from_sql(kind, raw)?.into()),
            Type::INT8 => Self::Int(i64::from_sql(kind, raw)?),
            Type::FLOAT8 => Self::Real(f64::from_sql(kind, raw)?),
            Type::TEXT | Type::VARCHAR | Type::NAME => Self::Text(String::from_sql(kind, raw)?),
            Type::BYTEA => Self::Blob(Vec::from_sql(kind, raw)?),
            Type::BOOL => Self::Int(bool::from_sql(kind, raw)?.into()),
            _ => return Err(format!("column type {kind} is not in the common subset").into()),
        })
    }

    fn from_sql_null(_: &Type) -> std::result::Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// The server's message may quote a value, so only its SQLSTATE travels on.
fn explain(statement: &'static str, error: &postgres::Error) -> StoreError {
    let Some(code) = error.code() else {
        return if error.is_closed() || error.source().is_some_and(<dyn Error>::is::<std::io::Error>) {
            StoreError::Unavailable("de verbinding met PostgreSQL is weg".into())
        } else {
            StoreError::Statement { statement, code: "postgres".into() }
        };
    };
    match code {
        code if *code == SqlState::UNIQUE_VIOLATION => StoreError::Duplicate(statement),
        code if *code == SqlState::DISK_FULL => StoreError::DiskFull,
        code if *code == SqlState::LOCK_NOT_AVAILABLE || *code == SqlState::QUERY_CANCELED => StoreError::Busy,
        code if matches!(code.code().get(..2), Some("08" | "57" | "53" | "28" | "3D")) => {
            StoreError::Unavailable(format!("PostgreSQL {}", code.code()))
        }
        code => StoreError::Statement { statement, code: code.code().to_owned() },
    }
}
