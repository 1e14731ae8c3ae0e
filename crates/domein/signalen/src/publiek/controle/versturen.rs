//! From draft to report: in one transaction the signal is stored and the draft becomes its receipt.

use super::super::bestanden;
use super::super::bezoek::Bezoek;
use super::super::concept::{self, Bewijs, Concept, Sleutel};
use crate::aannemen::{self, AanneemFout, Melding, Ontvangst, Voorbereid};
use crate::api::willekeurig;
use crate::belofte;
use crate::inrichting::Inrichting;
use crate::model::{Bron, Gaande};
use bestand::{Gekeurd, Opslagnaam};
use kern::{Code, Moment, Weigering};
use std::sync::Arc;
use store::{StoreError, Tx};
use web::Fout;

/// Sends the report of a draft that was checked. Somebody who sent it a moment earlier is served by that: no error.
pub(super) async fn verstuur(bezoek: &Bezoek, concept: Concept) -> Result<(), Fout> {
    let sleutel = bezoek.sleutel().map(Arc::clone).ok_or_else(Fout::niet_gevonden)?;
    let bijlagen = bestanden::open(bezoek, &sleutel, &concept.bijlagen).await?;
    let (inrichting, nu, random) = (Arc::clone(&bezoek.inrichting), bezoek.nu(), willekeurig()?);
    let melding = melding(&concept, bijlagen, nu)?;
    let gebied = concept.waar.gebied.clone();
    let domain = Arc::clone(&inrichting);
    let prepare = move || Ok::<_, AanneemFout>(aannemen::bereid_voor(&domain, melding, random)?.in_gebied(gebied));
    let prepared = tokio::task::spawn_blocking(prepare).await;
    let prepared = prepared.map_err(|error| Fout::storing("melding voorbereiden", error))??;
    let files = prepared.bestanden();
    let domain = Arc::clone(&inrichting);
    let sent = bezoek.app.store().write(move |tx| leg_vast(tx, &domain, prepared, &sleutel, concept, nu)).await;
    match sent {
        Err(AanneemFout::Store(StoreError::Conflict)) => ruim_op(inrichting, files).await,
        other => Ok(other?),
    }
}

fn leg_vast(
    tx: &mut Tx<'_>,
    inrichting: &Inrichting,
    prepared: Voorbereid,
    sleutel: &Sleutel,
    concept: Concept,
    nu: Moment,
) -> Result<(), AanneemFout> {
    let ontvangst = aannemen::leg_vast(tx, inrichting, prepared, audit::Wie::Niemand, nu)?;
    let id = ontvangst.id;
    let receipt = bewijs(inrichting, concept, ontvangst, nu);
    // When the draft was sent in the meantime this conflicts, and the second signal is undone with it.
    Ok(concept::verzonden(tx, sleutel, &receipt, id, nu)?)
}

/// The second of two presses stored its files for nothing. They are taken away here; whatever is left when that fails
/// is unreadable, for its key was never stored.
async fn ruim_op(inrichting: Arc<Inrichting>, files: Vec<String>) -> Result<(), Fout> {
    let work = tokio::task::spawn_blocking(move || {
        files.iter().filter_map(|naam| Opslagnaam::lees(naam)).try_for_each(|naam| inrichting.kluis.verwijder(&naam))
    });
    let done = work.await.map_err(|error| Fout::storing("bestanden opruimen", error))?;
    done.map_err(|fout| Fout::storing("bestanden opruimen", fout))
}

fn melding(concept: &Concept, bijlagen: Vec<Gekeurd>, nu: Moment) -> Result<Melding, Weigering> {
    let Concept { wat, waar, wie, .. } = concept;
    let gaande =
        Gaande::from_code(&waar.gaande).ok_or_else(|| Weigering::new("gaande", "Kies of het nu nog gebeurt."))?;
    let gebeurd_op = waar.datum.parse().map_err(|zin| Weigering::new("datum", zin))?;
    Ok(Melding {
        categorie: wat.categorie.clone(),
        titel: None,
        tekst: wat.tekst.trim().to_owned(),
        plek: waar.plek.clone(),
        punt: waar.punt,
        gaande,
        gebeurd_op,
        bron: Bron::Formulier,
        organisatie: None,
        ingevoerd_door: None,
        ontvangen: nu,
        spoed: false,
        melder: wie.melder(),
        wil_antwoord: wie.wil_antwoord(),
        bijlagen,
        herkomst: None,
    })
}

/// The draft with what the reporter gets. The name and numbers of the reporter go out of it: they are in the report now.
fn bewijs(inrichting: &Inrichting, mut concept: Concept, ontvangst: Ontvangst, nu: Moment) -> Concept {
    let categorie = inrichting.categorieen.zoek(&concept.wat.categorie);
    let waarom = categorie.and_then(|categorie| belofte::vooraf(inrichting, categorie, kern::dag_van(nu)));
    let promised = ontvangst.antwoord_voor.is_some();
    concept.bewijs = Some(Bewijs {
        kenmerk: ontvangst.kenmerk.to_string(),
        code: ontvangst.code.into_exposed(),
        ontvangen: nu,
        antwoord_voor: ontvangst.antwoord_voor,
        waarom: waarom.filter(|_| promised).map(|(_, waarom)| waarom.stappen).unwrap_or_default(),
        per_mail: !concept.wie.email.is_empty(),
    });
    concept.wie = super::super::wie::Wie { hoe: concept.wie.hoe, antwoord: concept.wie.antwoord, ..Default::default() };
    concept
}
