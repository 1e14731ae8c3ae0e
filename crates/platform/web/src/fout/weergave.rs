//! How an error looks: a page for people, problem+json for programs. Also the one place where our failures are logged.

use super::problem::Problem;
use super::{Fout, Storing};
use crate::cookie::ToSet;
use crate::{App, INLOGGEN, Kenmerk, Naar, Pagina, kader};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::borrow::Cow;
use ui::{Foutmelding, Foutpagina};

/// When a failure may have passed.
const RETRY_SECONDS: u32 = 10;

/// Turns every [`Fout`], and every bare error status of the framework, into a reply that its reader understands.
pub(crate) async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let reader = Reader::of(&request);
    let mut response = next.run(request).await;
    let fout = response.extensions_mut().remove::<Fout>().or_else(|| bare(&response));
    let Some(fout) = fout else { return response };
    if let Fout::Storing(storing) = &fout {
        log(storing, &reader.kenmerk);
    }
    let mut shown = reader.show(&app, &fout);
    if let Some(seconds) = wait(&fout) {
        shown.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    // Of the framework's own reply only what the caller needs survives.
    if let Some(allow) = response.headers().get(header::ALLOW) {
        shown.headers_mut().insert(header::ALLOW, allow.clone());
    }
    if let Some(cookies) = response.extensions_mut().remove::<ToSet>() {
        shown.extensions_mut().insert(cookies);
    }
    shown
}

/// Who reads the reply, remembered from the request.
struct Reader {
    kenmerk: Kenmerk,
    program: bool,
    htmx: bool,
    back: String,
    headers: HeaderMap,
}

impl Reader {
    fn of(request: &Request) -> Self {
        let headers = request.headers();
        let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let path = request.uri().path();
        // Only a page that was asked for by GET can be asked for again; its query may hold what somebody searched.
        let back = if request.method() == Method::GET { path.to_owned() } else { String::new() };
        Self {
            kenmerk: Kenmerk::of(request),
            program: is_api(path) || (accept.contains("json") && !accept.contains("text/html")),
            htmx: headers.contains_key("hx-request"),
            back,
            headers: headers.clone(),
        }
    }

    fn show(&self, app: &App, fout: &Fout) -> Response {
        let unknown = fout.status() == StatusCode::UNAUTHORIZED;
        if self.program {
            let mut response = problem(&Problem::of(fout, &self.kenmerk));
            if unknown {
                response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            return response;
        }
        if unknown {
            return self.sign_in();
        }
        let kader = kader(app, &self.headers);
        let fout_page = Foutpagina { kader: kader.voor(kop(fout), ""), fout: self.message(fout) };
        Pagina(fout_page).met_status(fout.status())
    }

    /// To the sign-in page, and afterwards back to where the person was going.
    fn sign_in(&self) -> Response {
        let target = match self.back.as_str() {
            "" | "/" => INLOGGEN.to_owned(),
            back => format!("{INLOGGEN}?terug={}", utf8_percent_encode(back, NON_ALPHANUMERIC)),
        };
        if !self.htmx {
            return Naar::new(target).into_response();
        }
        // A part of a page cannot become the sign-in page: the whole page must go there.
        let target = HeaderValue::from_str(&target).unwrap_or(HeaderValue::from_static(INLOGGEN));
        (StatusCode::UNAUTHORIZED, [("hx-redirect", target)]).into_response()
    }

    fn message(&self, fout: &Fout) -> Foutmelding {
        let failed = matches!(fout, Fout::Storing(_));
        Foutmelding {
            kop: Cow::Borrowed(kop(fout)),
            uitleg: uitleg(fout),
            kenmerk: failed.then(|| self.kenmerk.as_str().to_owned()),
            ..Foutmelding::niet_gevonden()
        }
    }
}

/// Whether the path belongs to the API, where every reply is for programs.
pub(crate) fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// An error status without a page of its own comes from the framework.
fn bare(response: &Response) -> Option<Fout> {
    let status = response.status();
    let own =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| !kind.as_bytes().starts_with(b"text/plain"));
    if own || !(status.is_client_error() || status.is_server_error()) || response.headers().contains_key("hx-redirect")
    {
        return None;
    }
    Some(match status {
        StatusCode::NOT_FOUND => Fout::niet_gevonden(),
        StatusCode::METHOD_NOT_ALLOWED => {
            Fout::aanroep(status, "methode-niet-toegestaan", "Dit adres kent deze handeling niet.")
        }
        StatusCode::PAYLOAD_TOO_LARGE => Fout::te_groot("U stuurt meer dan wij aannemen."),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Fout::verkeerde_soort("Deze soort inhoud nemen wij hier niet aan."),
        StatusCode::SERVICE_UNAVAILABLE => Fout::tijdelijk("server", "geen ruimte"),
        status if status.is_server_error() => Fout::storing("server", status),
        status => Fout::aanroep(status, "ongeldig-verzoek", "Dit verzoek begrijpen wij niet."),
    })
}

fn problem(problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = serde_json::to_vec(problem).unwrap_or_default();
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response()
}

fn kop(fout: &Fout) -> &'static str {
    match fout.status() {
        StatusCode::NOT_FOUND => "Deze pagina is er niet",
        StatusCode::FORBIDDEN => "Dit mag u niet",
        StatusCode::CONFLICT => "Dit is intussen veranderd",
        StatusCode::PAYLOAD_TOO_LARGE => "Dit is te groot",
        StatusCode::TOO_MANY_REQUESTS => "Dit ging te vaak",
        StatusCode::UNPROCESSABLE_ENTITY => "Dit kan niet",
        StatusCode::SERVICE_UNAVAILABLE => "Het lukt nu even niet",
        status if status.is_server_error() => "Er ging iets mis bij ons",
        _ => "Dit verzoek klopt niet",
    }
}

/// What to do, in Dutch at B1.
pub(crate) fn uitleg(fout: &Fout) -> Cow<'static, str> {
    match fout {
        Fout::Weigering(weigering) => match weigering.bron {
            Some(bron) => Cow::Owned(format!("{} ({}, {})", weigering.reden, bron.regeling, bron.artikel)),
            None => Cow::Owned(weigering.reden.clone()),
        },
        Fout::Aanroep(aanroep) => aanroep.uitleg.clone(),
        Fout::Storing(storing) if storing.tijdelijk => {
            Cow::Borrowed("Er is niets bewaard. Probeer het over een minuut opnieuw. Is er direct gevaar? Bel dan 112.")
        }
        Fout::Storing(_) => Cow::Borrowed(
            "Wat u deed, is misschien niet bewaard. Probeer het over een paar minuten opnieuw. Is er direct gevaar? Bel dan 112.",
        ),
    }
}

fn wait(fout: &Fout) -> Option<u32> {
    match fout {
        Fout::Aanroep(aanroep) => aanroep.wacht_seconden,
        Fout::Storing(storing) => storing.tijdelijk.then_some(RETRY_SECONDS),
        Fout::Weigering(_) => None,
    }
}

/// Temporary failures are a warning: somebody else's outage, and the caller tries again.
fn log(storing: &Storing, kenmerk: &Kenmerk) {
    let Storing { bewerking, oorzaak, ids, tijdelijk } = storing;
    let kenmerk = kenmerk.as_str();
    let ids = ids.iter().map(|(soort, id)| format!("{soort}={id}")).collect::<Vec<_>>().join(" ");
    if *tijdelijk {
        tracing::warn!(kenmerk, bewerking, oorzaak, ids, "tijdelijk niet beschikbaar");
    } else {
        tracing::error!(kenmerk, bewerking, oorzaak, ids, "storing");
    }
}
