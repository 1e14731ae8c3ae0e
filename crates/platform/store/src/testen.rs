//! Fresh databases for tests: always SQLite, and PostgreSQL when `BAKEN_TEST_POSTGRES` names a server.

use crate::{Backend, Config, Migratie, Sql, Store, Synchronous, migrate};
use kern::Secret;
use std::sync::atomic::{AtomicU32, Ordering};

/// A store with an empty, migrated database that disappears with it.
#[derive(Debug)]
pub struct TestStore {
    /// The store.
    pub store: Store,
    _database: Option<PostgresDatabase>,
    _folder: tempfile::TempDir,
}

/// An empty database on the server that `BAKEN_TEST_POSTGRES` names; it is gone when this value goes. Thousands that stay
/// fill a disk.
#[derive(Debug)]
pub struct PostgresDatabase {
    server: String,
    name: String,
}

static NEXT: AtomicU32 = AtomicU32::new(0);

/// Runs the test on each engine there is. Without a PostgreSQL server it says so and runs on SQLite only.
pub fn on_both(migrations: &[Migratie], test: impl Fn(&Store)) {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        if let Some(fresh) = fresh(backend, migrations) {
            test(&fresh.store);
        } else {
            eprintln!("skipped on PostgreSQL: BAKEN_TEST_POSTGRES is not set");
        }
    }
}

/// A migrated store on SQLite, in a folder of its own.
pub fn sqlite(migrations: &[Migratie]) -> TestStore {
    fresh(Backend::Sqlite, migrations).expect("SQLite needs nothing")
}

/// A migrated store on this engine; `None` when there is no PostgreSQL to test on.
pub fn fresh(backend: Backend, migrations: &[Migratie]) -> Option<TestStore> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let database = match backend {
        Backend::Sqlite => None,
        Backend::Postgres => Some(PostgresDatabase::fresh()?),
    };
    let config = match &database {
        None => Config::Sqlite { path: folder.path().join("test.db"), synchronous: Synchronous::Off, readers: 2 },
        Some(database) => Config::Postgres { url: Secret::new(database.url()), readers: 2 },
    };
    let store = Store::open(config).expect("a fresh database opens");
    migrate(&store, migrations).expect("migrations run");
    Some(TestStore { store, _database: database, _folder: folder })
}

impl PostgresDatabase {
    /// Makes one; `None` when no server is named.
    pub fn fresh() -> Option<Self> {
        let server = std::env::var("BAKEN_TEST_POSTGRES").ok()?;
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let database = Self { server, name: format!("baken_test_{}_{number}", std::process::id()) };
        database.tell("DROP DATABASE IF EXISTS {}").expect("an old database goes");
        database.tell("CREATE DATABASE {} TEMPLATE template0").expect("a database can be made");
        Some(database)
    }

    /// Its address.
    pub fn url(&self) -> String {
        let (base, query) = self.server.split_once('?').map_or((self.server.as_str(), None), |(b, q)| (b, Some(q)));
        let base = base.rsplit_once('/').map_or(base, |(base, _)| base);
        let name = &self.name;
        query.map_or_else(|| format!("{base}/{name}"), |query| format!("{base}/{name}?{query}"))
    }

    fn tell(&self, statement: &str) -> Result<(), postgres::Error> {
        let mut client = postgres::Client::connect(&self.server, postgres::NoTls)?;
        client.batch_execute(&statement.replace("{}", &self.name))
    }
}

impl Drop for PostgresDatabase {
    /// Also when a copy of the store still holds a connection. A server that no longer answers has nothing to lose.
    fn drop(&mut self) {
        if let Err(error) = self.tell("DROP DATABASE IF EXISTS {} WITH (FORCE)") {
            eprintln!("the test database stays behind: {error}");
        }
    }
}

/// How SQLite would find the rows of this statement: one line per table, in the words of `EXPLAIN QUERY PLAN`. A test that
/// knows the right index fails when a statement or an index changes and the plan with it.
pub fn plan(store: &Store, sql: Sql) -> Vec<String> {
    let Config::Sqlite { path, .. } = store.config() else { panic!("plans are read on SQLite") };
    let conn = rusqlite::Connection::open(path).expect("the database opens");
    let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {}", sql.text)).expect("a statement");
    let mut rows = statement.raw_query();
    let mut lines = Vec::new();
    while let Some(row) = rows.next().expect("a plan") {
        lines.push(row.get::<_, String>("detail").expect("its words"));
    }
    lines
}
