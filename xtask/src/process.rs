//! Running other programs: output goes through and is kept, nothing outlives us.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use std::{env, io};

use rustix::process::{Pid, Signal, kill_process};

use crate::cleanup::Guard;
use crate::failure::{Explain, Failure, Outcome};

const POLL: Duration = Duration::from_millis(50);
/// A child may leave a grandchild holding the pipe; we do not wait for that one for ever.
const DRAIN: Duration = Duration::from_secs(3);
const STOP_PATIENCE: Duration = Duration::from_secs(20);
/// Longer than any healthy step, also on a slow machine that builds everything anew; a hang must end as a failure, not as a
/// cancelled build without a reason.
const LIMIT: Duration = Duration::from_mins(30);

/// What a finished program said and whether it was content.
pub struct Finished {
    /// The exit status was zero.
    pub ok: bool,
    /// Standard output and standard error as they came.
    pub text: String,
}

/// Whether the person sees the output while it comes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Echo {
    /// Every line goes through at once.
    Through,
    /// Kept only; shown by the caller when something is wrong.
    Silent,
}

/// Runs to the end. An unstartable or endless program is a failure; a non-zero exit is not.
pub fn run(command: &mut Command, echo: Echo) -> Outcome<Finished> {
    let name = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let running = Running::spawn(command, Signal::TERM)?;
    let text = Arc::new(Mutex::new(String::new()));
    let readers = running.tee(&text, echo);
    let started = Instant::now();
    let status = loop {
        if let Some(status) = running.finished()? {
            break status;
        }
        if started.elapsed() > LIMIT {
            drop(running);
            return Err(Failure::new(format!(
                "{name} was na {} minuten niet klaar en is gestopt.",
                LIMIT.as_secs() / 60
            )));
        }
        thread::sleep(POLL);
    };
    let drained = Instant::now();
    while readers.iter().any(|reader| !reader.is_finished()) && drained.elapsed() < DRAIN {
        thread::sleep(POLL);
    }
    let text = text.lock().unwrap_or_else(PoisonError::into_inner).clone();
    Ok(Finished { ok: status.success(), text })
}

/// A program we started and will stop.
pub struct Running {
    child: Arc<Mutex<Child>>,
    _guard: Guard,
}

impl Running {
    /// Starts `command`; `stop` is the signal that asks it to end in an orderly way.
    pub fn spawn(command: &mut Command, stop: Signal) -> Outcome<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.spawn().explain(format!("{name} starten lukt niet"))?;
        let child = Arc::new(Mutex::new(child));
        let doomed = Arc::clone(&child);
        let guard = Guard::new(move || end(&doomed, stop, &name));
        Ok(Self { child, _guard: guard })
    }

    /// The exit status, when it has ended.
    pub fn finished(&self) -> Outcome<Option<ExitStatus>> {
        lock(&self.child).try_wait().explain("Wachten op een programma lukt niet")
    }

    /// Its number, under which the system tells about it.
    pub fn pid(&self) -> u32 {
        lock(&self.child).id()
    }

    /// Waits for the end, however long it takes.
    pub fn wait(&self) -> Outcome<ExitStatus> {
        loop {
            // Polled, so that the lock is free when a signal must end it.
            if let Some(status) = self.finished()? {
                return Ok(status);
            }
            thread::sleep(POLL);
        }
    }

    /// Its standard output and standard error, once.
    pub fn pipes(&self) -> Outcome<(ChildStdout, ChildStderr)> {
        let mut child = lock(&self.child);
        let pipes = child.stdout.take().zip(child.stderr.take());
        pipes.ok_or_else(|| Failure::new("De uitvoer van een programma is niet te lezen."))
    }

    fn tee(&self, text: &Arc<Mutex<String>>, echo: Echo) -> Vec<JoinHandle<()>> {
        let mut child = lock(&self.child);
        let (out, err) = (child.stdout.take(), child.stderr.take());
        let out = out.map(|pipe| copy(pipe, io::stdout(), text, echo));
        out.into_iter().chain(err.map(|pipe| copy(pipe, io::stderr(), text, echo))).collect()
    }
}

fn lock(child: &Mutex<Child>) -> MutexGuard<'_, Child> {
    child.lock().unwrap_or_else(PoisonError::into_inner)
}

fn copy<R, W>(pipe: R, mut to: W, text: &Arc<Mutex<String>>, echo: Echo) -> JoinHandle<()>
where
    R: Read + Send + 'static,
    W: Write + Send + 'static,
{
    let text = Arc::clone(text);
    thread::spawn(move || {
        for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).into_owned() + "\n";
            if echo == Echo::Through {
                // A closed terminal is no reason to stop reading: the child would block on a full pipe.
                let _ = to.write_all(line.as_bytes());
            }
            text.lock().unwrap_or_else(PoisonError::into_inner).push_str(&line);
        }
    })
}

fn end(child: &Mutex<Child>, stop: Signal, name: &str) {
    let mut child = lock(child);
    let running = |child: &mut Child| matches!(child.try_wait(), Ok(None));
    if !running(&mut child) {
        return;
    }
    if let Some(pid) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        let asked = kill_process(pid, stop);
        let since = Instant::now();
        while asked.is_ok() && running(&mut child) && since.elapsed() < STOP_PATIENCE {
            thread::sleep(POLL);
        }
    }
    if running(&mut child)
        && let Err(error) = child.kill().and_then(|()| child.wait())
    {
        eprintln!("{name} stoppen lukte niet: {error}");
    }
}

/// `cargo`, without the variables that `cargo run` gave us: build scripts that watch them would otherwise rebuild.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"].iter().any(|p| text.starts_with(p)) {
            command.env_remove(&name);
        }
    }
    command
}

/// Like `program`, but on Linux it also ends when we are killed without the chance to clean up.
pub fn leashed(program: &Path, signal: &str) -> Command {
    match find("setpriv") {
        Some(setpriv) => {
            let mut command = Command::new(setpriv);
            command.args(["--pdeathsig", signal, "--"]).arg(program);
            command
        }
        None => Command::new(program),
    }
}

/// The first `name` on PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The last `count` lines of `text`.
pub fn tail(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn both_streams_and_the_status_are_kept() {
        let finished = run(&mut shell("echo een; echo twee >&2; exit 3"), Echo::Silent).expect("sh runs");
        assert!(!finished.ok);
        assert!(finished.text.contains("een\n") && finished.text.contains("twee\n"), "{}", finished.text);
    }

    #[test]
    fn a_grandchild_holding_the_pipe_does_not_hold_us() {
        let started = Instant::now();
        let finished = run(&mut shell("sleep 30 & echo klaar"), Echo::Silent).expect("sh runs");
        assert_eq!(finished.text, "klaar\n");
        assert!(started.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn a_dropped_program_is_stopped() {
        let running = Running::spawn(&mut shell("exec sleep 60"), Signal::TERM).expect("sh runs");
        let child = Arc::clone(&running.child);
        assert!(running.finished().expect("can ask").is_none());
        drop(running);
        assert!(matches!(lock(&child).try_wait(), Ok(Some(_))));
    }

    #[test]
    fn the_tail_is_the_end() {
        assert_eq!(tail("a\nb\nc\n", 2), "b\nc");
        assert_eq!(tail("a\n", 9), "a");
    }
}
