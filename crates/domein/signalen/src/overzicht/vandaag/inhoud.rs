//! What stands in the blocks: only what the blocks of this person show is read.

use super::blok::Blok;
use super::weken;
use crate::model::{Risico, Status};
use crate::store::lijst::{self, Filter, Kaartje};
use ::access::{Access, Actor, Getoond};
use ::store::{Result, Tx};
use besluit::model::Maatregel;
use besluit::soort::Termijnsoort;
use besluit::store::termijnen::{self, Klokregel};
use jiff::civil::Date;
use kern::{Kring, Moment, Rol, dag_van};
use ui::Punt;

use crate::access::VandaagZien;

/// Signals that are listed; the rest is a link.
const OP_DE_LIJST: usize = 8;
/// Days ahead in which a promise shows up.
const VOORUIT: i64 = 5;
/// Days ahead in which a term of an order shows up, and how many of each kind at most.
const KLOK_VOORUIT: i64 = 7;
const KLOKKEN: u32 = 8;
/// What should have been done is told per order; so many steps of each kind are looked at, the rest is a link.
const TE_LAAT: u32 = 100;
/// Counting stops here.
pub(super) const TELLEN_TOT: i64 = 1000;

/// Everything on the page.
#[derive(Default)]
pub(super) struct Inhoud {
    pub(super) spoed: Vec<Kaartje>,
    pub(super) klokken: Vec<Klokregel>,
    pub(super) te_doen: Vec<TeDoen>,
    /// There is more to do than is shown.
    pub(super) meer_te_doen: bool,
    pub(super) te_tekenen: Vec<Maatregel>,
    pub(super) termijnen: Vec<Kaartje>,
    pub(super) nieuw: Vec<Kaartje>,
    pub(super) laatste: Vec<Kaartje>,
    pub(super) aantal_nieuw: i64,
    pub(super) volgen: Vec<Kaartje>,
    pub(super) casussen: Vec<dossier::store::MijnCasus>,
    pub(super) acties: Vec<dossier::store::MijnActie>,
    pub(super) overleggen: Vec<overleg::Overleg>,
    pub(super) per_week: Vec<Punt>,
    pub(super) op_tijd: Option<(u64, u64)>,
    pub(super) wat_speelt: Vec<Regel>,
    pub(super) toezicht: Vec<Regel>,
    pub(super) beheer: Vec<Regel>,
}

/// A count with what it counts and where that is.
pub(super) struct Regel {
    pub(super) aantal: i64,
    pub(super) tekst: &'static str,
    pub(super) href: &'static str,
}

/// What still has to be done for one order.
pub(super) struct TeDoen {
    /// The newest of it.
    pub(super) klok: Klokregel,
    pub(super) aantal: usize,
}

impl TeDoen {
    pub(super) fn wat(&self) -> String {
        match self.aantal {
            1 => self.klok.wat.clone(),
            more => format!("{more} stappen"),
        }
    }
}

/// Per order, in the order in which the newest came, and whether there is more than is shown.
fn te_doen(mut late: Vec<Klokregel>) -> (Vec<TeDoen>, bool) {
    let all_read = late.len() < TE_LAAT as usize;
    late.sort_by_key(|klok| std::cmp::Reverse(klok.uiterlijk));
    let mut found: Vec<TeDoen> = Vec::new();
    for klok in late {
        match found.iter_mut().find(|een| een.klok.kenmerk == klok.kenmerk) {
            Some(een) => een.aantal += 1,
            None => found.push(TeDoen { klok, aantal: 1 }),
        }
    }
    let more = !all_read || found.len() > OP_DE_LIJST;
    found.truncate(OP_DE_LIJST);
    (found, more)
}

impl Getoond for Inhoud {
    fn soort(&self) -> &'static str {
        "signaal"
    }

    fn aantal(&self) -> usize {
        self.klokken.len()
            + self.te_doen.len()
            + self.te_tekenen.len()
            + self.spoed.len()
            + self.termijnen.len()
            + self.nieuw.len()
            + self.laatste.len()
            + self.volgen.len()
    }
}

/// Reads what these blocks show. What is urgent stands on everybody's page who may know it.
pub(super) fn laad(
    tx: &mut Tx<'_>,
    access: &Access<VandaagZien>,
    blokken: &[Blok],
    sees: bool,
    orders: bool,
    nu: Moment,
) -> Result<Inhoud> {
    let mut inhoud = Inhoud::default();
    let (kringen, today) = (access.kringen(), dag_van(nu));
    if sees {
        inhoud.spoed = lijst::wacht_op_politie(tx, kringen)?;
    }
    for blok in blokken {
        match blok {
            Blok::Maatregelen if orders => {
                let until = nu.plus_seconds(KLOK_VOORUIT * 86_400);
                let mut late = Vec::new();
                for soort in [Termijnsoort::Stap, Termijnsoort::Melding] {
                    inhoud.klokken.extend(termijnen::lopend(tx, kringen, soort, (nu, until), KLOKKEN)?);
                    late.extend(termijnen::te_laat(tx, kringen, soort, nu, TE_LAAT)?);
                }
                inhoud.klokken.sort_by_key(|klok| klok.uiterlijk);
                (inhoud.te_doen, inhoud.meer_te_doen) = te_doen(late);
                inhoud.te_tekenen = besluit::store::lijst::voorgelegd(tx, kringen)?;
            }
            Blok::Termijnen => inhoud.termijnen = lijst::te_beantwoorden(tx, kringen, soon(today))?,
            Blok::Nieuw => {
                let filter = Filter { status: Some(Status::Nieuw), ..Filter::default() };
                inhoud.nieuw = lijst::lijst(tx, kringen, &filter, None, OP_DE_LIJST, nu)?;
                inhoud.aantal_nieuw = lijst::tel(tx, kringen, Status::Nieuw, TELLEN_TOT)?;
            }
            Blok::Laatste | Blok::Gedeeld if sees => {
                inhoud.laatste = lijst::lijst(tx, kringen, &Filter::default(), None, OP_DE_LIJST, nu)?;
            }
            Blok::Volgen => inhoud.volgen = lijst::volgen_tot(tx, kringen, today)?,
            Blok::Casussen => inhoud.casussen = dossier::store::mijn_casussen(tx, access)?,
            Blok::Acties => inhoud.acties = dossier::mijn_acties(tx, access)?,
            Blok::Overleggen => inhoud.overleggen = overleggen(tx, access.actor(), kringen)?,
            Blok::PerWeek => {
                inhoud.per_week = weken::per_week(tx, kringen, today)?;
                inhoud.op_tijd = Some(weken::op_tijd(tx, kringen, nu)?);
            }
            Blok::WatSpeelt => inhoud.wat_speelt = wat_speelt(tx, kringen, inhoud.spoed.len(), nu)?,
            Blok::Toezicht => inhoud.toezicht = toezicht(tx, today)?,
            Blok::Beheer => inhoud.beheer = beheer(tx)?,
            Blok::SnelSignaal | Blok::Laatste | Blok::Gedeeld | Blok::Maatregelen => {}
        }
    }
    Ok(inhoud)
}

fn soon(today: Date) -> Date {
    today.saturating_add(jiff::Span::new().days(VOORUIT))
}

/// The next meetings. Who does not lead one sees only those with a point that he may know.
fn overleggen(tx: &mut Tx<'_>, actor: &Actor, kringen: &[Kring]) -> Result<Vec<overleg::Overleg>> {
    let leads = actor.heeft(Rol::Adviseur) || actor.heeft(Rol::Regisseur);
    let mut known = Vec::new();
    for next in overleg::komende(tx)? {
        if leads || !overleg::punten(tx, kringen, next.id)?.is_empty() {
            known.push(next);
        }
    }
    known.truncate(4);
    Ok(known)
}

/// At most five lines, each a number within the kringen of the reader and a way to what it counts.
fn wat_speelt(tx: &mut Tx<'_>, kringen: &[Kring], spoed: usize, nu: Moment) -> Result<Vec<Regel>> {
    let count = |n: usize| i64::try_from(n).unwrap_or(TELLEN_TOT);
    let yesterday = dag_van(nu).yesterday().unwrap_or(Date::MIN);
    let late = lijst::te_beantwoorden(tx, kringen, yesterday)?.len();
    let weighed = lijst::gewogen_sinds(tx, kringen, nu.plus_seconds(-7 * 86_400))?;
    let high = weighed.iter().filter(|found| found.risico.is_some_and(|risico| Risico::naam(risico) == "Hoog")).count();
    let new = lijst::tel(tx, kringen, Status::Nieuw, TELLEN_TOT)?;
    let followed = lijst::tel(tx, kringen, Status::Volgen, TELLEN_TOT)?;
    Ok(vec![
        Regel { aantal: count(spoed), tekst: "spoed zonder politie", href: "/signalen?politie=wacht" },
        Regel { aantal: count(high), tekst: "deze week als hoog risico gewogen", href: "/signalen?risico=hoog" },
        Regel { aantal: count(late), tekst: "beloofde antwoorden te laat", href: "/signalen?antwoord=te_laat" },
        Regel { aantal: new, tekst: "signalen waarover nog niet is besloten", href: "/signalen?status=nieuw" },
        Regel { aantal: followed, tekst: "signalen die we volgen", href: "/signalen?status=volgen" },
    ])
}

/// What waits for the FG.
fn toezicht(tx: &mut Tx<'_>, today: Date) -> Result<Vec<Regel>> {
    let days = i64::try_from(audit::uitschieters(tx, today)?.len()).unwrap_or(TELLEN_TOT);
    let unseen = ::access::noodtoegang::ongezien(tx)?;
    let waits = jobs::bewaren::wacht_op_akkoord(tx)?;
    Ok(vec![
        Regel { aantal: unseen, tekst: "keer noodtoegang nog niet bekeken", href: "/toezicht#noodtoegang" },
        Regel { aantal: days, tekst: "gebruikers keken vandaag veel vaker dan anders", href: "/toezicht#uitschieters" },
        Regel { aantal: waits, tekst: "voorstellen om te wissen wachten op akkoord", href: "/toezicht/bewaren" },
    ])
}

/// What waits for the administrator: accounts and the state of the work in the background, no content.
fn beheer(tx: &mut Tx<'_>) -> Result<Vec<Regel>> {
    let people = ::access::gebruiker::gebruikers(tx)?;
    let without = people.iter().filter(|who| who.actief && !who.heeft_totp).count();
    let taken = jobs::stand(tx)?;
    let waits = jobs::bewaren::wacht_op_akkoord(tx)?;
    let without = i64::try_from(without).unwrap_or(TELLEN_TOT);
    Ok(vec![
        Regel { aantal: without, tekst: "accounts zonder app voor codes", href: "/beheer/gebruikers" },
        Regel { aantal: taken.gestopt, tekst: "taken zijn gestopt na een fout", href: "/beheer/taken" },
        Regel { aantal: taken.wacht, tekst: "taken wachten", href: "/beheer/taken" },
        Regel { aantal: waits, tekst: "voorstellen om te wissen wachten op akkoord", href: "/toezicht/bewaren" },
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use besluit::model::Kenmerk;

    fn late(maatregel: i64, uur: i64) -> Klokregel {
        Klokregel {
            id: maatregel * 1000 + uur,
            wat: format!("Stap {uur}"),
            wie: "de gemeente".to_owned(),
            soort: Termijnsoort::Stap,
            uiterlijk: Moment(uur),
            hele_dag: false,
            kenmerk: Kenmerk { jaar: 2026, volgnummer: maatregel },
            titel: format!("Maatregel {maatregel}"),
            maatregel: "huisverbod".to_owned(),
        }
    }

    fn short(late: Vec<Klokregel>) -> (Vec<(i64, String)>, bool) {
        let (found, more) = te_doen(late);
        (found.iter().map(|een| (een.klok.kenmerk.volgnummer, een.wat())).collect(), more)
    }

    #[test]
    fn per_maatregel_een_regel_met_de_nieuwste_eerst() {
        let (found, more) = short(vec![late(1, 1), late(2, 5), late(1, 9), late(1, 3)]);
        assert_eq!(found, [(1, "3 stappen".to_owned()), (2, "Stap 5".to_owned())]);
        assert!(!more);
    }

    #[test]
    fn wat_niet_past_of_niet_is_gelezen_wordt_gezegd() {
        let eight: Vec<_> = (1..=8).map(|number| late(number, number)).collect();
        assert_eq!(short(eight.clone()).0.len(), 8);
        assert!(!short(eight).1);
        let (nine, more) = short((1..=9).map(|number| late(number, number)).collect());
        assert!(nine.len() == 8 && nine.iter().all(|(number, _)| *number > 1) && more, "the oldest is behind the link");
        assert!(
            short((0..i64::from(TE_LAAT)).map(|uur| late(1, uur)).collect()).1,
            "there may be orders that were not read"
        );
    }
}
