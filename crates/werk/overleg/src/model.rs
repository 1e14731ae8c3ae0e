//! What a meeting is.

use audit::Ding;
use jiff::civil::{Date, Weekday};
use kern::{GebruikerId, Kring, Moment, OverlegId, code_enum};
use recht::atw::Kalender;

code_enum! {
    /// How far a meeting is.
    pub Status {
        /// Still to come.
        Gepland = "gepland", "Gepland";
        /// Somebody took the first decision or noted his presence.
        Bezig = "bezig", "Bezig";
        /// Over; the list of decisions stands.
        Gesloten = "gesloten", "Gesloten"
    }
}

code_enum! {
    /// How a point came on the list.
    pub Herkomst {
        /// A rule of a field of work.
        Regel = "regel", "Vanzelf";
        /// Somebody put it there.
        Hand = "hand", "Zelf toegevoegd";
        /// The meeting before did not get to it.
        Door = "door", "Doorgeschoven"
    }
}

/// A table that meets every week.
#[derive(Debug, Clone, Copy)]
pub struct Reeks {
    /// Fixed name.
    pub soort: &'static str,
    /// What people call it.
    pub titel: &'static str,
    /// Day of the week.
    pub dag: Weekday,
    /// Time on the wall clock of Amsterdam, as people read it.
    pub begin: &'static str,
}

impl Reeks {
    /// The first day from `vanaf` on which this table meets: its weekday, or the next working day when that is free.
    /// The rhythm itself does not drift (rulebook R54).
    pub fn eerstvolgende(&self, kalender: &Kalender, vanaf: Date) -> Date {
        let mut week = vanaf.saturating_sub(jiff::Span::new().days(7));
        for _ in 0..4 {
            let ahead = i64::from(self.dag.since(week.weekday()));
            let planned = week.saturating_add(jiff::Span::new().days(ahead));
            let mut held = planned;
            // Christmas takes two days: a free day is never followed by more than three others.
            for _ in 0..5 {
                if kalender.is_vrije_dag(held) == Some(true) {
                    held = held.saturating_add(jiff::Span::new().days(1));
                }
            }
            if held >= vanaf {
                return held;
            }
            week = planned.saturating_add(jiff::Span::new().days(1));
        }
        vanaf
    }
}

/// A meeting.
#[derive(Debug, Clone)]
pub struct Overleg {
    /// Internal number.
    pub id: OverlegId,
    /// The table.
    pub soort: String,
    /// What people call it.
    pub titel: String,
    /// Day.
    pub datum: Date,
    /// Time of the beginning.
    pub begin: String,
    /// Who leads it.
    pub voorzitter: Option<GebruikerId>,
    /// How far it is.
    pub status: Status,
    /// When it was closed.
    pub gesloten: Option<Moment>,
    /// Expected by the next change.
    pub versie: i64,
}

/// A thing that belongs on the list, as a field of work hands it in.
#[derive(Debug, Clone)]
pub struct Punt {
    /// The thing.
    pub ding: Ding,
    /// Who may know of it.
    pub kring: Kring,
    /// Its reference.
    pub kenmerk: String,
    /// The page on which the decision is taken.
    pub href: String,
    /// Short name.
    pub titel: String,
    /// Why it is on the list.
    pub aanleiding: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn een_weekoverleg_wijkt_uit_voor_een_feestdag_en_houdt_zijn_ritme() {
        let reeks = Reeks { soort: "proef", titel: "Proef", dag: Weekday::Monday, begin: "09.00" };
        let kalender = Kalender::wettelijk();
        let volgende = |vanaf| reeks.eerstvolgende(&kalender, vanaf);
        assert_eq!(volgende(date(2026, 11, 23)), date(2026, 11, 23));
        assert_eq!(volgende(date(2026, 11, 24)), date(2026, 11, 30));
        // Easter Monday 6 April 2026 becomes Tuesday; the week after it is Monday again.
        assert_eq!(volgende(date(2026, 4, 4)), date(2026, 4, 7));
        assert_eq!(volgende(date(2026, 4, 7)), date(2026, 4, 7));
        assert_eq!(volgende(date(2026, 4, 8)), date(2026, 4, 13));
    }
}
