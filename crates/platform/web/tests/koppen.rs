//! Every header that a browser must see, on every kind of reply.

use store::testen::sqlite;
use web::testen::{Browser, app, gemeente};
use web::{Gemeente, Instellingen, Kaarttegels, Routes};

const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; \
    form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'; img-src 'self' data:";

fn browser(gemeente: Gemeente, instellingen: Instellingen) -> Browser {
    let store = sqlite(&[]);
    let app = app(&store.store).gemeente(gemeente).instellingen(instellingen).build();
    let pages =
        Routes::new().public_get("/pagina", async || "ok").public_get("/stuk", async || -> &'static str { panic!() });
    Browser::new(&app, pages.into_router())
}

#[test]
fn elk_antwoord_draagt_alle_koppen() {
    let mut browser = browser(gemeente(), Instellingen::default());
    for path in ["/pagina", "/nergens", "/stuk", "/api/v1/nergens", "/robots.txt", ui::url("baken.css")] {
        let reply = browser.get(path);
        for (name, value) in [
            ("content-security-policy", CSP),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("x-permitted-cross-domain-policies", "none"),
            ("strict-transport-security", ""),
        ] {
            assert_eq!(reply.header(name), value, "{path} {name}");
        }
        assert!(reply.header("permissions-policy").contains("camera=()"), "{path}");
        let cached = path.starts_with("/stijl/");
        let cache = if cached { "public, max-age=31536000, immutable" } else { "no-store" };
        assert_eq!(reply.header("cache-control"), cache, "{path}");
    }
}

#[test]
fn over_https_blijft_het_https() {
    let settings = Instellingen { https: true, ..Instellingen::default() };
    let reply = browser(gemeente(), settings).get("/pagina");
    assert_eq!(reply.header("strict-transport-security"), "max-age=31536000");
}

#[test]
fn kaarttegels_zijn_de_enige_uitzondering() {
    let with = |origin: &str| Gemeente {
        kaarttegels: Some(Kaarttegels { sjabloon: String::new(), herkomst: origin.to_owned() }),
        ..gemeente()
    };
    let policy = browser(with("https://tegels.example"), Instellingen::default()).get("/pagina");
    assert_eq!(policy.header("content-security-policy"), format!("{CSP} https://tegels.example"));
    for hostile in ["https://x.example; script-src *", "http://x.example", "* 'unsafe-inline'"] {
        let policy = browser(with(hostile), Instellingen::default()).get("/pagina");
        assert_eq!(policy.header("content-security-policy"), CSP, "{hostile}");
    }
}
