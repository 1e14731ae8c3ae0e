//! The program while it is measured: started, signed in to, and asked for its processor time and memory.

use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::failure::{Explain, Failure, Outcome};
use crate::http::{self, Reply};
use crate::process::{self, Running};
use crate::test::postgres::free_port;

const PATIENCE: Duration = Duration::from_mins(1);
const POLL: Duration = Duration::from_millis(5);
/// Ticks per second in /proc, the same on every Linux that we measure on.
const TICKS: u64 = 100;
/// As `baken meten vullen` makes them.
const PASSWORD: &str = "meten+is+weten+op+loopback";

/// A running program on loopback.
pub struct Served {
    /// Where.
    pub address: SocketAddr,
    /// From its start to its first reply.
    pub first_reply: Duration,
    running: Running,
}

impl Served {
    /// Starts `program` with these arguments and `--adres`, and waits for its first reply.
    pub fn start(program: &Path, arguments: &[&str], map: &Path, database: Option<&str>) -> Outcome<Self> {
        let address = SocketAddr::from(([127, 0, 0, 1], free_port()?));
        let mut command: Command = process::leashed(program, "TERM");
        command.args(arguments).arg("--adres").arg(address.to_string()).current_dir(map);
        command.env("BAKEN_BASIS_URL", format!("http://{address}")).env("RUST_LOG", "warn");
        if let Some(url) = database {
            command.env("BAKEN_DATABASE", url);
        }
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let started = Instant::now();
        let running = Running::spawn(&mut command, Signal::TERM)?;
        while http::get(address, "/inloggen", &[]).is_err() {
            if running.finished()?.is_some() || started.elapsed() > PATIENCE {
                return Err(Failure::new("baken start niet; probeer baken serve met de hand."));
            }
            thread::sleep(POLL);
        }
        Ok(Self { address, first_reply: started.elapsed(), running })
    }

    /// One page as this person, to see that it is there before it is measured.
    pub fn page(&self, path: &str, cookie: &str) -> Outcome<String> {
        let reply = http::get(self.address, path, &[("Cookie", &format!("baken={cookie}"))])?;
        if reply.status == 200 { Ok(reply.text()) } else { Err(unexpected(path, &reply)) }
    }

    /// Signs somebody in by the front door, and gives his cookie.
    pub fn sign_in(&self, name: &str) -> Outcome<String> {
        let form = format!("inlognaam={name}%40meetdorp.example&wachtwoord={PASSWORD}");
        let reply = http::post(self.address, "/inloggen", &[], &form)?;
        reply.cookie("baken").filter(|_| reply.status == 303).ok_or_else(|| unexpected("/inloggen", &reply))
    }

    /// Processor time since the start.
    pub fn cpu(&self) -> Outcome<Duration> {
        let stat = self.proc("stat")?;
        // The name of the program, in brackets, may hold spaces; counted from behind it these are utime and stime.
        let rest = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
        let ticks: u64 = rest.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
        Ok(Duration::from_millis(ticks * 1_000 / TICKS))
    }

    /// Memory that it holds now, in KiB.
    pub fn memory_kib(&self) -> Outcome<u64> {
        let status = self.proc("status")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
        line.trim().trim_end_matches(" kB").parse().explain("Het geheugen van Baken lezen lukt niet")
    }

    fn proc(&self, file: &str) -> Outcome<String> {
        let path = format!("/proc/{}/{file}", self.running.pid());
        fs::read_to_string(&path).explain(format!("{path} lezen lukt niet"))
    }
}

fn unexpected(path: &str, reply: &Reply) -> Failure {
    Failure::new(format!("{path} antwoordde met {} in plaats van met een bladzijde.", reply.status))
}
