//! The server: what a handler gets, what it may give back, and everything around it.
//!
//! A handler is an `async fn` that takes extractors and returns `Result<impl IntoResponse, Fout>`; a domain lists its
//! handlers in [`Routes`] and [`Api`], which know of each one who may call it. Guide: `README.md` of this crate.

mod app;
mod cookie;
mod flash;
mod fout;
mod kader;
mod naar;
mod pagina;
mod routes;
mod verzoek;

pub use app::{App, AppBuilder, Gemeente, Instellingen, Kaarttegels};
pub use cookie::{Cookie, cookie};
pub use flash::Melding;
pub use fout::{Aanroep, Fout, Storing, Veldfout};
pub use kader::{PubliekKader, kader};
pub use naar::Naar;
pub use pagina::Pagina;
pub use routes::{Access, Guard, Guarded, Route, Routes};
pub use verzoek::Kenmerk;

/// Where somebody who is not signed in is sent.
pub const INLOGGEN: &str = "/inloggen";
