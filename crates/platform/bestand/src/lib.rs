//! Attachments: vetted before they come in, encrypted where they lie.
//!
//! - [`keur`] decides by content, not by name, whether a file may come in, and takes the hidden data out.
//! - [`Kluis`] keeps files encrypted in a folder. Each signal or dossier has a key of its own, the [`Sleutelbos`], which
//!   lies wrapped in its database row: deleting the row makes everything of that signal unreadable for good.
//! - [`Sleutelbos::versleutel_tekst`] does the same for small texts in the database, such as who reported.
//! - [`Kluis::sleutelhash`] finds a mailbox code without storing it.

mod eigenaar;
mod fout;
mod hoofdsleutel;
pub mod keur;
mod kluis;
mod naam;
mod schijf;
mod sleutel;
mod sleutelbos;

pub use eigenaar::Eigenaar;
pub use fout::{KluisFout, SleutelFout};
pub use hoofdsleutel::Hoofdsleutel;
pub use keur::{
    Afwijzing, DOCUMENTEN, Document, Gekeurd, MAX_BYTES, MAX_PER_MELDING, Soort, keur, keur_aantal, keur_document,
};
pub use kluis::Kluis;
pub use naam::Opslagnaam;
pub use sleutelbos::Sleutelbos;
