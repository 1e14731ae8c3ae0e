//! Markdown, as far as a letter can show it.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::taal::Gelezen;
use super::{MAX_RESULTAAT, Sjabloonfout};
use crate::{Blok, Doel, Stuk, Tabel, Tekst};

/// Open and close the mark of a value. Unicode keeps these for use inside a program.
pub const MERK: [char; 2] = ['\u{fdd0}', '\u{fdd1}'];

/// How many parts a letter may have.
const MAX_BLOKKEN: usize = 5_000;

/// Looks whether a template has only what a letter can show.
pub fn toets(gelezen: &Gelezen) -> Result<(), Sjabloonfout> {
    let (los, van) = los(&gelezen.tekst);
    let fout = |(plaats, wat): (usize, &'static str)| {
        let nummer = los.get(..plaats).unwrap_or_default().matches('\n').count();
        let nummer = van.get(nummer).copied().unwrap_or(usize::MAX);
        let regel = gelezen.regels.get(nummer).or(gelezen.regels.last()).copied().unwrap_or(1);
        Sjabloonfout::Opmaak { regel, wat }
    };
    Bouw { waarden: None, ..Bouw::default() }.lees(&los).map(|_| ()).map_err(fout)
}

/// The parts of a letter, with the values in their places.
pub fn blokken(tekst: &str, waarden: &[String]) -> Result<Vec<Blok>, Sjabloonfout> {
    let bouw = Bouw { waarden: Some(waarden), ..Bouw::default() };
    let blokken = bouw.lees(&los(tekst).0).map_err(|(_, wat)| Sjabloonfout::Ingevuld { wat })?;
    if blokken.len() > MAX_BLOKKEN { Err(Sjabloonfout::Resultaat) } else { Ok(blokken) }
}

/// Markdown draws a line without `>` or `-` into the frame or the list above it. Whoever writes a letter does not mean that:
/// here it gets an empty line before it. Gives for each line which line it was.
fn los(tekst: &str) -> (String, Vec<usize>) {
    let (mut uit, mut van, mut vorige) = (String::new(), Vec::new(), Regel::Anders);
    for (nummer, regel) in tekst.split_inclusive('\n').enumerate() {
        let deze = Regel::van(regel);
        if deze == Regel::Anders && vorige != Regel::Anders && !regel.starts_with([' ', '\t', '\n']) {
            uit.push('\n');
            van.push(nummer);
        }
        vorige = if regel.starts_with([' ', '\t']) && deze == Regel::Anders { vorige } else { deze };
        uit.push_str(regel);
        van.push(nummer);
    }
    (uit, van)
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Regel {
    Kader,
    Punt,
    Anders,
}

impl Regel {
    fn van(regel: &str) -> Self {
        let regel = regel.trim_start();
        let na_cijfers = regel.trim_start_matches(|teken: char| teken.is_ascii_digit());
        let is_nummer = na_cijfers.len() < regel.len() && na_cijfers.starts_with(['.', ')']);
        match regel.chars().next() {
            Some('>') => Self::Kader,
            Some('-' | '*' | '+') if regel[1..].starts_with([' ', '\t']) => Self::Punt,
            _ if is_nummer => Self::Punt,
            _ => Self::Anders,
        }
    }
}

type Fout = (usize, &'static str);

/// What is being read.
#[derive(Default)]
struct Bouw<'a> {
    /// `None` when only the form is looked at.
    waarden: Option<&'a [String]>,
    klaar: Vec<Blok>,
    kader: Option<Vec<Blok>>,
    tekst: Vec<Stuk>,
    vet: bool,
    /// Within a link: where it leads.
    doel: Option<Doel>,
    lijst: Option<(bool, Vec<Tekst>)>,
    tabel: Option<Tabel>,
    rij: Vec<Tekst>,
    bytes: usize,
}

impl Bouw<'_> {
    fn lees(mut self, tekst: &str) -> Result<Vec<Blok>, Fout> {
        for (event, Range { start, .. }) in Parser::new_ext(tekst, Options::ENABLE_TABLES).into_offset_iter() {
            self.event(event).map_err(|wat| (start, wat))?;
            if self.bytes > MAX_RESULTAAT + super::MAX_SJABLOON {
                return Err((start, "de tekst wordt te lang. Maak hem korter."));
            }
        }
        Ok(self.klaar)
    }

    fn event(&mut self, event: Event) -> Result<(), &'static str> {
        match event {
            Event::Start(tag) => self.begin(tag),
            Event::End(tag) => self.einde(tag),
            Event::Text(woorden) => {
                self.woorden(&woorden);
                Ok(())
            }
            Event::SoftBreak | Event::HardBreak => {
                self.wit(if event == Event::HardBreak { "\n" } else { " " });
                Ok(())
            }
            Event::Code(_) => Err("tekst tussen `schuine aanhalingstekens` kan niet in een brief. Haal de ` weg."),
            Event::Html(_) | Event::InlineHtml(_) => Err(HTML),
            Event::Rule => {
                Err("een streep kan niet in een brief. Haal de regel met --- weg, of zet er een lege regel tussen.")
            }
            _ => Err("deze opmaak kan niet in een brief. Haal haar weg."),
        }
    }

    fn begin(&mut self, tag: Tag) -> Result<(), &'static str> {
        match tag {
            // A second paragraph of a list item starts on a new line.
            Tag::Paragraph => {
                self.wit(if self.lijst.is_some() { "\n" } else { "" });
                Ok(())
            }
            Tag::Heading { level, .. } if self.lijst.is_some() || level as u8 > 3 => {
                Err("deze kop kan niet. Gebruik #, ## of ### aan het begin van een regel, buiten een lijst.")
            }
            Tag::Heading { .. } | Tag::Item | Tag::TableHead | Tag::TableRow | Tag::TableCell => Ok(()),
            Tag::BlockQuote(_) if self.kader.is_some() || self.lijst.is_some() => {
                Err("een kader kan niet in een ander kader of in een lijst. Haal de > weg.")
            }
            Tag::BlockQuote(_) => {
                self.kader = Some(Vec::new());
                Ok(())
            }
            Tag::List(_) if self.lijst.is_some() => {
                Err("een lijst in een lijst kan niet. Maak er een lijst van, of gebruik een kop.")
            }
            Tag::List(Some(begin)) if begin != 1 => {
                Err("een lijst met nummers begint bij 1. Begin met 1., of zet de regel in de gewone tekst.")
            }
            Tag::List(nummer) => {
                self.lijst = Some((nummer.is_some(), Vec::new()));
                Ok(())
            }
            Tag::Table(_) if self.lijst.is_some() => {
                Err("een tabel kan niet in een lijst. Zet er een lege regel tussen.")
            }
            Tag::Table(_) => {
                self.tabel = Some(Tabel { kop: Vec::new(), rijen: Vec::new() });
                Ok(())
            }
            Tag::Strong => {
                self.vet = true;
                Ok(())
            }
            Tag::Link { dest_url, .. } => self.koppel(&dest_url),
            Tag::Emphasis => {
                Err("schuine letters lezen slecht. Gebruik **vet** met twee sterretjes, of haal het sterretje weg.")
            }
            Tag::Image { .. } => Err("een plaatje kan niet in een brief. Haal het weg."),
            Tag::CodeBlock(_) => Err("deze regel begint met vier spaties of een tab, of met ```. Haal die weg."),
            Tag::HtmlBlock => Err(HTML),
            _ => Err("deze opmaak kan niet in een brief. Haal haar weg."),
        }
    }

    fn einde(&mut self, tag: TagEnd) -> Result<(), &'static str> {
        match tag {
            TagEnd::Paragraph if self.lijst.is_none() => {
                let alineas = self.lopend().alineas();
                self.bij(alineas);
            }
            TagEnd::Heading(niveau) => {
                let tekst = self.lopend();
                if tekst.is_leeg() {
                    return Err("deze kop heeft geen woorden. Vul hem in, of haal de # weg.");
                }
                let woorden = tekst.0.iter().map(Stuk::tekst).collect();
                self.bij(vec![Blok::Kop(niveau as u8, woorden)]);
            }
            TagEnd::Item => {
                let punt = self.lopend();
                if let Some((_, punten)) = &mut self.lijst {
                    punten.push(punt);
                }
            }
            TagEnd::List(_) => {
                let lijst = self
                    .lijst
                    .take()
                    .map(|(nummers, punten)| if nummers { Blok::Nummers(punten) } else { Blok::Lijst(punten) });
                self.bij(lijst.into_iter().collect());
            }
            TagEnd::TableCell => {
                let cel = self.lopend();
                self.rij.push(cel);
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let rij = std::mem::take(&mut self.rij);
                match &mut self.tabel {
                    Some(tabel) if tag == TagEnd::TableHead => tabel.kop = rij,
                    Some(tabel) => tabel.rijen.push(rij),
                    None => {}
                }
            }
            TagEnd::Table => {
                let tabel = self.tabel.take().map(Blok::Tabel);
                self.bij(tabel.into_iter().collect());
            }
            TagEnd::BlockQuote(_) => {
                let delen = self.kader.take().unwrap_or_default();
                self.bij(vec![Blok::Kader(delen)]);
            }
            TagEnd::Strong => self.vet = false,
            TagEnd::Link => self.doel = None,
            _ => {}
        }
        Ok(())
    }

    fn lopend(&mut self) -> Tekst {
        Tekst(std::mem::take(&mut self.tekst))
    }

    fn bij(&mut self, blokken: Vec<Blok>) {
        self.kader.as_mut().unwrap_or(&mut self.klaar).extend(blokken);
    }

    fn wit(&mut self, wit: &str) {
        self.tekst.push(Stuk::Gewoon(wit.to_owned()));
    }

    /// The template's own words, with values where their marks are.
    fn woorden(&mut self, bron: &str) {
        let tekst = self.ingevuld(bron);
        self.bytes += tekst.len();
        self.tekst.push(match (&self.doel, self.vet) {
            (Some(doel), _) => Stuk::Koppeling { tekst, doel: doel.clone() },
            (_, true) => Stuk::Vet(tekst),
            _ => Stuk::Gewoon(tekst),
        });
    }

    fn ingevuld(&self, bron: &str) -> String {
        let mut delen = bron.split(MERK[0]);
        let mut uit = delen.next().unwrap_or_default().to_owned();
        for deel in delen {
            let (nummer, rest) = deel.split_once(MERK[1]).unwrap_or((deel, ""));
            let waarde = match self.waarden {
                Some(waarden) => {
                    nummer.parse().ok().and_then(|nummer: usize| waarden.get(nummer)).map_or("", String::as_str)
                }
                None => "x",
            };
            uit.extend(waarde.chars().filter(|teken| !MERK.contains(teken)));
            uit.push_str(rest);
        }
        uit
    }

    fn koppel(&mut self, bron: &str) -> Result<(), &'static str> {
        let later = self.waarden.is_none() && bron.starts_with(MERK[0]);
        let doel = Doel::lees(&self.ingevuld(bron));
        if doel.is_none() && !later {
            return Err(
                "deze koppeling kan niet. Een koppeling begint met https://, http://, mailto: of tel:, zonder spaties.",
            );
        }
        self.doel = doel;
        Ok(())
    }
}

const HTML: &str = "HTML kan niet in een brief. Haal de tekst tussen < en > weg.";
