//! What a form page needs: errors in order, choices, and a date as three fields.

use jiff::civil;
use std::borrow::Cow;

/// The errors of a refused form in the order of its fields. The summary above the form and the fields both read it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormErrors(Vec<(Cow<'static, str>, String)>);

impl FormErrors {
    /// No errors: the form is shown for the first time.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a message to a field. A field keeps its first message: one thing to repair at a time.
    pub fn add(&mut self, veld: impl Into<Cow<'static, str>>, bericht: impl Into<String>) {
        let veld = veld.into();
        if self.get(&veld).is_none() {
            self.0.push((veld, bericht.into()));
        }
    }

    /// Adds a message when the text is blank, and gives the trimmed text back.
    pub fn verplicht<'a>(&mut self, veld: &'static str, waarde: &'a str, bericht: &str) -> &'a str {
        let waarde = waarde.trim();
        if waarde.is_empty() {
            self.add(veld, bericht);
        }
        waarde
    }

    /// The message of a field.
    pub fn get(&self, veld: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == veld).map(|(_, bericht)| bericht.as_str())
    }

    /// All fields with their messages, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(veld, bericht)| (veld.as_ref(), bericht.as_str()))
    }

    /// How many fields have an error.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the form is in order.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Heading of the summary.
    pub fn kop(&self) -> String {
        match self.len() {
            1 => "Controleer 1 antwoord".to_owned(),
            n => format!("Controleer {n} antwoorden"),
        }
    }
}

/// One choice of a list, a group of radio buttons or check boxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keuze {
    /// What is sent.
    pub waarde: Cow<'static, str>,
    /// What people read.
    pub label: Cow<'static, str>,
    /// A line of explanation below it; empty for none.
    pub hint: Cow<'static, str>,
    /// The key that chooses it, as `data-toets`; empty for none.
    pub toets: &'static str,
}

impl Keuze {
    /// A choice without explanation.
    pub fn new(waarde: impl Into<Cow<'static, str>>, label: impl Into<Cow<'static, str>>) -> Self {
        Self { waarde: waarde.into(), label: label.into(), hint: Cow::Borrowed(""), toets: "" }
    }

    /// Chosen by this key as well.
    #[must_use]
    pub const fn toets(mut self, toets: &'static str) -> Self {
        self.toets = toets;
        self
    }

    /// With a line of explanation.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Cow<'static, str>>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// A date as it was typed in three fields, `{naam}_dag`, `{naam}_maand` and `{naam}_jaar`.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Datumvelden {
    /// Day of the month.
    pub dag: String,
    /// Month as a number.
    pub maand: String,
    /// Year in four digits.
    pub jaar: String,
}

impl Datumvelden {
    /// What was typed, as it came in.
    pub fn new(dag: impl Into<String>, maand: impl Into<String>, jaar: impl Into<String>) -> Self {
        Self { dag: dag.into(), maand: maand.into(), jaar: jaar.into() }
    }

    /// The date, or `None` when all three fields are blank. The error is a sentence for the form.
    pub fn parse(&self) -> Result<Option<civil::Date>, &'static str> {
        let [dag, maand, jaar] = [&self.dag, &self.maand, &self.jaar].map(|part| part.trim());
        if [dag, maand, jaar].iter().all(|part| part.is_empty()) {
            return Ok(None);
        }
        if [dag, maand, jaar].iter().any(|part| part.is_empty()) {
            return Err("Vul de dag, de maand en het jaar in");
        }
        if jaar.len() != 4 {
            return Err("Vul het jaar in met 4 cijfers, bijvoorbeeld 2026");
        }
        let date = dag.parse().ok().zip(maand.parse().ok()).zip(jaar.parse().ok());
        date.and_then(|((dag, maand), jaar)| civil::Date::new(jaar, maand, dag).ok())
            .map(Some)
            .ok_or("Deze datum bestaat niet. Controleer de dag en de maand")
    }
}

impl From<civil::Date> for Datumvelden {
    fn from(date: civil::Date) -> Self {
        Self::new(date.day().to_string(), date.month().to_string(), date.year().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rstest::rstest;

    #[rstest]
    #[case("23", "11", "2026", Ok(Some(date(2026, 11, 23))))]
    #[case(" 1 ", "02", "2026", Ok(Some(date(2026, 2, 1))))]
    #[case("", " ", "", Ok(None))]
    #[case("23", "", "2026", Err("Vul de dag, de maand en het jaar in"))]
    #[case("23", "11", "26", Err("Vul het jaar in met 4 cijfers, bijvoorbeeld 2026"))]
    #[case("30", "2", "2026", Err("Deze datum bestaat niet. Controleer de dag en de maand"))]
    #[case("a", "2", "2026", Err("Deze datum bestaat niet. Controleer de dag en de maand"))]
    fn een_datum_uit_drie_velden(
        #[case] dag: &str,
        #[case] maand: &str,
        #[case] jaar: &str,
        #[case] verwacht: Result<Option<civil::Date>, &'static str>,
    ) {
        assert_eq!(Datumvelden::new(dag, maand, jaar).parse(), verwacht);
    }

    #[test]
    fn een_veld_houdt_zijn_eerste_fout_en_de_volgorde_blijft() {
        let mut fouten = FormErrors::new();
        fouten.add("plek", "Vul een plek in");
        fouten.add("wanneer", "Kies wanneer");
        fouten.add("plek", "Nog iets anders");
        assert_eq!(fouten.iter().collect::<Vec<_>>(), [("plek", "Vul een plek in"), ("wanneer", "Kies wanneer")]);
        assert_eq!(fouten.kop(), "Controleer 2 antwoorden");
    }

    #[test]
    fn een_leeg_verplicht_veld_geeft_zijn_bericht() {
        let mut fouten = FormErrors::new();
        assert_eq!(fouten.verplicht("naam", "  Jo ", "Vul een naam in"), "Jo");
        assert!(fouten.is_empty());
        fouten.verplicht("naam", " \n", "Vul een naam in");
        assert_eq!(fouten.get("naam"), Some("Vul een naam in"));
    }
}
