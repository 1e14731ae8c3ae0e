//! A PDF of a colleague or a partner: a police report. It is kept as it came, because it is evidence; what can run, start a
//! program or carries another file is refused.

use super::Afwijzing;
use lopdf::{Dictionary, Document, LoadOptions, Object};

/// Names in a dictionary that make a document do something.
const ACTIEF: [&[u8]; 7] = [b"JS", b"JavaScript", b"Launch", b"EmbeddedFile", b"EmbeddedFiles", b"RichMedia", b"XFA"];

pub(super) const HANDTEKENING: &[u8] = b"%PDF-";

/// Objects can lie compressed in streams of the document. So much they hold together at most: what grows beyond it is made to
/// fill the memory of who opens it.
const UITGEPAKT: usize = 64 * 1024 * 1024;

/// Whether it may come in.
pub(super) fn keur(bytes: &[u8]) -> Result<(), Afwijzing> {
    let packed = objectstromen(bytes);
    let options = LoadOptions::with_max_decompressed_size(UITGEPAKT / packed.max(1));
    let document = Document::load_mem_with_options(bytes, options).map_err(|_| Afwijzing::Beschadigd)?;
    if document.is_encrypted() || document.trailer.has(b"Encrypt") {
        return Err(Afwijzing::PdfVersleuteld);
    }
    // A stream of objects that this reader skips could be read by another.
    let read = document.objects.values().filter_map(|object| object.as_stream().ok());
    if read.filter(|stream| stream.dict.has_type(b"ObjStm")).count() < packed || document.get_pages().is_empty() {
        return Err(Afwijzing::Beschadigd);
    }
    let active = document.objects.values().any(is_actief) || in_woordenboek(&document.trailer, 0);
    if active { Err(Afwijzing::PdfActief) } else { Ok(()) }
}

/// How many streams of objects the document names, also by a name written with escapes.
fn objectstromen(bytes: &[u8]) -> usize {
    bytes.iter().enumerate().filter(|(at, byte)| **byte == b'/' && is_objectstroom(&bytes[at + 1..])).count()
}

fn is_objectstroom(rest: &[u8]) -> bool {
    let mut rest = rest.iter().copied();
    b"ObjStm".iter().all(|letter| match rest.next() {
        Some(b'#') => {
            let code = [rest.next(), rest.next()].map(|digit| char::from(digit.unwrap_or(b' ')).to_digit(16));
            matches!(code, [Some(high), Some(low)] if high * 16 + low == u32::from(*letter))
        }
        other => other == Some(*letter),
    })
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
