//! What must be undone when we stop, however we stop: normally, by a failure, a panic, Ctrl-C or a termination signal.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{fs, process, thread};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::failure::{Explain, Outcome};

type Action = Box<dyn FnOnce() + Send>;

static PENDING: Mutex<Pending> = Mutex::new(Pending { actions: Vec::new(), stopping: false });

struct Pending {
    actions: Vec<(u64, Action)>,
    /// A signal came: nothing new may start, and only the one who cleans up ends the program.
    stopping: bool,
}

fn pending() -> MutexGuard<'static, Pending> {
    // A panic elsewhere must not keep a database server running.
    PENDING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Goes on, unless a signal is ending us: then waits for that end.
pub fn halt_when_stopping() {
    if pending().stopping {
        halt();
    }
}

fn halt() -> ! {
    loop {
        thread::park();
    }
}

/// Runs its action when dropped, or earlier when a signal ends us.
pub struct Guard(u64);

impl Guard {
    /// Registers `action`; the last registered is the first undone.
    pub fn new(action: impl FnOnce() + Send + 'static) -> Self {
        let mut pending = pending();
        if pending.stopping {
            drop(pending);
            action();
            halt();
        }
        let id = pending.actions.last().map_or(0, |(last, _)| last + 1);
        pending.actions.push((id, Box::new(action)));
        Self(id)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let action = {
            let actions = &mut pending().actions;
            actions.iter().position(|(id, _)| *id == self.0).map(|index| actions.remove(index).1)
        };
        if let Some(action) = action {
            action();
        }
    }
}

/// Listens for signals; on the first one undoes everything and leaves with the customary exit code.
pub fn on_signals() -> Outcome<()> {
    let mut signals =
        Signals::new([SIGINT, SIGTERM, SIGHUP]).explain("Signalen van het systeem ontvangen lukt niet")?;
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            eprintln!("\nAfgebroken; wat gestart was wordt gestopt.");
            pending().stopping = true;
            // Taken out one by one, so that the lock is free while an action takes its time.
            while let Some((_, action)) = { pending().actions.pop() } {
                action();
            }
            process::exit(128 + signal);
        }
    });
    Ok(())
}

/// A private folder that disappears with this value.
pub struct TempFolder {
    path: PathBuf,
    _guard: Guard,
}

impl TempFolder {
    /// Makes a new empty folder, readable by its owner only.
    pub fn new() -> Outcome<Self> {
        let made = tempfile::Builder::new().prefix("baken-").tempdir();
        let path = made.explain("Een tijdelijke map maken lukt niet")?.keep();
        let doomed = path.clone();
        let guard = Guard::new(move || {
            if let Err(error) = fs::remove_dir_all(&doomed) {
                eprintln!("De tijdelijke map {} bleef staan: {error}", doomed.display());
            }
        });
        Ok(Self { path, _guard: guard })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn a_guard_acts_once_also_after_a_panic() {
        let count = Arc::new(AtomicUsize::new(0));
        let seen = Arc::clone(&count);
        let panicked = thread::spawn(move || {
            let _guard = Guard::new(move || {
                seen.fetch_add(1, Ordering::SeqCst);
            });
            panic!("on purpose");
        });
        assert!(panicked.join().is_err());
        assert_eq!(count.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn a_temp_folder_is_gone_afterwards() {
        let folder = TempFolder::new().expect("a folder");
        let path = folder.path().to_owned();
        fs::write(path.join("x"), "x").expect("writable");
        drop(folder);
        assert!(!path.exists());
    }
}
