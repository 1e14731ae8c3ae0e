//! Trying every door as somebody who may not come in.

use crate::Assembled;
use access::testen::{cookie, gebruiker};
use kern::Rol;
use web::testen::{Browser, Reply};
use web::{Access, App, INLOGGEN, Route};

/// Tries every guarded route without sign-in, and as each role that does not have its action. Returns the ones that
/// opened, one sentence each; empty when all held. The app's database must have the tables of `audit` and `access`.
pub fn open_doors(whole: &Assembled, app: &App) -> Vec<String> {
    let (routes, stranger) = (whole.routes(app), Browser::new(app, whole.router(app)));
    let guarded = routes.iter().filter(|route| route.access != Access::Public);
    let mut opened: Vec<_> = guarded.filter_map(|route| attempt(&stranger, route, "wie niet is ingelogd")).collect();
    for rol in Rol::ALL {
        let id = gebruiker(app.store(), app.now(), &[rol], &[]);
        let signed_in = stranger.clone().cookie(&cookie(app.store(), app.now(), id));
        let closed = routes.iter().filter(|route| !has_action(whole, route, rol));
        opened.extend(closed.filter_map(|route| attempt(&signed_in, route, rol.naam())));
    }
    opened
}

fn has_action(whole: &Assembled, route: &Route, rol: Rol) -> bool {
    match route.access {
        Access::Public => true,
        Access::Action(action) => {
            whole.acties().iter().any(|actie| actie.naam == action && actie.rollen.contains(&rol))
        }
    }
}

fn attempt(browser: &Browser, route: &Route, who: &str) -> Option<String> {
    let (mut browser, path) = (browser.clone(), filled_in(&route.path));
    let reply = if route.method == "GET" { browser.get(&path) } else { browser.submit(route.method, &path, &[]) };
    (!held(&reply)).then(|| format!("{} {} antwoordt {} aan {who}.", route.method, route.path, reply.status.as_u16()))
}

/// Any value will do for a parameter: the guard comes before it is read.
fn filled_in(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect::<Vec<_>>().join("/")
}

fn held(reply: &Reply) -> bool {
    matches!(reply.status.as_u16(), 401 | 403 | 404) || (reply.status == 303 && reply.naar().starts_with(INLOGGEN))
}
