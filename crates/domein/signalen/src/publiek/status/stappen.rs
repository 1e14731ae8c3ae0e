//! Where a report stands, in four steps that a resident understands.

use crate::belofte::{self, Belofteuitleg};
use crate::inrichting::Inrichting;
use crate::model::{Signaal, Status};
use crate::store::brievenbus::{self, Bericht, Berichtsoort, Van};
use crate::store::rij;
use kern::{Moment, SignaalId};
use store::{Result, Tx};
use ui::Stand;

/// Most files with one report, those that were added later included.
const MAX_BESTANDEN: usize = 20;

/// What the page is made of. Of judgements and decisions only the moment is kept.
pub(super) struct Staat {
    pub(super) signaal: Signaal,
    pub(super) berichten: Vec<Bericht>,
    bestanden: usize,
    besproken: Option<Moment>,
    waarom: Option<Belofteuitleg>,
}

/// One step as shown.
pub(super) struct Stapje {
    pub(super) nummer: u8,
    pub(super) titel: &'static str,
    pub(super) stand: Stand,
    pub(super) meta: String,
    pub(super) tekst: &'static str,
}

impl Staat {
    /// Reads it. Whoever has the code may: the caller found the signal by the hash of it.
    pub(super) fn laad(tx: &mut Tx<'_>, inrichting: &Inrichting, id: SignaalId) -> Result<Self> {
        let judged = rij::wegingen(tx, id)?.iter().map(|weging| weging.moment).min();
        let decided = rij::besluiten(tx, id)?.iter().map(|besluit| besluit.moment).min();
        let signaal = rij::load(tx, id)?;
        Ok(Self {
            waarom: belofte::uitleg(tx, inrichting, &signaal)?,
            signaal,
            berichten: brievenbus::berichten(tx, id)?,
            bestanden: rij::bijlagen(tx, id)?.len(),
            besproken: judged.into_iter().chain(decided).min(),
        })
    }

    /// How many files may still be added, this time.
    pub(super) fn ruimte_voor_bestanden(&self) -> usize {
        MAX_BESTANDEN.saturating_sub(self.bestanden).min(bestand::MAX_PER_MELDING)
    }

    /// Whether the municipality asked something that was not answered.
    pub(super) fn open_vraag(&self) -> bool {
        let last = self
            .berichten
            .iter()
            .rev()
            .find(|bericht| bericht.van == Van::Melder || bericht.soort == Berichtsoort::Vraag);
        last.is_some_and(|bericht| bericht.van == Van::Gemeente)
    }

    /// Whether the municipality wrote something that was not read.
    pub(super) fn heeft_ongelezen(&self) -> bool {
        self.berichten.iter().any(|bericht| bericht.van == Van::Gemeente && bericht.gelezen.is_none())
    }

    /// Whether it is time to ask if it helped: after the answer or the end, once for each answer.
    pub(super) fn kan_oordelen(&self) -> bool {
        let done = self.signaal.beantwoord_op.is_some() || self.signaal.status == Status::Afgesloten;
        let judged = self.berichten.iter().rposition(|bericht| bericht.soort == Berichtsoort::Oordeel);
        let answered = self.berichten.iter().rposition(|bericht| bericht.soort == Berichtsoort::Antwoord);
        done && (judged.is_none() || judged < answered)
    }

    const fn is_af(&self) -> bool {
        matches!(self.signaal.status, Status::Afgesloten)
    }
}

/// The heading: the news in one sentence.
pub(super) fn kop(staat: &Staat) -> &'static str {
    if staat.open_vraag() {
        "We hebben een vraag aan u"
    } else if staat.signaal.beantwoord_op.is_some() {
        "We hebben uw melding beantwoord"
    } else if staat.is_af() {
        "Uw melding is afgesloten"
    } else if staat.besproken.is_some() {
        "We zijn met uw melding bezig"
    } else {
        "We hebben uw melding ontvangen"
    }
}

/// Why that day, as long as it is promised.
pub(super) fn waarom(staat: &Staat) -> Option<&Belofteuitleg> {
    staat.waarom.as_ref().filter(|_| staat.signaal.beantwoord_op.is_none())
}

/// The day by which an answer is promised, as long as it has not been given.
pub(super) fn belofte(staat: &Staat) -> Option<String> {
    staat.signaal.antwoord_voor.filter(|_| staat.signaal.beantwoord_op.is_none()).map(ui::datum_lang)
}

/// The four steps.
pub(super) fn stappen(staat: &Staat) -> Vec<Stapje> {
    let op = |moment: Moment| ui::hoofdletter(ui::datum_tijd_lang(moment));
    let answered = staat.signaal.beantwoord_op;
    let busy = staat.besproken.is_some();
    let done = answered.is_some() || staat.is_af();
    let klaar = |klaar: bool, nu: bool| match (klaar, nu) {
        (true, _) => Stand::Klaar,
        (false, true) => Stand::Nu,
        (false, false) => Stand::Straks,
    };
    let ontvangen =
        Stapje { nummer: 1, titel: "Ontvangen", stand: Stand::Klaar, meta: op(staat.signaal.ontvangen), tekst: "" };
    let besproken = Stapje {
        nummer: 2,
        titel: "Besproken",
        stand: klaar(busy || done, true),
        meta: staat.besproken.map(op).unwrap_or_default(),
        tekst: if busy || done { "" } else { "We bekijken uw melding en bespreken wat nodig is." },
    };
    let aanpak = Stapje {
        nummer: 3,
        titel: "We pakken het aan",
        stand: klaar(done, busy),
        meta: String::new(),
        tekst: if busy && !done {
            "Wat we precies doen, mogen we niet altijd vertellen. Dat komt door de privacy van anderen."
        } else {
            ""
        },
    };
    vec![ontvangen, besproken, aanpak, antwoord(staat, answered.map(op))]
}

fn antwoord(staat: &Staat, answered: Option<String>) -> Stapje {
    let stand = if answered.is_some() { Stand::Klaar } else { Stand::Straks };
    let promised = belofte(staat).map(|dag| format!("Uiterlijk {dag}"));
    let tekst = match (&answered, staat.signaal.wil_antwoord) {
        (Some(_), _) => "U leest ons antwoord hieronder.",
        (None, false) => "U gaf aan dat u geen antwoord hoeft.",
        (None, true) => "",
    };
    let meta = answered.or(promised).unwrap_or_default();
    Stapje { nummer: 4, titel: "U hoort wat we hebben gedaan", stand, meta, tekst }
}
