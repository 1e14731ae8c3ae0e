//! The API for other systems, after the NL GOV API Design Rules: one version in the path, problem+json for every error,
//! and a document that is made from the same list as the routes.

mod afspraken;
mod document;

pub(crate) use afspraken::conventions;

use crate::{Access, App, Guarded, Route};
use axum::Router;
use axum::handler::Handler;
use axum::http::header;
use axum::routing::get;
use utoipa::openapi::path::Operation;
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{OpenApi, PathItem};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

/// Where the API lives.
pub const ROOT: &str = "/api/v1";
/// Its version, whole, as the header `API-Version` and the document say it.
pub const VERSION: &str = "1.0.0";
/// Name of the security scheme in the document.
const TOKEN: &str = "token";

/// Pairs a handler with what `#[utoipa::path]` knows of it, for [`Api::guarded`] and [`Api::public`].
/// The calling crate needs `axum` and `utoipa` among its dependencies.
#[macro_export]
macro_rules! operation {
    ($handler:path) => {
        ($handler, $crate::utoipa_axum::routes!($handler))
    };
}

/// The API operations of a domain; their paths are written as under [`ROOT`].
///
/// ```ignore
/// Api::new().guarded(web::operation!(lijst)).guarded(web::operation!(toevoegen)).public(web::operation!(categorieen))
/// ```
#[derive(Default)]
pub struct Api {
    router: OpenApiRouter<App>,
    list: Vec<Route>,
}

impl Api {
    /// No operations yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// An operation; the handler's first argument guards it, and the document says with which action.
    #[must_use]
    pub fn guarded<H, T>(self, (_, routes): (H, UtoipaMethodRouter<App>)) -> Self
    where
        H: Handler<T, App>,
        T: Guarded + 'static,
    {
        self.with(routes, Access::Action(T::ACTION))
    }

    /// An operation for anybody.
    #[must_use]
    pub fn public<H, T>(self, (_, routes): (H, UtoipaMethodRouter<App>)) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.with(routes, Access::Public)
    }

    /// These operations and those.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.list.extend(other.list);
        Self { router: self.router.merge(other.router), list: self.list }
    }

    /// Every operation with its full path.
    pub fn list(&self) -> &[Route] {
        &self.list
    }

    /// The names of the operations in the document; each must be there once, or a generated client loses one.
    pub fn operation_ids(&self) -> Vec<String> {
        let mut paths = self.router.get_openapi().paths.clone();
        let all = paths.paths.values_mut().flat_map(operations);
        all.filter_map(|(_, operation)| operation.operation_id.clone()).collect()
    }

    /// The document of these operations, as the municipality at hand publishes it.
    pub fn document(&self, app: &App) -> OpenApi {
        document::complete(app, self.router.get_openapi().clone())
    }

    /// The operations under [`ROOT`], and the document beside them.
    pub fn into_router(self, app: &App) -> Router<App> {
        let json = serde_json::to_string(&self.document(app)).unwrap_or_default();
        let (router, _) = self.router.split_for_parts();
        // Anybody may read the document from a page of his own; the rules demand it.
        let headers = [(header::CONTENT_TYPE, "application/json"), (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
        let open = [("cross-origin-resource-policy", "cross-origin")];
        Router::new().nest(ROOT, router.route("/openapi.json", get(move || async move { (headers, open, json) })))
    }

    fn with(mut self, (schemas, mut paths, methods): UtoipaMethodRouter<App>, access: Access) -> Self {
        for (path, item) in &mut paths.paths {
            for (method, operation) in operations(item) {
                self.list.push(Route { path: format!("{ROOT}{path}"), method, access });
                secure(operation, access);
            }
        }
        Self { router: self.router.routes((schemas, paths, methods)), list: self.list }
    }
}

impl std::fmt::Debug for Api {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Api").field(&self.list).finish()
    }
}

/// Says in the document what the guard does in the code.
fn secure(operation: &mut Operation, access: Access) {
    operation.security = Some(match access {
        Access::Public => Vec::new(),
        Access::Action(action) => vec![SecurityRequirement::new(TOKEN, [action])],
    });
}

/// The operations of a path, each with its method.
fn operations(item: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut Operation)> {
    let PathItem { get, put, post, delete, patch, .. } = item;
    let named = [("GET", get), ("PUT", put), ("POST", post), ("DELETE", delete), ("PATCH", patch)];
    named.into_iter().filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}
