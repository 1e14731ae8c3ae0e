//! Mail that leaves Baken: to the reporter, and to the police. Written in the transaction of what it tells about, sent
//! by a job until it arrives. What waits is sealed with the key of its signal.

mod politie;

pub use politie::Politiebericht;

use crate::aannemen::Ontvangst;
use crate::inrichting::Inrichting;
use crate::model::Signaal;
use crate::sleutels;
use crate::store::brievenbus::Berichtsoort;
use crate::store::{rij, schrijven};
use askama::Template;
use bestand::Sleutelbos;
use jobs::{Taak, TaakFout};
use kern::{Clock, Moment, Persoonsgegeven, SignaalId};
use mail::{Bericht, MailFout, Verzender};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::{Result, Store, StoreError, Tx};

/// A mail to the reporter as it waits, sealed.
#[derive(Debug, Serialize, Deserialize)]
struct Brief {
    aan: Persoonsgegeven<String>,
    onderwerp: String,
    tekst: Persoonsgegeven<String>,
}

/// What the job holds: which signal, and the sealed mail.
#[derive(Debug, Serialize, Deserialize)]
struct Inhoud {
    signaal: SignaalId,
    brief: Vec<u8>,
}

#[derive(Template)]
#[template(path = "post/ontvangst.txt", escape = "none")]
struct OntvangstMail<'a> {
    gemeente: &'a str,
    kenmerk: String,
    code: &'a str,
    link: String,
    antwoord_voor: Option<String>,
    tekst: &'a str,
    plek: &'a str,
}

/// Enqueues the receipt with a copy of the report and the code.
pub(crate) fn ontvangst(
    tx: &mut Tx<'_>,
    inrichting: &Inrichting,
    ontvangst: &Ontvangst,
    nieuw: &schrijven::Nieuw,
    bos: &Sleutelbos,
    email: &str,
    nu: Moment,
) -> Result<()> {
    let mail = OntvangstMail {
        gemeente: &inrichting.gemeente,
        kenmerk: ontvangst.kenmerk.to_string(),
        code: ontvangst.code.expose(),
        link: format!("{}/melding", inrichting.basis_url),
        antwoord_voor: ontvangst.antwoord_voor.map(ui::datum_lang),
        tekst: &nieuw.tekst,
        plek: &nieuw.plek,
    };
    let tekst = mail.render().map_err(|_| StoreError::Stopped)?;
    let brief = Brief {
        aan: Persoonsgegeven::new(email.to_owned()),
        onderwerp: format!("Uw melding {}", ontvangst.kenmerk),
        tekst: Persoonsgegeven::new(tekst),
    };
    enqueue(tx, ontvangst.id, bos, &brief, "ontvangst", nu)
}

#[derive(Template)]
#[template(path = "post/bericht.txt", escape = "none")]
struct BerichtMail<'a> {
    gemeente: &'a str,
    kenmerk: String,
    is_vraag: bool,
    tekst: &'a str,
    link: String,
}

/// Enqueues a question or an answer that also stands in the mailbox.
#[expect(clippy::too_many_arguments, reason = "one mail, everything that stands in it")]
pub(crate) fn bericht(
    tx: &mut Tx<'_>,
    inrichting: &Inrichting,
    signaal: &Signaal,
    bos: &Sleutelbos,
    aan: Persoonsgegeven<String>,
    soort: Berichtsoort,
    tekst: &str,
    nu: Moment,
) -> Result<()> {
    let is_vraag = soort == Berichtsoort::Vraag;
    let link = format!("{}/melding", inrichting.basis_url);
    let kenmerk = signaal.kenmerk.to_string();
    let mail = BerichtMail { gemeente: &inrichting.gemeente, kenmerk, is_vraag, tekst, link };
    let tekst = mail.render().map_err(|_| StoreError::Stopped)?;
    let onderwerp = if is_vraag { "Een vraag over uw melding" } else { "Wat wij met uw melding hebben gedaan" };
    let brief =
        Brief { aan, onderwerp: format!("{onderwerp} {}", signaal.kenmerk), tekst: Persoonsgegeven::new(tekst) };
    enqueue(tx, signaal.id, bos, &brief, &format!("bericht-{}", signaal.versie), nu)
}

/// Enqueues the message to the police that belongs to this record.
pub(crate) fn politie_bericht(tx: &mut Tx<'_>, signaal: SignaalId, melding: i64, nu: Moment) -> Result<()> {
    politie::enqueue(tx, signaal, melding, nu)
}

fn enqueue(tx: &mut Tx<'_>, signaal: SignaalId, bos: &Sleutelbos, brief: &Brief, naam: &str, nu: Moment) -> Result<()> {
    let sealed = serde_json::to_string(brief).ok().and_then(|json| bos.versleutel_tekst("taak.brief", &json).ok());
    let inhoud = Inhoud { signaal, brief: sealed.ok_or(StoreError::Stopped)? };
    let inhoud = serde_json::to_vec(&inhoud).map_err(|_| StoreError::Stopped)?;
    let sleutel = format!("{signaal}-{naam}");
    let taak = jobs::Nieuw { soort: <MelderPost as Taak>::SOORT, sleutel: &sleutel, inhoud: &inhoud, niet_voor: None };
    jobs::enqueue(tx, nu, &taak).map(drop)
}

/// Sends mail to reporters.
pub struct MelderPost {
    /// Where the key of the signal is.
    pub store: Store,
    /// Opens the key, and has the vault.
    pub inrichting: Arc<Inrichting>,
    /// How mail is sent.
    pub verzender: Arc<Verzender>,
    /// Dates the mail.
    pub clock: Arc<dyn Clock>,
}

impl Taak for MelderPost {
    const SOORT: &'static str = "signaal.mail";

    fn run(&self, inhoud: &[u8], _poging: u32, sleutel: &str) -> std::result::Result<(), TaakFout> {
        let inhoud: Inhoud = serde_json::from_slice(inhoud).map_err(|_| TaakFout::Blijvend("inhoud"))?;
        let signaal = inhoud.signaal;
        let opgeslagen = self.store.read_blocking(move |tx| rij::sleutel(tx, signaal))?;
        let opgeslagen = opgeslagen.ok_or(TaakFout::Blijvend("gewist"))?;
        let bos = sleutels::open(&self.inrichting.kluis, &opgeslagen).map_err(|_| TaakFout::Blijvend("sleutel"))?;
        let json = bos.ontsleutel_tekst("taak.brief", &inhoud.brief).map_err(|_| TaakFout::Blijvend("brief"))?;
        let brief: Brief = serde_json::from_str(json.expose()).map_err(|_| TaakFout::Blijvend("brief"))?;
        verzend(&self.verzender, brief, sleutel, self.clock.now())
    }
}

fn verzend(verzender: &Verzender, brief: Brief, sleutel: &str, nu: Moment) -> std::result::Result<(), TaakFout> {
    let Brief { aan, onderwerp, tekst } = brief;
    let message_id = verzender.message_id(sleutel);
    let bericht = Bericht { aan, onderwerp, tekst, antwoord_aan: None, message_id };
    verzender.verstuur(&bericht, nu).map_err(|error| match error {
        MailFout::Tijdelijk { .. } => TaakFout::Tijdelijk("mailserver"),
        MailFout::Blijvend { .. } => TaakFout::Blijvend("mailserver"),
    })
}
