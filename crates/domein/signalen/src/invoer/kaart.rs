//! The mapping: which column of a file is what of a signal. A TOML file that a municipality writes once per source.

use super::datum::Formaat;
use crate::categorie::Categorieen;
use crate::model::{Bron, Status};
use kern::Code;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// The mappings that Baken brings along: name and text.
pub const VOORBEELDEN: &[(&str, &str)] = &[
    ("sjabloon", include_str!("../../invoer/sjabloon.toml")),
    ("toronto_mci", include_str!("../../invoer/toronto_mci.toml")),
    ("lancashire_asb", include_str!("../../invoer/lancashire_asb.toml")),
    ("signalen_teksten", include_str!("../../invoer/signalen_teksten.toml")),
];

/// Why a mapping is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KaartFout {
    /// Not TOML, a key that does not exist, or a missing one; the message has the line.
    #[error("De kaart klopt niet: {0}")]
    Toml(String),
    /// A value that cannot be.
    #[error("De kaart klopt niet bij '{sleutel}': {reden}.")]
    Waarde {
        /// Which key.
        sleutel: &'static str,
        /// What is wrong with it.
        reden: String,
    },
}

fn fout(sleutel: &'static str, reden: impl Into<String>) -> KaartFout {
    KaartFout::Waarde { sleutel, reden: reden.into() }
}

/// In which signs a CSV file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tekenset {
    #[default]
    Utf8,
    /// ISO 8859-1 as Windows writes it (code page 1252).
    Latin1,
}

/// How the file is put together; what is absent is recognised.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Bestand {
    pub(super) scheiding: Option<u8>,
    pub(super) aanhaling: Option<u8>,
    pub(super) tekenset: Tekenset,
    pub(super) blad: Option<String>,
}

/// A column, or a text with columns in braces: `{soort} bij {straat}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sjabloon(pub(super) Vec<Deel>);

/// A piece of a [`Sjabloon`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Deel {
    Tekst(String),
    Kolom(String),
}

/// A choice out of columns: the first one with a known value counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Keuze<T> {
    pub(super) kolommen: Vec<String>,
    /// By value in lower case.
    pub(super) waarden: HashMap<String, T>,
    pub(super) anders: Option<T>,
}

/// In which system the two numbers of a point are, and in which columns they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Puntkolommen {
    Wgs84 { lat: String, lon: String },
    Rd { x: String, y: String },
}

/// A mapping that has been checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kaart {
    pub(super) naam: String,
    /// The text itself: another mapping of the same file is another import.
    pub(super) bron_tekst: String,
    pub(super) bestand: Bestand,
    pub(super) kenmerk: Option<String>,
    pub(super) tekst: Sjabloon,
    pub(super) titel: Option<Sjabloon>,
    pub(super) plek: Option<Sjabloon>,
    pub(super) datum: String,
    pub(super) datum_formaten: Vec<Formaat>,
    pub(super) tijd: Option<(String, Vec<Formaat>)>,
    pub(super) punt: Option<Puntkolommen>,
    pub(super) categorie: Keuze<String>,
    pub(super) bron: Keuze<Bron>,
    pub(super) status: Keuze<Status>,
    pub(super) spoed: Keuze<bool>,
}

impl Kaart {
    /// Reads a mapping and checks it against the categories of the municipality.
    pub fn lees(text: &str, categorieen: &Categorieen) -> Result<Self, KaartFout> {
        let read: Ruw = toml::from_str(text).map_err(|error| KaartFout::Toml(error.to_string()))?;
        let known = |code: &str| categorieen.zoek(code).map(|categorie| categorie.code.clone());
        let signaal = read.signaal;
        Ok(Self {
            naam: naam(&read.naam)?,
            bron_tekst: text.to_owned(),
            bestand: read.bestand.controleer()?,
            kenmerk: signaal.kenmerk,
            tekst: Sjabloon::lees("tekst", &signaal.tekst)?,
            titel: signaal.titel.as_deref().map(|text| Sjabloon::lees("titel", text)).transpose()?,
            plek: signaal.plek.as_deref().map(|text| Sjabloon::lees("plek", text)).transpose()?,
            datum: read.datum.kolom,
            datum_formaten: formaten("datum.formaten", &read.datum.formaten, Formaat::heeft_datum)?,
            tijd: read.tijd.map(TijdRuw::controleer).transpose()?,
            punt: read.punt.map(PuntRuw::controleer).transpose()?,
            categorie: read.categorie.controleer("categorie", None, known)?,
            bron: read.bron.unwrap_or_default().controleer("bron", Some(Bron::Invoer), Bron::from_code)?,
            status: read.status.unwrap_or_default().controleer(
                "status",
                Some(Status::Afgesloten),
                Status::from_code,
            )?,
            spoed: read.spoed.unwrap_or_default().controleer("spoed", Some(false), ja_nee)?,
        })
    }

    /// Name of the source; part of every reference, so that equal numbers of two sources stay two signals.
    pub fn naam(&self) -> &str {
        &self.naam
    }

    /// Every column that is needed, each once.
    pub(super) fn kolommen(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.kenmerk.iter().map(String::as_str).collect();
        for template in [Some(&self.tekst), self.titel.as_ref(), self.plek.as_ref()].into_iter().flatten() {
            names.extend(template.kolommen());
        }
        names.push(&self.datum);
        names.extend(self.tijd.iter().map(|(column, _)| column.as_str()));
        match &self.punt {
            Some(Puntkolommen::Wgs84 { lat: a, lon: b } | Puntkolommen::Rd { x: a, y: b }) => {
                names.extend([a.as_str(), b]);
            }
            None => {}
        }
        let choices = [&self.categorie.kolommen, &self.bron.kolommen, &self.status.kolommen, &self.spoed.kolommen];
        names.extend(choices.into_iter().flatten().map(String::as_str));
        names.sort_unstable();
        names.dedup();
        names
    }
}

impl Sjabloon {
    fn lees(sleutel: &'static str, text: &str) -> Result<Self, KaartFout> {
        if !text.contains('{') {
            return Ok(Self(vec![Deel::Kolom(text.trim().to_owned())]));
        }
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (column, after) =
                after.split_once('}').ok_or_else(|| fout(sleutel, "een accolade wordt niet gesloten"))?;
            if column.trim().is_empty() {
                return Err(fout(sleutel, "tussen de accolades staat geen kolom"));
            }
            parts.push(Deel::Tekst(before.to_owned()));
            parts.push(Deel::Kolom(column.trim().to_owned()));
            rest = after;
        }
        parts.push(Deel::Tekst(rest.to_owned()));
        parts.retain(|part| *part != Deel::Tekst(String::new()));
        Ok(Self(parts))
    }

    fn kolommen(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| match part {
            Deel::Kolom(name) => Some(name.as_str()),
            Deel::Tekst(_) => None,
        })
    }
}

fn naam(text: &str) -> Result<String, KaartFout> {
    let plain = !text.is_empty()
        && text.len() <= 40
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if plain { Ok(text.to_owned()) } else { Err(fout("naam", "gebruik kleine letters, cijfers en _, hoogstens 40")) }
}

fn ja_nee(code: &str) -> Option<bool> {
    match code {
        "ja" => Some(true),
        "nee" => Some(false),
        _ => None,
    }
}

fn formaten(sleutel: &'static str, texts: &[String], past: fn(&Formaat) -> bool) -> Result<Vec<Formaat>, KaartFout> {
    let read = |text: &String| {
        let known = Formaat::lees(text).filter(past);
        known.ok_or_else(|| fout(sleutel, format!("'{text}' is geen formaat zoals dd-mm-jjjj of uu:mm")))
    };
    let found = texts.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    if found.is_empty() { Err(fout(sleutel, "er staat geen formaat")) } else { Ok(found) }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ruw {
    naam: String,
    #[serde(default)]
    bestand: BestandRuw,
    signaal: SignaalRuw,
    datum: DatumRuw,
    tijd: Option<TijdRuw>,
    punt: Option<PuntRuw>,
    categorie: KeuzeRuw,
    bron: Option<KeuzeRuw>,
    status: Option<KeuzeRuw>,
    spoed: Option<KeuzeRuw>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct BestandRuw {
    scheiding: Option<String>,
    aanhaling: Option<String>,
    tekenset: Option<String>,
    blad: Option<String>,
}

impl BestandRuw {
    fn controleer(self) -> Result<Bestand, KaartFout> {
        let one_byte = |sleutel, text: Option<String>| match text.as_deref().map(str::as_bytes) {
            None => Ok(None),
            Some([byte]) if byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"\r\n".contains(byte) => {
                Ok(Some(*byte))
            }
            Some(_) => Err(fout(sleutel, "zet hier precies een leesteken")),
        };
        let tekenset = match self.tekenset.as_deref() {
            None | Some("utf-8") => Tekenset::Utf8,
            Some("latin-1" | "windows-1252") => Tekenset::Latin1,
            Some(_) => return Err(fout("bestand.tekenset", "kies utf-8 of latin-1")),
        };
        let scheiding = one_byte("bestand.scheiding", self.scheiding)?;
        Ok(Bestand { scheiding, aanhaling: one_byte("bestand.aanhaling", self.aanhaling)?, tekenset, blad: self.blad })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignaalRuw {
    kenmerk: Option<String>,
    tekst: String,
    titel: Option<String>,
    plek: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DatumRuw {
    kolom: String,
    formaten: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TijdRuw {
    kolom: String,
    formaten: Vec<String>,
}

impl TijdRuw {
    fn controleer(self) -> Result<(String, Vec<Formaat>), KaartFout> {
        Ok((self.kolom, formaten("tijd.formaten", &self.formaten, Formaat::heeft_tijd)?))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PuntRuw {
    stelsel: String,
    lat: Option<String>,
    lon: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

impl PuntRuw {
    fn controleer(self) -> Result<Puntkolommen, KaartFout> {
        match (self.stelsel.as_str(), self.lat, self.lon, self.x, self.y) {
            ("wgs84", Some(lat), Some(lon), None, None) => Ok(Puntkolommen::Wgs84 { lat, lon }),
            ("rd", None, None, Some(x), Some(y)) => Ok(Puntkolommen::Rd { x, y }),
            ("wgs84", ..) => Err(fout("punt", "bij wgs84 horen lat en lon")),
            ("rd", ..) => Err(fout("punt", "bij rd horen x en y")),
            _ => Err(fout("punt.stelsel", "kies wgs84 of rd")),
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct KeuzeRuw {
    #[serde(default)]
    kolommen: Vec<String>,
    #[serde(default)]
    waarden: BTreeMap<String, String>,
    anders: Option<String>,
}

impl KeuzeRuw {
    fn controleer<T>(
        self,
        sleutel: &'static str,
        standaard: Option<T>,
        lees: impl Fn(&str) -> Option<T>,
    ) -> Result<Keuze<T>, KaartFout> {
        let known = |code: &str| lees(code).ok_or_else(|| fout(sleutel, format!("'{code}' bestaat niet in Baken")));
        let waarden = self.waarden.iter().map(|(value, code)| Ok((value.trim().to_lowercase(), known(code)?)));
        let waarden: HashMap<String, T> = waarden.collect::<Result<_, KaartFout>>()?;
        let anders = self.anders.as_deref().map(known).transpose()?;
        if self.kolommen.is_empty() != waarden.is_empty() {
            return Err(fout(sleutel, "kolommen en waarden horen bij elkaar"));
        }
        // A column that is named and has no default of its own must be understood on every line.
        let anders = if anders.is_none() && self.kolommen.is_empty() { standaard } else { anders };
        if waarden.is_empty() && anders.is_none() {
            return Err(fout(sleutel, "zet kolommen met waarden, of anders"));
        }
        Ok(Keuze { kolommen: self.kolommen, waarden, anders })
    }
}
