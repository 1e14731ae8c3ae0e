//! A partner's system brings in a signal. Trying again with the same Idempotency-Key gives the same signal.

use super::melden::{MeldingIn, melding, veld};
use super::{inrichting, willekeurig};
use crate::access::SignaalInbrengen;
use crate::model::{Bron, Kenmerk};
use crate::{aannemen, delen};
use access::{ApiGate, Mislukt};
use audit::Wie;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use std::sync::Arc;
use store::args;
use utoipa::ToSchema;
use web::{App, Fout, IdempotencyKey, Json};

store::sql! {
    MET_HERKOMST = "SELECT jaar, volgnummer FROM signaal WHERE herkomst = $1";
}

/// What a partner gets back: the reference under which he can follow it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct IngebrachtUit {
    /// Reference.
    kenmerk: String,
}

/// Brings in a signal for the organisation of the token.
#[utoipa::path(post, path = "/signalen", request_body = MeldingIn,
    params(("Idempotency-Key" = Option<String>, Header, description = "Zelfde sleutel, zelfde signaal")),
    responses((status = 201, body = IngebrachtUit, description = "Ontvangen en bewaard"),
        (status = 200, body = IngebrachtUit, description = "Was met deze sleutel al ontvangen")))]
pub(crate) async fn inbrengen(
    gate: ApiGate<SignaalInbrengen>,
    State(app): State<App>,
    IdempotencyKey(key): IdempotencyKey,
    Json(input): Json<MeldingIn>,
) -> Result<(StatusCode, Json<IngebrachtUit>), Fout> {
    let inrichting = inrichting(&app)?;
    if inrichting.categorieen.zoek(&input.categorie).is_none() {
        return Err(veld("/categorie", "onbekend", "Kies een code uit de lijst van categorieën."));
    }
    let Wie::Client(client) = gate.actor().wie() else { return Err(Fout::geen_toegang()) };
    let herkomst = key.map(|key| format!("api:{}:{key}", client.0));
    let mut melding = melding(input, Bron::Partner, app.now())?;
    melding.organisatie = gate.actor().organisatie();
    melding.herkomst.clone_from(&herkomst);
    let prepared = aannemen::bereid_voor(&inrichting, melding, willekeurig()?)?;
    let kringen = gate.actor().kringen().to_vec();
    let domain = Arc::clone(&inrichting);
    let stored = gate.create(move |tx, access| {
        if let Some(known) =
            herkomst.as_deref().map(|herkomst| tx.maybe(MET_HERKOMST, args![herkomst])).transpose()?.flatten()
        {
            return Ok::<_, Fout>((StatusCode::OK, Kenmerk { jaar: known.get(0)?, volgnummer: known.get(1)? }));
        }
        let ontvangst = aannemen::leg_vast(tx, &domain, prepared, access.wie(), access.now())?;
        for kring in kringen {
            delen::met_inbrenger(tx, access, ontvangst.id, kring).map_err(|error: Mislukt| Fout::from(error))?;
        }
        Ok((StatusCode::CREATED, ontvangst.kenmerk))
    });
    let (status, kenmerk) = stored.await.map_err(|error: Fout| error.bij("signaal inbrengen"))?;
    Ok((status, Json(IngebrachtUit { kenmerk: kenmerk.to_string() })))
}
