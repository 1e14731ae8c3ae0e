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
        let locked = met(None);
        let mut locked = Pdf::load_mem(&locked).expect("a PDF");
        locked.trailer.set("Encrypt", dictionary! { "Filter" => "Standard" });
        let mut bytes = Vec::new();
        locked.save_to(&mut bytes).expect("it can be written");
        let refused = keur_document(&bytes, "x").expect_err("it cannot be read");
        assert!(matches!(refused, Afwijzing::PdfVersleuteld | Afwijzing::Beschadigd), "{refused}");
    }

    #[test]
    fn alleen_pdf_en_beeld_zijn_een_document() {
        assert_eq!(keur_document(b"%PDF-1.7 en verder niets", "x"), Err(Afwijzing::Beschadigd));
        assert_eq!(keur_document(b"zomaar tekst", "x"), Err(Afwijzing::GeenDocument));
        assert_eq!(keur_document(b"", "x"), Err(Afwijzing::Leeg));
        assert_eq!(keur_document(&vec![0; MAX_BYTES + 1], "x"), Err(Afwijzing::TeGroot));
    }
}
