//! Whether modules that were written apart fit together. Found by a test and before the program starts, not by a user.

use crate::Assembled;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use web::{Access, Route};

/// What does not fit, one sentence each.
pub(crate) fn find(whole: &Assembled) -> Vec<String> {
    let acties = whole.acties();
    let modules = whole.modules();
    let routes = modules.iter().flat_map(|module| [(module.routes)().list(), (module.api)().list()].concat());
    let routes: Vec<_> = routes.collect();
    let mut found = twice("Module", modules.iter().map(|module| module.naam));
    found.extend(twice("Actie", acties.iter().map(|actie| actie.naam)));
    found.extend(twice("Route", routes.iter().map(|route| format!("{} {}", route.method, shape(&route.path)))));
    found.extend(twice("Periodiek werk", whole.periodiek().iter().map(|werk| werk.soort)));
    found.extend(twice("Migratie", whole.migraties().iter().map(|m| format!("{} {}", m.module, m.nummer))));
    found.extend(strangers(whole));
    let known = acties.iter().map(|actie| actie.naam).collect();
    found.extend(routes.iter().filter_map(|route| unknown_action(route, &known)));
    found.extend(twice("Handeling van de API", modules.iter().flat_map(|module| (module.api)().operation_ids())));
    found.extend(jobs::bewaren::gebreken(&whole.migraties(), &whole.bewaarregels()));
    found
}

/// Names an action that has no row in the matrix.
fn unknown_action(route: &Route, known: &BTreeSet<&str>) -> Option<String> {
    let Access::Action(action) = route.access else { return None };
    (!known.contains(action))
        .then(|| format!("Route {} {} vraagt actie {action}, maar die staat in geen module.", route.method, route.path))
}

/// A module that carries the migrations of another would run them under a name that nobody looks for.
fn strangers(whole: &Assembled) -> Vec<String> {
    let of = |module: &crate::Module| {
        let naam = module.naam;
        let strange = module.migraties.iter().filter(move |migratie| migratie.module != naam);
        strange
            .map(move |m| format!("Module {naam} draagt migratie {} van {}.", m.nummer, m.module))
            .collect::<Vec<_>>()
    };
    whole.modules().iter().flat_map(of).collect()
}

fn twice<T: Ord + Display>(what: &str, names: impl Iterator<Item = T>) -> Vec<String> {
    let mut counts = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_insert(0) += 1;
    }
    let doubles = counts.into_iter().filter(|(_, count)| *count > 1);
    doubles.map(|(name, _)| format!("{what} {name} bestaat twee keer.")).collect()
}

/// The path as the router compares it: two names for one parameter are one route.
fn shape(path: &str) -> String {
    let part = |part: &str| if part.starts_with('{') { "{}".to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}
