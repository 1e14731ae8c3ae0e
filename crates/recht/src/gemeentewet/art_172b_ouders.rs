//! Art. 172b Gemeentewet (R25): an order to who has authority over a child under twelve: an area ban or a curfew, at most
//! three months, never extended, with at most two extra adults who may accompany the child.
//!
//! Human judgement: whether the child disturbed order repeatedly in a group, and the fear that it goes on. Readings to be
//! confirmed: months cut at the end of a shorter one, and birthdays on 29 February.

use super::artikel;
use crate::{
    BuitenGeldigheid, Invoer, Regel, Resultaat, Standaard, Uitleg, Veld, Veldsoort, Vraagfout,
    leeftijd::{heeft_leeftijd, is_schrikkelkind},
    reken::{MAANDEN, is_maatregel_geknipt, laatste_dag_van_maatregel},
    voluit,
    wth::art_02_volledig::geboren_voor,
};
use jiff::civil::{Date, Time};
use kern::{Bron, Code};
use serde_json::json;

/// The order to parents.
pub const BRON: Bron = artikel("art. 172b", "https://wetten.overheid.nl/BWBR0005416/2026-10-01#Artikel172b");

const MAANDEN_TEN_HOOGSTE: u32 = 3;
const TE_OUD: i16 = 12;
const MEESTE_BEGELEIDERS: i64 = 2;
/// The night: from 20:00, ten hours long.
const NACHT_BEGIN_MINUUT: i32 = 20 * 60;
const NACHT_MINUTEN: i32 = 10 * 60;

kern::code_enum! {
    /// The two kinds of order.
    pub Oudersoort {
        /// Not in an area unless accompanied.
        Gebiedsverbod = "gebiedsverbod", "Gebiedsverbod";
        /// Not outside in the evening and night unless accompanied.
        Avondverbod = "avondverbod", "Avondverbod"
    }
}

kern::code_enum! {
    /// Why the order may not be given. The first that applies is given.
    pub Ouderweigering {
        /// The child has reached twelve.
        KindTwaalfOfOuder = "kind_twaalf_of_ouder", "Het kind is twaalf jaar of ouder.";
        /// An extension.
        VerlengingNietMogelijk = "verlenging_niet_mogelijk", "Dit bevel kan niet worden verlengd.";
        /// Longer than three months.
        TeLang = "te_lang", "Het bevel duurt langer dan drie maanden.";
        /// The hours are not within the night.
        BuitenNachtvenster = "buiten_nachtvenster", "De uren vallen niet tussen 20.00 en 06.00 uur.";
        /// More than two extra adults.
        TeVeelBegeleiders = "te_veel_begeleiders", "Er mogen ten hoogste twee extra begeleiders zijn."
    }
}

/// The hours of a curfew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uren {
    /// From.
    pub van: Time,
    /// To.
    pub tot: Time,
}

impl Uren {
    /// True when there is time between the two and all of it lies between 20:00 and 06:00.
    pub fn in_de_nacht(self) -> bool {
        let sinds_begin = |tijd: Time| {
            (i32::from(tijd.hour()) * 60 + i32::from(tijd.minute()) - NACHT_BEGIN_MINUUT).rem_euclid(24 * 60)
        };
        let (van, tot) = (sinds_begin(self.van), sinds_begin(self.tot));
        van < tot && tot <= NACHT_MINUTEN
    }
}

/// An order to parents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bevel {
    /// Its first day.
    pub ingang: Date,
    /// Its last day.
    pub laatste_dag: Date,
    /// Whether it is meant to extend an earlier one.
    pub verlenging: bool,
    /// Of the child.
    pub geboortedatum: Date,
    /// The day of the decision.
    pub besluit_datum: Date,
    /// The hours of a curfew; `None` for an area ban.
    pub uren: Option<Uren>,
    /// Adults beside the parents who may accompany the child.
    pub extra_begeleiders: i64,
}

/// The last possible day.
pub fn uiterste_laatste_dag(ingang: Date) -> Result<Date, BuitenGeldigheid> {
    laatste_dag_van_maatregel(ingang, MAANDEN_TEN_HOOGSTE)
}

/// Why the order may not be given; `None` when it may.
pub fn bevel_aan_ouders(bevel: &Bevel) -> Result<Option<Ouderweigering>, BuitenGeldigheid> {
    let toetsen = [
        (Ouderweigering::KindTwaalfOfOuder, heeft_leeftijd(bevel.geboortedatum, TE_OUD, bevel.besluit_datum)?),
        (Ouderweigering::VerlengingNietMogelijk, bevel.verlenging),
        (Ouderweigering::TeLang, bevel.laatste_dag > uiterste_laatste_dag(bevel.ingang)?),
        (Ouderweigering::BuitenNachtvenster, bevel.uren.is_some_and(|uren| !uren.in_de_nacht())),
        (Ouderweigering::TeVeelBegeleiders, bevel.extra_begeleiders > MEESTE_BEGELEIDERS),
    ];
    Ok(toetsen.into_iter().find(|(_, geldt)| *geldt).map(|(weigering, _)| weigering))
}

/// R25.
pub const REGEL: Regel = Regel {
    code: "R25",
    titel: "Mag de burgemeester de ouders van een kind dit bevel geven?",
    bronnen: &[BRON],
    velden: &[
        Veld::datum("ingang", "Eerste dag"),
        Veld::datum("laatste_dag", "Laatste dag").niet_voor("ingang"),
        Veld::ja_nee("verlenging", "Is het een verlenging?").standaard(Standaard::JaNee(false)),
        Veld::datum("geboortedatum", "Geboortedatum van het kind"),
        Veld::datum("besluit_datum", "Datum van het besluit"),
        Veld::keuze::<Oudersoort>("soort", "Soort bevel"),
        Veld::nieuw("van_uur", "Van", Veldsoort::Kloktijd).bij("soort", "avondverbod"),
        Veld::nieuw("tot_uur", "Tot", Veldsoort::Kloktijd).bij("soort", "avondverbod"),
        Veld::getal("extra_begeleiders", "Extra begeleiders").standaard(Standaard::Getal(0)),
    ],
    antwoord,
};

fn lees(invoer: &Invoer) -> Result<Bevel, Vraagfout> {
    let besluit_datum = invoer.datum("besluit_datum")?;
    let uren = match invoer.keuze("soort")? {
        Oudersoort::Gebiedsverbod => None,
        Oudersoort::Avondverbod => Some(Uren { van: invoer.kloktijd("van_uur")?, tot: invoer.kloktijd("tot_uur")? }),
    };
    Ok(Bevel {
        ingang: invoer.datum("ingang")?,
        laatste_dag: invoer.datum("laatste_dag")?,
        verlenging: invoer.ja("verlenging")?,
        geboortedatum: geboren_voor(invoer, besluit_datum)?,
        besluit_datum,
        uren,
        extra_begeleiders: invoer.getal("extra_begeleiders")?,
    })
}

fn antwoord(invoer: &Invoer) -> Resultaat {
    let bevel = lees(invoer)?;
    let weigering = bevel_aan_ouders(&bevel)?;
    let uiterste = uiterste_laatste_dag(bevel.ingang)?;
    let mut uitleg = Uitleg::van(format!("Het bevel begint op {}; die dag telt mee.", voluit(bevel.ingang)), BRON);
    uitleg.zin(format!("Het duurt ten hoogste drie maanden: tot en met {}.", voluit(uiterste)));
    if is_maatregel_geknipt(bevel.ingang, MAANDEN_TEN_HOOGSTE) {
        uitleg.stap("Een kortere maand maakt het bevel korter, niet langer.", MAANDEN);
    }
    if is_schrikkelkind(bevel.geboortedatum) {
        let zin = "Wie op 29 februari is geboren, wordt in een gewoon jaar op 1 maart een jaar ouder.";
        uitleg.te_bevestigen(zin, BRON);
    }
    uitleg.zin(weigering.map_or("Dit bevel mag.", Code::naam));
    Ok(uitleg.antwoord(json!({
        "toegestaan": weigering.is_none(),
        "weigering": weigering.map(Code::code),
        "uiterste_laatste_dag": uiterste,
    })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn het_avondverbod_ligt_in_de_nacht() {
        for (van, tot, verwacht) in [
            ((20, 0), (6, 0), true),
            ((20, 0), (0, 0), true),
            ((0, 0), (6, 0), true),
            ((22, 0), (5, 30), true),
            ((19, 59), (6, 0), false),
            ((20, 0), (6, 1), false),
            ((6, 0), (20, 0), false),
            ((22, 0), (22, 0), false),
            ((6, 0), (6, 0), false),
            ((5, 0), (21, 0), false),
            ((12, 0), (13, 0), false),
        ] {
            let tijd = |(uur, minuut)| Time::new(uur, minuut, 0, 0).unwrap();
            let uren = Uren { van: tijd(van), tot: tijd(tot) };
            assert_eq!(uren.in_de_nacht(), verwacht, "{van:?} tot {tot:?}");
        }
    }
}
