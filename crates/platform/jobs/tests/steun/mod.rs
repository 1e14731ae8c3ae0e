//! What the tests of the queue share: a counting handler and a clock that stands still.

use jiff::civil::date;
use jobs::{Handler, Instellingen, MIGRATIES, Nieuw, Runner, Taak, TaakFout, enqueue};
use kern::{Clock, FixedClock, TaakId};
use std::sync::{Arc, Mutex};
use store::{Store, args};

store::sql! {
    pub STAAT = "SELECT status, pogingen, laatste_fout, inhoud FROM taak WHERE id = $1";
}

/// A Tuesday in winter.
pub fn clock() -> FixedClock {
    FixedClock::at(date(2026, 11, 24).at(12, 0, 0, 0))
}

/// A worker without spreading, so that waits are whole.
pub fn settings(naam: &str) -> Instellingen {
    Instellingen::new(naam, Arc::new(|| 0))
}

/// What was done, in order: key, attempt, content.
pub type Seen = Arc<Mutex<Vec<(String, u32, Vec<u8>)>>>;

/// Notes every attempt and answers what it is told.
pub struct Teller {
    pub seen: Seen,
    pub answer: Arc<dyn Fn(u32) -> Result<(), TaakFout> + Send + Sync>,
}

impl Teller {
    pub fn with(answer: impl Fn(u32) -> Result<(), TaakFout> + Send + Sync + 'static) -> (Handler, Seen) {
        let seen = Seen::default();
        (Handler::new(Self { seen: Arc::clone(&seen), answer: Arc::new(answer) }), seen)
    }
}

impl Taak for Teller {
    const SOORT: &'static str = "teller";

    fn run(&self, inhoud: &[u8], poging: u32, sleutel: &str) -> Result<(), TaakFout> {
        self.seen.lock().unwrap().push((sleutel.to_owned(), poging, inhoud.to_vec()));
        (self.answer)(poging)
    }
}

pub fn put(store: &Store, clock: &FixedClock, sleutel: &str) -> Option<TaakId> {
    let (now, sleutel) = (clock.now(), sleutel.to_owned());
    let nieuw = move |tx: &mut store::Tx<'_>| {
        enqueue(tx, now, &Nieuw { soort: "teller", sleutel: &sleutel, inhoud: b"7", niet_voor: None })
    };
    store.write_blocking(nieuw).unwrap()
}

pub fn runner(store: &Store, clock: &FixedClock, naam: &str, handler: Handler) -> Runner {
    Runner::new(store.clone(), Arc::new(clock.clone()), vec![handler], &settings(naam))
}

/// Status, attempts, last failure and size of the content.
pub fn state(store: &Store, id: TaakId) -> (String, u32, Option<String>, usize) {
    let row = store.read_blocking(move |tx| tx.row(STAAT, args![id])).unwrap();
    let content: Vec<u8> = row.get(3).unwrap();
    (row.get(0).unwrap(), row.get(1).unwrap(), row.get(2).unwrap(), content.len())
}

pub fn on_both(test: impl Fn(&Store)) {
    let all: Vec<_> = MIGRATIES.iter().chain(audit::MIGRATIES).copied().collect();
    store::testen::on_both(&all, test);
}
