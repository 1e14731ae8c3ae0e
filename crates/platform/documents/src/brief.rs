//! What a letter is made of. Plain data: nothing here draws.

use jiff::civil::Date;

use crate::{Doel, Kleur};

/// A letter from a municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// Who writes.
    pub afzender: Afzender,
    /// Whom it is for: the lines of the address, shown in the window of an envelope.
    pub aan: Vec<String>,
    /// Label and value, in order: Datum, Ons kenmerk, Onderwerp.
    pub gegevens: Vec<(String, String)>,
    /// The reference at the foot of each page; may be empty.
    pub kenmerk: String,
    /// The title, which is also the title of the file. May not be empty.
    pub titel: String,
    /// The letter itself.
    pub blokken: Vec<Blok>,
    /// The lines under the letter. An empty line is room for a signature.
    pub ondertekening: Vec<String>,
    /// What comes with the letter, after the signature and on a page of its own; may be empty.
    pub bijlagen: Vec<Blok>,
    /// Whether the letter may go out.
    pub staat: Staat,
    /// The date in the properties of the file.
    pub datum: Date,
}

/// Who writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Afzender {
    /// The name of the municipality.
    pub gemeente: String,
    /// Address, phone, website: one line each.
    pub regels: Vec<String>,
    /// The colour of the name.
    pub kleur: Kleur,
}

/// Whether the letter may go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Staat {
    /// Not yet: every page carries the word CONCEPT, and the letter says so in words.
    Concept,
    /// The letter as it goes out.
    Definitief,
}

/// A part of the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blok {
    /// A heading under the title, level 1 to 3. A level that skips one is raised.
    Kop(u8, String),
    /// A paragraph.
    Alinea(Tekst),
    /// A list with bullets.
    Lijst(Vec<Tekst>),
    /// A list with numbers, from 1.
    Nummers(Vec<Tekst>),
    /// A table.
    Tabel(Tabel),
    /// A frame around something that must not be missed.
    Kader(Vec<Blok>),
    /// A drawing.
    Tekening(Tekening),
}

/// A drawing, with the same in words for who does not see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tekening {
    /// SVG that this program made itself, every text in it escaped: it goes into a page as it is.
    pub svg: String,
    /// What there is to see. May not be empty.
    pub woorden: String,
}

/// A table with a heading for each column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tabel {
    /// The headings.
    pub kop: Vec<Tekst>,
    /// The rows. A row that is too short gets empty cells; what is too much is a cell of the last column.
    pub rijen: Vec<Vec<Tekst>>,
}

/// Running text. A line end in it is a line end in the letter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tekst(pub Vec<Stuk>);

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stuk {
    /// Plain text.
    Gewoon(String),
    /// Text that stands out.
    Vet(String),
    /// A link. On paper its target is written behind it.
    Koppeling {
        /// What is clicked.
        tekst: String,
        /// Where it leads.
        doel: Doel,
    },
}

impl Stuk {
    /// The words of this piece.
    pub fn tekst(&self) -> &str {
        match self {
            Self::Gewoon(tekst) | Self::Vet(tekst) | Self::Koppeling { tekst, .. } => tekst,
        }
    }

    /// The target, where it is not the text itself: what a reader on paper needs.
    pub(crate) fn uitgeschreven(&self) -> Option<&str> {
        let Self::Koppeling { tekst, doel } = self else { return None };
        let leesbaar = doel.leesbaar();
        (leesbaar != tekst && doel.as_str() != tekst).then_some(leesbaar)
    }

    /// The same piece with other words.
    pub(crate) fn met(&self, tekst: String) -> Self {
        match self {
            Self::Gewoon(_) => Self::Gewoon(tekst),
            Self::Vet(_) => Self::Vet(tekst),
            Self::Koppeling { doel, .. } => Self::Koppeling { tekst, doel: doel.clone() },
        }
    }
}

impl Tekst {
    /// The paragraphs of this text: an empty line starts a new one.
    pub fn alineas(&self) -> Vec<Blok> {
        let mut alle = vec![Vec::new()];
        for stuk in &self.0 {
            for (nummer, deel) in delen(stuk.tekst()).into_iter().enumerate() {
                if nummer > 0 {
                    alle.push(Vec::new());
                }
                if let (Some(laatste), false) = (alle.last_mut(), deel.is_empty()) {
                    laatste.push(stuk.met(deel));
                }
            }
        }
        alle.into_iter().map(Tekst).filter(|alinea| !alinea.is_leeg()).map(Blok::Alinea).collect()
    }

    /// True when there is nothing to read.
    pub(crate) fn is_leeg(&self) -> bool {
        self.0.iter().all(|stuk| stuk.tekst().trim().is_empty())
    }
}

/// What stands between empty lines.
fn delen(tekst: &str) -> Vec<String> {
    let mut delen = vec![String::new()];
    let mut leeg = false;
    for (nummer, regel) in tekst.replace("\r\n", "\n").replace('\r', "\n").split('\n').enumerate() {
        let is_leeg = nummer > 0 && regel.trim().is_empty();
        if is_leeg && !leeg {
            delen.push(String::new());
        } else if let (Some(laatste), false) = (delen.last_mut(), is_leeg) {
            if nummer > 0 && !leeg {
                laatste.push('\n');
            }
            laatste.push_str(regel);
        }
        leeg = is_leeg;
    }
    delen
}

impl From<&str> for Tekst {
    fn from(tekst: &str) -> Self {
        Self(vec![Stuk::Gewoon(tekst.to_owned())])
    }
}

impl From<String> for Tekst {
    fn from(tekst: String) -> Self {
        Self(vec![Stuk::Gewoon(tekst)])
    }
}
