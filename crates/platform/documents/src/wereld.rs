//! What typst may see of the world: our layout, our fonts and one letter. No files, no clock, no network.

use std::sync::LazyLock;

use serde_json::Value as Json;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, IntoValue as _};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use crate::lettertype::LETTERS;

static OPMAAK: LazyLock<Source> = LazyLock::new(|| Source::detached(include_str!("brief.typ")));

/// One letter. It enters as data in `sys.inputs`, never as typst source.
pub struct Wereld(LazyHash<Library>);

impl Wereld {
    /// A world with this letter in it.
    pub fn met(brief: &Json) -> Self {
        let mut invoer = Dict::new();
        invoer.insert("brief".into(), brief.to_string().into_value());
        Self(LazyHash::new(Library::builder().with_inputs(invoer).build()))
    }
}

impl World for Wereld {
    fn library(&self) -> &LazyHash<Library> {
        &self.0
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &LETTERS.boek
    }

    fn main(&self) -> FileId {
        OPMAAK.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == OPMAAK.id() { Ok(OPMAAK.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        LETTERS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
