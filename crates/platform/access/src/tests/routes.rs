//! Every page of this crate: nobody signed in, and every role that may not.

use super::on_both;
use kern::Rol;
use web::Access;

#[test]
fn zonder_in_te_loggen_opent_geen_enkele_pagina_die_bewaakt_is() {
    on_both(|server| {
        for route in crate::routes().list() {
            if route.access == Access::Public {
                continue;
            }
            let path = route.path.replace("{id}", "1").replace("{lid}", "1").replace("{rol}", "fg");
            let mut browser = server.browser();
            let reply = if route.method == "GET" { browser.get(&path) } else { browser.post(&path, &[]) };
            assert_eq!(reply.status, 303, "{} {path}", route.method);
            assert!(reply.naar().starts_with("/inloggen"), "{} {path}", route.method);
        }
    });
}

#[test]
fn met_een_verkeerde_rol_is_een_pagina_er_niet() {
    on_both(|server| {
        for rol in Rol::ALL {
            let mut browser = server.as_user(server.gebruiker(rol));
            let nothing = browser.get("/bestaat-niet").body;
            for route in crate::routes().list() {
                let Access::Action(naam) = route.access else { continue };
                let actie = crate::ACTIES.iter().find(|actie| actie.naam == naam).expect("an action of this crate");
                if actie.rollen.contains(&rol) {
                    continue;
                }
                let path = route.path.replace("{id}", "1").replace("{lid}", "1").replace("{rol}", "fg");
                let reply = if route.method == "GET" { browser.get(&path) } else { browser.post(&path, "") };
                assert_eq!(reply.status, 404, "{rol:?} {} {path}", route.method);
                assert_eq!(reply.body, nothing, "{rol:?} {} {path}", route.method);
            }
        }
    });
}

#[test]
fn elke_pagina_opent_voor_wie_mag() {
    on_both(|server| {
        for rol in [Rol::Adviseur, Rol::Fg, Rol::Beheerder] {
            let id = server.gebruiker(rol);
            let mut browser = server.as_user(id);
            for route in crate::routes().list().iter().filter(|route| route.method == "GET") {
                let Access::Action(naam) = route.access else { continue };
                let actie = crate::ACTIES.iter().find(|actie| actie.naam == naam).expect("an action of this crate");
                // A list for destruction or a hold is there only after somebody made one: their own tests open it.
                let made = ["voorstel", "opheffen"].iter().any(|part| route.path.contains(part));
                if actie.rollen.contains(&rol) && !made {
                    let path = route.path.replace("{id}", if route.path.contains("kringen") { "1" } else { "2" });
                    let reply = browser.get(&path);
                    assert_eq!(reply.status, 200, "{rol:?} {path}");
                }
            }
        }
    });
}
