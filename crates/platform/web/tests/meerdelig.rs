//! Forms with files: whole, too large, too many, cut off, hostile.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use axum::body::{Body, Bytes};
use axum::http::Request;
use futures_util::{StreamExt as _, stream};
use proptest::prelude::*;
use std::io;
use store::testen::{TestStore, sqlite};
use web::meerdelig::{MAX_FILE_BYTES, MAX_FILES};
use web::testen::{Browser, Reply, app};
use web::{Fout, Meerdelig, Routes};

const KIND: &str = "multipart/form-data; boundary=GRENS";

/// What the form held, in one line.
async fn ontvang(form: Meerdelig) -> Result<String, Fout> {
    let fields: Vec<_> = form.velden.iter().map(|(naam, waarde)| format!("{naam}={waarde}")).collect();
    let files: Vec<_> = form.bestanden.iter().map(|f| format!("{}:{}:{}", f.veld, f.naam, f.inhoud.len())).collect();
    let refused: Vec<_> = form.afgewezen.iter().map(|f| format!("{}:{:?}", f.naam, f.reden)).collect();
    Ok(format!("{} | {} | {}", fields.join("&"), files.join(" "), refused.join(" ")))
}

fn browser() -> (TestStore, Browser) {
    let store = sqlite(&[]);
    let app = app(&store.store).build();
    let browser = Browser::new(&app, Routes::new().public_post("/melden", ontvang).into_router());
    (store, browser)
}

fn send(kind: &str, body: impl Into<Body>) -> Reply {
    let request = Request::post("/melden").header("content-type", kind).header("accept", "application/json");
    browser().1.send(request.body(body.into()).unwrap())
}

fn code(reply: &Reply) -> (u16, String) {
    (reply.status.as_u16(), reply.json()["code"].as_str().unwrap().to_owned())
}

fn text(naam: &str, waarde: &str) -> Vec<u8> {
    format!("--GRENS\r\nContent-Disposition: form-data; name=\"{naam}\"\r\n\r\n{waarde}\r\n").into_bytes()
}

fn file(naam: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!(
        "--GRENS\r\nContent-Disposition: form-data; name=\"foto\"; filename=\"{naam}\"\r\nContent-Type: image/jpeg\r\n\r\n"
    );
    [head.as_bytes(), bytes, b"\r\n"].concat()
}

fn whole(parts: &[Vec<u8>]) -> Vec<u8> {
    [parts.concat(), b"--GRENS--\r\n".to_vec()].concat()
}

#[test]
fn velden_en_bestanden_komen_heel_aan() {
    let tricky = b"\r\n--GREN\r\n\r\n--GREN-".as_slice();
    let body =
        whole(&[text("wat", "é + \r\n&"), text("nu", "a"), text("nu", "b"), file("a.jpg", tricky), file("", b"")]);
    let reply = send(KIND, body);
    assert_eq!((reply.status.as_u16(), reply.body.as_str()), (200, "wat=é + \n&&nu=a&nu=b | foto:a.jpg:19 | "));
    assert_eq!(send(KIND, "--GRENS--\r\n").body, " |  | ");
}

#[test]
fn een_te_groot_of_overtollig_bestand_kost_niet_wat_iemand_typte() {
    let large = vec![b'x'; MAX_FILE_BYTES + 1];
    let reply = send(
        KIND,
        whole(&[text("wat", "hoi"), file("groot.jpg", &large), file("b.jpg", &large[1..]), text("wie", "ik")]),
    );
    assert_eq!(reply.body, format!("wat=hoi&wie=ik | foto:b.jpg:{MAX_FILE_BYTES} | groot.jpg:TeGroot"));
    let pieces = whole(&[file("b.jpg", &large[1..])]).chunks(16_384).map(Bytes::copy_from_slice).collect::<Vec<_>>();
    let reply = send(KIND, Body::from_stream(stream::iter(pieces.into_iter().map(Ok::<_, io::Error>))));
    assert_eq!(reply.body, format!(" | foto:b.jpg:{MAX_FILE_BYTES} | "), "however much there is at once");
    let many: Vec<_> = (0..=MAX_FILES).map(|number| file(&format!("{number}.jpg"), b"x")).collect();
    assert!(send(KIND, whole(&many)).body.ends_with("4.jpg:1 | 5.jpg:TeVeel"));
}

#[test]
fn wat_samen_te_groot_is_wordt_geweigerd() {
    let six: Vec<_> = (0..6).map(|number| file(&format!("{number}.jpg"), &vec![b'x'; MAX_FILE_BYTES])).collect();
    assert_eq!(code(&send(KIND, whole(&six))), (413, "te-groot".into()));
    let request = Request::post("/melden").header("content-type", KIND).header("accept", "application/json");
    let announced = request.header("content-length", "999999999999").body(Body::empty()).unwrap();
    assert_eq!(code(&browser().1.send(announced)), (413, "te-groot".into()));
    assert_eq!(code(&send(KIND, whole(&[text("wat", &"x".repeat(70_000))]))), (413, "te-groot".into()));
}

#[test]
fn wat_is_afgebroken_wordt_geweigerd() {
    let body = whole(&[text("wat", "hoi"), file("a.jpg", b"inhoud")]);
    // The closing boundary without its last line end is still whole.
    for length in 0..body.len() - 4 {
        let reply = send(KIND, body[..length].to_vec());
        assert_eq!(reply.status, 400, "{length}: {}", reply.body);
    }
    let pieces = [Ok(Bytes::from(body).slice(..20)), Err(io::Error::other("verbinding weg"))];
    let broken = Body::from_stream(stream::iter(pieces));
    assert_eq!(code(&send(KIND, broken)), (400, "afgebroken".into()));
}

#[test]
fn vijandige_formulieren_worden_geweigerd() {
    let many: Vec<_> = (0..501).map(|_| text("a", "b")).collect();
    let latin1 = b"--GRENS\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xe9\r\n--GRENS--\r\n";
    let headers = format!(
        "--GRENS\r\n{}Content-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--GRENS--\r\n",
        "X: y\r\n".repeat(100)
    );
    for (name, kind, body, expected) in [
        ("no boundary", "multipart/form-data", whole(&[]), (415, "verkeerde-soort")),
        ("other kind", "text/plain", whole(&[]), (415, "verkeerde-soort")),
        (
            "long boundary",
            &format!("multipart/form-data; boundary={}", "x".repeat(71)),
            whole(&[]),
            (415, "verkeerde-soort"),
        ),
        (
            "no name",
            KIND,
            b"--GRENS\r\nContent-Disposition: form-data\r\n\r\nx\r\n--GRENS--\r\n".to_vec(),
            (400, "formulier-ongeldig"),
        ),
        ("not utf-8", KIND, latin1.to_vec(), (400, "tekst-onleesbaar")),
        ("nul", KIND, whole(&[text("a", "b\0c")]), (400, "tekst-onleesbaar")),
        ("nul in a file name", KIND, whole(&[file("a\0.jpg", b"x")]), (400, "formulier-ongeldig")),
        ("too many fields", KIND, whole(&many), (400, "te-veel-velden")),
        ("too many headers", KIND, headers.into_bytes(), (400, "formulier-ongeldig")),
    ] {
        let reply = send(kind, body);
        assert_eq!(code(&reply), (expected.0, expected.1.to_owned()), "{name}");
    }
}

#[test]
fn een_kop_zonder_eind_kost_geen_geheugen() {
    let begin = stream::iter([Bytes::from_static(b"--GRENS\r\nX: ")]);
    let endless = begin.chain(stream::repeat(Bytes::from_static(&[b'y'; 16_384])));
    let reply = send(KIND, Body::from_stream(endless.map(Ok::<_, io::Error>)));
    assert_eq!(code(&reply), (400, "formulier-ongeldig".into()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn elk_bestand_komt_byte_voor_byte_aan(bytes in proptest::collection::vec(prop_oneof![Just(b'\r'), Just(b'\n'), Just(b'-'), any::<u8>()], 0..300), cut in 1_usize..60) {
        let body = whole(&[file("a.jpg", &bytes), text("wat", "hoi")]);
        let pieces: Vec<_> = body.chunks(cut).map(|piece| Ok::<_, io::Error>(Bytes::copy_from_slice(piece))).collect();
        let reply = send(KIND, Body::from_stream(stream::iter(pieces)));
        let expected = if bytes.is_empty() { "wat=hoi |  | ".to_owned() } else { format!("wat=hoi | foto:a.jpg:{} | ", bytes.len()) };
        prop_assert_eq!(reply.body, expected);
    }

    #[test]
    fn onzin_geeft_nooit_een_storing(bytes in proptest::collection::vec(prop_oneof![Just(b'\r'), Just(b'\n'), any::<u8>()], 0..200)) {
        let reply = send(KIND, [b"--GRENS\r\n".as_slice(), &bytes].concat());
        prop_assert!(reply.status.as_u16() < 500, "{}", reply.status);
    }
}
