//! A transaction: what a unit of work may do.

use crate::engine::Conn;
use crate::{Backend, Result, Row, Sql, StoreError, Val};

/// The open transaction of one unit of work. It ends with the unit: committed on `Ok`, undone on `Err`.
#[derive(Debug)]
pub struct Tx<'conn> {
    pub(crate) conn: &'conn mut Conn,
}

impl Tx<'_> {
    /// All rows of the answer. Lists are bounded by their own LIMIT: an unbounded list is a defect.
    pub fn rows(&mut self, sql: Sql, args: &[Val]) -> Result<Vec<Row>> {
        self.conn.rows(sql, args)
    }

    /// All rows, each turned into `T`.
    pub fn list<T>(&mut self, sql: Sql, args: &[Val], each: impl Fn(Row) -> Result<T>) -> Result<Vec<T>> {
        self.rows(sql, args)?.into_iter().map(each).collect()
    }

    /// The first row, or `None`.
    pub fn maybe(&mut self, sql: Sql, args: &[Val]) -> Result<Option<Row>> {
        Ok(self.rows(sql, args)?.into_iter().next())
    }

    /// The first row, or [`StoreError::NotFound`].
    pub fn row(&mut self, sql: Sql, args: &[Val]) -> Result<Row> {
        self.maybe(sql, args)?.ok_or(StoreError::NotFound)
    }

    /// Runs a statement and tells how many rows it touched.
    pub fn exec(&mut self, sql: Sql, args: &[Val]) -> Result<u64> {
        self.conn.exec(sql, args)
    }

    /// Runs an update that must touch exactly one row: `... WHERE id = $1 AND versie = $2`.
    /// Touching none means that somebody else was first: [`StoreError::Conflict`].
    pub fn exec_one(&mut self, sql: Sql, args: &[Val]) -> Result<()> {
        if self.exec(sql, args)? == 1 { Ok(()) } else { Err(StoreError::Conflict) }
    }

    /// Checks that the database accepts this statement, without running it.
    pub fn prepare(&mut self, sql: Sql) -> Result<()> {
        self.conn.prepare(sql)
    }

    pub(crate) fn backend(&self) -> Backend {
        self.conn.backend()
    }
}
