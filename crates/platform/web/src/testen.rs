//! A whole service to ask things of, without a socket: for the request tests of every crate.

use crate::{App, Gemeente, Instellingen, service};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use kern::FixedClock;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::sync::Arc;
use store::Store;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt as _;

/// The municipality that every test speaks of.
pub fn gemeente() -> Gemeente {
    Gemeente {
        naam: "Voorbeeldstad".to_owned(),
        telefoon: "14 0999".to_owned(),
        website: "https://www.voorbeeldstad.example".to_owned(),
        email: "baken@voorbeeldstad.example".to_owned(),
        ..Gemeente::default()
    }
}

/// An app on this store whose clock stands at noon on 24 November 2026; more `ext` can be added before `build`.
pub fn app(store: &Store) -> crate::AppBuilder {
    App::builder(store.clone(), Arc::new(clock())).gemeente(gemeente()).instellingen(Instellingen::default())
}

/// The clock of [`app`].
pub fn clock() -> FixedClock {
    FixedClock::at(jiff::civil::date(2026, 11, 24).at(12, 0, 0, 0))
}

/// What browsers ask for: a page if there is one, and otherwise anything.
const ACCEPT: &str = "text/html,application/xhtml+xml,*/*;q=0.8";

/// A browser of one person: it keeps its cookies and submits as a page of ours would. It waits for each reply, so
/// tests need no `async` and fit in [`store::testen::on_both`]; do not use it inside a runtime.
#[derive(Debug, Clone)]
pub struct Browser {
    runtime: Arc<Runtime>,
    service: Router,
    cookies: Vec<(String, String)>,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Reply {
    /// Status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// Content as text.
    pub body: String,
}

impl Reply {
    /// A header as text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a header of ours is text"))
    }

    /// Where a 303 leads.
    pub fn naar(&self) -> &str {
        self.header("location")
    }

    /// The content as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).expect("the reply is JSON")
    }
}

impl Browser {
    /// A browser without cookies, before the whole service around these routes.
    pub fn new(app: &App, routes: Router<App>) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        Self { runtime: Arc::new(runtime), service: service(app, routes), cookies: Vec::new() }
    }

    /// With this cookie, written as in a header: `naam=waarde`.
    #[must_use]
    pub fn cookie(mut self, pair: &str) -> Self {
        self.keep(pair);
        self
    }

    /// Asks for a page.
    pub fn get(&mut self, path: &str) -> Reply {
        self.send(Request::get(path).header("accept", ACCEPT).body(Body::empty()).expect("a request"))
    }

    /// Submits a form from a page of ours.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.submit("POST", path, fields)
    }

    /// Submits a form from a page of ours with another method than POST.
    pub fn submit(&mut self, method: &str, path: &str, fields: &[(&str, &str)]) -> Reply {
        let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let pairs: Vec<_> = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("accept", ACCEPT)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(pairs.join("&")));
        self.send(request.expect("a request"))
    }

    /// Submits a form from a page of ours that can have files: name of the field, name of the file, content.
    pub fn post_met_bestanden(&mut self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Reply {
        const GRENS: &str = "grens-van-de-proef";
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!("--{GRENS}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        for (field, file, content) in files {
            let head = format!("form-data; name=\"{field}\"; filename=\"{file}\"");
            body.extend_from_slice(format!("--{GRENS}\r\nContent-Disposition: {head}\r\n\r\n").as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{GRENS}--\r\n").as_bytes());
        let request = Request::builder()
            .method("POST")
            .uri(path)
            .header("accept", ACCEPT)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={GRENS}"))
            .body(Body::from(body));
        self.send(request.expect("a request"))
    }

    /// Sends any request, with the cookies of this browser.
    pub fn send(&mut self, mut request: Request<Body>) -> Reply {
        if !self.cookies.is_empty() {
            let pairs: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request.headers_mut().insert(header::COOKIE, pairs.join("; ").parse().expect("cookies fit in a header"));
        }
        let service = self.service.clone();
        let (parts, body) = self.runtime.block_on(async move {
            let (parts, body) = service.oneshot(request).await.expect("a service never fails").into_parts();
            (parts, to_bytes(body, usize::MAX).await.expect("a reply has an end"))
        });
        for line in parts.headers.get_all(header::SET_COOKIE) {
            self.keep(line.to_str().expect("a cookie is text"));
        }
        Reply { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    fn keep(&mut self, line: &str) {
        let (name, value) = line.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie has a name");
        self.cookies.retain(|(known, _)| known != name);
        if !line.contains("Max-Age=0") {
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }
}
