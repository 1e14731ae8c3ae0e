//! Extending a ban from a home by days. Wth art. 9 says how; Gemeentewet art. 151d lid 3 makes it apply to nuisance too.

use super::{Bevinding, Veld, Zaak};
use crate::wandklok;
use kern::{Bron, Code as _, Moment};
use recht::Door;
use recht::klok::dagen_later;
use recht::wth::art_02_duur::DAGEN;
use recht::wth::art_09_verlengen::{MEESTE_DAGEN, Verlenging, verlengen};
use serde_json::{Value, json};

/// The question how many days. Its answer, and the reasons under "motivering", are what [`verlenging`] reads.
pub const DAGEN_EXTRA: Veld =
    Veld::getal("dagen", "Aantal dagen extra", 1, 18).hint("1 tot en met 18, samen hoogstens vier weken");

const _: () = assert!(MEESTE_DAGEN == DAGEN + 18, "the field asks for what the law leaves");

/// What is asked, as the law sees it. `None` while the days are not filled in.
pub fn verlenging(zaak: &Zaak<'_>) -> Option<Verlenging> {
    Some(Verlenging {
        opgelegd: zaak.begin?,
        verlengd_op: zaak.op,
        door: zaak.door.unwrap_or(Door::Burgemeester),
        nieuw_einde: nieuw_einde(zaak)?,
        huidig_einde: zaak.einde,
        gemotiveerd: zaak.eigen.heeft("motivering"),
    })
}

/// The end that so many extra days give, on the wall clock, counted from the beginning.
fn nieuw_einde(zaak: &Zaak<'_>) -> Option<Moment> {
    let before: i64 = zaak.genomen("verlengen").filter_map(|eerder| eerder.gegevens.getal("dagen")).sum();
    let days = i64::from(DAGEN) + before + zaak.eigen.getal("dagen")?;
    dagen_later(zaak.begin?, u16::try_from(days).ok()?).ok().map(|gerekend| gerekend.moment)
}

/// What stands in the way. Without a number of days nothing does here: the field itself is reported as missing.
pub fn toets_verlenging(zaak: &Zaak<'_>, bron: Bron) -> Vec<Bevinding> {
    let Some(asked) = verlenging(zaak) else { return Vec::new() };
    match verlengen(&asked) {
        Ok(found) => found.weigering.map(|weigering| Bevinding::van(weigering, bron)).into_iter().collect(),
        Err(_) => vec![Bevinding::blokkeert("termijn", "Deze datum ligt te ver weg om mee te rekenen.", bron)],
    }
}

/// The same as a question to rule R15.
pub fn als_r15(verlenging: &Verlenging) -> Value {
    json!({
        "opgelegd": wandklok(verlenging.opgelegd),
        "verlengd_op": wandklok(verlenging.verlengd_op),
        "verlengd_door": verlenging.door.code(),
        "nieuw_einde": wandklok(verlenging.nieuw_einde),
        "huidig_einde": verlenging.huidig_einde.map(wandklok),
        "dreiging_gemotiveerd": verlenging.gemotiveerd,
    })
}
