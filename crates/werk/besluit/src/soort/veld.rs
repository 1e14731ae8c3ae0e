//! What a decision asks.

/// A question of a form.
#[derive(Debug, Clone, Copy)]
pub struct Veld {
    /// Its name in the form and in what is kept.
    pub naam: &'static str,
    /// What it asks.
    pub label: &'static str,
    /// How to answer.
    pub hint: &'static str,
    /// What kind of answer.
    pub soort: Veldsoort,
    /// When it must be there before a decision can be taken; a draft may lack everything.
    pub nodig: Nodig,
    /// Only asked when another field has one of these values, while not needed then. What is needed for an answer is only
    /// asked with that answer as well.
    pub alleen: Option<(&'static str, &'static [&'static str])>,
    /// Whether the answer says who somebody is.
    pub klasse: Klasse,
}

/// Questions under one heading.
#[derive(Debug, Clone, Copy)]
pub struct Veldgroep {
    /// The heading.
    pub kop: &'static str,
    /// The questions.
    pub velden: &'static [Veld],
}

/// What kind of answer.
#[derive(Debug, Clone, Copy)]
pub enum Veldsoort {
    /// A line.
    Regel,
    /// Paragraphs.
    Tekst,
    /// One thing per line, such as names.
    Regels,
    /// A day.
    Datum,
    /// A day and time on the wall clock.
    Moment,
    /// Yes or no.
    JaNee,
    /// One of these: code and name.
    Keuze(&'static [(&'static str, &'static str)]),
    /// A whole number, from and up to.
    Getal(i64, i64),
    /// Whole euros and cents.
    Bedrag,
    /// An area with what stays open in it, drawn on the map.
    Kaart,
    /// A row of the policy of the municipality, or another.
    Beleid(&'static Beleidsvraag),
}

/// What a municipality decides itself, row by row, and which answers a chosen row gives.
#[derive(Debug)]
pub struct Beleidsvraag {
    /// Stored word.
    pub code: &'static str,
    /// What it is about: "Sluiten van panden".
    pub naam: &'static str,
    /// One line for who keeps the rows.
    pub uitleg: &'static str,
    /// What the number of a row counts: "Maanden".
    pub getal: &'static str,
    /// That number, from and up to.
    pub grens: (i64, i64),
    /// The field that gets what a row says.
    pub naam_veld: &'static str,
    /// The field that gets its number.
    pub getal_veld: &'static str,
}

/// The answer when no row fits: its name and number are typed.
pub const ANDERE_REGEL: &str = "ander";

/// When an answer must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nodig {
    /// Always.
    Altijd,
    /// Never.
    Nee,
    /// Sometimes: the check of the kind says when, with its article.
    Toets,
    /// When another field has this value.
    Als(&'static str, &'static str),
    /// When another field has one of these values.
    AlsEen(&'static str, &'static [&'static str]),
}

/// Whether an answer says who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Klasse {
    /// No: shown on the page of the order.
    Zaak,
    /// Yes: shown only when asked for, and that look is written down.
    Persoon,
}

impl Veld {
    const fn new(naam: &'static str, label: &'static str, soort: Veldsoort) -> Self {
        Self { naam, label, hint: "", soort, nodig: Nodig::Altijd, alleen: None, klasse: Klasse::Zaak }
    }

    /// A line.
    pub const fn regel(naam: &'static str, label: &'static str) -> Self {
        Self::new(naam, label, Veldsoort::Regel)
    }

    /// Paragraphs.
    pub const fn tekst(naam: &'static str, label: &'static str) -> Self {
        Self::new(naam, label, Veldsoort::Tekst)
    }

    /// One thing per line.
    pub const fn regels(naam: &'static str, label: &'static str) -> Self {
        Self::new(naam, label, Veldsoort::Regels)
    }

    /// A day.
    pub const fn datum(naam: &'static str, label: &'static str) -> Self {
        Self::new(naam, label, Veldsoort::Datum)
    }

    /// A day and time.
    pub const fn moment(naam: &'static str, label: &'static str) -> Self {
        Self::new(naam, label, Veldsoort::Moment)
    }

    /// Yes or no.
    pub const fn ja_nee(naam: &'static str, label: &'static str) -> Self {
        Self::new(naam, label, Veldsoort::JaNee)
    }

    /// One of these.
    pub const fn keuze(naam: &'static str, label: &'static str, uit: &'static [(&'static str, &'static str)]) -> Self {
        Self::new(naam, label, Veldsoort::Keuze(uit))
    }

    /// A whole number.
    pub const fn getal(naam: &'static str, label: &'static str, van: i64, tot: i64) -> Self {
        Self::new(naam, label, Veldsoort::Getal(van, tot))
    }

    /// An amount of money.
    pub const fn bedrag(naam: &'static str, label: &'static str) -> Self {
        Self::new(naam, label, Veldsoort::Bedrag)
    }

    /// An area on the map.
    pub const fn kaart(naam: &'static str, label: &'static str) -> Self {
        Self::new(naam, label, Veldsoort::Kaart)
    }

    /// A row of the policy of the municipality.
    pub const fn beleid(naam: &'static str, label: &'static str, vraag: &'static Beleidsvraag) -> Self {
        Self::new(naam, label, Veldsoort::Beleid(vraag))
    }

    /// With how to answer.
    #[must_use]
    pub const fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    /// May be left out.
    #[must_use]
    pub const fn optioneel(self) -> Self {
        Self { nodig: Nodig::Nee, ..self }
    }

    /// Must be there when another field has this value.
    #[must_use]
    pub const fn als(self, veld: &'static str, waarde: &'static str) -> Self {
        Self { nodig: Nodig::Als(veld, waarde), ..self }
    }

    /// Must be there when another field has one of these values.
    #[must_use]
    pub const fn als_een(self, veld: &'static str, waarden: &'static [&'static str]) -> Self {
        Self { nodig: Nodig::AlsEen(veld, waarden), ..self }
    }

    /// The check of the kind says when it must be there.
    #[must_use]
    pub const fn soms(self) -> Self {
        Self { nodig: Nodig::Toets, ..self }
    }

    /// May be left out, and is only asked when another field has one of these values.
    #[must_use]
    pub const fn alleen_bij(self, veld: &'static str, waarden: &'static [&'static str]) -> Self {
        Self { nodig: Nodig::Nee, alleen: Some((veld, waarden)), ..self }
    }

    /// The answers to another question with which this one is asked; `None` when it always is.
    pub fn bij(&self) -> Option<(&'static str, Vec<&'static str>)> {
        match (self.nodig, self.alleen) {
            (Nodig::Als(veld, waarde), _) => Some((veld, vec![waarde])),
            (Nodig::AlsEen(veld, waarden), _) | (_, Some((veld, waarden))) => Some((veld, waarden.to_vec())),
            (Nodig::Altijd | Nodig::Nee | Nodig::Toets, None) => None,
        }
    }

    /// Says who somebody is.
    #[must_use]
    pub const fn persoon(self) -> Self {
        Self { klasse: Klasse::Persoon, ..self }
    }
}
