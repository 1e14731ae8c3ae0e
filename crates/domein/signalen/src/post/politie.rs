//! Telling the police in writing: the minimum set, to the one agreed address.

use super::{Brief, verzend};
use crate::inrichting::Inrichting;
use crate::model::Signaal;
use crate::store::{rij, schrijven};
use askama::Template;
use jobs::{Taak, TaakFout};
use kern::{Clock, Code, Moment, Persoonsgegeven, SignaalId};
use mail::Verzender;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::{Result, Store, StoreError, Tx};

#[derive(Debug, Serialize, Deserialize)]
struct Inhoud {
    signaal: SignaalId,
    melding: i64,
}

/// What the police need to act, and nothing else: no reporter, no earlier signals, no judgement.
#[derive(Template)]
#[template(path = "post/politie.txt", escape = "none")]
struct PolitieMail<'a> {
    gemeente: &'a str,
    kenmerk: String,
    categorie: &'a str,
    gaande: &'a str,
    wanneer: String,
    plek: &'a str,
    tekst: &'a str,
    notitie: &'a str,
}

/// Enqueues the message in the transaction that records it as sent.
pub(crate) fn enqueue(tx: &mut Tx<'_>, signaal: SignaalId, melding: i64, nu: Moment) -> Result<()> {
    let inhoud = serde_json::to_vec(&Inhoud { signaal, melding }).map_err(|_| StoreError::Stopped)?;
    let sleutel = format!("politie-{melding}");
    let taak = jobs::Nieuw { soort: Politiebericht::SOORT, sleutel: &sleutel, inhoud: &inhoud, niet_voor: None };
    jobs::enqueue(tx, nu, &taak).map(drop)
}

/// Sends the message and notes that it was delivered.
pub struct Politiebericht {
    /// Where the signal is.
    pub store: Store,
    /// The agreed address and the names of categories.
    pub inrichting: Arc<Inrichting>,
    /// How mail is sent.
    pub verzender: Arc<Verzender>,
    /// When it was delivered.
    pub clock: Arc<dyn Clock>,
}

impl Taak for Politiebericht {
    const SOORT: &'static str = "signaal.politie";

    fn run(&self, inhoud: &[u8], _poging: u32, sleutel: &str) -> std::result::Result<(), TaakFout> {
        let Inhoud { signaal, melding } = serde_json::from_slice(inhoud).map_err(|_| TaakFout::Blijvend("inhoud"))?;
        let adres = self.inrichting.politie.adres.clone().ok_or(TaakFout::Blijvend("geen_politieadres"))?;
        let (found, notitie) = self.store.read_blocking(move |tx| {
            let notitie = rij::politiemeldingen(tx, signaal)?.into_iter().next().map(|entry| entry.notitie);
            Ok::<_, StoreError>((rij::load(tx, signaal)?, notitie.unwrap_or_default()))
        })?;
        let tekst = self.tekst(&found, &notitie).ok_or(TaakFout::Blijvend("tekst"))?;
        let onderwerp = format!("Signaal {} van gemeente {}", found.kenmerk, self.inrichting.gemeente);
        let brief = Brief { aan: Persoonsgegeven::new(adres), onderwerp, tekst: Persoonsgegeven::new(tekst) };
        let moment = self.clock.now();
        verzend(&self.verzender, brief, sleutel, moment)?;
        self.store.write_blocking(move |tx| schrijven::politie_bevestigd(tx, melding, moment))?;
        Ok(())
    }
}

impl Politiebericht {
    fn tekst(&self, signaal: &Signaal, notitie: &str) -> Option<String> {
        let mail = PolitieMail {
            gemeente: &self.inrichting.gemeente,
            kenmerk: signaal.kenmerk.to_string(),
            categorie: self.inrichting.categorieen.naam(&signaal.categorie),
            gaande: signaal.gaande.naam(),
            wanneer: ui::datum_tijd_lang(signaal.ontvangen),
            plek: &signaal.plek,
            tekst: &signaal.tekst,
            notitie,
        };
        mail.render().ok()
    }
}
