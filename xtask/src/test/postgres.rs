//! A PostgreSQL of our own: private folder, free port on loopback, durable like in real use, gone afterwards.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Read;
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::cleanup::TempFolder;
use crate::failure::{Explain, Failure, Outcome};
use crate::process::{self, Echo, Running};

/// Where tests find the address. Each test makes a database of its own on it, by name.
pub const VARIABLE: &str = "BAKEN_TEST_POSTGRES";

const START_PATIENCE: Duration = Duration::from_mins(1);
/// PostgreSQL refuses to run as root; Debian's own user for it comes first.
const UNPRIVILEGED: [&str; 2] = ["postgres", "nobody"];

/// A running server. Stopped first, then its folder is removed: fields are dropped in this order.
pub struct Server {
    url: String,
    _running: Running,
    _folder: TempFolder,
}

impl Server {
    /// Makes a new, empty one with the programs in `bin` and waits until it answers.
    pub fn start(bin: &Path) -> Outcome<Self> {
        let folder = TempFolder::new()?;
        let user = User::find()?;
        let password = random_hex()?;
        let secret = folder.path().join("wachtwoord");
        fs::write(&secret, &password).explain("Het wachtwoord van de testdatabase schrijven lukt niet")?;
        user.own(&secret)?;
        user.own(folder.path())?;
        initialise(bin, folder.path(), &user)?;
        let port = free_port()?;
        let running = launch(bin, folder.path(), &user, port)?;
        wait_until_ready(&running, folder.path())?;
        let url = format!("postgres://baken:{password}@127.0.0.1:{port}/postgres");
        println!("PostgreSQL draait op poort {port} in {}.", folder.path().display());
        Ok(Self { url, _running: running, _folder: folder })
    }

    /// How tests reach it.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// On whose behalf the database runs: ours, or someone harmless when we are root.
struct User(Option<(u32, u32)>);

impl User {
    fn find() -> Outcome<Self> {
        if !rustix::process::geteuid().is_root() {
            return Ok(Self(None));
        }
        let id = |flag: &str, name: &str| -> Option<u32> {
            let finished = process::run(Command::new("id").args([flag, name]), Echo::Silent).ok()?;
            finished.ok.then(|| finished.text.trim().parse().ok())?
        };
        let ids = UNPRIVILEGED.iter().find_map(|name| id("-u", name).zip(id("-g", name)));
        let ids =
            ids.ok_or_else(|| Failure::new("Er is geen gebruiker postgres of nobody om PostgreSQL als te draaien."))?;
        Ok(Self(Some(ids)))
    }

    fn own(&self, path: &Path) -> Outcome<()> {
        let Some((user, group)) = self.0 else { return Ok(()) };
        chown(path, Some(user), Some(group)).explain(format!("{} overdragen lukt niet", path.display()))
    }

    fn dress(&self, command: &mut Command) {
        if let Some((user, group)) = self.0 {
            // The supplementary groups of root are dropped along with it.
            command.uid(user).gid(group);
        }
    }
}

fn initialise(bin: &Path, folder: &Path, user: &User) -> Outcome<()> {
    let mut initdb = Command::new(bin.join("initdb"));
    initdb.current_dir(folder).args([
        "--pgdata=data",
        "--username=baken",
        "--pwfile=wachtwoord",
        "--auth=scram-sha-256",
    ]);
    // The plainest sort order: what may not depend on the language of the server is found on any machine.
    initdb.args(["--encoding=UTF8", "--no-locale", "--no-instructions"]);
    user.dress(&mut initdb);
    let finished = process::run(&mut initdb, Echo::Silent)?;
    if finished.ok {
        return Ok(());
    }
    Err(Failure::new(format!("initdb lukt niet.\n{}", process::tail(&finished.text, 20))))
}

fn launch(bin: &Path, folder: &Path, user: &User, port: u16) -> Outcome<Running> {
    let log = folder.join("postgres.log");
    let file = File::create(&log).explain("Het logboek van de testdatabase maken lukt niet")?;
    let copy = file.try_clone().explain("Het logboek van de testdatabase delen lukt niet")?;
    fs::set_permissions(&log, fs::Permissions::from_mode(0o600)).explain("Het logboek afschermen lukt niet")?;
    let mut postgres = process::leashed(&bin.join("postgres"), "INT");
    postgres.current_dir(folder).args(["-D", "data"]).stdin(Stdio::null()).stdout(file).stderr(copy);
    let port = format!("port={port}");
    // No socket files: the only way in is this port with this password. Many connections: many tests at once.
    let settings = [
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=300",
        "fsync=on",
        "synchronous_commit=on",
        "full_page_writes=on",
    ];
    for setting in settings.into_iter().chain([port.as_str()]) {
        postgres.args(["-c", setting]);
    }
    user.dress(&mut postgres);
    // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients to leave.
    Running::spawn(&mut postgres, Signal::INT)
}

fn wait_until_ready(running: &Running, folder: &Path) -> Outcome<()> {
    let started = Instant::now();
    let log = || process::tail(&fs::read_to_string(folder.join("postgres.log")).unwrap_or_default(), 20);
    while started.elapsed() < START_PATIENCE {
        // The eighth line of its pid file is how the server itself says that it is open.
        let status = fs::read_to_string(folder.join("data/postmaster.pid")).unwrap_or_default();
        if status.lines().nth(7).is_some_and(|line| line.trim() == "ready") {
            return Ok(());
        }
        if running.finished()?.is_some() {
            return Err(Failure::new(format!("PostgreSQL stopte meteen weer.\n{}", log())));
        }
        thread::sleep(Duration::from_millis(100));
    }
    Err(Failure::new(format!("PostgreSQL was na {} seconden niet klaar.\n{}", START_PATIENCE.as_secs(), log())))
}

/// A port on loopback that nobody listens on at this moment.
pub fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").explain("Een vrije poort vinden lukt niet")?;
    Ok(listener.local_addr().explain("Een vrije poort lezen lukt niet")?.port())
}

fn random_hex() -> Outcome<String> {
    let mut bytes = [0_u8; 16];
    let random = File::open("/dev/urandom").and_then(|mut source| source.read_exact(&mut bytes));
    random.explain("Een willekeurig wachtwoord maken lukt niet")?;
    Ok(bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;

    use super::*;
    use crate::test::environment;

    #[test]
    fn the_server_answers_while_it_is_held_and_not_after() {
        let Some(bin) = environment::postgres_folder() else {
            println!("overgeslagen: geen PostgreSQL 15 of nieuwer op deze computer");
            return;
        };
        let server = Server::start(&bin).expect("it starts");
        let address =
            server.url().rsplit_once('@').and_then(|(_, rest)| rest.split_once('/')).expect("a url").0.to_owned();
        assert!(TcpStream::connect(&address).is_ok());
        drop(server);
        assert!(TcpStream::connect(&address).is_err());
    }

    #[test]
    fn passwords_differ() {
        let (one, other) = (random_hex().expect("random"), random_hex().expect("random"));
        assert_eq!(one.len(), 32);
        assert_ne!(one, other);
    }
}
