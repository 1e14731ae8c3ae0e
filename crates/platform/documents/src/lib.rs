//! Letters: one text, as PDF, as a page and as plain text.
//!
//! - [`pdf`] makes a file that is PDF/UA-1 and PDF/A-2a at once: readable with a screen reader, and to be kept for ever.
//! - [`html`] makes an article for a page, [`tekst`] plain text. [`vingerafdruk`] is the hash of that text.
//! - [`Sjabloon`] is a text that a municipality edits itself: Markdown with fields. What a person typed goes into it as
//!   words and can never become markup.
//!
//! Everything here is pure and blocks: no clock, no files, no network. Equal input gives equal bytes. A server calls
//! [`pdf`] and [`Sjabloon::vul`] off its async threads.

mod brief;
mod doel;
mod fout;
mod html;
mod kleur;
mod lettertype;
mod pdf;
mod schoon;
mod sjabloon;
mod tekst;
mod wereld;

pub use brief::{Afzender, Blok, Brief, Staat, Stuk, Tabel, Tekening, Tekst};
pub use doel::Doel;
pub use fout::{DocumentFout, KleurFout};
pub use html::html;
pub use kleur::Kleur;
pub use pdf::pdf;
pub use sjabloon::{MAX_RESULTAAT, MAX_SJABLOON, Sjabloon, Sjabloonfout};
pub use tekst::{tekst, vingerafdruk};
