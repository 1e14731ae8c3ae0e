//! Outgoing mail: one plain text to one person, over SMTP.
//!
//! Sending is one attempt that ends in one of three ways: delivered to the mail server, [`MailFout::Tijdelijk`] (try again
//! later, with the same Message-ID) or [`MailFout::Blijvend`] (somebody must look). When to try again is the outbox's work.
//! No error and no log line holds an address, a subject or what the server said, for servers repeat the address.

mod bericht;
mod config;
mod fout;
#[cfg(feature = "testserver")]
pub mod testserver;
mod verzender;

pub use bericht::Bericht;
pub use config::{InstelFout, MailConfig, Tls};
pub use fout::{MailFout, Stap};
pub use verzender::Verzender;
