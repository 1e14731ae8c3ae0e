//! What the registers of the municipality share: a row holds from a day to a day, and says where it can be read.

use super::formulier::datumvelden;
use jiff::civil::Date;
use kern::Weigering;
use web::Velden;

/// The days through which a row holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Periode {
    pub van: Date,
    pub tot: Option<Date>,
}

impl Periode {
    /// From the fields "van" and "tot".
    pub(super) fn lees(velden: &Velden) -> Result<Self, Weigering> {
        let day = |naam: &'static str| datumvelden(velden, naam).parse().map_err(|zin| Weigering::new(naam, zin));
        let van = day("van")?.ok_or_else(|| Weigering::new("van", "Vul in vanaf welke dag."))?;
        let tot = day("tot")?;
        if tot.is_some_and(|tot| tot < van) {
            return Err(Weigering::new("tot", "De laatste dag ligt voor de eerste."));
        }
        Ok(Self { van, tot })
    }

    pub(super) fn in_woorden(self) -> String {
        let from = ui::datum(self.van);
        self.tot.map_or_else(|| format!("vanaf {from}"), |tot| format!("{from} tot en met {}", ui::datum(tot)))
    }

    /// Whether it holds today, or will.
    pub(super) fn loopt(self, vandaag: Date) -> bool {
        self.tot.is_none_or(|tot| tot >= vandaag)
    }
}

/// An answer in one line, without spaces around it.
pub(super) fn regel(velden: &Velden, naam: &str) -> String {
    velden.get(naam).unwrap_or_default().trim().to_owned()
}

/// Where it can be read, from the field "url"; empty when nobody said.
pub(super) fn vindplaats(velden: &Velden) -> Result<String, Weigering> {
    let url = regel(velden, "url");
    if !url.is_empty() && (!url.starts_with("https://") || url.chars().count() > 500) {
        return Err(Weigering::new("url", "Een adres begint met https://."));
    }
    Ok(url)
}
