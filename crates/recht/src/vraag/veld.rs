//! What a rule asks: the description of one field.

use jiff::civil::{Date, date};
use kern::Code;

/// A choice in a closed list: the code that is stored and the name that people read.
pub type Keuze = (&'static str, &'static str);

/// The type of a field.
#[derive(Debug, Clone, Copy)]
pub enum Veldsoort {
    /// A calendar date, `YYYY-MM-DD`.
    Datum,
    /// A time on the wall clock of Amsterdam, `YYYY-MM-DDTHH:MM`; beside it stands `<veld>_fold` or `fold`.
    Moment,
    /// A time of day, `HH:MM`.
    Kloktijd,
    /// A whole number between two bounds, both included.
    Getal(i64, i64),
    /// A number of zero or more, with decimals.
    Decimaal,
    /// A year; outside the bounds the rule does not know the law.
    Jaar(i64, i64),
    /// Yes or no.
    JaNee,
    /// One of a closed list.
    Keuze(fn() -> Vec<Keuze>),
    /// Free text.
    Tekst,
    /// A list of dates.
    Datums,
    /// A list of groups of fields; a fault inside carries the name of the list.
    Lijst(&'static [Veld]),
    /// One group of fields; a fault inside carries the name of the group.
    Paar(&'static [Veld]),
    /// One group of fields; a fault inside carries the name of the inner field.
    Blok(&'static [Veld]),
}

/// What counts when a field is absent or null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standaard {
    /// This number.
    Getal(i64),
    /// Yes or no.
    JaNee(bool),
    /// This choice.
    Keuze(&'static str),
    /// An empty list.
    Leeg,
}

/// Whether a field must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nodig {
    /// Always.
    Altijd,
    /// Never; absent means unknown or not applicable.
    Nooit,
    /// Never; absent means this.
    Standaard(Standaard),
    /// When this other field has this code.
    Bij(&'static str, &'static str),
    /// When this other field is absent.
    Zonder(&'static str),
}

/// One field of a question.
#[derive(Debug, Clone, Copy)]
pub struct Veld {
    /// The key in the input.
    pub naam: &'static str,
    /// What people read beside it, in Dutch.
    pub label: &'static str,
    /// Its type.
    pub soort: Veldsoort,
    /// Whether it must be there.
    pub nodig: Nodig,
    /// The days for which the rule knows the law; both included.
    pub geldig: Option<(Date, Date)>,
    /// The field in the same group that may not be later than this one.
    pub niet_voor: Option<&'static str>,
    /// The field in the same group that may not be earlier than this one.
    pub niet_na: Option<&'static str>,
    /// True when an empty list is no answer.
    pub niet_leeg: bool,
}

fn opties<T: Code>() -> Vec<Keuze> {
    T::ALL.iter().map(|keuze| (keuze.code(), keuze.naam())).collect()
}

impl Veld {
    /// A field of this type that must be there.
    pub const fn nieuw(naam: &'static str, label: &'static str, soort: Veldsoort) -> Self {
        let nodig = Nodig::Altijd;
        Self { naam, label, soort, nodig, geldig: None, niet_voor: None, niet_na: None, niet_leeg: false }
    }

    /// A calendar date.
    pub const fn datum(naam: &'static str, label: &'static str) -> Self {
        Self::nieuw(naam, label, Veldsoort::Datum)
    }

    /// A moment.
    pub const fn moment(naam: &'static str, label: &'static str) -> Self {
        Self::nieuw(naam, label, Veldsoort::Moment)
    }

    /// A whole number, zero or more.
    pub const fn getal(naam: &'static str, label: &'static str) -> Self {
        Self::nieuw(naam, label, Veldsoort::Getal(0, i64::MAX))
    }

    /// A number of zero or more, with decimals.
    pub const fn decimaal(naam: &'static str, label: &'static str) -> Self {
        Self::nieuw(naam, label, Veldsoort::Decimaal)
    }

    /// Yes or no.
    pub const fn ja_nee(naam: &'static str, label: &'static str) -> Self {
        Self::nieuw(naam, label, Veldsoort::JaNee)
    }

    /// One of the choices of an enum made with `kern::code_enum!`.
    pub const fn keuze<T: Code>(naam: &'static str, label: &'static str) -> Self {
        Self::nieuw(naam, label, Veldsoort::Keuze(opties::<T>))
    }

    /// A list of groups of fields.
    pub const fn lijst(naam: &'static str, label: &'static str, velden: &'static [Self]) -> Self {
        Self::nieuw(naam, label, Veldsoort::Lijst(velden))
    }

    /// May be absent.
    #[must_use]
    pub const fn optioneel(mut self) -> Self {
        self.nodig = Nodig::Nooit;
        self
    }

    /// May be absent, and then means this.
    #[must_use]
    pub const fn standaard(mut self, standaard: Standaard) -> Self {
        self.nodig = Nodig::Standaard(standaard);
        self
    }

    /// Must be there when another field has this code.
    #[must_use]
    pub const fn bij(mut self, veld: &'static str, code: &'static str) -> Self {
        self.nodig = Nodig::Bij(veld, code);
        self
    }

    /// Must be there when another field is absent.
    #[must_use]
    pub const fn zonder(mut self, veld: &'static str) -> Self {
        self.nodig = Nodig::Zonder(veld);
        self
    }

    /// The rule knows the law from this day.
    #[must_use]
    pub const fn vanaf(self, jaar: i16, maand: i8, dag: i8) -> Self {
        self.geldig_tussen(date(jaar, maand, dag), Date::MAX)
    }

    /// The rule knows the law between these days, both included.
    #[must_use]
    pub const fn geldig_tussen(mut self, eerste: Date, laatste: Date) -> Self {
        self.geldig = Some((eerste, laatste));
        self
    }

    /// The number lies between these bounds, both included.
    #[must_use]
    pub const fn tussen(mut self, minst: i64, meest: i64) -> Self {
        self.soort = Veldsoort::Getal(minst, meest);
        self
    }

    /// May not lie before this other field of the same group.
    #[must_use]
    pub const fn niet_voor(mut self, veld: &'static str) -> Self {
        self.niet_voor = Some(veld);
        self
    }

    /// May not lie after this other field of the same group.
    #[must_use]
    pub const fn niet_na(mut self, veld: &'static str) -> Self {
        self.niet_na = Some(veld);
        self
    }

    /// An empty list counts as absent.
    #[must_use]
    pub const fn niet_leeg(mut self) -> Self {
        self.niet_leeg = true;
        self
    }
}

/// The days that replace the table of days equated by decree: a field of every rule that uses the Algemene termijnenwet.
pub const KB_DAGEN: Veld =
    Veld::nieuw("kb_dagen", "Dagen die bij besluit gelijk zijn gesteld met een feestdag", Veldsoort::Datums)
        .optioneel();
