//! Art. 151d lid 3 Gemeentewet (R21): as part of a last for serious and repeated nuisance, the mayor may ban somebody from
//! his home for ten days, and extend that to at most four weeks. Wth 2 lid 2, 9 and 13 apply; names for a contact ban are
//! not needed, and there is no mandate for the assistant prosecutor.
//!
//! Human judgement: whether another way would do (lid 2), and whether further violation is to be feared. Readings to be
//! confirmed: the deputy mayor, birthdays on 29 February, the changing clock.

use super::artikel;
use crate::{
    BuitenGeldigheid, Door, Invoer, Regel, Resultaat, Uitleg, Veld, Vraagfout,
    klok::{Gerekend, moment_voluit, rfc3339},
    leeftijd::heeft_leeftijd,
    wth::{
        art_02_duur::{BRON_ATW, einde_huisverbod, vertel_einde, vertel_klok},
        art_02_volledig::{BRON_LEEFTIJD, geboren_voor, vertel_persoon},
        art_09_verlengen::{self as wth_09, Verlenging, uiterste_einde, verlengen},
    },
};
use jiff::civil::Date;
use kern::{Bron, Code, Moment, dag_van};
use serde_json::json;

/// The home ban.
pub const BRON: Bron = artikel("art. 151d lid 3", "https://wetten.overheid.nl/BWBR0005416/2026-10-01#Artikel151d");
/// Needs a by-law.
pub const BRON_VERORDENING: Bron =
    artikel("art. 151d lid 1", "https://wetten.overheid.nl/BWBR0005416/2026-10-01#Artikel151d");
/// Only when no other way will do.
pub const BRON_SUBSIDIARITEIT: Bron =
    artikel("art. 151d lid 2", "https://wetten.overheid.nl/BWBR0005416/2026-10-01#Artikel151d");

const MEERDERJARIG: i16 = 18;

kern::code_enum! {
    /// What is being decided.
    pub Handeling {
        /// To impose.
        Opleggen = "opleggen", "Opleggen";
        /// To extend.
        Verlengen = "verlengen", "Verlengen"
    }
}

kern::code_enum! {
    /// Why it may not be imposed. The first that applies is given.
    pub Oplegweigering {
        /// By somebody who may not.
        Onbevoegd = "onbevoegd", "Alleen de burgemeester mag dit verbod opleggen.";
        /// No by-law of the council.
        GeenVerordening = "geen_verordening", "Er is geen verordening waarop dit verbod kan rusten.";
        /// The order does not say why nothing lighter will do.
        SubsidiariteitOntbreekt = "subsidiariteit_ontbreekt", "Er staat niet waarom iets lichters niet genoeg is.";
        /// The person is not an adult.
        Minderjarig = "minderjarig", "De persoon is nog geen 18 jaar.";
        /// Place, duration or facts are missing.
        Onvolledig = "onvolledig", "De plaats, de duur of de feiten staan niet in het besluit."
    }
}

impl Oplegweigering {
    const fn bron(self) -> Bron {
        match self {
            Self::Onbevoegd | Self::Onvolledig => BRON,
            Self::GeenVerordening => BRON_VERORDENING,
            Self::SubsidiariteitOntbreekt => BRON_SUBSIDIARITEIT,
            Self::Minderjarig => BRON_LEEFTIJD,
        }
    }
}

/// A home ban that is about to be imposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Oplegging {
    /// When.
    pub opgelegd: Moment,
    /// By whom.
    pub door: Door,
    /// Whether there is a by-law.
    pub verordening: bool,
    /// Whether the order says why nothing lighter will do.
    pub subsidiariteit_gemotiveerd: bool,
    /// Of the person who must leave.
    pub geboortedatum: Date,
    /// Whether the place is stated.
    pub plaats: bool,
    /// Whether the duration is stated.
    pub duur: bool,
    /// How many facts are stated.
    pub feiten: i64,
}

/// Why the ban may not be imposed; `None` when it may.
pub fn opleggen(oplegging: &Oplegging) -> Result<Option<Oplegweigering>, BuitenGeldigheid> {
    let dag = dag_van(oplegging.opgelegd);
    let toetsen = [
        (Oplegweigering::Onbevoegd, oplegging.door.is_burgemeester()),
        (Oplegweigering::GeenVerordening, oplegging.verordening),
        (Oplegweigering::SubsidiariteitOntbreekt, oplegging.subsidiariteit_gemotiveerd),
        (Oplegweigering::Minderjarig, heeft_leeftijd(oplegging.geboortedatum, MEERDERJARIG, dag)?),
        (Oplegweigering::Onvolledig, oplegging.plaats && oplegging.duur && oplegging.feiten > 0),
    ];
    Ok(toetsen.into_iter().find(|(_, voldaan)| !voldaan).map(|(weigering, _)| weigering))
}

/// R21.
pub const REGEL: Regel = Regel {
    code: "R21",
    titel: "Mag iemand bij woonoverlast een huisverbod krijgen?",
    bronnen: &[BRON, BRON_SUBSIDIARITEIT, BRON_ATW],
    velden: &[
        Veld::keuze::<Handeling>("handeling", "Opleggen of verlengen?"),
        Veld::moment("opgelegd", "Huisverbod opgelegd op").vanaf(2017, 7, 1),
        Veld::keuze::<Door>("door", "Besloten door"),
        Veld::ja_nee("verordening", "Is er een verordening?").bij("handeling", "opleggen"),
        Veld::ja_nee("subsidiariteit_gemotiveerd", "Staat er waarom iets lichters niet genoeg is?")
            .bij("handeling", "opleggen"),
        Veld::datum("geboortedatum", "Geboortedatum van wie weg moet").bij("handeling", "opleggen"),
        Veld::ja_nee("plaats", "Staat de plaats in het besluit?").bij("handeling", "opleggen"),
        Veld::ja_nee("duur", "Staat de duur in het besluit?").bij("handeling", "opleggen"),
        Veld::getal("feiten", "Aantal feiten in het besluit").bij("handeling", "opleggen"),
        Veld::moment("verlengd_op", "Besluit tot verlengen op").bij("handeling", "verlengen").niet_voor("opgelegd"),
        Veld::moment("nieuw_einde", "Nieuw einde").bij("handeling", "verlengen"),
        Veld::ja_nee("vrees_gemotiveerd", "Staat er waarom er vrees is voor herhaling?").bij("handeling", "verlengen"),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let (weigering, einde, uiterste, uitleg) = match invoer.keuze("handeling")? {
        Handeling::Opleggen => bij_opleggen(invoer)?,
        Handeling::Verlengen => bij_verlengen(invoer)?,
    };
    Ok(uitleg.antwoord(json!({
        "toegestaan": weigering.is_none(),
        "weigering": weigering,
        "einde": rfc3339(einde.moment),
        "uiterste_einde": rfc3339(uiterste.moment),
    })))
}

type Beoordeeld = Result<(Option<&'static str>, Gerekend, Gerekend, Uitleg), Vraagfout>;

fn bij_opleggen(invoer: &Invoer) -> Beoordeeld {
    let opgelegd = invoer.moment("opgelegd")?;
    let oplegging = Oplegging {
        opgelegd,
        door: invoer.keuze("door")?,
        verordening: invoer.ja("verordening")?,
        subsidiariteit_gemotiveerd: invoer.ja("subsidiariteit_gemotiveerd")?,
        geboortedatum: geboren_voor(invoer, dag_van(opgelegd))?,
        plaats: invoer.ja("plaats")?,
        duur: invoer.ja("duur")?,
        feiten: invoer.getal("feiten")?,
    };
    let weigering = opleggen(&oplegging)?;
    let (einde, uiterste) = (einde_huisverbod(opgelegd)?, uiterste_einde(opgelegd)?);
    let mut uitleg = vertel_einde(opgelegd, &einde, BRON);
    uitleg.stap(format!("Verlengen kan later tot {}.", moment_voluit(uiterste.moment)), wth_09::BRON);
    vertel_klok(&uiterste, wth_09::BRON, &mut uitleg);
    vertel_persoon(oplegging.door, Some(oplegging.geboortedatum), BRON, BRON_LEEFTIJD, &mut uitleg);
    let zin = weigering.map_or("Dit huisverbod mag worden opgelegd.", Code::naam);
    uitleg.stap(zin, weigering.map_or(BRON, Oplegweigering::bron));
    Ok((weigering.map(Code::code), einde, uiterste, uitleg))
}

fn bij_verlengen(invoer: &Invoer) -> Beoordeeld {
    let verlenging = Verlenging {
        opgelegd: invoer.moment("opgelegd")?,
        verlengd_op: invoer.moment("verlengd_op")?,
        door: invoer.keuze("door")?,
        nieuw_einde: invoer.moment("nieuw_einde")?,
        huidig_einde: None,
        gemotiveerd: invoer.ja("vrees_gemotiveerd")?,
    };
    let uit = verlengen(&verlenging)?;
    let mut uitleg = wth_09::vertel(&verlenging, &uit, BRON);
    vertel_persoon(verlenging.door, None, BRON, BRON_LEEFTIJD, &mut uitleg);
    Ok((uit.weigering.map(Code::code), uit.tien_dagen, uit.uiterste_einde, uitleg))
}
