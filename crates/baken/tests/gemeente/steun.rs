//! A small municipality in a folder of its own, on either database, for the tests of the commands.

#![expect(clippy::unwrap_used, reason = "a test stops where it goes wrong")]

use access::Mislukt;
use access::gebruiker::{NieuweGebruiker, maak_gebruiker};
use audit::{Ding, Gebeurtenis, Wie};
use baken::gemeentemap::Gemeentemap;
use baken::{geheel, opbouw};
use bestand::keur;
use kern::{GebruikerId, Moment, Persoonsgegeven, Rol, moment_van};
use signalen::aannemen::{self, AanneemFout, Melder, Melding};
use signalen::model::{Bron, Gaande, Kenmerk};
use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::testen::PostgresDatabase;
use store::{Backend, Synchronous, Tabel, kopie};
use tempfile::TempDir;

/// A municipality that goes when the test is done.
pub struct Proef {
    pub gemeente: Gemeentemap,
    pub postgres: Option<PostgresDatabase>,
    tweede: OnceCell<PostgresDatabase>,
    pub folder: TempDir,
}

/// Noon on a working day.
pub fn nu() -> Moment {
    moment_van(jiff::civil::date(2026, 11, 24).at(12, 0, 0, 0))
}

/// Both engines, or one with a line that says so.
pub fn databases() -> Vec<Backend> {
    if std::env::var_os("BAKEN_TEST_POSTGRES").is_some() {
        return vec![Backend::Sqlite, Backend::Postgres];
    }
    eprintln!("skipped on PostgreSQL: BAKEN_TEST_POSTGRES is not set");
    vec![Backend::Sqlite]
}

/// An empty database, when it is PostgreSQL that is asked.
pub fn fresh(backend: Backend) -> Option<PostgresDatabase> {
    (backend == Backend::Postgres).then(|| PostgresDatabase::fresh().unwrap())
}

/// The environment that leads to this database.
pub fn env(postgres: Option<&PostgresDatabase>) -> impl Fn(&str) -> Option<String> + Copy + '_ {
    move |name| if name == "BAKEN_DATABASE" { postgres.map(PostgresDatabase::url) } else { None }
}

impl Proef {
    /// Set up, with some signals.
    pub fn nieuw(backend: Backend) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let postgres = fresh(backend);
        let map = folder.path().join("gemeente");
        let toml = "[gemeente]\nnaam = \"Voorbeeld\"\n";
        let gemeente = Gemeentemap::maak(&map, toml, env(postgres.as_ref()), Synchronous::Off).unwrap();
        let done = gemeente.store.write_blocking(|tx| baken::opdracht::nieuw::zet_op(tx, nu(), "Voorbeeld"));
        done.unwrap();
        let proef = Self { gemeente, postgres, tweede: OnceCell::new(), folder };
        proef.meld("Elke nacht harde trompetmuziek.", Some("Jo Proef"), true);
        proef.meld("Er staat een auto met draaiende motor.", None, false);
        proef.meld("Iemand roept om hulp in het portiek.", None, true);
        proef
    }

    /// A second empty database, that goes with this municipality, when it is PostgreSQL that is asked.
    pub fn tweede(&self, backend: Backend) -> Option<&PostgresDatabase> {
        (backend == Backend::Postgres).then(|| self.tweede.get_or_init(|| PostgresDatabase::fresh().unwrap()))
    }

    /// The folder of the municipality.
    pub fn map(&self) -> &Path {
        &self.gemeente.map
    }

    /// A place that is not there yet.
    pub fn plek(&self, naam: &str) -> PathBuf {
        self.folder.path().join(naam)
    }

    /// Takes in a report.
    pub fn meld(&self, tekst: &str, naam: Option<&str>, foto: bool) -> Kenmerk {
        let melder = Melder { naam: Persoonsgegeven::new(naam.unwrap_or_default().to_owned()), ..Melder::default() };
        let bijlagen = if foto { vec![keur(&wav(), "opname.wav").unwrap()] } else { Vec::new() };
        let melding = Melding {
            categorie: "overlast_buren".to_owned(),
            titel: None,
            tekst: tekst.to_owned(),
            plek: "Smitsweg 1".to_owned(),
            punt: duiding::geo::Punt::new(52.17, 5.29),
            gaande: Gaande::Voorbij,
            gebeurd_op: None,
            bron: Bron::Formulier,
            organisatie: None,
            ingevoerd_door: None,
            ontvangen: nu(),
            spoed: false,
            melder,
            wil_antwoord: true,
            bijlagen,
            herkomst: None,
        };
        let inrichting = Arc::new(opbouw::inrichting(&self.gemeente).unwrap());
        let ready = aannemen::bereid_voor(&inrichting, melding, baken::willekeurig::willekeurig().unwrap()).unwrap();
        let taken = self.gemeente.store.write_blocking(move |tx| {
            Ok::<_, AanneemFout>(aannemen::leg_vast(tx, &inrichting, ready, Wie::Niemand, nu())?.kenmerk)
        });
        taken.unwrap()
    }

    /// Writes in the database.
    pub fn schrijf<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut store::Tx<'_>) -> Result<T, Mislukt> + Send + 'static,
    ) -> T {
        self.gemeente.store.write_blocking(work).unwrap()
    }

    /// Somebody of the municipality with this role.
    pub fn gebruiker(&self, now: Moment, rol: Rol) -> GebruikerId {
        self.schrijf(move |tx| {
            let gemeente = access::organisatie::organisaties(tx)?.remove(0);
            let nieuw = NieuweGebruiker {
                naam: Persoonsgegeven::new(format!("Proefpersoon {}", rol.naam())),
                inlognaam: Persoonsgegeven::new(format!("{}@voorbeeld.nl", rol.code())),
                organisatie: gemeente.id,
                rollen: vec![rol],
            };
            maak_gebruiker(tx, now, Wie::Niemand, &nieuw)
        })
    }

    /// Something that happened, so that the chain grows.
    pub fn gebeurtenis(&self) {
        let event = Gebeurtenis::new("proef.gebeurd", Ding::new("proef", 1));
        let done = self.gemeente.store.write_blocking(move |tx| Ok::<_, Mislukt>(audit::record(tx, nu(), &event)?));
        done.unwrap();
    }

    /// Changes the database behind the back of the program.
    pub fn knoei(&self, text: &'static str) {
        let sql = store::Sql { name: "KNOEI", text };
        assert!(self.gemeente.store.write_blocking(move |tx| tx.exec(sql, &[])).unwrap() > 0, "{text}");
    }
}

/// Everything in the tables, in an order of its own.
pub fn inhoud(gemeente: &Gemeentemap) -> Vec<String> {
    let tabellen: Vec<Tabel> = store::describe(&geheel().migraties());
    let lines = gemeente.store.read_blocking(move |tx| {
        let mut uit = Vec::new();
        kopie::schrijf(tx, &tabellen, &mut uit)?;
        Ok::<_, kopie::KopieFout>(uit)
    });
    let mut lines: Vec<_> = String::from_utf8(lines.unwrap()).unwrap().lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

/// The smallest sound: eight silent samples.
pub fn wav() -> Vec<u8> {
    let fmt =
        [&b"fmt \x10\0\0\0\x01\0\x01\0"[..], &8000_u32.to_le_bytes(), &8000_u32.to_le_bytes(), &[1, 0, 8, 0]].concat();
    let data = [&b"data\x08\0\0\0"[..], &[128; 8]].concat();
    let size = u32::try_from(4 + fmt.len() + data.len()).unwrap().to_le_bytes();
    [b"RIFF", &size[..], b"WAVE", &fmt, &data].concat()
}
