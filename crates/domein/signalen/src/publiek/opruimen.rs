//! Drafts end: every ten minutes what has expired is erased, with its files.

use jobs::bewaren::{Bewaarregel, Lot, Reeks, Termijn, Wijze, Wissen};
use jobs::{Elke, Periodiek, Taak, TaakFout};
use kern::{Clock, Moment};
use std::sync::Arc;
use store::{Result, Store, Tx, args};

store::sql! {
    TEL = "SELECT COUNT(*) FROM melding_concept WHERE verloopt <= $1";
    WIS = "DELETE FROM melding_concept WHERE tokenhash IN
        (SELECT tokenhash FROM melding_concept WHERE verloopt <= $1 ORDER BY verloopt LIMIT $2)";
    WIS_BESTANDEN = "DELETE FROM concept_bestand WHERE NOT EXISTS
        (SELECT 1 FROM melding_concept WHERE melding_concept.tokenhash = concept_bestand.tokenhash)";
}

/// Rows in one transaction.
const PORTIE: u32 = 500;

/// How often drafts are cleaned up.
pub const PERIODIEK: Periodiek = Periodiek { soort: <Concepten as Taak>::SOORT, elke: Elke::Seconden(600) };

/// Erases drafts that have expired.
pub struct Concepten {
    /// Where they are.
    pub store: Store,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
}

impl Taak for Concepten {
    const SOORT: &'static str = "signaal.concepten";

    fn run(&self, _: &[u8], _: u32, _: &str) -> std::result::Result<(), TaakFout> {
        let nu = self.clock.now();
        while self.store.write_blocking(move |tx| wis(tx, nu, PORTIE))? == u64::from(PORTIE) {}
        Ok(())
    }
}

fn wis(tx: &mut Tx<'_>, grens: Moment, portie: u32) -> Result<u64> {
    let erased = tx.exec(WIS, args![grens, i64::from(portie)])?;
    tx.exec(WIS_BESTANDEN, &[])?;
    Ok(erased)
}

/// The retention rule `concept`. The job above is quicker; this rule shows and proves it.
pub const fn bewaren() -> Bewaarregel {
    let reeks = Reeks {
        tel: |tx, grens| tx.row(TEL, args![grens])?.get(0),
        wis: |tx, _, grens, portie| wis(tx, grens, portie),
    };
    Bewaarregel {
        naam: "concept",
        wat: "Meldingen die iemand begon en niet verstuurde",
        grondslag: "Twee uur na de laatste stap nergens meer voor nodig; alleen het toestel van de melder kan ze lezen.",
        bron: None,
        te_bevestigen: false,
        lot: Lot::Wissen(Wissen { termijn: Termijn::Dagen(0), na: "na het verlopen", wijze: Wijze::Reeks(reeks) }),
    }
}
