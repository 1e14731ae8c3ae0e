//! The values of a question, read and typed. A rule takes them by name; what the fields describe has been checked.

use super::Decimaal;
use crate::{Vraagfout, atw::Kalender};
use jiff::civil::{Date, Time};
use kern::{Code, Moment};

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub enum Waarde {
    /// A calendar date.
    Datum(Date),
    /// A moment.
    Moment(Moment),
    /// A time of day.
    Kloktijd(Time),
    /// A whole number, also a year.
    Getal(i64),
    /// A number with decimals.
    Decimaal(Decimaal),
    /// Yes or no.
    JaNee(bool),
    /// The code of a choice.
    Keuze(&'static str),
    /// Text.
    Tekst(String),
    /// Dates.
    Datums(Vec<Date>),
    /// Groups of fields.
    Lijst(Vec<Invoer>),
    /// One group of fields.
    Groep(Invoer),
}

/// The values of one group of fields.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Invoer(pub(super) Vec<(&'static str, Waarde)>);

macro_rules! neem {
    ($($(#[$doc:meta])* $naam:ident, $(#[$mdoc:meta])* $mogelijk:ident: $soort:ident -> $type:ty, $uit:expr;)+) => {$(
        $(#[$doc])*
        pub fn $naam(&self, veld: &str) -> Result<$type, Vraagfout> {
            self.$mogelijk(veld).ok_or_else(|| Vraagfout::ontbreekt(veld))
        }

        $(#[$mdoc])*
        pub fn $mogelijk(&self, veld: &str) -> Option<$type> {
            match self.waarde(veld) {
                Some(Waarde::$soort(waarde)) => Some($uit(waarde)),
                _ => None,
            }
        }
    )+};
}

impl Invoer {
    /// The value of a field; `None` when it was not given and has no default.
    pub fn waarde(&self, veld: &str) -> Option<&Waarde> {
        self.0.iter().find(|(naam, _)| *naam == veld).map(|(_, waarde)| waarde)
    }

    neem! {
        /// A date that must be there.
        datum, /// A date that may be there.
        mogelijke_datum: Datum -> Date, |waarde: &Date| *waarde;
        /// A moment that must be there.
        moment, /// A moment that may be there.
        mogelijk_moment: Moment -> Moment, |waarde: &Moment| *waarde;
        /// A time of day that must be there.
        kloktijd, /// A time of day that may be there.
        mogelijke_kloktijd: Kloktijd -> Time, |waarde: &Time| *waarde;
        /// A number or year that must be there.
        getal, /// A number or year that may be there.
        mogelijk_getal: Getal -> i64, |waarde: &i64| *waarde;
        /// A number with decimals that must be there.
        decimaal, /// A number with decimals that may be there.
        mogelijke_decimaal: Decimaal -> Decimaal, |waarde: &Decimaal| *waarde;
        /// Yes or no, that must be there.
        ja, /// Yes or no, that may be unknown.
        mogelijk_ja: JaNee -> bool, |waarde: &bool| *waarde;
        /// The code of a choice that must be there.
        code, /// The code of a choice that may be there.
        mogelijke_code: Keuze -> &'static str, |waarde: &&'static str| *waarde;
        /// Text that must be there.
        tekst, /// Text that may be there.
        mogelijke_tekst: Tekst -> String, |waarde: &String| waarde.clone();
        /// Dates that must be there.
        datums, /// Dates that may be there.
        mogelijke_datums: Datums -> Vec<Date>, |waarde: &Vec<Date>| waarde.clone();
    }

    /// A choice as the enum it was declared with.
    pub fn keuze<T: Code>(&self, veld: &str) -> Result<T, Vraagfout> {
        T::from_code(self.code(veld)?).ok_or_else(|| Vraagfout::ongeldig(veld))
    }

    /// A choice that may be absent.
    pub fn mogelijke_keuze<T: Code>(&self, veld: &str) -> Option<T> {
        self.mogelijke_code(veld).and_then(T::from_code)
    }

    /// A number in a smaller type; ongeldig when it does not fit.
    pub fn klein<T: TryFrom<i64>>(&self, veld: &str) -> Result<T, Vraagfout> {
        T::try_from(self.getal(veld)?).map_err(|_| Vraagfout::ongeldig(veld))
    }

    /// The groups of a list; none when it was not given.
    pub fn lijst(&self, veld: &str) -> &[Self] {
        match self.waarde(veld) {
            Some(Waarde::Lijst(groepen)) => groepen,
            _ => &[],
        }
    }

    /// A group of fields that may be there.
    pub fn groep(&self, veld: &str) -> Option<&Self> {
        match self.waarde(veld) {
            Some(Waarde::Groep(groep)) => Some(groep),
            _ => None,
        }
    }

    /// The calendar: with the days of `kb_dagen` when they were given, else with the table that Baken maintains.
    pub fn kalender(&self) -> Kalender {
        self.mogelijke_datums("kb_dagen").map_or_else(Kalender::wettelijk, Kalender::met_gelijkgestelde_dagen)
    }
}
