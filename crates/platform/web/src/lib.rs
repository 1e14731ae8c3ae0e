//! The server: what a handler gets, what it may give back, and everything around it.
//!
//! A handler is an `async fn` that takes extractors and returns `Result<impl IntoResponse, Fout>`; a domain lists its
//! handlers in [`Routes`] and [`Api`], which know of each one who may call it. Guide: `README.md` of this crate.

pub mod api;
mod app;
mod body;
mod cookie;
mod download;
mod flash;
mod formulier;
mod fout;
mod herhaling;
mod herkomst;
mod json;
mod kader;
mod laag;
mod live;
pub mod log;
pub mod meerdelig;
mod naar;
mod pagina;
mod routes;
pub mod server;
mod systeem;
mod tempo;
#[cfg(feature = "testen")]
pub mod testen;
mod velden;
mod verzoek;

pub use api::Api;
pub use app::{App, AppBuilder, Gemeente, Instellingen, Kaarttegels};
pub use cookie::{Cookie, cookie};
pub use download::Download;
pub use flash::Melding;
pub use formulier::{Formulier, Path, Query};
pub use fout::problem::Problem;
pub use fout::{Aanroep, Fout, Storing, Veldfout};
pub use herhaling::IdempotencyKey;
pub use herkomst::{Client, Netwerk};
pub use json::Json;
pub use kader::{PubliekKader, kader};
pub use laag::service;
pub use live::live;
pub use meerdelig::{Meerdelig, Upload};
pub use naar::Naar;
pub use pagina::Pagina;
pub use routes::{Access, Guard, Guarded, Route, Routes};
pub use systeem::{Metrics, system_routes};
pub use tempo::Tempo;
pub use velden::Velden;
pub use verzoek::Kenmerk;
// For the macro `operation!`.
#[doc(hidden)]
pub use utoipa_axum;

/// Where somebody who is not signed in is sent.
pub const INLOGGEN: &str = "/inloggen";

/// The statements of this crate, for the test that prepares every statement of the program on both databases.
pub const SQL: &[&[store::Sql]] = &[systeem::SQL];
