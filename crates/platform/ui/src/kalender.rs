//! A small calendar on which a counting is shown.

use crate::datum::{hoofdletter, maand_jaar};
use jiff::civil::Date;

/// What a day is in the counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merk {
    /// Outside it.
    Geen,
    /// Where it begins.
    Begin,
    /// In between.
    Telt,
    /// Where it ends.
    Einde,
}

/// One day.
#[derive(Debug, Clone)]
pub struct Kalenderdag {
    /// The day.
    pub dag: Date,
    /// What it is in the counting.
    pub merk: Merk,
    /// Saturday or Sunday.
    pub weekend: bool,
    /// Why it is a free day beside the weekend; empty when it is none.
    pub vrij: String,
}

impl Kalenderdag {
    /// Its class names.
    pub const fn klasse(&self) -> &'static str {
        match (self.merk, self.weekend || !self.vrij.is_empty()) {
            (Merk::Begin, _) => "is-begin",
            (Merk::Einde, _) => "is-einde",
            (Merk::Telt, true) => "is-telt is-vrij",
            (Merk::Telt, false) => "is-telt",
            (Merk::Geen, true) => "is-vrij",
            (Merk::Geen, false) => "",
        }
    }

    /// What the colour says, in words.
    pub fn uitleg(&self) -> String {
        let merk = match self.merk {
            Merk::Begin => "begin",
            Merk::Einde => "einde",
            Merk::Geen | Merk::Telt => "",
        };
        [merk, self.vrij.as_str()].into_iter().filter(|deel| !deel.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// One month.
#[derive(Debug, Clone)]
pub struct Kalendermaand {
    /// Its first day.
    pub eerste: Date,
    /// All its days.
    pub dagen: Vec<Kalenderdag>,
    /// Months between the one before and this one are left out.
    pub na_gat: bool,
}

impl Kalendermaand {
    /// "April 2026".
    pub fn naam(&self) -> String {
        hoofdletter(maand_jaar(self.eerste))
    }

    /// Its weeks from Monday to Sunday; a place outside the month is empty.
    pub fn weken(&self) -> Vec<Vec<Option<&Kalenderdag>>> {
        let before = usize::from(self.eerste.weekday().to_monday_zero_offset().unsigned_abs());
        let mut places: Vec<Option<&Kalenderdag>> = vec![None; before];
        places.extend(self.dagen.iter().map(Some));
        places.resize(places.len().next_multiple_of(7), None);
        places.chunks(7).map(<[_]>::to_vec).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn een_maand_bestaat_uit_hele_weken() {
        let eerste = date(2026, 8, 1);
        let dag = |nummer: i8| Kalenderdag {
            dag: date(2026, 8, nummer),
            merk: if nummer == 3 { Merk::Einde } else { Merk::Geen },
            weekend: false,
            vrij: String::new(),
        };
        let maand = Kalendermaand { eerste, dagen: (1..=31).map(dag).collect(), na_gat: false };
        let weken = maand.weken();
        assert_eq!(weken.len(), 6);
        assert!(weken.iter().all(|week| week.len() == 7));
        assert!(weken[0][4].is_none());
        assert_eq!(weken[0][5].expect("a Saturday").dag, eerste);
        assert_eq!(maand.naam(), "Augustus 2026");
        assert_eq!(weken[1][0].expect("a Monday").uitleg(), "einde");
    }
}
