//! Dutch text to search terms, the same way for what is stored and for what is asked.
//!
//! A document is indexed under the stem of each word, the word family it belongs to (gestolen, dief and diefstal are one), the
//! parts of a compound (geluid and overlast), its thesaurus key (hangplek is kjoep) and the broader notion (mes is wapen).
//! A question becomes an AND of ORs over the same terms. Stemming alone joins neither inbreken with inbraak nor JOP with
//! kjoep, and people in a hurry use all of them.

mod families;
mod lexicon;
mod rangorde;
mod samenstelling;
mod scheidbaar;
mod stam;
mod stammen;
mod stopwoorden;
mod tabel;
mod thesaurus;
mod verwijzing;
mod vouwen;
mod woorden;
mod zoekvraag;

pub(crate) use stopwoorden::is_stopwoord;
pub(crate) use vouwen::vouw;

pub use rangorde::{Treffer, rangschik};
pub use stam::stam;
pub use stammen::{Gelezen, kenwoorden, stammen};
pub use verwijzing::Verwijzing;
pub use woorden::woorden;
pub use zoekvraag::{Groep, Zoekvraag, zoekvraag};

/// Version of the analysis. Stored beside the index: when it differs, the index must be built again, because questions and
/// documents no longer go through the same tables. Raise it with every change to this module that changes a term.
pub const ANALYSE_VERSIE: u32 = 1;
