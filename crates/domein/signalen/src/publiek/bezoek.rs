//! One visit to a step of the form: who asks is unknown, what he typed before lies under his cookie.

use super::concept::{self, COOKIE, Concept, Sleutel, Stand};
use crate::api::inrichting;
use crate::inrichting::Inrichting;
use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::{HeaderValue, StatusCode, header, request::Parts};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kern::Moment;
use std::sync::Arc;
use store::StoreError;
use ui::{Flash, Kader};
use web::{App, Client, Cookie, Fout, Naar, Pagina, PubliekKader};

/// When it is worth trying again, in seconds.
const OPNIEUW: HeaderValue = HeaderValue::from_static("10");

/// What every handler of the form starts with.
pub(super) struct Bezoek {
    pub(super) app: App,
    pub(super) inrichting: Arc<Inrichting>,
    pub(super) client: Client,
    kader: Kader,
    sleutel: Option<Arc<Sleutel>>,
}

impl FromRequestParts<App> for Bezoek {
    type Rejection = Fout;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fout> {
        let inrichting = inrichting(app)?;
        let client = Client::of(parts, app);
        let PubliekKader(kader) = PubliekKader::from_request_parts(parts, app).await?;
        let cookie = web::cookie(&parts.headers, app, COOKIE);
        let sleutel = cookie.and_then(|cookie| Sleutel::lees(&inrichting.kluis, cookie)).map(Arc::new);
        Ok(Self { app: app.clone(), inrichting, client, kader, sleutel })
    }
}

/// A draft in hand, to change and keep.
pub(super) struct Werk {
    pub(super) sleutel: Arc<Sleutel>,
    pub(super) concept: Concept,
    /// True when there was no draft, or when it had been sent or was erased.
    pub(super) nieuw: bool,
}

/// The page that says that the answers are gone.
#[derive(Template)]
#[template(path = "publiek/verlopen.html")]
struct Verlopen {
    kader: Kader,
}

impl Bezoek {
    /// The frame for this page.
    pub(super) fn kader(&self, titel: impl Into<String>, pad: &'static str) -> Kader {
        self.kader.clone().voor(titel, pad)
    }

    /// The present moment.
    pub(super) fn nu(&self) -> Moment {
        self.app.now()
    }

    /// The civil day in Amsterdam.
    pub(super) fn vandaag(&self) -> Date {
        kern::dag_van(self.nu())
    }

    /// The key in the cookie.
    pub(super) const fn sleutel(&self) -> Option<&Arc<Sleutel>> {
        self.sleutel.as_ref()
    }

    /// What lies under the cookie.
    pub(super) async fn stand(&self) -> Result<Stand, Fout> {
        let Some(sleutel) = self.sleutel.clone() else { return Ok(Stand::Weg) };
        let nu = self.nu();
        Ok(self.app.store().read(move |tx| concept::laad(tx, &sleutel, nu)).await?)
    }

    /// The draft to show a step of. Otherwise the reply is where to go: to the receipt when it was sent, to the first
    /// step when nothing was filled in, or a page that says that it is gone.
    pub(super) async fn lopend(&self) -> Result<Result<Concept, Response>, Fout> {
        Ok(match self.stand().await? {
            Stand::Loopt(concept) => Ok(concept),
            Stand::Verzonden(_) => Err(Naar::new("/melden/klaar").into_response()),
            Stand::Weg if self.sleutel.is_some() => Err(self.verlopen()),
            Stand::Weg => Err(Naar::new("/melden").into_response()),
        })
    }

    /// The draft to change. Begins one when there is none, or when the earlier one was sent: what somebody types is
    /// never refused because a cookie was lost.
    pub(super) async fn werk(&self) -> Result<Werk, Fout> {
        if let (Some(sleutel), Stand::Loopt(concept)) = (&self.sleutel, self.stand().await?) {
            return Ok(Werk { sleutel: Arc::clone(sleutel), concept, nieuw: false });
        }
        self.inrichting.publiek.mag_schrijven(&self.client, self.nu())?;
        let sleutel = Arc::new(Sleutel::nieuw(&self.inrichting.kluis)?);
        Ok(Werk { sleutel, concept: Concept::default(), nieuw: true })
    }

    /// Keeps the draft, with these sealed files added.
    pub(super) async fn bewaar(&self, werk: &Werk, bestanden: Vec<(i64, Vec<u8>)>) -> Result<(), Fout> {
        let (sleutel, concept, nu) = (Arc::clone(&werk.sleutel), werk.concept.clone(), self.nu());
        let kept = self.app.store().write(move |tx| {
            for (nummer, inhoud) in bestanden {
                concept::bewaar_bestand(tx, sleutel.hash(), nummer, inhoud)?;
            }
            concept::bewaar(tx, &sleutel, &concept, nu)
        });
        kept.await.map_err(|error: StoreError| Fout::from(error).bij("concept bewaren"))
    }

    /// On to the next step, or back to the first one that is not in order, with the cookie of the draft.
    pub(super) fn verder(&self, werk: &Werk, pad: &'static str) -> Response {
        let naar = |pad| Naar::new(pad).cookie(werk.sleutel.cookie());
        let lost = werk.nieuw && pad != "/melden/waar";
        if !lost {
            return naar(pad).into_response();
        }
        let zin = "Uw eerdere antwoorden zijn gewist, omdat het te lang duurde. Wat u net invulde, hebben we bewaard.";
        let begin = werk.concept.onvolledig(&self.inrichting, self.vandaag()).map_or(pad, concept::Stap::pad);
        naar(begin).met(Flash::let_op(zin)).into_response()
    }

    /// A page with the cookie of the draft.
    pub(super) fn met_cookie(&self, mut response: Response, cookie: &Cookie) -> Response {
        if let Some(value) = cookie.header(&self.app) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
        response
    }

    /// The page that says that the answers are gone, and lets the browser forget the cookie.
    pub(super) fn verlopen(&self) -> Response {
        let kader = self.kader("Uw antwoorden zijn gewist", "/melden");
        let page = Pagina(Verlopen { kader }).met_status(StatusCode::GONE);
        self.met_cookie(page, &Cookie::vergeet(COOKIE))
    }
}

/// When we cannot keep something now: the same page with everything that was typed, and the advice to try again. Any
/// other failure stays what it is.
pub(super) fn nu_niet(fout: Fout, pagina: impl FnOnce() -> Response) -> Result<Response, Fout> {
    let Fout::Storing(storing) = &fout else { return Err(fout) };
    if !storing.tijdelijk {
        return Err(fout);
    }
    tracing::warn!(bewerking = storing.bewerking, oorzaak = storing.oorzaak, "tijdelijk niet beschikbaar");
    let mut response = pagina();
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    response.headers_mut().insert(header::RETRY_AFTER, OPNIEUW);
    Ok(response)
}
