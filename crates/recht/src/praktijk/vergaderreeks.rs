//! A row of meetings (R54): every so many weeks, or on a fixed weekday of the month. A meeting on a free day is moved on its
//! own; the rhythm goes on as if nothing had happened, so it never drifts.
//!
//! Human judgement: whether the meeting goes on at all. The Atw serves as a calendar only: no statute sets these days. A
//! moved meeting may fall outside the row, or on the day of another meeting; both are shown as they come out.

use super::PROGRAMMABEGROTING;
use crate::{
    BuitenGeldigheid, Invoer, KB_DAGEN, Regel, Resultaat, Uitleg, Veld, Vraagfout,
    atw::{
        Kalender, art_01_vrije_laatste_dag::vertel_voorlopig, art_03_feestdagen::BRON as BRON_FEESTDAGEN, atw_verschuif,
    },
    datum::voluit_als_begin,
    reken::dagen_na,
    voluit,
};
use jiff::{
    Span,
    civil::{Date, Weekday},
};
use kern::{Bron, Code};
use serde_json::json;

/// The meetings of the safety programme.
pub const BRON: Bron = PROGRAMMABEGROTING;

kern::code_enum! {
    /// What happens to a meeting on a free day.
    pub BijVrijeDag {
        /// It moves to the next working day.
        VolgendeWerkdag = "volgende_werkdag", "Naar de volgende werkdag";
        /// It moves a week back, and again until it is a working day.
        WeekEerder = "week_eerder", "Een week eerder"
    }
}

kern::code_enum! {
    /// The days on which people meet.
    pub Vergaderdag {
        /// Monday.
        Maandag = "ma", "maandag";
        /// Tuesday.
        Dinsdag = "di", "dinsdag";
        /// Wednesday.
        Woensdag = "wo", "woensdag";
        /// Thursday.
        Donderdag = "do", "donderdag";
        /// Friday.
        Vrijdag = "vr", "vrijdag"
    }
}

impl Vergaderdag {
    const fn weekdag(self) -> Weekday {
        match self {
            Self::Maandag => Weekday::Monday,
            Self::Dinsdag => Weekday::Tuesday,
            Self::Woensdag => Weekday::Wednesday,
            Self::Donderdag => Weekday::Thursday,
            Self::Vrijdag => Weekday::Friday,
        }
    }
}

/// When the next meeting comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ritme {
    /// So many weeks after the one before.
    OmDeWeken(u32),
    /// The first to the fourth of this weekday in every month.
    InDeMaand {
        /// 1 is the first.
        week: i8,
        /// The day.
        dag: Vergaderdag,
    },
}

/// A row of meetings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vergaderreeks {
    /// From this day; with weeks it is the first meeting.
    pub start: Date,
    /// Up to and including this day.
    pub tot_en_met: Date,
    /// When the next one comes.
    pub ritme: Ritme,
    /// What happens on a free day.
    pub bij_vrije_dag: BijVrijeDag,
}

/// One meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vergadering {
    /// The day of the rhythm.
    pub volgens_ritme: Date,
    /// The day on which it is held.
    pub dag: Date,
}

impl Vergaderreeks {
    /// The days of the rhythm, before any is moved.
    fn ritmedagen(&self) -> Vec<Date> {
        let eerste = match self.ritme {
            Ritme::OmDeWeken(_) => self.start,
            Ritme::InDeMaand { .. } => self.start.first_of_month(),
        };
        let stap = match self.ritme {
            Ritme::OmDeWeken(weken) => Span::new().try_weeks(i64::from(weken)),
            Ritme::InDeMaand { .. } => Ok(Span::new().months(1)),
        };
        // The end of the calendar is the end of the row.
        std::iter::successors(Some(eerste), |dag| stap.as_ref().ok().and_then(|stap| dag.checked_add(*stap).ok()))
            .take_while(|dag| *dag <= self.tot_en_met)
            .filter_map(|dag| match self.ritme {
                Ritme::OmDeWeken(_) => Some(dag),
                Ritme::InDeMaand { week, dag: weekdag } => dag.nth_weekday_of_month(week, weekdag.weekdag()).ok(),
            })
            .filter(|dag| (self.start..=self.tot_en_met).contains(dag))
            .collect()
    }

    /// True when a meeting would be moved back from weekend to weekend without end.
    pub fn begint_in_weekend_zonder_uitweg(&self) -> bool {
        matches!(self.ritme, Ritme::OmDeWeken(_))
            && matches!(self.bij_vrije_dag, BijVrijeDag::WeekEerder)
            && matches!(self.start.weekday(), Weekday::Saturday | Weekday::Sunday)
    }
}

fn verplaats(kalender: &Kalender, mut dag: Date, bij_vrije_dag: BijVrijeDag) -> Result<Date, BuitenGeldigheid> {
    match bij_vrije_dag {
        BijVrijeDag::VolgendeWerkdag => Ok(atw_verschuif(kalender, dag)?.uiterlijk),
        BijVrijeDag::WeekEerder => {
            while kalender.soort(dag).is_vrij() {
                dag = dagen_na(dag, -7)?;
            }
            Ok(dag)
        }
    }
}

/// The meetings of the row, in order.
pub fn vergaderingen(kalender: &Kalender, reeks: &Vergaderreeks) -> Result<Vec<Vergadering>, BuitenGeldigheid> {
    let zet = |dag| {
        let verplaatst = verplaats(kalender, dag, reeks.bij_vrije_dag)?;
        Ok(Vergadering { volgens_ritme: dag, dag: verplaatst })
    };
    reeks.ritmedagen().into_iter().map(zet).collect()
}

/// R54.
pub const REGEL: Regel = Regel {
    code: "R54",
    titel: "Op welke dagen is het overleg?",
    bronnen: &[BRON, BRON_FEESTDAGEN],
    velden: &[
        Veld::datum("start", "Reeks begint op"),
        Veld::datum("tot_en_met", "Reeks loopt tot en met").niet_voor("start"),
        Veld::keuze::<BijVrijeDag>("bij_vrije_dag", "Als het overleg op een vrije dag valt"),
        Veld::getal("om_de_weken", "Om de hoeveel weken?").tussen(1, i64::MAX).optioneel(),
        Veld::getal("maand_week", "Of de hoeveelste van de maand?").tussen(1, 4).optioneel(),
        Veld::keuze::<Vergaderdag>("weekdag", "Op welke dag van de week?").optioneel(),
        KB_DAGEN,
    ],
    antwoord,
};

/// Either a number of weeks, or a week of the month with its weekday.
fn lees_ritme(invoer: &Invoer) -> Result<Ritme, Vraagfout> {
    let weken = invoer.mogelijk_getal("om_de_weken");
    let maand_week = invoer.mogelijk_getal("maand_week");
    match (weken, maand_week, invoer.mogelijke_keuze::<Vergaderdag>("weekdag")) {
        // More weeks than the calendar holds: only the first meeting comes.
        (Some(weken), None, None) => Ok(Ritme::OmDeWeken(u32::try_from(weken).unwrap_or(u32::MAX))),
        (Some(_), Some(_), _) => Err(Vraagfout::ongeldig("maand_week")),
        (Some(_), None, Some(_)) => Err(Vraagfout::ongeldig("weekdag")),
        (None, Some(_), Some(dag)) => Ok(Ritme::InDeMaand { week: invoer.klein("maand_week")?, dag }),
        (None, Some(_), None) => Err(Vraagfout::ontbreekt("weekdag")),
        (None, None, Some(_)) => Err(Vraagfout::ontbreekt("maand_week")),
        (None, None, None) => Err(Vraagfout::ontbreekt("om_de_weken")),
    }
}

fn antwoord(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let reeks = Vergaderreeks {
        start: invoer.datum("start")?,
        tot_en_met: invoer.datum("tot_en_met")?,
        ritme: lees_ritme(invoer)?,
        bij_vrije_dag: invoer.keuze("bij_vrije_dag")?,
    };
    if reeks.begint_in_weekend_zonder_uitweg() {
        return Err(Vraagfout::ongeldig("start"));
    }
    let vergaderingen = vergaderingen(&kalender, &reeks)?;
    let data: Vec<Date> = vergaderingen.iter().map(|vergadering| vergadering.dag).collect();
    Ok(vertel(&kalender, &reeks, &vergaderingen).antwoord(json!({ "data": data })))
}

fn zin_ritme(ritme: Ritme) -> String {
    match ritme {
        Ritme::OmDeWeken(1) => "Er is elke week overleg.".to_owned(),
        Ritme::OmDeWeken(weken) => format!("Er is om de {weken} weken overleg."),
        Ritme::InDeMaand { week, dag } => {
            let hoeveelste = match week {
                1 => "eerste",
                2 => "tweede",
                3 => "derde",
                _ => "vierde",
            };
            format!("Er is overleg op de {hoeveelste} {} van de maand.", dag.naam())
        }
    }
}

fn vertel(kalender: &Kalender, reeks: &Vergaderreeks, vergaderingen: &[Vergadering]) -> Uitleg {
    let periode = format!("De reeks loopt van {} tot en met {}.", voluit(reeks.start), voluit(reeks.tot_en_met));
    let mut uitleg = Uitleg::van(periode, BRON);
    uitleg.bron(BRON_FEESTDAGEN);
    uitleg.zin(zin_ritme(reeks.ritme));
    for Vergadering { volgens_ritme, dag } in vergaderingen.iter().filter(|een| een.volgens_ritme != een.dag) {
        let (begin, reden) = (voluit_als_begin(*volgens_ritme), kalender.soort(*volgens_ritme).in_woorden());
        uitleg.zin(format!("{begin} is een vrije dag ({reden}): het overleg is op {}.", voluit(*dag)));
    }
    if vergaderingen.windows(2).any(|paar| paar[0].dag == paar[1].dag) {
        uitleg.zin("Let op: door het verplaatsen vallen er twee overleggen op dezelfde dag.");
    }
    uitleg.zin(match vergaderingen.len() {
        0 => "In deze tijd is er geen overleg.".to_owned(),
        1 => "Er is 1 overleg.".to_owned(),
        aantal => format!("Er zijn {aantal} overleggen."),
    });
    if vergaderingen.iter().any(|een| kalender.volledigheid(een.dag.year()).is_voorlopig()) {
        vertel_voorlopig(&mut uitleg);
    }
    uitleg
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn dagen(reeks: &Vergaderreeks) -> Vec<String> {
        let alle = vergaderingen(&Kalender::wettelijk(), reeks).unwrap();
        alle.iter().map(|een| een.dag.strftime("%m-%d").to_string()).collect()
    }

    fn reeks(start: Date, tot_en_met: Date, ritme: Ritme, bij_vrije_dag: BijVrijeDag) -> Vergaderreeks {
        Vergaderreeks { start, tot_en_met, ritme, bij_vrije_dag }
    }

    #[test]
    fn een_vrije_dag_verplaatst_alleen_dat_ene_overleg() {
        use BijVrijeDag::{VolgendeWerkdag, WeekEerder};
        let (donderdag, einde) = (date(2026, 4, 30), date(2026, 5, 28));
        for (naam, start, ritme, bij_vrije_dag, verwacht) in [
            ("volgende werkdag", donderdag, Ritme::OmDeWeken(2), VolgendeWerkdag, vec!["04-30", "05-18", "05-28"]),
            ("week eerder", donderdag, Ritme::OmDeWeken(2), WeekEerder, vec!["04-30", "05-07", "05-28"]),
            ("twee op een dag", date(2026, 5, 18), Ritme::OmDeWeken(1), WeekEerder, vec!["05-18", "05-18"]),
            ("start is een vrije dag", date(2026, 5, 25), Ritme::OmDeWeken(1), VolgendeWerkdag, vec!["05-26"]),
            ("op zaterdag", date(2026, 5, 16), Ritme::OmDeWeken(1), VolgendeWerkdag, vec!["05-18", "05-26"]),
        ] {
            assert_eq!(dagen(&reeks(start, einde, ritme, bij_vrije_dag)), verwacht, "{naam}");
        }
    }

    #[test]
    fn de_eerste_tot_en_met_de_vierde_weekdag_van_de_maand() {
        use BijVrijeDag::{VolgendeWerkdag, WeekEerder};
        for (naam, week, dag, bij_vrije_dag, verwacht) in [
            ("eerste vrijdag", 1, Vergaderdag::Vrijdag, VolgendeWerkdag, vec!["04-07", "05-01"]),
            ("eerste vrijdag, week eerder", 1, Vergaderdag::Vrijdag, WeekEerder, vec!["03-27", "05-01"]),
            ("tweede donderdag", 2, Vergaderdag::Donderdag, WeekEerder, vec!["04-09", "05-07"]),
            ("derde woensdag", 3, Vergaderdag::Woensdag, VolgendeWerkdag, vec!["04-15", "05-20"]),
            ("vierde maandag", 4, Vergaderdag::Maandag, VolgendeWerkdag, vec!["04-28", "05-26"]),
            ("vierde maandag, week eerder", 4, Vergaderdag::Maandag, WeekEerder, vec!["04-20", "05-18"]),
        ] {
            let ritme = Ritme::InDeMaand { week, dag };
            let reeks = reeks(date(2026, 4, 1), date(2026, 5, 31), ritme, bij_vrije_dag);
            assert_eq!(dagen(&reeks), verwacht, "{naam}");
        }
    }

    #[test]
    fn de_grenzen_van_de_reeks_tellen_mee_en_een_verplaatste_dag_mag_erbuiten() {
        let dinsdag = Ritme::InDeMaand { week: 2, dag: Vergaderdag::Dinsdag };
        let precies = reeks(date(2026, 1, 13), date(2026, 2, 10), dinsdag, BijVrijeDag::WeekEerder);
        assert_eq!(dagen(&precies), ["01-13", "02-10"]);
        let erna = reeks(date(2026, 1, 14), date(2026, 2, 9), dinsdag, BijVrijeDag::WeekEerder);
        assert!(dagen(&erna).is_empty());
        let kerst = date(2026, 12, 25);
        assert_eq!(dagen(&reeks(kerst, kerst, Ritme::OmDeWeken(6), BijVrijeDag::VolgendeWerkdag)), ["12-28"]);
        assert_eq!(dagen(&reeks(kerst, kerst, Ritme::OmDeWeken(u32::MAX), BijVrijeDag::WeekEerder)), ["12-18"]);
    }
}
