//! What the server itself answers: style sheets and scripts, the theme, health, figures.

mod gezond;
mod metrics;
mod statisch;

pub use gezond::SQL;
pub use metrics::Metrics;

use crate::{App, Routes};

/// The routes of the server itself; all public, `/metrics` only with its token.
pub fn system_routes(app: &App) -> Routes {
    let routes = Routes::new()
        .public_get("/stijl/{bestand}", statisch::asset)
        .public_get("/robots.txt", statisch::robots)
        .public_get(crate::kader::THEMA_URL, statisch::thema)
        .public_get("/gezond", gezond::alive)
        .public_get("/gezond/klaar", gezond::ready);
    if app.ext::<Metrics>().is_some() { routes.public_get("/metrics", metrics::show) } else { routes }
}
