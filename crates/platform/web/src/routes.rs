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
/// ```ignore
/// Routes::new().public_get("/melden", melden::form).get("/signalen", lijst::page).post("/signalen", nieuw::submit)
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
