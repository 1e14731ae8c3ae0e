//! Art. 15 Wet Bibob (R27): the bureau advises within eight weeks; the term stands still while it waits for data, and it may
//! lengthen the term once by at most four weeks.
//!
//! Human judgement: whether the data asked for were needed, and whether they were complete. That the extension is counted
//! from the day before any shift is a reading still to be confirmed.

use super::artikel;
use crate::{
    BuitenGeldigheid, Duur, Invoer, KB_DAGEN, Regel, Resultaat, Standaard, Uitleg, Veld, Vraagfout,
    atw::{Einde, Kalender, atw_verschuif},
    reken::{dag_na, dagen_na, dagen_tussen},
    voluit,
};
use jiff::civil::Date;
use kern::{Bron, Code};
use serde_json::json;

/// Eight weeks.
pub const BRON: Bron = artikel("art. 15 lid 1", "https://wetten.overheid.nl/BWBR0013798/2025-07-16#Artikel15");
/// The term stands still while the bureau waits for data.
pub const BRON_AANVULLING: Bron =
    artikel("art. 15 lid 2", "https://wetten.overheid.nl/BWBR0013798/2025-07-16#Artikel15");
/// The extension.
pub const BRON_VERLENGING: Bron =
    artikel("art. 15 lid 3", "https://wetten.overheid.nl/BWBR0013798/2025-07-16#Artikel15");

const TERMIJN: Duur = Duur::weken(8);

kern::code_enum! {
    /// Why the bureau may not take this long.
    pub Weigering {
        /// More than four weeks.
        VerlengingTeLang = "verlenging_te_lang", "Het bureau mag met niet meer dan vier weken verlengen."
    }
}

/// The days by which the bureau lengthens its term: never more than four weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Verlenging(i64);

impl Verlenging {
    /// Four weeks.
    pub const HOOGSTENS: i64 = 28;

    /// So many days, or why that cannot be.
    pub const fn van(dagen: i64) -> Result<Self, Weigering> {
        if dagen > Self::HOOGSTENS { Err(Weigering::VerlengingTeLang) } else { Ok(Self(dagen)) }
    }

    /// In days.
    pub const fn dagen(self) -> i64 {
        self.0
    }
}

/// Data that the bureau asked for: its term stands still from the day asked up to, not including, the day received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aanvulling {
    /// The day on which the bureau asked.
    pub gevraagd: Date,
    /// The day on which the data came.
    pub ontvangen: Date,
}

impl Aanvulling {
    const BINNEN: [Veld; 2] = [
        Veld::datum("gevraagd", "Gegevens gevraagd op"),
        Veld::datum("ontvangen", "Gegevens ontvangen op").niet_voor("gevraagd"),
    ];

    /// The field `opschortingen`.
    pub(super) const VELD: Veld =
        Veld::lijst("opschortingen", "Gegevens waar het bureau om vroeg", &Self::BINNEN).standaard(Standaard::Leeg);

    /// Reads that field: in order, not overlapping, and not before the bureau itself was asked.
    pub(super) fn lijst_uit(invoer: &Invoer, adviesaanvraag: Date) -> Result<Vec<Self>, Vraagfout> {
        let mut vrij_vanaf = adviesaanvraag;
        let mut lijst = Vec::new();
        for groep in invoer.lijst("opschortingen") {
            let aanvulling = Self { gevraagd: groep.datum("gevraagd")?, ontvangen: groep.datum("ontvangen")? };
            if aanvulling.gevraagd < vrij_vanaf {
                return Err(Vraagfout::ongeldig("opschortingen"));
            }
            vrij_vanaf = aanvulling.ontvangen;
            lijst.push(aanvulling);
        }
        Ok(lijst)
    }
}

/// The days on which the term stood still.
pub fn opschorting_dagen(aanvullingen: &[Aanvulling]) -> i64 {
    aanvullingen.iter().map(|aanvulling| dagen_tussen(aanvulling.gevraagd, aanvulling.ontvangen)).sum()
}

/// The last day for the advice before the Atw moves it.
pub fn kaal_maximum(
    adviesaanvraag: Date,
    aanvullingen: &[Aanvulling],
    verlenging: Verlenging,
) -> Result<Date, BuitenGeldigheid> {
    let extra = opschorting_dagen(aanvullingen).saturating_add(verlenging.dagen());
    dagen_na(dag_na(adviesaanvraag, TERMIJN)?, extra)
}

/// The last day for the advice.
pub fn adviestermijn(
    kalender: &Kalender,
    adviesaanvraag: Date,
    aanvullingen: &[Aanvulling],
    verlenging: Verlenging,
) -> Result<Einde, BuitenGeldigheid> {
    atw_verschuif(kalender, kaal_maximum(adviesaanvraag, aanvullingen, verlenging)?)
}

/// Tells how the last day was counted, up to the shift.
pub(super) fn vertel_maximum(
    adviesaanvraag: Date,
    aanvullingen: &[Aanvulling],
    verlenging: Verlenging,
    uitleg: &mut Uitleg,
) -> Result<(), BuitenGeldigheid> {
    let zin =
        format!("Het bureau heeft 8 weken na de aanvraag: tot en met {}.", voluit(dag_na(adviesaanvraag, TERMIJN)?));
    uitleg.stap(zin, BRON);
    for aanvulling in aanvullingen {
        let zin = format!(
            "De termijn van het bureau staat stil van {} tot {}: {} dagen.",
            voluit(aanvulling.gevraagd),
            voluit(aanvulling.ontvangen),
            opschorting_dagen(&[*aanvulling]),
        );
        uitleg.stap(zin, BRON_AANVULLING);
    }
    if verlenging.dagen() > 0 {
        uitleg.stap(format!("Het bureau verlengt met {} dagen.", verlenging.dagen()), BRON_VERLENGING);
        let zin = "Dat een verlenging telt vanaf de dag voordat de datum verschuift, is nog te bevestigen.";
        uitleg.te_bevestigen(zin, BRON_VERLENGING);
    }
    if extra_dagen(aanvullingen, verlenging) > 0 {
        let maximum = kaal_maximum(adviesaanvraag, aanvullingen, verlenging)?;
        uitleg.zin(format!("Samen loopt de termijn van het bureau tot en met {}.", voluit(maximum)));
    }
    Ok(())
}

fn extra_dagen(aanvullingen: &[Aanvulling], verlenging: Verlenging) -> i64 {
    opschorting_dagen(aanvullingen).saturating_add(verlenging.dagen())
}

/// R27.
pub const REGEL: Regel = Regel {
    code: "R27",
    titel: "Wanneer moet het advies van het Landelijk Bureau Bibob er zijn?",
    bronnen: &[BRON, BRON_AANVULLING, BRON_VERLENGING],
    velden: &[
        Veld::datum("adviesaanvraag", "Advies gevraagd op"),
        Aanvulling::VELD,
        Veld::getal("verlenging_dagen", "Verlenging in dagen").standaard(Standaard::Getal(0)),
        KB_DAGEN,
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let adviesaanvraag = invoer.datum("adviesaanvraag")?;
    let aanvullingen = Aanvulling::lijst_uit(invoer, adviesaanvraag)?;
    let verlenging = Verlenging::van(invoer.getal("verlenging_dagen")?);
    let mut uitleg =
        Uitleg::van(format!("Advies gevraagd op {}; die dag telt niet mee.", voluit(adviesaanvraag)), BRON);
    let einde = match verlenging {
        Ok(verlenging) => {
            let einde = adviestermijn(&kalender, adviesaanvraag, &aanvullingen, verlenging)?;
            vertel_maximum(adviesaanvraag, &aanvullingen, verlenging, &mut uitleg)?;
            einde.vertel(&kalender, adviesaanvraag, &mut uitleg);
            Some(einde)
        }
        Err(weigering) => {
            uitleg.stap(weigering.naam(), BRON_VERLENGING);
            None
        }
    };
    vertel_late_vraag(&kalender, adviesaanvraag, &aanvullingen, &mut uitleg)?;
    Ok(uitleg.antwoord(json!({
        "toegestaan": verlenging.is_ok(),
        "weigering": verlenging.err().map(Code::code),
        "opschorting_dagen": opschorting_dagen(&aanvullingen),
        "uiterlijk": einde.map(|einde| einde.uiterlijk),
        "voorlopig": einde.is_some_and(|einde| einde.is_voorlopig()),
    })))
}

/// A question of the bureau after its own term: the act does not say that it still stops the clock.
fn vertel_late_vraag(
    kalender: &Kalender,
    adviesaanvraag: Date,
    aanvullingen: &[Aanvulling],
    uitleg: &mut Uitleg,
) -> Result<(), BuitenGeldigheid> {
    for (nummer, aanvulling) in aanvullingen.iter().enumerate() {
        let eerdere = aanvullingen.get(..nummer).unwrap_or_default();
        let hoogstens = Verlenging(Verlenging::HOOGSTENS);
        if aanvulling.gevraagd > adviestermijn(kalender, adviesaanvraag, eerdere, hoogstens)?.uiterlijk {
            let zin = "Het bureau vroeg gegevens na zijn laatste dag. Dat die dagen meetellen, is nog te bevestigen.";
            uitleg.te_bevestigen(zin, BRON_AANVULLING);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn tot(adviesaanvraag: Date, aanvullingen: &[Aanvulling], dagen: i64) -> Date {
        let verlenging = Verlenging::van(dagen).unwrap();
        adviestermijn(&Kalender::wettelijk(), adviesaanvraag, aanvullingen, verlenging).unwrap().uiterlijk
    }

    #[test]
    fn acht_weken_plus_wat_stilstond_plus_de_verlenging() {
        let gevraagd = date(2026, 3, 2);
        let een = Aanvulling { gevraagd: date(2026, 3, 10), ontvangen: date(2026, 3, 20) };
        let twee = Aanvulling { gevraagd: date(2026, 3, 20), ontvangen: date(2026, 3, 21) };
        let nul = Aanvulling { gevraagd: date(2026, 3, 20), ontvangen: date(2026, 3, 20) };
        for (naam, aanvullingen, verlenging, verwacht) in [
            ("op koningsdag", &[][..], 0, date(2026, 4, 28)),
            ("een dag verlengd valt op de dag erna", &[], 1, date(2026, 4, 28)),
            ("vier weken verlengd, tweede pinksterdag", &[], 28, date(2026, 5, 26)),
            ("tien dagen stil", &[een], 0, date(2026, 5, 7)),
            ("de dag van ontvangst kan de dag van een nieuwe vraag zijn", &[een, twee], 0, date(2026, 5, 8)),
            ("op dezelfde dag ontvangen telt niet", &[nul], 0, date(2026, 4, 28)),
            ("alles samen", &[een], 28, date(2026, 6, 4)),
        ] {
            assert_eq!(tot(gevraagd, aanvullingen, verlenging), verwacht, "{naam}");
        }
    }

    #[test]
    fn een_verlenging_van_vier_weken_mag_en_een_dag_meer_niet() {
        assert_eq!(Verlenging::van(28).map(Verlenging::dagen), Ok(28));
        assert_eq!(Verlenging::van(29), Err(Weigering::VerlengingTeLang));
    }
}
