//! What can go wrong below the domain, told apart by what the caller should do.

/// A failure of the database. Its text names the operation, never a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be reached; try again later.
    #[error("de database is niet bereikbaar: {0}")]
    Unavailable(String),
    /// Another process holds the database longer than we wait; try again later.
    #[error("de database is bezet door een ander proces")]
    Busy,
    /// Too many writes are waiting; try again later.
    #[error("er wachten te veel schrijfopdrachten")]
    Overloaded,
    /// There is no room on the disk; nothing was written.
    #[error("de schijf is vol")]
    DiskFull,
    /// The row is not there, or not there for this caller.
    #[error("niet gevonden")]
    NotFound,
    /// Somebody else changed the row since it was read: the expected `versie` is gone.
    #[error("intussen gewijzigd door iemand anders")]
    Conflict,
    /// A unique key exists already. Carries the name of the statement.
    #[error("bestaat al ({0})")]
    Duplicate(&'static str),
    /// The statement failed. Carries the name of the statement and the database's own code, no values.
    #[error("opdracht {statement} mislukt ({code})")]
    Statement {
        /// Name of the SQL constant.
        statement: &'static str,
        /// SQLSTATE or SQLite result code.
        code: String,
    },
    /// A column holds another type than the code expects.
    #[error("kolom {column} heeft een ander type dan {expected}")]
    Type {
        /// Position in the row.
        column: usize,
        /// The type that was asked for.
        expected: &'static str,
    },
    /// The migrations on disk and in the program do not fit each other.
    #[error("migratie: {0}")]
    Migration(String),
    /// The store is shutting down, or the unit of work panicked; nothing of it was kept.
    #[error("de opdracht is afgebroken")]
    Stopped,
}

impl StoreError {
    /// True when the same call may succeed later without anybody changing anything.
    pub const fn is_temporary(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Busy | Self::Overloaded | Self::DiskFull | Self::Stopped)
    }
}
