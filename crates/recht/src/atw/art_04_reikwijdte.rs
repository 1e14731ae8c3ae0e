//! Art. 1 lid 2, 4 en 5 Atw: to which terms the act applies.
//!
//! Human judgement: none here, but whoever fills in [`Rekenvraag`] says where the term comes from and what kind it is. That
//! terms in by-laws and in orders fall outside the act is a reading still to be confirmed, hence a municipal setting.

use super::{Kalender, art_01_vrije_laatste_dag as art_01, art_02_twee_werkdagen as art_02, artikel};
use crate::{
    BuitenGeldigheid, Duur, Eenheid, Richting, Uitleg, Volledigheid,
    reken::{MAANDEN, is_geknipt, kale_laatste_dag, zin_kaal},
};
use jiff::civil::Date;
use kern::Bron;

/// What the act leaves alone.
pub const BRON: Bron = artikel("art. 4", "https://wetten.overheid.nl/BWBR0002448/2010-10-10#Artikel4");
/// Terms that are counted back.
pub const BRON_TERUG: Bron = artikel("art. 1 lid 2", "https://wetten.overheid.nl/BWBR0002448/2010-10-10#Artikel1");
/// Whose terms the act covers; the reading for by-laws and orders is to be confirmed.
pub const BRON_HERKOMST: Bron =
    Bron { bevestigd: false, ..artikel("art. 5", "https://wetten.overheid.nl/BWBR0002448/2010-10-10#Artikel5") };

kern::code_enum! {
    /// Where a term is written.
    pub Herkomst {
        /// In a statute.
        Wet = "wet", "Een wet";
        /// In an order in council (algemene maatregel van bestuur).
        Amvb = "amvb", "Een algemene maatregel van bestuur";
        /// In a by-law such as the APV.
        Verordening = "verordening", "Een verordening, zoals de APV";
        /// In the order itself.
        Besluit = "besluit", "Het besluit zelf"
    }
}

kern::code_enum! {
    /// What the term is about, as far as it matters to the act.
    pub Soort {
        /// Any other term.
        Gewoon = "gewoon", "Een gewone termijn";
        /// Deprivation of liberty.
        Vrijheidsbeneming = "vrijheidsbeneming", "Vrijheidsbeneming";
        /// Publication or entry into force of legislation.
        BekendmakingRegeling = "bekendmaking_regeling", "Bekendmaken of ingaan van een regeling"
    }
}

/// Whether the special statute switches the act off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Uitsluiting {
    /// It does not.
    #[default]
    Geen,
    /// It does, as art. 13 Wth does.
    BijzondereWet,
}

/// A term, with all that decides whether the act applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rekenvraag {
    /// How long.
    pub duur: Duur,
    /// Forward or back.
    pub richting: Richting,
    /// Where it is written.
    pub herkomst: Herkomst,
    /// What it is about.
    pub soort: Soort,
    /// Whether the special statute switches the act off.
    pub uitsluiting: Uitsluiting,
}

impl Rekenvraag {
    /// An ordinary statutory term, counted forward.
    pub const fn wettelijk(duur: Duur) -> Self {
        Self {
            duur,
            richting: Richting::Vooruit,
            herkomst: Herkomst::Wet,
            soort: Soort::Gewoon,
            uitsluiting: Uitsluiting::Geen,
        }
    }
}

/// Why the act does not apply. When several reasons hold, the first of this list is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BuitenAtw {
    /// The special statute says so.
    Uitgesloten,
    /// The term stands in a by-law or in an order.
    GeenWettelijkeTermijn,
    /// Deprivation of liberty.
    Vrijheidsbeneming,
    /// Publication or entry into force of legislation.
    BekendmakingRegeling,
    /// The term is in hours.
    Uren,
    /// More than ninety days, twelve weeks or three months, or in years.
    TeLang,
    /// Counted back from a moment.
    Terugrekenen,
}

impl BuitenAtw {
    /// Stable code for the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Uitgesloten => "uitgesloten",
            Self::GeenWettelijkeTermijn => "geen_wettelijke_termijn",
            Self::Vrijheidsbeneming => "vrijheidsbeneming",
            Self::BekendmakingRegeling => "bekendmaking_regeling",
            Self::Uren => "uren",
            Self::TeLang => "te_lang",
            Self::Terugrekenen => "terugrekenen",
        }
    }

    /// The reason as a sentence that ends with what follows from it.
    pub const fn zin(self) -> &'static str {
        match self {
            Self::Uitgesloten => {
                "De bijzondere wet zegt dat de Algemene termijnenwet niet geldt: de datum schuift niet."
            }
            Self::GeenWettelijkeTermijn => "De termijn staat niet in een wet of AMvB: de datum schuift niet.",
            Self::Vrijheidsbeneming => "De termijn gaat over vrijheidsbeneming: de datum schuift niet.",
            Self::BekendmakingRegeling => {
                "De termijn gaat over het bekendmaken van een regeling: de datum schuift niet."
            }
            Self::Uren => "De termijn is in uren: die loopt op de klok en schuift niet.",
            Self::TeLang => {
                "De termijn is langer dan 90 dagen, 12 weken of 3 maanden, of in jaren: de datum schuift niet."
            }
            Self::Terugrekenen => "De termijn wordt teruggerekend vanaf een moment: de datum schuift niet.",
        }
    }

    /// The article behind the reason.
    pub const fn bron(self) -> Bron {
        match self {
            Self::GeenWettelijkeTermijn => BRON_HERKOMST,
            Self::Terugrekenen => BRON_TERUG,
            _ => BRON,
        }
    }
}

/// Why the act does not apply to this term; `None` when it applies.
pub const fn buiten_atw(vraag: &Rekenvraag) -> Option<BuitenAtw> {
    if matches!(vraag.uitsluiting, Uitsluiting::BijzondereWet) {
        return Some(BuitenAtw::Uitgesloten);
    }
    if matches!(vraag.herkomst, Herkomst::Verordening | Herkomst::Besluit) {
        return Some(BuitenAtw::GeenWettelijkeTermijn);
    }
    match vraag.soort {
        Soort::Vrijheidsbeneming => return Some(BuitenAtw::Vrijheidsbeneming),
        Soort::BekendmakingRegeling => return Some(BuitenAtw::BekendmakingRegeling),
        Soort::Gewoon => {}
    }
    let te_lang = match vraag.duur.eenheid {
        Eenheid::Uren => return Some(BuitenAtw::Uren),
        Eenheid::Dagen => vraag.duur.aantal > 90,
        Eenheid::Weken => vraag.duur.aantal > 12,
        Eenheid::Maanden => vraag.duur.aantal > 3,
        Eenheid::Jaren => true,
    };
    if te_lang {
        return Some(BuitenAtw::TeLang);
    }
    if matches!(vraag.richting, Richting::Terug) { Some(BuitenAtw::Terugrekenen) } else { None }
}

/// Where a term ends, with the days passed on the way: enough to explain it afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Einde {
    /// The last day before the act moves it.
    pub kaal: Date,
    pub(super) na_artikel_1: Date,
    /// The last day that is still in time.
    pub uiterlijk: Date,
    /// Why the act left it alone; `None` when the act was applied.
    pub buiten: Option<BuitenAtw>,
    /// Whether a decree may still move it.
    pub volledigheid: Volledigheid,
}

impl Einde {
    /// An end that the act does not move.
    pub const fn vast(kaal: Date, buiten: BuitenAtw) -> Self {
        let volledigheid = Volledigheid::Volledig;
        Self { kaal, na_artikel_1: kaal, uiterlijk: kaal, buiten: Some(buiten), volledigheid }
    }

    /// True when a decree may still move the outcome.
    pub const fn is_voorlopig(&self) -> bool {
        self.volledigheid.is_voorlopig()
    }

    /// Tells what the act did with the bare last day of a term that began after `gebeurtenis`.
    pub fn vertel(&self, kalender: &Kalender, gebeurtenis: Date, uitleg: &mut Uitleg) {
        if let Some(reden) = self.buiten {
            uitleg.stap(reden.zin(), reden.bron());
            return;
        }
        art_01::vertel(kalender, self, uitleg);
        art_02::vertel(kalender, gebeurtenis, self, uitleg);
        if self.is_voorlopig() {
            art_01::vertel_voorlopig(uitleg);
        }
    }
}

/// The last day of the term after the event, moved by art. 1 and 2 where the act applies. `None` for a term in hours: that
/// runs on the clock and ends at a moment, not on a day.
pub fn einde(kalender: &Kalender, gebeurtenis: Date, vraag: &Rekenvraag) -> Result<Option<Einde>, BuitenGeldigheid> {
    let Some(kaal) = kale_laatste_dag(gebeurtenis, vraag.duur, vraag.richting)? else { return Ok(None) };
    if let Some(reden) = buiten_atw(vraag) {
        return Ok(Some(Einde::vast(kaal, reden)));
    }
    let mut einde = art_01::atw_verschuif(kalender, kaal)?;
    if matches!(vraag.duur.eenheid, Eenheid::Dagen) {
        einde.uiterlijk = art_02::verleng(kalender, gebeurtenis, vraag.duur.aantal, einde.uiterlijk)?;
        einde.volledigheid = kalender.volledigheid(einde.uiterlijk.year());
    }
    Ok(Some(einde))
}

/// The end of a term of this kind whose bare last day was moved by something else, such as a suspension. Art. 2 plays no
/// part: such terms are in weeks.
pub fn einde_op(kalender: &Kalender, kaal: Date, vraag: &Rekenvraag) -> Result<Einde, BuitenGeldigheid> {
    buiten_atw(vraag).map_or_else(|| art_01::atw_verschuif(kalender, kaal), |reden| Ok(Einde::vast(kaal, reden)))
}

/// The end of a statutory term in days, weeks, months or years after the event: it always ends on a day.
pub fn wettelijk_einde(kalender: &Kalender, gebeurtenis: Date, duur: Duur) -> Result<Einde, BuitenGeldigheid> {
    einde(kalender, gebeurtenis, &Rekenvraag::wettelijk(duur))?.ok_or(BuitenGeldigheid)
}

/// Tells how the bare last day was counted, and then what the act did with it.
pub fn vertel_termijn(
    kalender: &Kalender,
    gebeurtenis: Date,
    duur: Duur,
    richting: Richting,
    einde: &Einde,
    uitleg: &mut Uitleg,
) {
    uitleg.zin(zin_kaal(einde.kaal, duur, richting));
    if is_geknipt(gebeurtenis, einde.kaal, duur) {
        uitleg.stap("Die maand heeft niet zo veel dagen: de laatste dag van de maand telt.", MAANDEN);
    }
    einde.vertel(kalender, gebeurtenis, uitleg);
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn reden(aantal: u32, eenheid: Eenheid) -> Option<BuitenAtw> {
        buiten_atw(&Rekenvraag::wettelijk(Duur { aantal, eenheid }))
    }

    #[test]
    fn de_grens_zelf_valt_onder_de_wet_en_een_meer_niet() {
        for (aantal, eenheid) in [(90, Eenheid::Dagen), (12, Eenheid::Weken), (3, Eenheid::Maanden)] {
            assert_eq!(reden(aantal, eenheid), None);
            assert_eq!(reden(aantal + 1, eenheid), Some(BuitenAtw::TeLang));
        }
        assert_eq!(reden(1, Eenheid::Jaren), Some(BuitenAtw::TeLang));
        assert_eq!(reden(1, Eenheid::Uren), Some(BuitenAtw::Uren));
    }

    #[test]
    fn van_meer_redenen_telt_de_eerste() {
        let mut vraag = Rekenvraag {
            duur: Duur { aantal: 2, eenheid: Eenheid::Jaren },
            richting: Richting::Terug,
            herkomst: Herkomst::Besluit,
            soort: Soort::Vrijheidsbeneming,
            uitsluiting: Uitsluiting::BijzondereWet,
        };
        assert_eq!(buiten_atw(&vraag), Some(BuitenAtw::Uitgesloten));
        vraag.uitsluiting = Uitsluiting::Geen;
        assert_eq!(buiten_atw(&vraag), Some(BuitenAtw::GeenWettelijkeTermijn));
        vraag.herkomst = Herkomst::Amvb;
        assert_eq!(buiten_atw(&vraag), Some(BuitenAtw::Vrijheidsbeneming));
        vraag.soort = Soort::Gewoon;
        assert_eq!(buiten_atw(&vraag), Some(BuitenAtw::TeLang));
        vraag.duur = Duur::weken(1);
        assert_eq!(buiten_atw(&vraag), Some(BuitenAtw::Terugrekenen));
        vraag.richting = Richting::Vooruit;
        assert_eq!(buiten_atw(&vraag), None);
    }

    #[test]
    fn een_termijn_uit_een_besluit_schuift_niet_en_is_te_bevestigen() {
        let vraag = Rekenvraag { herkomst: Herkomst::Besluit, ..Rekenvraag::wettelijk(Duur::weken(2)) };
        let termijn = einde(&Kalender::wettelijk(), date(2026, 1, 3), &vraag).unwrap().unwrap();
        assert_eq!(termijn.uiterlijk, date(2026, 1, 17));
        assert!(!termijn.buiten.unwrap().bron().bevestigd);
    }

    #[test]
    fn terugrekenen_schuift_niet() {
        let vraag = Rekenvraag { richting: Richting::Terug, ..Rekenvraag::wettelijk(Duur::dagen(10)) };
        let termijn = einde(&Kalender::wettelijk(), date(2026, 1, 27), &vraag).unwrap().unwrap();
        assert_eq!(termijn.uiterlijk, date(2026, 1, 17));
    }

    #[test]
    fn een_maand_die_wordt_geknipt_noemt_de_bron() {
        let vraag = Rekenvraag::wettelijk(Duur::maanden(1));
        let termijn = einde(&Kalender::wettelijk(), date(2026, 1, 31), &vraag).unwrap().unwrap();
        assert_eq!(termijn.uiterlijk, date(2026, 3, 2), "28 februari 2026 is een zaterdag");
        let mut uitleg = Uitleg::van("Begin.", BRON);
        vertel_termijn(&Kalender::wettelijk(), date(2026, 1, 31), vraag.duur, vraag.richting, &termijn, &mut uitleg);
        assert!(uitleg.bronnen.contains(&MAANDEN));
    }
}
