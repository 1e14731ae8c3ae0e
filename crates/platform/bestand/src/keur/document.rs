//! A document that carries a fact: a PDF or a picture, from somebody who is signed in.

use super::{Afwijzing, MAX_BYTES, keur, naam, pdf};

/// A document that may come in.
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
    /// The content: a PDF as it came, a picture without hidden data.
    pub bytes: Vec<u8>,
    /// The media type to serve it as.
    pub mediatype: &'static str,
    /// The user's name for it, made safe. It may say something about a person: store it encrypted.
    pub naam: String,
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Document")
            .field("soort", &self.mediatype)
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

/// The media types of documents.
pub const DOCUMENTEN: [&str; 4] = ["application/pdf", "image/jpeg", "image/png", "image/webp"];

/// Vets a document. The name decides nothing: it is only made safe for showing.
pub fn keur_document(bytes: &[u8], title: &str) -> Result<Document, Afwijzing> {
    if bytes.len() > MAX_BYTES {
        return Err(Afwijzing::TeGroot);
    }
    if bytes.starts_with(pdf::HANDTEKENING) {
        pdf::keur(bytes)?;
        return Ok(Document { bytes: bytes.to_vec(), mediatype: DOCUMENTEN[0], naam: naam::veilig_met(title, "pdf") });
    }
    match keur(bytes, title) {
        Ok(good) if good.soort.is_beeld() => {
            Ok(Document { bytes: good.bytes, mediatype: good.soort.mediatype(), naam: good.naam })
        }
        Ok(_) | Err(Afwijzing::Onbekend) => Err(Afwijzing::GeenDocument),
        Err(refusal) => Err(refusal),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::{Document as Pdf, Object, dictionary};

    /// A PDF of one empty page, with this in its catalog.
    fn met(extra: Option<(&str, Object)>) -> Vec<u8> {
        let mut pdf = Pdf::with_version("1.7");
        let pages = pdf.new_object_id();
        let page = pdf.add_object(dictionary! { "Type" => "Page", "Parent" => pages });
        pdf.objects.insert(pages, dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into());
        let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages };
        if let Some((naam, object)) = extra {
            catalog.set(naam, object);
        }
        let catalog = pdf.add_object(catalog);
        pdf.trailer.set("Root", catalog);
        bytes_van(&mut pdf)
    }

    fn bytes_van(pdf: &mut Pdf) -> Vec<u8> {
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).expect("it can be written");
        bytes
    }

    #[test]
    fn een_gewone_pdf_blijft_zoals_hij_kwam() {
        let bytes = met(None);
        let good = keur_document(&bytes, "../rapport\u{202E}.exe").expect("it may come in");
        assert_eq!((good.mediatype, good.naam.as_str()), ("application/pdf", "rapport.pdf"));
        assert_eq!(good.bytes, bytes);
        assert!(!format!("{good:?}").contains("rapport"));
    }

    #[test]
    fn wat_iets_doet_komt_er_niet_in() {
        let script = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
        let program = dictionary! { "S" => "Launch", "F" => Object::string_literal("calc.exe") };
        let files = dictionary! { "EmbeddedFiles" => dictionary! { "Names" => Vec::<Object>::new() } };
        for (naam, object) in [("OpenAction", script), ("AA", program), ("Names", files)] {
            assert_eq!(keur_document(&met(Some((naam, object.into()))), "x"), Err(Afwijzing::PdfActief), "{naam}");
        }
    }

    /// As a program that locks a PDF writes it, with a password of nothing for who reads.
    #[test]
    fn een_pdf_op_slot_is_niet_te_lezen() {
        let mut locked = Pdf::load_mem(&met(None)).expect("a PDF");
        let id = Object::string_literal("0123456789abcdef");
        locked.trailer.set("ID", vec![id.clone(), id]);
        let rights = lopdf::Permissions::PRINTABLE;
        let version = lopdf::EncryptionVersion::V2 {
            document: &locked,
            owner_password: "geheim",
            user_password: "ook geheim",
            key_length: 128,
            permissions: rights,
        };
        let state = lopdf::EncryptionState::try_from(version).expect("a lock");
        locked.encrypt(&state).expect("it can be locked");
        assert_eq!(keur_document(&bytes_van(&mut locked), "x"), Err(Afwijzing::PdfVersleuteld));
    }

    /// A page, and beside it a stream of objects that holds this.
    fn met_stroom(naam: &str, inhoud: &[u8], first: i64) -> Vec<u8> {
        let mut stream = lopdf::Stream::new(dictionary! {}, inhoud.to_vec());
        stream.compress().expect("it can be compressed");
        let length = stream.content.len();
        let filter = if stream.dict.has(b"Filter") { "/Filter/FlateDecode" } else { "" };
        let begin = format!(
            "%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
             3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n\
             4 0 obj<</Type/{naam}/N 1/First {first}{filter}/Length {length}>>stream\n"
        );
        let end = b"\nendstream endobj\ntrailer<</Root 1 0 R/Size 91>>\n%%EOF\n";
        [begin.as_bytes(), &stream.content, end].concat()
    }

    #[test]
    fn een_kleine_pdf_die_uitgepakt_het_geheugen_vult_komt_er_niet_in() {
        let mut large = b"90 0 (niets)".to_vec();
        large.resize(65 * 1024 * 1024, b' ');
        let bomb = met_stroom("ObjStm", &large, 5);
        assert!(bomb.len() < 200_000, "{}", bomb.len());
        assert_eq!(keur_document(&bomb, "x"), Err(Afwijzing::Beschadigd));
    }

    #[test]
    fn ook_in_een_stroom_van_objecten_wordt_gekeken() {
        let quiet = met_stroom("ObjStm", b"90 0 (niets)", 5);
        assert_eq!(keur_document(&quiet, "x").map(|good| good.mediatype), Ok("application/pdf"));
        for naam in ["ObjStm", "Obj#53tm"] {
            let script = met_stroom(naam, b"90 0 <</S/JavaScript/JS(app.beep)>>", 5);
            assert_eq!(keur_document(&script, "x"), Err(Afwijzing::PdfActief), "{naam}");
        }
        // Another reader could make something of a stream that is not what it says.
        let broken = met_stroom("Obj#53tm", b"90", 900);
        assert_eq!(keur_document(&broken, "x"), Err(Afwijzing::Beschadigd));
    }

    #[test]
    fn alleen_pdf_en_beeld_zijn_een_document() {
        assert_eq!(keur_document(b"%PDF-1.7 en verder niets", "x"), Err(Afwijzing::Beschadigd));
        assert_eq!(keur_document(b"zomaar tekst", "x"), Err(Afwijzing::GeenDocument));
        assert_eq!(keur_document(b"", "x"), Err(Afwijzing::Leeg));
        assert_eq!(keur_document(&vec![0; MAX_BYTES + 1], "x"), Err(Afwijzing::TeGroot));
    }
}
