//! The filter of the list for another page: what it selects, in codes for the log and in words for the reader.

use super::filters::{Keuzes, Mogelijk};
use super::lijst::Vraag;
use crate::inrichting::Inrichting;
use crate::store::lijst::Filter;
use kern::{GebruikerId, Moment};
use web::Fout;

/// Choices of the list that all exist.
#[derive(Debug, Clone)]
pub(crate) struct Keus {
    /// What it selects; the same as on the list.
    pub(crate) filter: Filter,
    /// "thema=jeugd&periode=31": codes that exist, nothing that somebody typed.
    pub(crate) codes: String,
    /// "Thema: Jeugd, Periode: Een maand"; empty when nothing was chosen.
    pub(crate) woorden: String,
    /// Each choice, to carry along in a form.
    pub(crate) velden: Vec<(&'static str, String)>,
}

impl Vraag {
    /// These choices. A choice that does not exist is refused: a file must not hold more than was asked.
    pub(crate) fn keus(&self, domain: &Inrichting, wie: Option<GebruikerId>, nu: Moment) -> Result<Keus, Fout> {
        let (mogelijk, chosen) = (Mogelijk::van(domain), self.gekozen().collect::<Vec<_>>());
        let (keuzes, dropped) = Keuzes::lees(&mogelijk, &chosen);
        let filter = self.filter(wie, nu)?;
        if !dropped.is_empty() {
            let zin = "Een keuze in het filter bestaat niet. Begin opnieuw met de lijst.";
            return Err(Fout::ongeldig("filter", zin));
        }
        let velden: Vec<_> = keuzes.iter().map(|(naam, waarde)| (naam, waarde.to_owned())).collect();
        let codes = velden.iter().map(|(naam, waarde)| format!("{naam}={waarde}")).collect::<Vec<_>>().join("&");
        Ok(Keus { filter, codes, woorden: keuzes.in_woorden(&mogelijk), velden })
    }
}
