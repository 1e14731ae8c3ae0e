//! A letter as PDF.

use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};
use typst::World as _;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::wereld::Wereld;
use crate::{Blok, Brief, DocumentFout, Staat, Stuk, Tekst, html, lettertype, schoon, tekst};

/// About 150 pages.
const MAX: usize = 512 * 1024;

/// The letter as a file that is PDF/UA-1 and PDF/A-2a. Equal letters give equal bytes.
///
/// Refuses a letter without title or sender, one that is too long, and one with a character that the typeface lacks.
/// Takes milliseconds of computing and blocks all the while.
pub fn pdf(brief: &Brief) -> Result<Vec<u8>, DocumentFout> {
    let brief = schoon::brief(brief);
    toets(&brief)?;
    let _daarna = Opruimen;
    let gegevens = gegevens(&brief);
    let wereld = Wereld::met(&gegevens);
    let fout = |stap, fouten: &[SourceDiagnostic]| DocumentFout::Zetten { stap, regel: regel(&wereld, fouten) };
    let document = typst::compile::<PagedDocument>(&wereld).output.map_err(|fouten| fout("zetten", &fouten))?;
    let standaarden = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|_| DocumentFout::Zetten { stap: "standaard", regel: 0 })?;
    let opties = PdfOptions {
        ident: Smart::Custom(data_encoding::HEXLOWER.encode(&Sha256::digest(gegevens.to_string()))),
        creator: Smart::Custom(Some("Baken".to_owned())),
        standards: standaarden,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &opties).map_err(|fouten| fout("opslaan", &fouten))
}

/// Typst remembers what it computed, for the whole program. A letter leaves nothing behind, also when it fails.
struct Opruimen;

impl Drop for Opruimen {
    fn drop(&mut self) {
        comemo::evict(0);
    }
}

fn toets(brief: &Brief) -> Result<(), DocumentFout> {
    if brief.titel.is_empty() {
        return Err(DocumentFout::GeenTitel);
    }
    if brief.afzender.gemeente.is_empty() {
        return Err(DocumentFout::GeenAfzender);
    }
    let woorden = tekst(brief);
    if woorden.len() > MAX {
        return Err(DocumentFout::TeLang { bytes: woorden.len(), max: MAX });
    }
    lettertype::onbekend(&woorden)
        .or_else(|| lettertype::onbekend(&brief.kenmerk))
        .map_or(Ok(()), |teken| Err(DocumentFout::Teken(teken)))
}

/// Where in `brief.typ` it went wrong. Typst's own words may quote the letter and stay out.
fn regel(wereld: &Wereld, fouten: &[SourceDiagnostic]) -> usize {
    let plaats = || {
        let bron = wereld.source(wereld.main()).ok()?;
        let bereik = typst::WorldExt::range(wereld, fouten.first()?.span)?;
        bron.lines().byte_to_line(bereik.start)
    };
    plaats().map_or(0, |regel| regel + 1)
}

/// The letter as `brief.typ` reads it.
fn gegevens(brief: &Brief) -> Json {
    json!({
        "gemeente": brief.afzender.gemeente,
        "afzender": brief.afzender.regels,
        "kleur": brief.afzender.kleur.to_string(),
        "aan": brief.aan,
        "gegevens": brief.gegevens,
        "kenmerk": brief.kenmerk,
        "titel": brief.titel,
        "blokken": brief.blokken.iter().map(blok).collect::<Vec<_>>(),
        "ondertekening": brief.ondertekening,
        "bijlagen": brief.bijlagen.iter().map(blok).collect::<Vec<_>>(),
        "concept": (brief.staat == Staat::Concept).then_some(html::CONCEPT),
        "datum": [brief.datum.year(), i16::from(brief.datum.month()), i16::from(brief.datum.day())],
    })
}

fn blok(blok: &Blok) -> Json {
    match blok {
        Blok::Kop(niveau, woorden) => json!({ "soort": "kop", "niveau": niveau + 1, "tekst": woorden }),
        Blok::Alinea(alinea) => json!({ "soort": "alinea", "tekst": lopend(alinea) }),
        Blok::Lijst(punten) => json!({ "soort": "lijst", "punten": rij(punten) }),
        Blok::Nummers(punten) => json!({ "soort": "nummers", "punten": rij(punten) }),
        Blok::Tabel(tabel) => {
            let rijen: Vec<_> = tabel.rijen.iter().map(|cellen| rij(cellen)).collect();
            json!({ "soort": "tabel", "kop": rij(&tabel.kop), "rijen": rijen })
        }
        Blok::Tekening(tekening) => json!({ "soort": "tekening", "svg": tekening.svg, "woorden": tekening.woorden }),
        Blok::Kader(delen) => json!({ "soort": "kader", "delen": delen.iter().map(self::blok).collect::<Vec<_>>() }),
    }
}

fn rij(teksten: &[Tekst]) -> Vec<Json> {
    teksten.iter().map(lopend).collect()
}

fn lopend(tekst: &Tekst) -> Json {
    let stuk = |stuk: &Stuk| match stuk {
        Stuk::Gewoon(tekst) => json!({ "soort": "gewoon", "tekst": tekst }),
        Stuk::Vet(tekst) => json!({ "soort": "vet", "tekst": tekst }),
        Stuk::Koppeling { tekst, doel } => {
            json!({ "soort": "koppeling", "tekst": tekst, "doel": doel.as_str(), "uit": stuk.uitgeschreven() })
        }
    };
    tekst.0.iter().map(stuk).collect()
}
