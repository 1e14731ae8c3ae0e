//! Systems of partners: token, scope, and the sight of their organisation.

use super::{Server, on_both};
use crate::client::{client_uitzetten, maak_client};
use crate::organisatie::{Organisatie, Organisatiesoort, organisatie_uitzetten};
use crate::{ApiGate, Lijst, Mislukt, testen};
use audit::{ClientId, Wie};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::routing::get;
use kern::{Doel, Rol};
use web::testen::{Browser, Reply};
use web::{App, Fout};

crate::actions! {
    /// Reading through the API.
    Lezen = "proef.lezen", Doel::Signaalafhandeling, [Rol::Adviseur];
}

/// Shows which kringen the caller sees.
async fn kringen(gate: ApiGate<Lezen>) -> Result<String, Fout> {
    let work = |_: &mut store::Tx<'_>, access: &crate::Access<Lezen>| {
        Ok::<_, Fout>(Lijst::new("kring", access.kringen().iter().map(|kring| kring.0.to_string()).collect()))
    };
    Ok(gate.list(work).await?.rijen.join(","))
}

fn client(server: &Server, scope: &str) -> (Organisatie, ClientId, String) {
    let now = server.now();
    let partner = testen::organisatie(&server.store, now, "Woongoed", Organisatiesoort::Partner);
    let (organisatie, scopes) = (partner.id, [scope.to_owned()]);
    let made = server.store.write_blocking(move |tx| {
        let bekend = ["proef.lezen", "proef.melden"];
        maak_client(tx, now, Wie::Niemand, organisatie, "Proefsysteem", &scopes, &bekend)
    });
    let (id, token) = made.expect("a client can be made");
    (partner, id, token.text().into_exposed())
}

fn ask(server: &Server, authorization: &str) -> Reply {
    let routes: Router<App> = Router::new().route("/api/v1/kringen", get(kringen));
    let request = Request::get("/api/v1/kringen").header("authorization", authorization).body(Body::empty());
    Browser::new(&server.app, routes).send(request.expect("a request"))
}

#[test]
fn een_systeem_ziet_de_kring_van_zijn_organisatie_en_het_kijken_staat_op_zijn_naam() {
    on_both(|server| {
        let (partner, id, token) = client(server, "proef.lezen");
        let reply = ask(server, &format!("Bearer {token}"));
        assert_eq!((reply.status.as_u16(), reply.body), (200, partner.kring.0.to_string()));
        assert_eq!(ask(server, &format!("bearer {token}")).status, 200);
        let (van, tot) = (server.now(), server.now().plus_seconds(1));
        let filter = audit::Inzagefilter { van, tot, gebruiker: None };
        let looks = server.store.read_blocking(move |tx| audit::inzagen(tx, &filter, 0, 10)).expect("looks are read");
        assert!(looks.iter().all(|line| line.wie == Wie::Client(id)) && looks.len() == 2);
    });
}

#[test]
fn zonder_goed_token_of_met_een_andere_scope_komt_een_systeem_niet_binnen() {
    on_both(|server| {
        let (_, _, token) = client(server, "proef.melden");
        for header in
            ["", "Bearer", "Bearer x", "Basic abc", &format!("Basic {token}"), &format!("Bearer {}", &token[1..])]
        {
            let reply = ask(server, header);
            assert_eq!(
                (reply.status.as_u16(), reply.header("content-type")),
                (401, "application/problem+json"),
                "{header}"
            );
        }
        assert_eq!(ask(server, &format!("Bearer {token}")).status, 403);
        let session = testen::cookie(&server.store, server.now(), server.gebruiker(Rol::Adviseur));
        assert_eq!(ask(server, &format!("Bearer {}", session.trim_start_matches("baken="))).status, 401);
    });
}

#[test]
fn een_uitgezet_systeem_en_een_uitgezette_organisatie_zijn_er_meteen_uit() {
    on_both(|server| {
        let (partner, id, token) = client(server, "proef.lezen");
        let now = server.now();
        assert_eq!(server.store.write_blocking(move |tx| client_uitzetten(tx, now, Wie::Niemand, id)), Ok(()));
        assert_eq!(ask(server, &format!("Bearer {token}")).status, 401);
        let (_, _, other) = client(server, "proef.lezen");
        assert_eq!(ask(server, &format!("Bearer {other}")).status, 200);
        let off = server.store.write_blocking(move |tx| organisatie_uitzetten(tx, now, Wie::Niemand, partner.id));
        assert_eq!(off, Ok(()));
        assert_eq!(ask(server, &format!("Bearer {other}")).status, 401);
    });
}

#[test]
fn een_scope_die_niet_bestaat_wordt_geweigerd() {
    on_both(|server| {
        let now = server.now();
        let partner = testen::organisatie(&server.store, now, "Woongoed", Organisatiesoort::Partner).id;
        for scopes in [vec![], vec!["alles".to_owned()], vec!["proef.lezen alles".to_owned()]] {
            let made = server.store.write_blocking(move |tx| {
                maak_client(tx, now, Wie::Niemand, partner, "Proef", &scopes, &[ACTIES[0].naam]).map(|(id, _)| id)
            });
            assert!(matches!(made, Err(Mislukt::Weigering(weigering)) if weigering.code == "client-scope"));
        }
    });
}
