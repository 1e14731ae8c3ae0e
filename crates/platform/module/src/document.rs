//! The routes as a table for `docs/generated/routes.md`: who may call what.

use access::Actie;
use std::fmt::Write as _;
use web::{Access, Route};

/// A table of every route, with its action and the roles that have it.
pub(crate) fn routes(routes: &[Route], acties: &[Actie]) -> String {
    let mut text = "# Routes\n\nMade from the code. Whether somebody may do it to *this* thing is up to its kring.\n\n\
        | path | method | action | roles |\n|---|---|---|---|\n"
        .to_owned();
    for Route { path, method, access } in routes {
        let (action, roles) = match access {
            Access::Public => ("public", "anybody".to_owned()),
            Access::Action(action) => (*action, roles_of(action, acties)),
        };
        let _ = writeln!(text, "| `{path}` | {method} | {action} | {roles} |");
    }
    text
}

fn roles_of(action: &str, acties: &[Actie]) -> String {
    let actie = acties.iter().find(|actie| actie.naam == action);
    actie.map_or(String::new(), |actie| actie.rollen.iter().map(|rol| rol.code()).collect::<Vec<_>>().join(", "))
}
