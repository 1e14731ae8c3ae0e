//! All modules together.

use crate::Module;
use access::Actie;
use axum::Router;
use jobs::bewaren::Bewaarregel;
use jobs::{Handler, Periodiek};
use store::{Migratie, Sql};
use utoipa::openapi::OpenApi;
use web::{Api, App, Route, Routes};

/// The modules of the program as one whole.
#[derive(Debug, Clone)]
pub struct Assembled {
    modules: Vec<Module>,
}

/// Puts modules together, in this order: migrations run and routes are listed in it. Whether they fit each other is
/// for [`Assembled::gebreken`] to say; a program with defects does not start.
pub fn assemble(modules: &[Module]) -> Assembled {
    Assembled { modules: modules.to_vec() }
}

impl Assembled {
    /// The modules themselves.
    pub fn modules(&self) -> &[Module] {
        &self.modules
    }

    /// Every migration.
    pub fn migraties(&self) -> Vec<Migratie> {
        self.all(|module| module.migraties.to_vec())
    }

    /// Every statement.
    pub fn sql(&self) -> Vec<Sql> {
        self.all(|module| module.sql.concat())
    }

    /// Every action: the rows of the matrix of roles and actions.
    pub fn acties(&self) -> Vec<Actie> {
        self.all(|module| module.acties.to_vec())
    }

    /// Everything that comes back.
    pub fn periodiek(&self) -> Vec<Periodiek> {
        self.all(|module| module.periodiek.to_vec())
    }

    /// Every retention rule.
    pub fn bewaarregels(&self) -> Vec<Bewaarregel> {
        self.all(|module| (module.bewaren)())
    }

    /// Who does the jobs.
    pub fn taken(&self, app: &App) -> Vec<Handler> {
        self.all(|module| (module.taken)(app))
    }

    /// Every page and every operation with who may call it, also those of the server itself, by path.
    pub fn routes(&self, app: &App) -> Vec<Route> {
        let mut list = self.all(|module| [(module.routes)().list(), (module.api)().list()].concat());
        list.extend_from_slice(web::system_routes(app).list());
        list.sort();
        list
    }

    /// All of it, ready for [`web::server::serve`], which adds the routes of the server itself.
    pub fn router(&self, app: &App) -> Router<App> {
        let pages = self.modules.iter().fold(Routes::new(), |routes, module| routes.merge((module.routes)()));
        pages.into_router().merge(self.api().into_router(app))
    }

    /// The document of the API.
    pub fn openapi(&self, app: &App) -> OpenApi {
        self.api().document(app)
    }

    /// What does not fit, in Dutch, one sentence each; empty when all is well.
    pub fn gebreken(&self) -> Vec<String> {
        crate::gebreken::find(self)
    }

    /// The list of routes for the documents.
    pub fn routes_document(&self, app: &App) -> String {
        crate::document::routes(&self.routes(app), &self.acties())
    }

    /// The operations of all modules.
    fn api(&self) -> Api {
        self.modules.iter().fold(Api::new(), |api, module| api.merge((module.api)()))
    }

    /// The same of each module, in order.
    fn all<T>(&self, of: impl Fn(&Module) -> Vec<T>) -> Vec<T> {
        self.modules.iter().flat_map(of).collect()
    }
}
