//! How long signals and reporters are kept, and how they go: rows, index, vocabulary, key and files.

use crate::inrichting::Inrichting;
use crate::store::rij;
use crate::woordenlijst;
use ::store::{Result, Tx, args};
use bestand::Opslagnaam;
use jobs::bewaren::{Akkoord, Anker, Bewaarregel, Lot, PerDing, Termijn, Wijze, Wissen};
use jobs::{Taak, TaakFout};
use kern::{Moment, SignaalId};
use std::sync::Arc;

::store::sql! {
    /// Closed signals, by the moment of their last decision.
    SIGNALEN = "SELECT s.id, MAX(b.moment), 'afgesloten signaal' FROM signaal s JOIN besluit b ON b.signaal = s.id
        WHERE s.status = 'afgesloten' AND s.id > $2 GROUP BY s.id HAVING MAX(b.moment) < $1 ORDER BY s.id LIMIT $3";
    /// Reporters who have been answered, or who did not want an answer.
    MELDERS = "SELECT m.signaal, COALESCE(s.beantwoord_op, s.ontvangen), 'gegevens van een melder' FROM melder m
        JOIN signaal s ON s.id = m.signaal WHERE COALESCE(s.beantwoord_op, s.ontvangen) < $1 AND m.signaal > $2
        AND (s.beantwoord_op IS NOT NULL OR s.wil_antwoord = 0) ORDER BY m.signaal LIMIT $3";
    MELDER_VERWANT = "SELECT 'signaal', signaal FROM melder WHERE signaal = $1";
    WIS_MELDER = "DELETE FROM melder WHERE signaal = $1";
    WIS_BRIEVENBUS = "DELETE FROM brievenbus WHERE signaal = $1";
    WIS_BERICHTEN = "DELETE FROM bericht WHERE signaal = $1";
    WIS_BIJLAGEN = "DELETE FROM bijlage WHERE signaal = $1";
    WIS_WEGINGEN = "DELETE FROM weging WHERE signaal = $1";
    WIS_BESLUITEN = "DELETE FROM besluit WHERE signaal = $1";
    WIS_POLITIE = "DELETE FROM politiemelding WHERE signaal = $1";
    WIS_DELINGEN = "DELETE FROM deling WHERE ding_soort = 'signaal' AND ding = $1";
    WIS_SIGNAAL = "DELETE FROM signaal WHERE id = $1";
}

/// The rules of this domain. Terms are te bevestigen against the selection list of the municipality.
pub(crate) fn regels() -> Vec<Bewaarregel> {
    vec![
        regel(
            "signaal",
            "Afgesloten signalen met alles wat erbij hoort",
            "Zo lang als nodig om herhaling te herkennen en verantwoording af te leggen",
            Termijn::Jaren(5),
            "na het laatste besluit",
            PerDing {
                ding: "signaal",
                akkoord: Akkoord::TweePersonen,
                anker: Anker::Moment,
                kandidaten: SIGNALEN,
                verwant: None,
                wis: wis_signaal,
            },
        ),
        regel(
            "melder",
            "Naam, e-mailadres en telefoon van melders",
            "Zo lang als nodig om te antwoorden",
            Termijn::Jaren(1),
            "na het antwoord, of na ontvangst als er geen antwoord is gevraagd",
            PerDing {
                ding: "melder",
                akkoord: Akkoord::Vanzelf,
                anker: Anker::Moment,
                kandidaten: MELDERS,
                verwant: Some(MELDER_VERWANT),
                wis: |tx, _, id| tx.exec(WIS_MELDER, args![id]).map(drop),
            },
        ),
    ]
}

const fn regel(
    naam: &'static str,
    wat: &'static str,
    grondslag: &'static str,
    termijn: Termijn,
    na: &'static str,
    per_ding: PerDing,
) -> Bewaarregel {
    let lot = Lot::Wissen(Wissen { termijn, na, wijze: Wijze::PerDing(per_ding) });
    Bewaarregel { naam, wat, grondslag, bron: None, te_bevestigen: true, lot }
}

/// Rows and index in this transaction; the files by a job of the same transaction. With the row goes the key, so that a
/// file that is still on a disk or in a copy cannot be read by anybody.
fn wis_signaal(tx: &mut Tx<'_>, nu: Moment, id: i64) -> Result<()> {
    let signaal = rij::load(tx, SignaalId(id))?;
    for bijlage in rij::bijlagen(tx, SignaalId(id))? {
        let sleutel = format!("{id}-{}", bijlage.id);
        let inhoud = bijlage.bestand.as_bytes();
        let taak = jobs::Nieuw { soort: BestandWissen::SOORT, sleutel: &sleutel, inhoud, niet_voor: None };
        jobs::enqueue(tx, nu, &taak)?;
    }
    ::store::zoek::remove(tx, "signaal", id)?;
    let words = format!("{} {} {}", signaal.titel, signaal.tekst, signaal.plek);
    let all = [
        WIS_MELDER,
        WIS_BRIEVENBUS,
        WIS_BERICHTEN,
        WIS_BIJLAGEN,
        WIS_WEGINGEN,
        WIS_BESLUITEN,
        WIS_POLITIE,
        WIS_DELINGEN,
        WIS_SIGNAAL,
    ];
    for sql in all {
        tx.exec(sql, args![id])?;
    }
    woordenlijst::ruim_op(tx, &words)
}

/// Removes a file from the vault. Its name means nothing without the row that is gone.
pub(crate) struct BestandWissen {
    pub(crate) inrichting: Arc<Inrichting>,
}

impl Taak for BestandWissen {
    const SOORT: &'static str = "signaal.bestand_wissen";

    fn run(&self, inhoud: &[u8], _poging: u32, _sleutel: &str) -> std::result::Result<(), TaakFout> {
        let naam = std::str::from_utf8(inhoud).ok().and_then(Opslagnaam::lees).ok_or(TaakFout::Blijvend("naam"))?;
        self.inrichting.kluis.verwijder(&naam).map_err(|_| TaakFout::Tijdelijk("kluis"))
    }
}
