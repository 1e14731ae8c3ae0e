//! The rules that hold for every call of the API.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::{Request, request::Parts};
use serde::{Deserialize, Serialize};
use store::testen::sqlite;
use utoipa::ToSchema;
use web::testen::{Browser, Reply, app};
use web::{Access, Api, App, Fout, Guard, Json, Path, Route, operation};

/// Lets in whoever says the word.
struct MagLezen;

impl Guard for MagLezen {
    const ACTION: &'static str = "signaal-lezen";
}

impl FromRequestParts<App> for MagLezen {
    type Rejection = Fout;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Fout> {
        if parts.headers.contains_key("authorization") { Ok(Self) } else { Err(Fout::niet_ingelogd()) }
    }
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Signaal {
    eigen_kenmerk: String,
}

#[utoipa::path(get, path = "/signalen/{nummer}", params(("nummer" = i64, Path)), responses((status = 200, body = Signaal)))]
async fn tonen(_: MagLezen, Path(nummer): Path<i64>) -> Json<Signaal> {
    Json(Signaal { eigen_kenmerk: nummer.to_string() })
}

#[utoipa::path(post, path = "/signalen", request_body = Signaal, responses((status = 200, body = Signaal)))]
async fn aanmaken(_: MagLezen, Json(signaal): Json<Signaal>) -> Json<Signaal> {
    Json(signaal)
}

#[utoipa::path(get, path = "/signalen", responses((status = 200, body = String)))]
async fn uitleg() -> Json<&'static str> {
    Json("uitleg")
}

fn api() -> Api {
    Api::new().guarded(operation!(tonen)).guarded(operation!(aanmaken)).public(operation!(uitleg))
}

fn send(request: Request<Body>) -> Reply {
    let store = sqlite(&[]);
    let app = app(&store.store).build();
    Browser::new(&app, api().into_router(&app)).send(request)
}

fn get(path: &str) -> Request<Body> {
    Request::get(path).header("authorization", "Bearer x").body(Body::empty()).unwrap()
}

fn post(kind: &str, body: impl Into<Body>) -> Request<Body> {
    let request = Request::post("/api/v1/signalen").header("authorization", "Bearer x").header("content-type", kind);
    request.body(body.into()).unwrap()
}

#[test]
fn de_lijst_en_het_document_zeggen_wie_mag() {
    let api = api();
    let action = Access::Action("signaal-lezen");
    let route = |path: &str, method, access| Route { path: path.to_owned(), method, access };
    assert_eq!(
        api.list(),
        [
            route("/api/v1/signalen/{nummer}", "GET", action),
            route("/api/v1/signalen", "POST", action),
            route("/api/v1/signalen", "GET", Access::Public),
        ]
    );
    let reply = send(Request::get("/api/v1/openapi.json").body(Body::empty()).unwrap());
    assert_eq!((reply.header("access-control-allow-origin"), reply.header("api-version")), ("*", "1.0.0"));
    assert_eq!(reply.header("cross-origin-resource-policy"), "cross-origin");
    let document = reply.json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    assert_eq!(document["servers"][0]["url"], "http://127.0.0.1:8080/api/v1");
    assert_eq!(document["info"]["version"], "1.0.0");
    for field in ["name", "url", "email"] {
        assert!(document["info"]["contact"][field].is_string(), "{field}");
    }
    let paths = &document["paths"];
    assert_eq!(paths["/signalen/{nummer}"]["get"]["security"], serde_json::json!([{ "token": ["signaal-lezen"] }]));
    assert_eq!(paths["/signalen"]["get"]["security"], serde_json::json!([]));
    let failure = "#/components/responses/Problem";
    assert_eq!(paths["/signalen"]["post"]["responses"]["default"]["$ref"], failure);
    assert!(document.pointer("/components/schemas/Signaal/properties/eigenKenmerk").is_some());
    assert!(document.pointer("/components/schemas/Veldfout").is_some());
}

#[test]
fn elke_fout_is_een_problem() {
    let xml = || Request::get("/api/v1/signalen").header("accept", "application/xml").body(Body::empty()).unwrap();
    let html = Request::get("/api/v1/nergens").header("accept", "text/html, */*").body(Body::empty()).unwrap();
    let anonymous = Request::get("/api/v1/signalen/7").body(Body::empty()).unwrap();
    let delete = Request::delete("/api/v1/signalen").body(Body::empty()).unwrap();
    for (request, status, code) in [
        (get("/api/v1/nergens"), 404, "niet-gevonden"),
        (html, 404, "niet-gevonden"),
        (get("/api/v1/signalen/"), 404, "niet-gevonden"),
        (get("/api/v1/signalen/zeven"), 404, "niet-gevonden"),
        (get("/api/v2/signalen"), 404, "niet-gevonden"),
        (anonymous, 401, "niet-ingelogd"),
        (delete, 405, "methode-niet-toegestaan"),
        (xml(), 406, "niet-aanvaardbaar"),
        (post("text/plain", "{}"), 415, "verkeerde-soort"),
        (post("application/json", "{"), 400, "json-ongeldig"),
        (post("application/json", "{}"), 422, "velden-ongeldig"),
        (post("application/json", vec![b' '; 300_000]), 413, "te-groot"),
    ] {
        let shown = format!("{} {}", request.method(), request.uri());
        let reply = send(request);
        let problem = reply.json();
        assert_eq!((reply.status.as_u16(), problem["code"].as_str()), (status, Some(code)), "{shown}");
        assert_eq!(reply.header("content-type"), "application/problem+json", "{shown}");
    }
}

#[test]
fn een_veldfout_wijst_de_plek_aan() {
    let problem = send(post("application/json; charset=utf-8", r#"{"eigenKenmerk":[]}"#)).json();
    let expected = serde_json::json!([{
        "pointer": "#/eigenKenmerk", "code": "verkeerde-waarde", "detail": "Deze waarde past niet bij dit veld."
    }]);
    assert_eq!(problem["errors"], expected);
    let reply = send(post("application/json", r#"{"eigenKenmerk":"a"}"#));
    assert_eq!((reply.status.as_u16(), reply.body.as_str()), (200, r#"{"eigenKenmerk":"a"}"#));
}
