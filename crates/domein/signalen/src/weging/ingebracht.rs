//! What the organisation of a partner brought in, and where it stands.

use super::href;
use crate::access::SignaalInbrengen;
use crate::store::lijst::{self, Kaartje};
use ::access::{Gate, Lijst, Werkplek};
use ::store::StoreError;
use kern::{Code, Moment};
use ui::Kader;
use web::{Fout, Pagina};

#[derive(askama::Template)]
#[template(path = "weging/ingebracht.html")]
struct Bladzijde {
    kader: Kader,
    rijen: Vec<Kaartje>,
    nu: Moment,
}

impl Bladzijde {
    fn href(kaartje: &Kaartje) -> String {
        href(kaartje.kenmerk)
    }

    fn stand(kaartje: &Kaartje) -> &'static str {
        kaartje.status.naam()
    }
}

/// Shows it, as long as the sharing with the organisation runs.
pub(crate) async fn page(
    gate: Gate<SignaalInbrengen>,
    Werkplek(kader): Werkplek,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let found = gate.list(|tx, access| {
        let rows = match access.actor().organisatie() {
            Some(organisatie) => lijst::ingebracht(tx, access.kringen(), organisatie, access.now())?,
            None => Vec::new(),
        };
        Ok::<_, StoreError>(Lijst::new("signaal", rows))
    });
    let rijen = found.await?.rijen;
    Ok(Pagina(Bladzijde { kader: kader.voor("Ingebracht", "/signalen/ingebracht"), rijen, nu: gate.now() }))
}
