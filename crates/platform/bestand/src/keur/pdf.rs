//! A PDF of a colleague or a partner: a police report. It is kept as it came, because it is evidence; what can run, start a
//! program or carries another file is refused.

use super::Afwijzing;
use lopdf::{Dictionary, Document, Object};

/// Names in a dictionary that make a document do something.
const ACTIEF: [&[u8]; 7] = [b"JS", b"JavaScript", b"Launch", b"EmbeddedFile", b"EmbeddedFiles", b"RichMedia", b"XFA"];

pub(super) const HANDTEKENING: &[u8] = b"%PDF-";

/// Whether it may come in.
pub(super) fn keur(bytes: &[u8]) -> Result<(), Afwijzing> {
    let document = Document::load_mem(bytes).map_err(|_| Afwijzing::Beschadigd)?;
    if document.is_encrypted() || document.trailer.has(b"Encrypt") {
        return Err(Afwijzing::PdfVersleuteld);
    }
    if document.get_pages().is_empty() {
        return Err(Afwijzing::Beschadigd);
    }
    let active = document.objects.values().any(is_actief) || in_woordenboek(&document.trailer, 0);
    if active { Err(Afwijzing::PdfActief) } else { Ok(()) }
}

fn is_actief(object: &Object) -> bool {
    in_object(object, 0)
}

/// Deeper than this nothing real goes; what does is refused with the rest.
const DIEPST: u32 = 64;

fn in_object(object: &Object, depth: u32) -> bool {
    if depth > DIEPST {
        return true;
    }
    match object {
        Object::Name(naam) => ACTIEF.contains(&naam.as_slice()),
        Object::Array(parts) => parts.iter().any(|part| in_object(part, depth + 1)),
        Object::Dictionary(dict) => in_woordenboek(dict, depth + 1),
        Object::Stream(stream) => in_woordenboek(&stream.dict, depth + 1),
        _ => false,
    }
}

fn in_woordenboek(dict: &Dictionary, depth: u32) -> bool {
    dict.iter().any(|(naam, object)| ACTIEF.contains(&naam.as_slice()) || in_object(object, depth + 1))
}
