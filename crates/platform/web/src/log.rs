//! Where log lines go. What libraries say about requests is cut off at warnings, whatever level is asked for: on finer
//! levels some of them print addresses and headers.

use std::panic::{self, PanicHookInfo};
use tracing::Subscriber;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::{MakeWriter, fmt};

const LIBRARIES: [&str; 8] = ["axum", "h2", "hyper", "hyper_util", "multer", "rustls", "tokio_postgres", "tower_http"];

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vorm {
    /// One JSON object per line, for machines.
    Json,
    /// For a person at a terminal.
    Tekst,
}

/// Starts logging to standard error, at this level (`info`, `debug`, ...) for our own code. Once per process; a second
/// call does nothing. A panic is logged by its place only: its message may hold anything.
pub fn init(niveau: &str, vorm: Vorm) {
    if tracing::subscriber::set_global_default(subscriber(niveau, vorm, std::io::stderr)).is_ok() {
        panic::set_hook(Box::new(panicked));
    }
}

/// What [`init`] starts, writing elsewhere; for tests that read along.
pub fn subscriber<W>(niveau: &str, vorm: Vorm, writer: W) -> Box<dyn Subscriber + Send + Sync>
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let builder = fmt().with_env_filter(filter(niveau)).with_writer(writer);
    match vorm {
        Vorm::Json => Box::new(builder.json().flatten_event(true).with_span_list(false).finish()),
        Vorm::Tekst => Box::new(builder.compact().finish()),
    }
}

/// Logs where it happened; `pub` for the test that reads along.
pub fn panicked(info: &PanicHookInfo<'_>) {
    let place = info.location().map_or_else(|| "?".to_owned(), |place| format!("{}:{}", place.file(), place.line()));
    tracing::error!(plaats = place, "paniek");
}

fn filter(niveau: &str) -> EnvFilter {
    let level = if ["error", "warn", "info", "debug", "trace"].contains(&niveau) { niveau } else { "info" };
    let directives = LIBRARIES.iter().fold(level.to_owned(), |text, library| format!("{text},{library}=warn"));
    EnvFilter::new(directives)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bibliotheken_zwijgen_over_verzoeken() {
        let shown = filter("trace").to_string();
        for library in LIBRARIES {
            assert!(shown.contains(&format!("{library}=warn")), "{shown}");
        }
        assert!(filter("hyper=trace").to_string().contains("info"));
    }
}
