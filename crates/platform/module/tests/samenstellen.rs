//! Modules put together: what each brings is there, and what does not fit is named.

use access::{ApiGate, Gate};
use kern::{Doel, Rol};
use module::{Assembled, Module, assemble, testen::open_doors};
use store::testen::{TestStore, sqlite};
use store::{Migratie, Sql};
use web::testen::{Browser, app};
use web::{Access, Api, App, Fout, Json, Path, Routes, operation};

access::actions! {
    /// Reading.
    Lezen = "proef.lezen", Doel::Signaalafhandeling, [Rol::Adviseur];
    /// Deciding.
    Besluiten = "proef.besluiten", Doel::Signaalafhandeling, [Rol::Adviseur, Rol::Burgemeester];
}

const MIGRATIES: &[Migratie] = &[Migratie {
    module: "proef",
    nummer: 1,
    naam: "proef",
    sql: "-- tabel proef: een proef\n-- bewaar: technisch\nCREATE TABLE proef (\n  id ID_AUTO -- [geen] nummer\n);",
}];

const SQL: &[&[Sql]] = &[&[Sql { name: "TEL", text: "SELECT COUNT(*) FROM proef" }]];

#[utoipa::path(get, path = "/proef/{nummer}", params(("nummer" = i64, Path)), responses((status = 200, body = i64)))]
async fn proef_tonen(_: ApiGate<Lezen>, Path(nummer): Path<i64>) -> Json<i64> {
    Json(nummer)
}

async fn tonen(_: Gate<Lezen>, Path(nummer): Path<i64>) -> Result<String, Fout> {
    Ok(nummer.to_string())
}

async fn besluit(_: Gate<Besluiten>) -> &'static str {
    "besloten"
}

fn routes() -> Routes {
    Routes::new()
        .public_get("/proef", async || "welkom")
        .get("/proef/{nummer}", tonen)
        .post("/proef/{nummer}/besluit", besluit)
}

fn proef() -> Module {
    Module {
        naam: "proef",
        migraties: MIGRATIES,
        sql: SQL,
        acties: ACTIES,
        routes,
        api: || Api::new().guarded(operation!(proef_tonen)),
        ..Module::LEEG
    }
}

/// Rules for the tables of `jobs`, and the two that any table may name.
fn werk() -> Module {
    Module { naam: "jobs", migraties: jobs::MIGRATIES, bewaren: jobs::bewaren::regels, ..Module::LEEG }
}

fn platform() -> [Module; 2] {
    [
        Module { naam: "audit", migraties: audit::MIGRATIES, ..Module::LEEG },
        Module { naam: "access", migraties: access::MIGRATIES, acties: access::ACTIES, ..Module::LEEG },
    ]
}

fn whole(extra: &[Module]) -> Assembled {
    assemble(&[platform().as_slice(), &[proef()], extra].concat())
}

fn start(whole: &Assembled) -> (TestStore, App) {
    let store = sqlite(&whole.migraties());
    let app = app(&store.store).build();
    (store, app)
}

#[test]
fn alles_wat_een_module_brengt_is_er() {
    let whole = whole(&[]);
    let (_store, app) = start(&whole);
    assert_eq!(whole.sql().len(), 1);
    assert_eq!(whole.acties().len(), 2 + access::ACTIES.len());
    let of = |path: &str| whole.routes(&app).into_iter().find(|route| route.path == path).map(|route| route.access);
    assert_eq!(of("/proef"), Some(Access::Public));
    assert_eq!(of("/proef/{nummer}/besluit"), Some(Access::Action("proef.besluiten")));
    assert_eq!(of("/api/v1/proef/{nummer}"), Some(Access::Action("proef.lezen")));
    assert_eq!(of("/gezond"), Some(Access::Public));
    assert!(whole.openapi(&app).paths.paths.contains_key("/proef/{nummer}"));
    let mut browser = Browser::new(&app, whole.router(&app));
    assert_eq!(browser.get("/proef").body, "welkom");
    assert_eq!(browser.get("/api/v1/openapi.json").json()["info"]["title"], "Baken");
}

#[test]
fn de_lijst_van_routes_zegt_wie_mag() {
    let whole = whole(&[]);
    let (_store, app) = start(&whole);
    let document = whole.routes_document(&app);
    for line in [
        "| `/proef` | GET | public | anybody |",
        "| `/proef/{nummer}/besluit` | POST | proef.besluiten | adviseur, burgemeester |",
        "| `/api/v1/proef/{nummer}` | GET | proef.lezen | adviseur |",
    ] {
        assert!(document.lines().any(|found| found == line), "{line}\n{document}");
    }
}

#[test]
fn elke_deur_blijft_dicht_voor_wie_er_niets_te_zoeken_heeft() {
    let good = whole(&[]);
    let (_store, app) = start(&good);
    assert_eq!(open_doors(&good, &app), Vec::<String>::new());
}

#[test]
fn een_deur_die_opengaat_wordt_genoemd() {
    /// A guard that forgets to look.
    struct Vergeetachtig;
    impl web::Guard for Vergeetachtig {
        const ACTION: &'static str = "proef.lezen";
    }
    impl axum::extract::FromRequestParts<App> for Vergeetachtig {
        type Rejection = Fout;
        async fn from_request_parts(_: &mut axum::http::request::Parts, _: &App) -> Result<Self, Fout> {
            Ok(Self)
        }
    }
    let lek = Module {
        naam: "lek",
        routes: || Routes::new().get("/lek/{nummer}", async |_: Vergeetachtig| "alles"),
        ..Module::LEEG
    };
    let whole = whole(&[lek]);
    let (_store, app) = start(&whole);
    let opened = open_doors(&whole, &app);
    assert_eq!(opened.len(), Rol::ALL.len(), "nobody, and every role but the adviser: {opened:?}");
    assert_eq!(opened[0], "GET /lek/{nummer} antwoordt 200 aan wie niet is ingelogd.");
}

#[test]
fn wat_niet_past_wordt_genoemd() {
    assert_eq!(assemble(&[werk(), proef()]).gebreken(), Vec::<String>::new());
    let andere = Module {
        naam: "andere",
        routes: || Routes::new().public_get("/proef/{id}", async || "").get("/weg", async |_: Gate<Besluiten>| ""),
        ..Module::LEEG
    };
    let defects = |extra: Module| assemble(&[werk(), proef(), extra]).gebreken();
    assert_eq!(defects(andere), ["Route GET /proef/{} bestaat twee keer."]);
    let doubles = defects(proef());
    for sentence in [
        "Module proef bestaat twee keer.",
        "Actie proef.lezen bestaat twee keer.",
        "Migratie proef 1 bestaat twee keer.",
        "Handeling van de API proef_tonen bestaat twee keer.",
    ] {
        assert!(doubles.iter().any(|found| found == sentence), "{sentence}: {doubles:?}");
    }
    let vreemd = Module { naam: "vreemd", migraties: MIGRATIES, ..Module::LEEG };
    assert!(defects(vreemd).contains(&"Module vreemd draagt migratie 1 van proef.".to_owned()));
    let alone = assemble(&[Module { acties: &[], ..proef() }]).gebreken();
    assert!(
        alone
            .contains(&"Route GET /proef/{nummer} vraagt actie proef.lezen, maar die staat in geen module.".to_owned())
    );
    assert!(alone.contains(&"Tabel proef noemt bewaarregel technisch, maar die bestaat niet.".to_owned()), "{alone:?}");
}
