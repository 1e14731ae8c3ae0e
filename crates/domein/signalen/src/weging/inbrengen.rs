//! A partner brings in a signal; his organisation may follow it.

use super::nieuw::{self, Form};
use crate::aannemen::{self, AanneemFout};
use crate::access::SignaalInbrengen;
use crate::api::inrichting;
use crate::delen;
use crate::model::{Bron, Gaande};
use ::access::{Gate, Werkplek};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kern::Code;
use ui::{Flash, FormErrors};
use web::{App, Fout, Meerdelig, Naar, Pagina};

/// The form.
pub(crate) async fn form(
    _: Gate<SignaalInbrengen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
) -> Result<Response, Fout> {
    let form = Form { gaande: Gaande::Voorbij.code().to_owned(), ..Form::default() };
    Ok(Pagina(nieuw::bladzijde(&app, kader, form, FormErrors::new(), false)?).into_response())
}

/// Takes it in and shares it with the kring of his organisation.
pub(crate) async fn submit(
    gate: Gate<SignaalInbrengen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    upload: Meerdelig,
) -> Result<Response, Fout> {
    let (form, domain): (Form, _) = (upload.als()?, inrichting(&app)?);
    let mut fouten = FormErrors::new();
    let Some(mut melding) = nieuw::lees(&form, &upload, Bron::Partner, gate.now(), &mut fouten) else {
        return Ok(Pagina(nieuw::bladzijde(&app, kader, form, fouten, false)?).geweigerd());
    };
    let organisatie = gate.actor().organisatie();
    melding.organisatie = organisatie;
    melding.ingevoerd_door = gate.actor().gebruiker();
    let prepared = match nieuw::voorbereid(&app, &domain, melding).await {
        Ok(prepared) => prepared,
        Err(AanneemFout::Weigering(weigering)) => {
            fouten.add(weigering.code, weigering.reden);
            return Ok(Pagina(nieuw::bladzijde(&app, kader, form, fouten, false)?).geweigerd());
        }
        Err(error) => return Err(error.into()),
    };
    let stored = gate.create(move |tx, access| {
        let got = aannemen::leg_vast(tx, &domain, prepared, access.wie(), access.now())?;
        // Only his own organisation: the tables at which he also sits have not brought this.
        if let Some(organisatie) = organisatie {
            let kring = ::access::organisatie::organisatie(tx, organisatie)?.kring;
            delen::met_inbrenger(tx, access, got.id, kring)?;
        }
        Ok::<_, Fout>(got.kenmerk)
    });
    let kenmerk = stored.await?;
    let flash = Flash::gelukt(format!("Signaal {kenmerk} is ingebracht. Je kunt het volgen."));
    Ok(Naar::new(format!("/signalen/{kenmerk}")).met(flash).into_response())
}
