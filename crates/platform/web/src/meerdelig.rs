//! A form with files (`multipart/form-data`), read piece by piece within limits.

use crate::body::{self, Limits, Pieces};
use crate::velden::{MAX_FIELDS, unreadable};
use crate::{App, Fout, Velden};
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use futures_util::{Stream, stream};
use multer::{Field, Multipart};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Files in one form.
pub const MAX_FILES: usize = 5;
/// Bytes in one file.
pub const MAX_FILE_BYTES: usize = 10 * 1024 * 1024;
/// Bytes in the whole form.
pub const MAX_TOTAL_BYTES: usize = 55 * 1024 * 1024;
const MAX_TEXT_BYTES: usize = 64 * 1024;
/// What a part may put before its content. The parser searches it again with every piece, so it must stay small.
const MAX_HEAD_BYTES: usize = 128 * 1024;
/// The longest that RFC 2046 allows.
const MAX_BOUNDARY: usize = 70;
/// Total time for uploads; a telephone on a poor network sends 55 MB in this time at 1.5 Mbit/s.
pub(crate) const UPLOAD_TIME: Duration = Duration::from_mins(5);
const IDLE: Duration = Duration::from_secs(15);

/// A form with files. Files beyond the limits are named, not kept, so that the form can come back with what was typed.
#[derive(Debug, Default)]
pub struct Meerdelig {
    /// The text fields.
    pub velden: Velden,
    /// The files that came in whole.
    pub bestanden: Vec<Upload>,
    /// The files that did not.
    pub afgewezen: Vec<Afgewezen>,
}

/// A file as the browser sent it; nothing about it has been checked but its size.
#[derive(Clone)]
pub struct Upload {
    /// Name of the field.
    pub veld: String,
    /// Name of the file on the sender's device: to show, never to store under.
    pub naam: String,
    /// The content.
    pub inhoud: Bytes,
}

/// A file that was not kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Afgewezen {
    /// Name of the field.
    pub veld: String,
    /// Name of the file on the sender's device.
    pub naam: String,
    /// Why.
    pub reden: Reden,
}

/// Why a file was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reden {
    /// Larger than [`MAX_FILE_BYTES`].
    TeGroot,
    /// There were [`MAX_FILES`] already.
    TeVeel,
}

impl Meerdelig {
    /// The fields as a type; see [`Velden::als`].
    pub fn als<T: serde::de::DeserializeOwned>(&self) -> Result<T, Fout> {
        self.velden.als()
    }

    async fn read(mut parts: Multipart<'_>, head: &Head) -> Result<Self, Fout> {
        let mut form = Self::default();
        let mut count = 0;
        while let Some(field) = parts.next_field().await.map_err(parse_error)? {
            head.parsed();
            count += 1;
            if count > MAX_FIELDS {
                return Err(Fout::ongeldig("te-veel-velden", "Dit formulier heeft te veel velden."));
            }
            let name = field.name().map(str::to_owned).ok_or_else(malformed)?;
            match field.file_name().map(str::to_owned) {
                Some(file) => form.file(name, file, field, head).await?,
                None => form.text(name, field, head).await?,
            }
        }
        Ok(form)
    }

    async fn text(&mut self, naam: String, field: Field<'_>, head: &Head) -> Result<(), Fout> {
        let bytes = collect(field, MAX_TEXT_BYTES, head).await?.ok_or_else(|| body::too_large(MAX_TEXT_BYTES))?;
        let text = std::str::from_utf8(&bytes).map_err(|_| unreadable())?;
        self.velden.add(naam, text)
    }

    async fn file(&mut self, veld: String, naam: String, field: Field<'_>, head: &Head) -> Result<(), Fout> {
        if naam.contains('\0') || veld.contains('\0') {
            return Err(unreadable());
        }
        let room = if self.bestanden.len() < MAX_FILES { MAX_FILE_BYTES } else { 0 };
        match collect(field, room, head).await? {
            // A file field that nobody filled in is sent without a name and without content.
            Some(bytes) if bytes.is_empty() => {}
            Some(bytes) => self.bestanden.push(Upload { veld, naam, inhoud: bytes.into() }),
            None => {
                let reden = if room == 0 { Reden::TeVeel } else { Reden::TeGroot };
                self.afgewezen.push(Afgewezen { veld, naam, reden });
            }
        }
        Ok(())
    }
}

impl FromRequest<App> for Meerdelig {
    type Rejection = Fout;

    async fn from_request(request: Request, _: &App) -> Result<Self, Fout> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let boundary =
            multer::parse_boundary(kind).ok().filter(|boundary| (1..=MAX_BOUNDARY).contains(&boundary.len()));
        let boundary =
            boundary.ok_or_else(|| Fout::verkeerde_soort("Dit adres verwacht een formulier met bestanden."))?;
        if body::announced(request.headers()).is_some_and(|bytes| bytes > 2 * MAX_TOTAL_BYTES) {
            return Err(body::too_large(MAX_TOTAL_BYTES));
        }
        let limits = Limits { bytes: MAX_TOTAL_BYTES, total: UPLOAD_TIME, idle: IDLE };
        let head = Head::default();
        let pieces = one_by_one(Pieces::new(request.into_body(), limits), head.clone());
        Self::read(Multipart::new(pieces, boundary), &head).await
    }
}

/// Counts what came in since the parser last understood something.
#[derive(Clone, Default)]
struct Head(Arc<AtomicUsize>);

impl Head {
    fn parsed(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    fn grow(&self, bytes: usize) -> Result<(), Fout> {
        let before = self.0.fetch_add(bytes, Ordering::Relaxed);
        if before > MAX_HEAD_BYTES { Err(malformed()) } else { Ok(()) }
    }
}

/// Hands the parser one piece per turn. Left alone it takes all there is into memory before it looks at it.
fn one_by_one(pieces: Pieces, head: Head) -> impl Stream<Item = Result<Bytes, Fout>> {
    stream::try_unfold((pieces, head), |(mut pieces, head)| async move {
        tokio::task::yield_now().await;
        let Some(piece) = pieces.next().await? else { return Ok(None) };
        head.grow(piece.len())?;
        Ok(Some((piece, (pieces, head))))
    })
}

/// The content of a part; `None` when there is more than `max`, which is read and thrown away.
async fn collect(mut field: Field<'_>, max: usize, head: &Head) -> Result<Option<Vec<u8>>, Fout> {
    let mut whole = Vec::new();
    let mut fits = true;
    while let Some(piece) = field.chunk().await.map_err(parse_error)? {
        head.parsed();
        fits = fits && whole.len() + piece.len() <= max;
        if fits {
            whole.extend_from_slice(&piece);
        } else {
            whole = Vec::new();
        }
    }
    Ok(fits.then_some(whole))
}

/// Our own limits come back out of the parser as they went in; the rest is a form that no browser makes.
fn parse_error(error: multer::Error) -> Fout {
    match error {
        multer::Error::StreamReadFailed(inner) => {
            inner.downcast::<Fout>().map_or_else(|_| body::broken_off(), |fout| *fout)
        }
        multer::Error::IncompleteStream
        | multer::Error::IncompleteHeaders
        | multer::Error::IncompleteFieldData { .. } => body::broken_off(),
        _ => malformed(),
    }
}

fn malformed() -> Fout {
    Fout::ongeldig(
        "formulier-ongeldig",
        "Dit formulier kwam niet goed aan. Ga terug, laad de pagina opnieuw en probeer het nog eens.",
    )
}

impl std::fmt::Debug for Upload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Upload({}, {} bytes)", self.veld, self.inhoud.len())
    }
}

impl std::fmt::Debug for Afgewezen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Afgewezen({}, {:?})", self.veld, self.reden)
    }
}
