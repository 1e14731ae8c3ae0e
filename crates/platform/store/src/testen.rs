//! Fresh databases for tests: always SQLite, and PostgreSQL when `BAKEN_TEST_POSTGRES` names a server.

use crate::{Backend, Config, Migratie, Sql, Store, Synchronous, migrate};
use kern::Secret;
use std::sync::atomic::{AtomicU32, Ordering};

/// A store with an empty, migrated database that disappears with it.
#[derive(Debug)]
pub struct TestStore {
    /// The store.
    pub store: Store,
    _folder: tempfile::TempDir,
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
    let config = match backend {
        Backend::Sqlite => {
            Config::Sqlite { path: folder.path().join("test.db"), synchronous: Synchronous::Off, readers: 2 }
        }
        Backend::Postgres => Config::Postgres { url: Secret::new(postgres_database()?), readers: 2 },
    };
    let store = Store::open(config).expect("a fresh database opens");
    migrate(&store, migrations).expect("migrations run");
    Some(TestStore { store, _folder: folder })
}

/// Makes an empty database on the test server and returns its address.
pub fn postgres_database() -> Option<String> {
    let server = std::env::var("BAKEN_TEST_POSTGRES").ok()?;
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("baken_test_{}_{number}", std::process::id());
    let mut client = postgres::Client::connect(&server, postgres::NoTls).expect("the test server answers");
    client.batch_execute(&format!("DROP DATABASE IF EXISTS {name}")).expect("an old database goes");
    client.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE template0")).expect("a database can be made");
    let (base, query) = server.split_once('?').map_or((server.as_str(), None), |(base, query)| (base, Some(query)));
    let base = base.rsplit_once('/').map_or(base, |(base, _)| base);
    Some(query.map_or_else(|| format!("{base}/{name}"), |query| format!("{base}/{name}?{query}")))
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
