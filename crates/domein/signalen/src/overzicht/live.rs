//! What waits, as numbers beside the navigation: a page asks again every half minute. The numbers come from the
//! database, so that every server gives the same, and only from the kringen of who asks.

use crate::access::{SignaalWegen, SignalenZien, VandaagZien};
use crate::model::Status;
use crate::store::lijst;
use ::access::Gate;
use serde::Serialize;
use web::{Fout, Json};

/// Counting stops here; more is shown as this.
const TELLEN_TOT: i64 = 1_000;

/// A number beside a link of the navigation.
#[derive(Debug, Serialize)]
pub(crate) struct Telling {
    /// The link.
    pad: &'static str,
    /// How many; zero shows nothing.
    aantal: i64,
    /// Of what, for a screen reader.
    wat: &'static str,
    /// Red: something must be done now.
    dringend: bool,
}

/// All numbers that this person gets.
pub(crate) async fn tellingen(gate: Gate<VandaagZien>) -> Result<Json<Vec<Telling>>, Fout> {
    let (sees, weighs) = (gate.ook::<SignalenZien>().is_some(), gate.ook::<SignaalWegen>().is_some());
    let counted = gate.count(move |tx, access| {
        let kringen = access.kringen();
        let spoed = if sees { lijst::wacht_op_politie(tx, kringen)?.len() } else { 0 };
        let nieuw = if weighs { lijst::tel(tx, kringen, Status::Nieuw, TELLEN_TOT)? } else { 0 };
        let acties = dossier::mijn_acties(tx, access)?.len();
        let number = |n: usize| i64::try_from(n).unwrap_or(TELLEN_TOT);
        Ok::<_, Fout>([number(spoed), nieuw, number(acties)])
    });
    let [spoed, nieuw, acties] = counted.await?;
    Ok(Json(vec![
        Telling { pad: "/signalen", aantal: spoed, wat: "met spoed, de politie weet het nog niet", dringend: true },
        Telling { pad: "/signalen/weging", aantal: nieuw, wat: "nieuw", dringend: false },
        Telling { pad: "/casussen", aantal: acties, wat: "acties voor jou", dringend: false },
    ]))
}
