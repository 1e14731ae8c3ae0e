//! Workers with threads, two servers, and processes that die.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod steun;

use jobs::{Elke, Handler, Instellingen, Periodiek, Runner, Taak, TaakFout, Uitkomst, Worker};
use kern::{Clock, FixedClock, SystemClock};
use std::collections::BTreeMap;
use std::process::Command;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use steun::{Seen, Teller, clock, on_both, put, runner, settings, state};
use store::{Config, Store, Synchronous};

/// Long enough for a loaded machine; a test that needs it all fails.
const PATIENCE: Duration = Duration::from_secs(30);

fn until(what: &str, holds: impl Fn() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !holds() {
        assert!(Instant::now() < deadline, "never happened: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn start(store: &Store, clock: &FixedClock, naam: &str, handler: Handler) -> Worker {
    Worker::start(store.clone(), Arc::new(clock.clone()), vec![handler], Vec::new(), &settings(naam))
}

/// A second server: its own connections to the same database.
fn second(store: &Store) -> Store {
    Store::open(store.config().clone()).unwrap()
}

#[test]
fn twee_servers_doen_elke_taak_samen_een_keer() {
    on_both(|store| {
        let (clock, (handler, seen)) = (clock(), Teller::with(|_| Ok(())));
        let other = second(store);
        let workers = [start(store, &clock, "s1", handler.clone()), start(&other, &clock, "s2", handler)];
        for number in 0..60 {
            put(if number % 2 == 0 { store } else { &other }, &clock, &number.to_string());
        }
        until("every job is done", || store.read_blocking(jobs::stand).unwrap() == jobs::Stand::default());
        let mut times = BTreeMap::<String, u32>::new();
        seen.lock().unwrap().iter().for_each(|(sleutel, ..)| *times.entry(sleutel.clone()).or_default() += 1);
        assert_eq!(times.len(), 60);
        assert!(times.values().all(|times| *times == 1));
        assert!(workers.into_iter().all(|worker| worker.stop(PATIENCE)));
    });
}

#[test]
fn een_nieuwe_taak_wekt_de_werker_zonder_te_wachten_op_de_ronde() {
    on_both(|store| {
        let (clock, (handler, seen)) = (clock(), Teller::with(|_| Ok(())));
        let worker = start(store, &clock, "s1", handler);
        let mut fastest = Duration::MAX;
        for number in 0..5_usize {
            let began = Instant::now();
            put(store, &clock, &number.to_string());
            until("the job is done", || seen.lock().unwrap().len() == number + 1);
            // The first falls anywhere in a round of the keeper; each next one begins just after a round.
            if number > 0 {
                fastest = fastest.min(began.elapsed());
            }
        }
        assert!(fastest < Duration::from_millis(500), "the fastest took {fastest:?}");
        assert!(worker.stop(PATIENCE));
    });
}

/// Tells that it has begun and ends when it is let go.
struct Poort {
    begun: Sender<u32>,
    go: Mutex<Receiver<()>>,
}

impl Poort {
    fn pair() -> (Handler, Receiver<u32>, Sender<()>) {
        let ((begun, has_begun), (let_go, go)) = (channel(), channel());
        (Handler::new(Self { begun, go: Mutex::new(go) }), has_begun, let_go)
    }
}

impl Taak for Poort {
    const SOORT: &'static str = "teller";

    fn run(&self, _: &[u8], poging: u32, _: &str) -> Result<(), TaakFout> {
        self.begun.send(poging).map_err(|_| TaakFout::Blijvend("test"))?;
        self.go.lock().unwrap().recv_timeout(PATIENCE).map_err(|_| TaakFout::Blijvend("test"))
    }
}

#[test]
fn wie_te_lang_wegblijft_verliest_zijn_claim_en_de_uitslag_van_een_ander_telt() {
    on_both(|store| {
        let clock = clock();
        let id = put(store, &clock, "a").unwrap();
        let (handler, begun, let_go) = Poort::pair();
        let slow = runner(store, &clock, "traag", handler);
        let first = std::thread::spawn(move || slow.step());
        assert_eq!(begun.recv_timeout(PATIENCE), Ok(1));
        let (handler, seen) = Teller::with(|_| Ok(()));
        let other = runner(store, &clock, "ander", handler);
        clock.advance(settings("").claim_seconds - 1);
        assert_eq!(other.step(), Ok(None), "the claim still holds");
        clock.advance(1);
        assert_eq!(other.step(), Ok(Some(Uitkomst::Klaar)));
        assert_eq!(*seen.lock().unwrap(), [("a".to_owned(), 2, b"7".to_vec())]);
        let_go.send(()).unwrap();
        assert_eq!(first.join().unwrap(), Ok(Some(Uitkomst::Verloren)));
        assert_eq!(state(store, id), ("klaar".into(), 2, None, 0));
    });
}

#[test]
fn een_lange_taak_houdt_haar_claim() {
    on_both(|store| {
        let clock = clock();
        put(store, &clock, "a").unwrap();
        let (handler, begun, let_go) = Poort::pair();
        // One thread: a second one would take the job from the first when the clock leaps below.
        let short = Instellingen { claim_seconds: 1, draden: 1, ..settings("lang") };
        let worker = Worker::start(store.clone(), Arc::new(clock.clone()), vec![handler], Vec::new(), &short);
        assert_eq!(begun.recv_timeout(PATIENCE), Ok(1));
        clock.advance(600);
        // The keeper comes by within its round and makes the claim last from the new time on.
        let (store_now, now) = (store.clone(), clock.now());
        until("the claim is renewed", || claimed_until(&store_now) > now.0);
        let (handler, seen) = Teller::with(|_| Ok(()));
        assert_eq!(runner(store, &clock, "ander", handler).step(), Ok(None));
        assert!(seen.lock().unwrap().is_empty());
        let_go.send(()).unwrap();
        assert!(worker.stop(PATIENCE));
        assert_eq!(store.read_blocking(jobs::stand), Ok(jobs::Stand::default()));
    });
}

store::sql! {
    CLAIM_TOT = "SELECT COALESCE(MAX(beurt_op), 0) FROM taak WHERE status = 'bezig'";
    TAKEN = "SELECT sleutel FROM taak WHERE soort = $1 ORDER BY id LIMIT 100";
    ROOSTER = "SELECT COUNT(*) FROM periodiek";
}

fn claimed_until(store: &Store) -> i64 {
    store.read_blocking(|tx| tx.row(CLAIM_TOT, &[])?.get(0)).unwrap()
}

#[test]
fn netjes_stoppen_wacht_op_wat_loopt_en_begint_niets_nieuws() {
    on_both(|store| {
        let clock = clock();
        let (handler, begun, let_go) = Poort::pair();
        let one = Instellingen { draden: 1, ..settings("s1") };
        let worker = Worker::start(store.clone(), Arc::new(clock.clone()), vec![handler], Vec::new(), &one);
        let running = put(store, &clock, "loopt").unwrap();
        assert_eq!(begun.recv_timeout(PATIENCE), Ok(1));
        let waiting = put(store, &clock, "wacht").unwrap();
        let stopping = std::thread::spawn(move || worker.stop(PATIENCE));
        std::thread::sleep(Duration::from_millis(50));
        assert!(!stopping.is_finished(), "it waits for the job in hand");
        let_go.send(()).unwrap();
        assert!(stopping.join().unwrap());
        assert_eq!((state(store, running).0.as_str(), state(store, waiting).0.as_str()), ("klaar", "wacht"));
    });
}

#[test]
fn wie_niet_langer_wil_wachten_hoort_dat_er_nog_iets_loopt() {
    on_both(|store| {
        let clock = clock();
        let (handler, begun, let_go) = Poort::pair();
        let worker = start(store, &clock, "s1", handler);
        put(store, &clock, "loopt");
        assert_eq!(begun.recv_timeout(PATIENCE), Ok(1));
        assert!(!worker.stop(Duration::from_millis(20)));
        let_go.send(()).unwrap();
    });
}

#[test]
fn terugkerend_werk_komt_op_twee_servers_een_keer_per_ronde() {
    on_both(|store| {
        let (clock, (handler, seen)) = (clock(), Teller::with(|_| Ok(())));
        let other = second(store);
        let hourly = Periodiek { soort: Teller::SOORT, elke: Elke::Seconden(3600) };
        let start = |store: &Store, naam: &str| {
            let clock: Arc<dyn Clock> = Arc::new(clock.clone());
            Worker::start(store.clone(), clock, vec![handler.clone()], vec![hourly], &settings(naam))
        };
        let workers = [start(store, "s1"), start(&other, "s2")];
        // Starting is not a moment to work: the first time is the next whole hour.
        until("the table knows", || known(store));
        assert!(seen.lock().unwrap().is_empty());
        for round in 1..=2_usize {
            // The second jump skips three periods: they are made up for once.
            clock.advance(if round == 1 { 3600 } else { 3 * 3600 });
            until("the round is done", || seen.lock().unwrap().len() == round && idle(store));
            std::thread::sleep(Duration::from_millis(1500));
            assert_eq!(seen.lock().unwrap().len(), round);
        }
        assert!(workers.into_iter().all(|worker| worker.stop(PATIENCE)));
        let keys = store.read_blocking(|tx| tx.list(TAKEN, store::args!["teller"], |row| row.get::<String>(0)));
        assert_eq!(keys.unwrap().len(), 2);
    });
}

fn idle(store: &Store) -> bool {
    store.read_blocking(jobs::stand).unwrap() == jobs::Stand::default()
}

fn known(store: &Store) -> bool {
    store.read_blocking(|tx| tx.row(ROOSTER, &[])?.get::<i64>(0)).unwrap() == 1
}

/// Kills its own process in the middle of the work.
struct Sterft;

impl Taak for Sterft {
    const SOORT: &'static str = "teller";

    fn run(&self, _: &[u8], _: u32, _: &str) -> Result<(), TaakFout> {
        std::process::abort();
    }
}

const DATABASE: &str = "BAKEN_JOBS_TEST_DATABASE";

#[test]
#[ignore = "the process that dies; started by the next test"]
fn kind_dat_sterft() {
    let address = std::env::var(DATABASE).expect("started by the next test");
    let config = match address.strip_prefix("file:") {
        Some(path) => Config::Sqlite { path: path.into(), synchronous: Synchronous::Full, readers: 1 },
        None => Config::postgres(address),
    };
    let store = Store::open(config).unwrap();
    let clock = Arc::new(SystemClock);
    let settings = Instellingen { claim_seconds: 1, ..settings("sterft") };
    drop(Runner::new(store, clock, vec![Handler::new(Sterft)], &settings).step());
}

#[test]
fn een_gedood_proces_laat_zijn_taak_aan_een_ander() {
    on_both(|store| {
        // The dying process claims on the real clock, so ours begins there.
        let clock = clock();
        clock.set(SystemClock.now());
        let id = put(store, &clock, "a").unwrap();
        let address = match store.config() {
            Config::Sqlite { path, .. } => format!("file:{}", path.display()),
            Config::Postgres { url, .. } => url.expose().clone(),
        };
        let mut child = Command::new(std::env::current_exe().unwrap());
        child.args(["kind_dat_sterft", "--exact", "--ignored", "--nocapture"]).env(DATABASE, address);
        let ended = child.output().unwrap();
        assert!(!ended.status.success());
        assert_eq!((state(store, id).0.as_str(), state(store, id).1), ("bezig", 1));
        let (handler, seen): (Handler, Seen) = Teller::with(|_| Ok(()));
        let survivor = runner(store, &clock, "leeft", handler);
        assert_eq!(survivor.step(), Ok(None), "the claim of the dead still holds");
        clock.set(SystemClock.now().plus_seconds(2));
        assert_eq!(survivor.step(), Ok(Some(Uitkomst::Klaar)));
        assert_eq!(seen.lock().unwrap().len(), 1);
        assert_eq!(seen.lock().unwrap()[0].0, "a");
    });
}
