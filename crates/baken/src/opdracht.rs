//! The commands, one file each. A command that fails says so in one sentence and leaves nothing half done.

pub(crate) mod controle;
pub(crate) mod demo;
pub(crate) mod exporteer;
pub(crate) mod gebruiker;
pub(crate) mod herstel;
pub(crate) mod importeer;
pub(crate) mod nieuw;
pub(crate) mod reservekopie;
pub(crate) mod serve;

/// Any reason to stop, already a sentence for the person at the keyboard.
pub(crate) type Uitkomst = Result<(), Box<dyn std::error::Error>>;
