//! Art. 9 lid 1, 3 lid 1 en 13 Wth (R15): the mayor, and nobody else, may extend a huisverbod before it ends, to at most
//! four weeks after it was imposed, when the danger continues.
//!
//! Human judgement: whether the danger continues. Readings to be confirmed: the deputy mayor, and a second extension within
//! the four weeks.

use super::{
    OPGELEGD,
    art_02_duur::{einde_huisverbod, vertel_einde, vertel_klok},
    art_02_volledig::{BRON_BEVOEGD, BRON_LEEFTIJD, vertel_persoon},
    artikel,
};
use crate::{
    BuitenGeldigheid, Door, Invoer, Regel, Resultaat, Uitleg, Veld,
    klok::{Gerekend, dagen_later, moment_voluit, rfc3339},
};
use kern::{Bron, Code, Moment};
use serde_json::json;

/// The extension.
pub const BRON: Bron = artikel("art. 9 lid 1", "https://wetten.overheid.nl/BWBR0024649/2020-07-01#Artikel9");

/// Four weeks after it was imposed, on the wall clock.
pub const MEESTE_DAGEN: u16 = 28;

kern::code_enum! {
    /// Why it may not be extended. The first that applies is given.
    pub Verlengweigering {
        /// Decided by somebody who may not.
        Onbevoegd = "onbevoegd", "Alleen de burgemeester mag verlengen.";
        /// Decided at or after the end.
        AlGeeindigd = "al_geeindigd", "Het verbod was al geëindigd toen er werd besloten.";
        /// The new end is not later than the present one.
        GeenVerlenging = "geen_verlenging", "Het nieuwe einde ligt niet na het einde dat al gold.";
        /// Beyond four weeks.
        TeLang = "te_lang", "Het nieuwe einde ligt meer dan vier weken na het opleggen.";
        /// No reason given.
        MotiveringOntbreekt = "motivering_ontbreekt", "Er staat niet waarom verlengen nodig is."
    }
}

/// A decision to extend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verlenging {
    /// When the ban was imposed.
    pub opgelegd: Moment,
    /// When the extension was decided.
    pub verlengd_op: Moment,
    /// By whom.
    pub door: Door,
    /// The new end.
    pub nieuw_einde: Moment,
    /// The end so far; `None` for ten days.
    pub huidig_einde: Option<Moment>,
    /// Whether the decision says why.
    pub gemotiveerd: bool,
}

/// What the law says of a decision to extend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beoordeling {
    /// Why it is refused; `None` when it is allowed.
    pub weigering: Option<Verlengweigering>,
    /// Ten days after it was imposed.
    pub tien_dagen: Gerekend,
    /// The last end that is possible.
    pub uiterste_einde: Gerekend,
}

/// The last end that is possible.
pub fn uiterste_einde(opgelegd: Moment) -> Result<Gerekend, BuitenGeldigheid> {
    dagen_later(opgelegd, MEESTE_DAGEN)
}

/// Whether the ban may be extended.
pub fn verlengen(verlenging: &Verlenging) -> Result<Beoordeling, BuitenGeldigheid> {
    let tien_dagen = einde_huisverbod(verlenging.opgelegd)?;
    let uiterste_einde = uiterste_einde(verlenging.opgelegd)?;
    let huidig_einde = verlenging.huidig_einde.unwrap_or(tien_dagen.moment);
    let weigering = if !verlenging.door.is_burgemeester() {
        Some(Verlengweigering::Onbevoegd)
    } else if verlenging.verlengd_op >= huidig_einde {
        Some(Verlengweigering::AlGeeindigd)
    } else if verlenging.nieuw_einde <= huidig_einde {
        Some(Verlengweigering::GeenVerlenging)
    } else if verlenging.nieuw_einde > uiterste_einde.moment {
        Some(Verlengweigering::TeLang)
    } else if verlenging.gemotiveerd {
        None
    } else {
        Some(Verlengweigering::MotiveringOntbreekt)
    };
    Ok(Beoordeling { weigering, tien_dagen, uiterste_einde })
}

/// Tells the moments and the outcome of an extension.
pub(crate) fn vertel(verlenging: &Verlenging, uit: &Beoordeling, bron: Bron) -> Uitleg {
    let mut uitleg = vertel_einde(verlenging.opgelegd, &uit.tien_dagen, bron);
    let uiterste = moment_voluit(uit.uiterste_einde.moment);
    uitleg.stap(format!("Verlengen kan tot vier weken na het opleggen: {uiterste}."), bron);
    vertel_klok(&uit.uiterste_einde, bron, &mut uitleg);
    if verlenging.huidig_einde.is_some_and(|einde| einde != uit.tien_dagen.moment) {
        uitleg.te_bevestigen("Binnen vier weken kan er meer dan een keer verlengd worden.", bron);
    }
    uitleg.zin(format!("Over verlengen is besloten op {}.", moment_voluit(verlenging.verlengd_op)));
    uitleg.zin(uit.weigering.map_or("Verlengen mag.", Code::naam));
    uitleg
}

/// R15.
pub const REGEL: Regel = Regel {
    code: "R15",
    titel: "Mag het huisverbod worden verlengd?",
    bronnen: &[BRON, BRON_BEVOEGD],
    velden: &[
        OPGELEGD,
        Veld::moment("verlengd_op", "Besluit tot verlengen op").niet_voor("opgelegd"),
        Veld::keuze::<Door>("verlengd_door", "Verlengd door"),
        Veld::moment("nieuw_einde", "Nieuw einde"),
        Veld::moment("huidig_einde", "Einde dat nu geldt, als dat niet tien dagen is")
            .optioneel()
            .niet_voor("opgelegd"),
        Veld::ja_nee("dreiging_gemotiveerd", "Staat er waarom de dreiging doorgaat?"),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let verlenging = Verlenging {
        opgelegd: invoer.moment("opgelegd")?,
        verlengd_op: invoer.moment("verlengd_op")?,
        door: invoer.keuze("verlengd_door")?,
        nieuw_einde: invoer.moment("nieuw_einde")?,
        huidig_einde: invoer.mogelijk_moment("huidig_einde"),
        gemotiveerd: invoer.ja("dreiging_gemotiveerd")?,
    };
    let uit = verlengen(&verlenging)?;
    let mut uitleg = vertel(&verlenging, &uit, BRON);
    vertel_persoon(verlenging.door, None, BRON_BEVOEGD, BRON_LEEFTIJD, &mut uitleg);
    Ok(uitleg.antwoord(json!({
        "toegestaan": uit.weigering.is_none(),
        "weigering": uit.weigering.map(Code::code),
        "uiterste_einde": rfc3339(uit.uiterste_einde.moment),
    })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::klok::{Keer, moment};
    use jiff::civil::date;

    #[test]
    fn de_grens_van_elke_reden() {
        let op = |dag, uur, minuut| moment(date(2026, 6, dag).at(uur, minuut, 0, 0), Keer::Eerste).unwrap();
        let goed = Verlenging {
            opgelegd: op(1, 20, 0),
            verlengd_op: op(11, 10, 0),
            door: Door::Burgemeester,
            nieuw_einde: op(29, 20, 0),
            huidig_einde: None,
            gemotiveerd: true,
        };
        for (naam, verlenging, weigering) in [
            ("tot precies vier weken", goed, None),
            ("door de locoburgemeester", Verlenging { door: Door::Locoburgemeester, ..goed }, None),
            ("een minuut voor het einde", Verlenging { verlengd_op: op(11, 19, 59), ..goed }, None),
            (
                "op het einde zelf",
                Verlenging { verlengd_op: op(11, 20, 0), ..goed },
                Some(Verlengweigering::AlGeeindigd),
            ),
            (
                "tot hetzelfde einde",
                Verlenging { nieuw_einde: op(11, 20, 0), ..goed },
                Some(Verlengweigering::GeenVerlenging),
            ),
            ("een minuut meer", Verlenging { nieuw_einde: op(11, 20, 1), ..goed }, None),
            ("een minuut te lang", Verlenging { nieuw_einde: op(29, 20, 1), ..goed }, Some(Verlengweigering::TeLang)),
            ("zonder reden", Verlenging { gemotiveerd: false, ..goed }, Some(Verlengweigering::MotiveringOntbreekt)),
            (
                "een tweede keer",
                Verlenging { verlengd_op: op(18, 10, 0), huidig_einde: Some(op(20, 20, 0)), ..goed },
                None,
            ),
            (
                "alles mis: bevoegdheid gaat voor",
                Verlenging { door: Door::Wethouder, gemotiveerd: false, nieuw_einde: op(30, 1, 0), ..goed },
                Some(Verlengweigering::Onbevoegd),
            ),
        ] {
            assert_eq!(verlengen(&verlenging).unwrap().weigering, weigering, "{naam}");
        }
    }
}
