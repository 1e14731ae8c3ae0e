//! Reads a PDF as a screen reader does: by its structure tree, in logical order.

use std::collections::{BTreeMap, HashMap};

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// An element of the structure tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    pub soort: String,
    pub tekst: String,
    pub onder: Vec<Element>,
}

impl Element {
    /// This element and everything under it, in order.
    pub fn alle(&self) -> Vec<&Element> {
        std::iter::once(self).chain(self.onder.iter().flat_map(Element::alle)).collect()
    }

    /// Its words and those under it, in order, without white space.
    pub fn woorden(&self) -> String {
        self.alle().iter().map(|element| element.tekst.as_str()).collect::<String>().split_whitespace().collect()
    }
}

/// A read PDF.
pub struct Pdf {
    pub document: Document,
    /// What stands on each page outside the structure: header, footer, watermark.
    pub artefacten: Vec<String>,
    pub boom: Element,
    /// What stands on each page, in the order of drawing.
    pub op_pagina: Vec<String>,
}

type Merken = HashMap<(ObjectId, i64), String>;

impl Pdf {
    pub fn lees(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).unwrap();
        let (mut merken, mut artefacten, mut op_pagina) = (Merken::new(), Vec::new(), Vec::new());
        for pagina in document.get_pages().into_values() {
            artefacten.push(lees_pagina(&document, pagina, &mut merken));
            let mut eigen: Vec<_> = merken.iter().filter(|((op, _), _)| *op == pagina).collect();
            eigen.sort_by_key(|((_, nummer), _)| *nummer);
            op_pagina.push(eigen.into_iter().map(|(_, tekst)| tekst.as_str()).collect());
        }
        let wortel = Self::sub(&document, document.catalog().unwrap(), b"StructTreeRoot");
        let onder = kinderen(&document, wortel, None, &merken).1;
        let boom = Element { soort: "wortel".into(), tekst: String::new(), onder };
        Self { document, artefacten, boom, op_pagina }
    }

    pub fn catalogus(&self) -> &Dictionary {
        self.document.catalog().unwrap()
    }

    pub fn sub<'a>(document: &'a Document, van: &'a Dictionary, naam: &[u8]) -> &'a Dictionary {
        document.dereference(van.get(naam).unwrap()).unwrap().1.as_dict().unwrap()
    }

    pub fn xmp(&self) -> String {
        let stroom =
            self.document.dereference(self.catalogus().get(b"Metadata").unwrap()).unwrap().1.as_stream().unwrap();
        String::from_utf8(stroom.get_plain_content().unwrap_or_else(|_| stroom.content.clone())).unwrap()
    }
}

/// The words of an element itself, and the elements under it. Words in between keep their place as an element "tekst".
fn kinderen(
    document: &Document,
    element: &Dictionary,
    pagina: Option<ObjectId>,
    merken: &Merken,
) -> (String, Vec<Element>) {
    let pagina = element.get(b"Pg").and_then(Object::as_reference).ok().or(pagina);
    let Ok(inhoud) = element.get(b"K") else { return (String::new(), Vec::new()) };
    let inhoud = match document.dereference(inhoud).unwrap().1 {
        Object::Array(delen) => delen.clone(),
        een => vec![een.clone()],
    };
    let blad = |tekst: Option<&String>| Element {
        soort: "tekst".into(),
        tekst: tekst.cloned().unwrap_or_default(),
        onder: Vec::new(),
    };
    let mut onder = Vec::new();
    for deel in inhoud {
        match document.dereference(&deel).unwrap().1 {
            Object::Integer(nummer) => onder.push(blad(merken.get(&(pagina.unwrap(), *nummer)))),
            Object::Dictionary(kind) if kind.has(b"MCID") => {
                let op = kind.get(b"Pg").and_then(Object::as_reference).ok().or(pagina).unwrap();
                onder.push(blad(merken.get(&(op, kind.get(b"MCID").unwrap().as_i64().unwrap()))));
            }
            Object::Dictionary(kind) if kind.has(b"S") => {
                let (tekst, dieper) = kinderen(document, kind, pagina, merken);
                let soort = String::from_utf8_lossy(kind.get(b"S").unwrap().as_name().unwrap()).into_owned();
                onder.push(Element { soort, tekst, onder: dieper });
            }
            _ => {}
        }
    }
    (String::new(), onder)
}

/// Collects the words of each mark; gives those of the artifacts.
fn lees_pagina(document: &Document, pagina: ObjectId, merken: &mut Merken) -> String {
    let letters: BTreeMap<Vec<u8>, HashMap<u16, String>> = document
        .get_page_fonts(pagina)
        .unwrap()
        .into_iter()
        .map(|(naam, font)| (naam, tabel(document, font)))
        .collect();
    let inhoud = Content::decode(&document.get_page_content(pagina)).unwrap();
    let (mut font, mut stapel, mut artefact) = (Vec::new(), Vec::<Option<i64>>::new(), String::new());
    for opdracht in inhoud.operations {
        match opdracht.operator.as_str() {
            "Tf" => font = opdracht.operands[0].as_name().unwrap().to_vec(),
            "BDC" | "BMC" => {
                let nummer = opdracht.operands.get(1).and_then(|object| object.as_dict().ok());
                stapel.push(nummer.and_then(|dict| dict.get(b"MCID").ok()?.as_i64().ok()));
            }
            "EMC" => {
                stapel.pop();
            }
            "Tj" | "TJ" => {
                let woorden: String =
                    opdracht.operands.iter().flat_map(platte).map(|bytes| vertaal(&bytes, &letters[&font])).collect();
                match stapel.iter().rev().find_map(|nummer| *nummer) {
                    Some(nummer) => merken.entry((pagina, nummer)).or_default().push_str(&woorden),
                    None => artefact.push_str(&woorden),
                }
            }
            _ => {}
        }
    }
    artefact
}

fn platte(object: &Object) -> Vec<Vec<u8>> {
    match object {
        Object::String(bytes, _) => vec![bytes.clone()],
        Object::Array(delen) => delen.iter().flat_map(platte).collect(),
        _ => Vec::new(),
    }
}

fn vertaal(bytes: &[u8], tabel: &HashMap<u16, String>) -> String {
    bytes
        .chunks(2)
        .map(|paar| tabel.get(&u16::from_be_bytes([paar[0], paar[1]])).cloned().unwrap_or_default())
        .collect()
}

/// Which glyph is which text.
fn tabel(document: &Document, font: &Dictionary) -> HashMap<u16, String> {
    let stroom = document.dereference(font.get(b"ToUnicode").unwrap()).unwrap().1.as_stream().unwrap();
    let tekst = String::from_utf8(stroom.get_plain_content().unwrap_or_else(|_| stroom.content.clone())).unwrap();
    let mut tabel = HashMap::new();
    for regel in tekst.lines() {
        let delen: Vec<_> = regel.split(['<', '>', ' ']).filter(|deel| !deel.is_empty()).collect();
        let [van, naar] = delen.as_slice() else { continue };
        let Ok(van) = u16::from_str_radix(van, 16) else { continue };
        let eenheden: Vec<u16> = (0..naar.len() / 4)
            .filter_map(|nummer| u16::from_str_radix(&naar[nummer * 4..nummer * 4 + 4], 16).ok())
            .collect();
        tabel.insert(van, String::from_utf16_lossy(&eenheden));
    }
    tabel
}
