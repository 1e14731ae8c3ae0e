//! What each fuzz target does with its bytes: parse them, and check what must hold whatever they are. A body panics when it
//! does not hold, and returns otherwise. The ordinary tests include this very file.

use std::str::FromStr as _;
use std::sync::OnceLock;

fn tekst(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Two texts: everything up to the first NUL, and what comes after it.
fn twee(bytes: &[u8]) -> (String, String) {
    let cut = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    (tekst(&bytes[..cut]), tekst(bytes.get(cut + 1..).unwrap_or_default()))
}

/// Terms are words of letters and digits, each once and sorted; a question is bounded, and each group of it can match.
pub fn taal(bytes: &[u8]) {
    use duiding::taal;
    let text = tekst(bytes);
    let termen = taal::stammen(&text);
    assert!(termen.is_sorted_by(|a, b| a < b) && termen.iter().all(|term| term.chars().all(char::is_alphanumeric)));
    let vraag = taal::zoekvraag(&text);
    assert!(vraag.groepen.len() <= 24 && vraag.groepen.iter().all(|groep| !groep.termen.is_empty()));
    let known = taal::kenwoorden(&text);
    let _ = taal::Gelezen::van(&text).bij(&known);
}

/// What was found lies within the text, on whole letters, in order and without overlap.
pub fn kenmerken(bytes: &[u8]) {
    let text = tekst(bytes);
    let mut end = 0;
    for kenmerk in duiding::kenmerken::vind(&text) {
        assert!(kenmerk.bereik.start >= end && text.get(kenmerk.bereik.clone()).is_some());
        end = kenmerk.bereik.end;
        let _ = kenmerk.zoekterm(&text);
    }
}

/// A whole address has a key, and its key does not depend on spaces around it.
pub fn adres(bytes: &[u8]) {
    use duiding::adres::Adres;
    let text = tekst(bytes);
    if let Some(adres) = Adres::ontleed(&text) {
        assert!(!adres.is_compleet() || adres.sleutel().is_some());
        let again = Adres::ontleed(&format!("  {text} ")).and_then(|adres| adres.sleutel());
        assert_eq!(adres.sleutel(), again);
    }
}

/// What is accepted comes back from its stored form just as it was.
pub fn geojson(bytes: &[u8]) {
    use duiding::geo::{Gebied, Gebieden};
    let Ok(gebieden) = Gebieden::from_geojson(bytes) else { return };
    for gebied in gebieden.iter() {
        let again = Gebied::lees(gebied.code(), gebied.naam(), &gebied.geometrie());
        assert_eq!(again.as_ref(), Ok(gebied));
    }
}

/// A drawn area comes back from its stored form just as it was, and no corner of its border is outside.
pub fn vlak(bytes: &[u8]) {
    use duiding::vlak::{self, Gebiedskaart, HOOGSTENS_M2, Plek};
    let Ok(kaart) = Gebiedskaart::lees(&tekst(bytes), HOOGSTENS_M2) else { return };
    assert_eq!(Gebiedskaart::lees(&kaart.to_geojson(), HOOGSTENS_M2).as_ref(), Ok(&kaart));
    for punt in kaart.gebieden().flat_map(|gebied| gebied.ringen.iter().flatten()) {
        assert!(kaart.bevat(*punt) != Plek::Buiten && kaart.omhullende().bevat(*punt));
    }
    assert!(!kaart.in_woorden().is_empty() && !vlak::svg(&kaart).contains("NaN"));
}

/// What is accepted is accepted again, of the same kind.
pub fn keur(bytes: &[u8]) {
    let Ok(first) = bestand::keur(bytes, "foto.jpg") else { return };
    let second = bestand::keur(&first.bytes, &first.naam);
    assert_eq!(second.map(|again| again.soort), Ok(first.soort));
}

/// A document that is accepted is accepted again, as the same kind.
pub fn document(bytes: &[u8]) {
    let Ok(first) = bestand::keur_document(bytes, "rapport.pdf") else { return };
    let second = bestand::keur_document(&first.bytes, &first.naam);
    assert_eq!(second.map(|again| again.mediatype), Ok(first.mediatype));
}

/// Values are clean text: no NUL, and one kind of line end.
pub fn formulier(bytes: &[u8]) {
    let Ok(velden) = web::Velden::parse(bytes) else { return };
    assert!(
        velden.iter().all(|(naam, waarde)| !naam.contains('\0') && !waarde.contains('\0') && !waarde.contains("\r\n"))
    );
}

/// A form with files is read or refused, and never with 5xx.
pub fn meerdelig(bytes: &[u8]) {
    use axum::http::Request;
    static APP: OnceLock<(store::testen::TestStore, web::App)> = OnceLock::new();
    let (_, app) = APP.get_or_init(|| {
        let store = store::testen::sqlite(&[]);
        let app = web::testen::app(&store.store).build();
        (store, app)
    });
    let routes = web::Routes::new().public_post("/melden", ontvang).into_router();
    let request = Request::post("/melden").header("content-type", "multipart/form-data; boundary=G");
    let Ok(request) = request.body(bytes.to_vec().into()) else { return };
    let reply = web::testen::Browser::new(app, routes).send(request);
    assert!(reply.status.as_u16() < 500, "{}", reply.status);
}

async fn ontvang(form: web::Meerdelig) -> Result<String, web::Fout> {
    Ok(form.bestanden.len().to_string())
}

/// A mapping, a NUL, and the fields of a row on a line each.
pub fn invoer_kaart(bytes: &[u8]) {
    let (kaart, rij) = twee(bytes);
    signalen::invoer::fuzz::kaart_en_regel(&kaart, &rij);
}

/// A file of whatever kind.
pub fn invoer_bestand(bytes: &[u8]) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let pad = folder.path().join("bestand");
    if std::fs::write(&pad, bytes).is_ok() {
        signalen::invoer::fuzz::bestand(&pad);
    }
}

/// What is a code is sixteen signs, and is the same code when read again.
pub fn code(bytes: &[u8]) {
    let Ok(first) = signalen::code::lees(&tekst(bytes)) else { return };
    assert_eq!(first.expose().len(), 16);
    assert!(signalen::code::lees(first.expose()).is_ok_and(|again| again == first));
}

/// What is a reference comes back as it is shown.
pub fn kenmerk(bytes: &[u8]) {
    use signalen::model::Kenmerk;
    let Ok(first) = Kenmerk::from_str(&tekst(bytes)) else { return };
    assert_eq!(Kenmerk::from_str(&first.to_string()), Ok(first));
}
