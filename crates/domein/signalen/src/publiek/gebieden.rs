//! The outlines of the neighbourhoods for maps, so that a map works without the internet.

use super::bezoek::Bezoek;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use duiding::geo::Gebieden;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::sync::{Arc, PoisonError};
use web::Fout;

/// A browser asks again after this, and gets the outlines only when they changed.
const TIEN_MINUTEN: HeaderValue = HeaderValue::from_static("public, max-age=600");

/// The outlines as they are sent, for as long as the neighbourhoods stay the same.
#[derive(Debug, Clone)]
pub(crate) struct Omtrek {
    van: Arc<Gebieden>,
    inhoud: Bytes,
    etag: HeaderValue,
}

impl Omtrek {
    fn maak(van: Arc<Gebieden>) -> Result<Self, Fout> {
        let wrong = |error: &dyn std::fmt::Display| Fout::storing("omtrekken opmaken", error);
        let mut features = Vec::with_capacity(van.iter().len());
        for gebied in van.iter() {
            let geometry: Value = serde_json::from_str(&gebied.geometrie()).map_err(|error| wrong(&error))?;
            let properties = json!({ "code": gebied.code(), "naam": gebied.naam() });
            features.push(json!({ "type": "Feature", "properties": properties, "geometry": geometry }));
        }
        let whole = json!({ "type": "FeatureCollection", "features": features });
        let inhoud = Bytes::from(whole.to_string());
        let hash = HEXLOWER.encode(&Sha256::digest(&inhoud)[..16]);
        let etag = HeaderValue::from_str(&format!("\"{hash}\"")).map_err(|error| wrong(&error))?;
        Ok(Self { van, inhoud, etag })
    }
}

/// The outlines as GeoJSON in WGS84.
pub(super) async fn omtrekken(bezoek: Bezoek, headers: HeaderMap) -> Result<Response, Fout> {
    let omtrek = actueel(&bezoek)?;
    let cache = [(header::CACHE_CONTROL, TIEN_MINUTEN), (header::ETAG, omtrek.etag.clone())];
    if headers.get(header::IF_NONE_MATCH) == Some(&omtrek.etag) {
        return Ok((StatusCode::NOT_MODIFIED, cache).into_response());
    }
    Ok((cache, [(header::CONTENT_TYPE, "application/geo+json")], omtrek.inhoud).into_response())
}

fn actueel(bezoek: &Bezoek) -> Result<Omtrek, Fout> {
    let gebieden = bezoek.inrichting.gebieden();
    let mut kept = bezoek.inrichting.publiek.omtrek.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(omtrek) = kept.as_ref().filter(|omtrek| Arc::ptr_eq(&omtrek.van, &gebieden)) {
        return Ok(omtrek.clone());
    }
    let fresh = Omtrek::maak(gebieden)?;
    *kept = Some(fresh.clone());
    Ok(fresh)
}
