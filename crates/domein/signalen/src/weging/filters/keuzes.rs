//! What a filter can choose, and a filter as it is kept: the codes that exist, in a fixed order, and nothing else.

use super::super::{categorieen, keuzes};
use super::ALLE;
use crate::categorie::Thema;
use crate::inrichting::Inrichting;
use crate::model::{Bron, Status};
use ::store::{Result, StoreError};
use serde_json::{Map, Value};
use ui::Keuze;

/// Every choice of the list, by its name in the address.
pub(in crate::weging) struct Mogelijk {
    /// Line of the programme.
    pub(in crate::weging) themas: Vec<Keuze>,
    /// Where it stands.
    pub(in crate::weging) standen: Vec<Keuze>,
    /// Along which way.
    pub(in crate::weging) bronnen: Vec<Keuze>,
    /// What it is about.
    pub(in crate::weging) categorieen: Vec<Keuze>,
    /// Neighbourhood.
    pub(in crate::weging) gebieden: Vec<Keuze>,
    /// From which risk up.
    pub(in crate::weging) risicos: Vec<Keuze>,
    /// How long ago.
    pub(in crate::weging) perioden: Vec<Keuze>,
    /// Told to the police or not.
    pub(in crate::weging) politie: Vec<Keuze>,
    /// Urgent or not.
    pub(in crate::weging) ja_nee: Vec<Keuze>,
    /// Whether a promised answer is late.
    pub(in crate::weging) antwoorden: Vec<Keuze>,
    van_mij: Vec<Keuze>,
}

/// The names in the address, in the order in which a kept filter holds them.
const NAMEN: [&str; 11] =
    ["thema", "status", "categorie", "gebied", "bron", "risico", "politie", "spoed", "antwoord", "periode", "van_mij"];

impl Mogelijk {
    /// What this municipality has to choose from now.
    pub(in crate::weging) fn van(inrichting: &Inrichting) -> Self {
        let gebieden = inrichting.gebieden();
        let pairs = |pairs: &[(&'static str, &'static str)]| -> Vec<Keuze> {
            pairs.iter().map(|(code, naam)| Keuze::new(*code, *naam)).collect()
        };
        Self {
            themas: keuzes::<Thema>(),
            standen: keuzes::<Status>(),
            bronnen: keuzes::<Bron>(),
            categorieen: categorieen(inrichting),
            gebieden: gebieden.iter().map(|g| Keuze::new(g.code().to_owned(), g.naam().to_owned())).collect(),
            risicos: pairs(&[("middel", "Middel of hoog"), ("hoog", "Hoog")]),
            perioden: pairs(&[("7", "Een week"), ("31", "Een maand"), ("92", "Een kwartaal"), ("366", "Een jaar")]),
            politie: pairs(&[
                ("wel", "Geïnformeerd"),
                ("niet", "Niet geïnformeerd"),
                ("wacht", "Spoed, nog niet geïnformeerd"),
            ]),
            ja_nee: pairs(&[("ja", "Ja"), ("nee", "Nee")]),
            antwoorden: pairs(&[("te_laat", "Later dan beloofd")]),
            van_mij: pairs(&[("ja", "Ja")]),
        }
    }

    fn soort(&self, naam: &str) -> (&'static str, &[Keuze]) {
        match naam {
            "thema" => ("Thema", &self.themas),
            "status" => ("Stand", &self.standen),
            "categorie" => ("Categorie", &self.categorieen),
            "gebied" => ("Wijk", &self.gebieden),
            "bron" => ("Van", &self.bronnen),
            "risico" => ("Risico", &self.risicos),
            "politie" => ("Politie", &self.politie),
            "spoed" => ("Spoed", &self.ja_nee),
            "antwoord" => ("Antwoord", &self.antwoorden),
            "periode" => ("Periode", &self.perioden),
            _ => ("Van mij", &self.van_mij),
        }
    }

    /// "Thema: Jeugd". A code that is not there any more is "anders".
    pub(in crate::weging) fn in_woorden(&self, naam: &str, waarde: &str) -> String {
        let (soort, keuzes) = self.soort(naam);
        let label = keuzes.iter().find(|keuze| keuze.waarde == waarde).map_or("anders", |keuze| &keuze.label);
        format!("{soort}: {label}")
    }
}

/// The choices of a filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::weging) struct Keuzes(Vec<(&'static str, String)>);

impl Keuzes {
    /// The choices among these fields that exist, and the kinds of those that do not. Other fields are left out: they
    /// are no choices.
    pub(in crate::weging) fn lees(mogelijk: &Mogelijk, velden: &[(&str, &str)]) -> (Self, Vec<&'static str>) {
        let (mut chosen, mut dropped) = (Vec::new(), Vec::new());
        for naam in NAMEN {
            let Some((_, waarde)) = velden.iter().copied().find(|(veld, waarde)| *veld == naam && !waarde.is_empty())
            else {
                continue;
            };
            let (soort, keuzes) = mogelijk.soort(naam);
            if keuzes.iter().any(|keuze| keuze.waarde == waarde) {
                chosen.push((naam, waarde.to_owned()));
            } else {
                dropped.push(soort);
            }
        }
        (Self(chosen), dropped)
    }

    /// As it is kept.
    pub(super) fn json(&self) -> String {
        let pairs = self.0.iter().map(|(naam, waarde)| ((*naam).to_owned(), Value::from(waarde.clone())));
        Value::Object(pairs.collect::<Map<_, _>>()).to_string()
    }

    /// What was kept, as far as it still exists, and the kinds of what does not.
    pub(super) fn uit_json(mogelijk: &Mogelijk, text: &str) -> Result<(Self, Vec<&'static str>)> {
        let broken = StoreError::Type { column: 2, expected: "keuzes als JSON" };
        let kept: Map<String, Value> = serde_json::from_str(text).map_err(|_| broken)?;
        let pairs = kept.iter().filter_map(|(naam, waarde)| Some((naam.as_str(), waarde.as_str()?)));
        let pairs: Vec<_> = pairs.collect();
        Ok(Self::lees(mogelijk, &pairs))
    }

    /// Nothing chosen.
    pub(super) const fn is_leeg(&self) -> bool {
        self.0.is_empty()
    }

    /// The choices in order.
    pub(in crate::weging) fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(naam, waarde)| (*naam, waarde.as_str()))
    }

    fn query(&self) -> String {
        self.iter().map(|(naam, waarde)| format!("{naam}={waarde}")).collect::<Vec<_>>().join("&")
    }

    /// The list with these choices.
    pub(super) fn adres(&self) -> String {
        if self.is_leeg() { ALLE.to_owned() } else { format!("/signalen?{}", self.query()) }
    }

    /// "Thema: Jeugd, Stand: Nieuw".
    pub(in crate::weging) fn in_woorden(&self, mogelijk: &Mogelijk) -> String {
        self.iter().map(|(naam, waarde)| mogelijk.in_woorden(naam, waarde)).collect::<Vec<_>>().join(", ")
    }
}
