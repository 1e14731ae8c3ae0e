//! The routes of a domain, each with who may call it. A route without a guard does not compile, unless it says that
//! it is public. Tests walk the list: every route without sign-in, and with every wrong role.

use crate::App;
use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};

/// An extractor that lets only some people through: the first argument of every handler that is not public.
/// `platform/access` makes them.
pub trait Guard {
    /// The action it guards, as the role x action matrix names it.
    const ACTION: &'static str;
}

/// The arguments of a handler whose first one is a [`Guard`]. Nobody implements this by hand.
pub trait Guarded {
    /// The action of the guard.
    const ACTION: &'static str;
}

macro_rules! guarded {
    ($($rest:ident)*) => {
        impl<M, G: Guard, $($rest),*> Guarded for (M, G, $($rest,)*) {
            const ACTION: &'static str = G::ACTION;
        }
    };
}

guarded!();
guarded!(A);
guarded!(A B);
guarded!(A B C);
guarded!(A B C D);
guarded!(A B C D E);
guarded!(A B C D E F);
guarded!(A B C D E F H);

/// Who may call a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// Anybody.
    Public,
    /// Whoever has this action.
    Action(&'static str),
}

/// One route, for the list in the documents and for the tests that walk it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// The path with its parameters: `/signalen/{nummer}`.
    pub path: String,
    /// `GET`, `POST`, ...
    pub method: &'static str,
    /// Who may call it.
    pub access: Access,
}

/// The pages of a domain.
///
/// ```
/// use axum::{extract::FromRequestParts, http::request::Parts};
/// use web::{Access, App, Fout, Guard, Routes};
///
/// struct MagLezen;
/// impl Guard for MagLezen {
///     const ACTION: &'static str = "signaal-lezen";
/// }
/// impl FromRequestParts<App> for MagLezen {
///     type Rejection = Fout;
///     async fn from_request_parts(_: &mut Parts, _: &App) -> Result<Self, Fout> { Err(Fout::niet_ingelogd()) }
/// }
/// async fn lijst(_: MagLezen) -> &'static str { "..." }
/// async fn melden() -> &'static str { "..." }
///
/// let routes = Routes::new().get("/signalen", lijst).public_get("/melden", melden);
/// assert_eq!(routes.list()[0].access, Access::Action("signaal-lezen"));
/// assert_eq!(routes.list()[1].access, Access::Public);
/// ```
///
/// A handler without a guard is not accepted as a guarded route:
/// ```compile_fail,E0277
/// async fn melden(_: axum::extract::State<web::App>) -> &'static str { "..." }
/// web::Routes::new().get("/melden", melden);
/// ```
#[derive(Debug, Default)]
pub struct Routes {
    router: Router<App>,
    list: Vec<Route>,
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page; the handler's first argument guards it.
    #[must_use]
    pub fn get<H, T>(self, path: &str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: Guarded + 'static,
    {
        self.add("GET", path, Access::Action(T::ACTION), get(handler))
    }

    /// A submit; the handler's first argument guards it.
    #[must_use]
    pub fn post<H, T>(self, path: &str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: Guarded + 'static,
    {
        self.add("POST", path, Access::Action(T::ACTION), post(handler))
    }

    /// A page for anybody.
    #[must_use]
    pub fn public_get<H, T>(self, path: &str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add("GET", path, Access::Public, get(handler))
    }

    /// A submit by anybody.
    #[must_use]
    pub fn public_post<H, T>(self, path: &str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add("POST", path, Access::Public, post(handler))
    }

    /// These routes and those.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.list.extend(other.list);
        Self { router: self.router.merge(other.router), list: self.list }
    }

    /// Every route, in the order in which it was added.
    pub fn list(&self) -> &[Route] {
        &self.list
    }

    /// The router itself.
    pub fn into_router(self) -> Router<App> {
        self.router
    }

    fn add(mut self, method: &'static str, path: &str, access: Access, route: MethodRouter<App>) -> Self {
        self.list.push(Route { path: path.to_owned(), method, access });
        Self { router: self.router.route(path, route), list: self.list }
    }
}
