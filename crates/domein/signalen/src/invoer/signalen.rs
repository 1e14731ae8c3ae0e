//! `baken importeer signalen`: a file with signals, a thousand rows at a time.
//!
//! One thread reads and analyses, the other stores. Each portion is one transaction with the row that says how far the
//! import is, so whatever stops it, whole portions stand and the next run goes on behind the last one. Between portions
//! others can write. Signals that are read are history: closed unless the mapping says otherwise, and nobody waits for an
//! answer.

use super::kaart::Kaart;
use super::opslaan::{self, Geschreven, Lopend, Partij};
use super::rapport::{Afkeuring, Rapport, Reden, Stand, Uitkomst};
use super::regel::{Gebonden, Ingelezen};
use super::tabel::{self, Vorm};
use super::{Invoer, InvoerFout};
use crate::aannemen;
use crate::woordenlijst;
use csv::StringRecord;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Rows that are stored together.
const PARTIJ: usize = 1_000;
/// Portions that wait while another is stored.
const WACHTRIJ: usize = 2;
/// Words that are remembered as stored already; forgetting them costs a statement.
const MEESTE_WOORDEN: usize = 200_000;

/// For real, or only to see what would happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wijze {
    /// Everything is read and checked, nothing is stored.
    Proef,
    /// Store it.
    Echt,
}

/// What the caller wants to hear and decide during an import.
pub struct Opties<'a> {
    /// For real or not.
    pub wijze: Wijze,
    /// Gets every line that is not taken as CSV: line; column; reason.
    pub afgekeurd: Option<&'a mut dyn Write>,
    /// Called after each portion; breaking off stops the import there, and the next run goes on.
    pub voortgang: &'a mut dyn FnMut(Stand) -> ControlFlow<()>,
}

impl std::fmt::Debug for Opties<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opties").field("wijze", &self.wijze).finish_non_exhaustive()
    }
}

/// Reads a file with signals.
pub fn lees_in<'a>(
    invoer: &'a Invoer<'a>,
    pad: &Path,
    kaart: &Kaart,
    opties: Opties<'a>,
) -> Result<Rapport, InvoerFout> {
    let vorm = tabel::keur(pad, &kaart.bestand, &kaart.kolommen())?;
    kop_klopt(pad, &vorm, kaart)?;
    let begun = match opties.wijze {
        Wijze::Proef => None,
        Wijze::Echt => Some(begin(invoer, pad, kaart, &vorm)?),
    };
    if begun.is_some_and(|begun| begun.klaar.is_some()) {
        return Ok(Rapport { uitkomst: Uitkomst::AlIngelezen, ..Rapport::default() });
    }
    let after = begun.map_or(0, |begun| begun.regels);
    std::thread::scope(|scope| {
        let (sender, portions) = sync_channel(WACHTRIJ);
        let reader = scope.spawn(|| Lezer::new(invoer, kaart, after, sender).lees(pad, &vorm));
        let mut ontvanger = Ontvanger::new(invoer, begun, opties, vorm.rijen)?;
        let stored = ontvanger.verwerk(portions);
        let read =
            reader.join().unwrap_or_else(|_| Err(InvoerFout::Vorm("Het bestand kan niet worden gelezen.".to_owned())));
        // A failure to store comes first: it is why the reader stopped.
        stored?;
        read?;
        ontvanger.rond_af()
    })
}

/// A column that is missing is said before anything is stored.
fn kop_klopt(pad: &Path, vorm: &Vorm, kaart: &Kaart) -> Result<(), InvoerFout> {
    let mut seen = false;
    tabel::lees(pad, vorm, &kaart.bestand, &mut |_, kop| {
        seen = true;
        Gebonden::new(kaart, kop).map(|_| ControlFlow::Break(()))
    })?;
    if seen { Ok(()) } else { Err(InvoerFout::Vorm("In het bestand staan geen regels.".to_owned())) }
}

fn begin(invoer: &Invoer<'_>, pad: &Path, kaart: &Kaart, vorm: &Vorm) -> Result<Lopend, InvoerFout> {
    let mut hash = Sha256::new();
    hash.update(&vorm.som);
    hash.update(&kaart.bron_tekst);
    let som = data_encoding::HEXLOWER.encode(&hash.finalize());
    let naam = pad.file_name().map_or_else(String::new, |naam| naam.to_string_lossy().into_owned());
    let nu = invoer.nu;
    Ok(invoer.store.write_blocking(move |tx| opslaan::begin(tx, &som, &naam, nu))?)
}

/// The side that reads and analyses.
struct Lezer<'a> {
    invoer: &'a Invoer<'a>,
    kaart: &'a Kaart,
    /// Rows up to here were stored by an earlier run: they are only checked again, for the report.
    na: u64,
    sender: SyncSender<Partij>,
    partij: Partij,
    woorden: HashSet<String>,
}

impl<'a> Lezer<'a> {
    fn new(invoer: &'a Invoer<'a>, kaart: &'a Kaart, na: u64, sender: SyncSender<Partij>) -> Self {
        Self { invoer, kaart, na, sender, partij: Partij::default(), woorden: HashSet::new() }
    }

    fn lees(mut self, pad: &Path, vorm: &Vorm) -> Result<(), InvoerFout> {
        let mut gebonden = None;
        tabel::lees(pad, vorm, &self.kaart.bestand, &mut |regel, rij| {
            let Some(gebonden) = &gebonden else {
                gebonden = Some(Gebonden::new(self.kaart, rij)?);
                return Ok(ControlFlow::Continue(()));
            };
            self.rij(gebonden, regel, rij)
        })?;
        if self.partij.goed.len() + self.partij.afgekeurd.len() > 0 {
            // When nobody listens any more, he knows why.
            drop(self.sender.send(self.partij));
        }
        Ok(())
    }

    fn rij(&mut self, gebonden: &Gebonden<'_>, regel: u64, rij: &StringRecord) -> Result<ControlFlow<()>, InvoerFout> {
        self.partij.tot += 1;
        let volgorde = self.partij.tot;
        match gebonden.lees(regel, volgorde, rij, self.invoer.inrichting, self.invoer.nu)? {
            Ok(row) if volgorde > self.na => self.neem(row),
            Ok(_) => {}
            Err(afkeuring) => self.partij.afgekeurd.push(afkeuring),
        }
        if !volgorde.is_multiple_of(PARTIJ as u64) {
            return Ok(ControlFlow::Continue(()));
        }
        let next = Partij { tot: volgorde, ..Partij::default() };
        let sent = self.sender.send(std::mem::replace(&mut self.partij, next));
        Ok(if sent.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
    }

    fn neem(&mut self, row: Ingelezen) {
        let nieuw = &row.nieuw;
        let termen = aannemen::zoektermen(&nieuw.titel, &nieuw.tekst, &nieuw.plek);
        if self.woorden.len() > MEESTE_WOORDEN {
            self.woorden.clear();
        }
        for woord in woordenlijst::corrigeerbaar(&format!("{} {} {}", nieuw.titel, nieuw.tekst, nieuw.plek)) {
            if self.woorden.insert(woord.clone()) {
                self.partij.woorden.push(woord);
            }
        }
        self.partij.goed.push((row, termen));
    }
}

/// The side that stores and reports.
struct Ontvanger<'a> {
    invoer: &'a Invoer<'a>,
    begun: Option<Lopend>,
    rapport: Rapport,
    totaal: Option<u64>,
    afgekeurd: Option<csv::Writer<&'a mut dyn Write>>,
    voortgang: &'a mut dyn FnMut(Stand) -> ControlFlow<()>,
    /// In a trial run: references of earlier lines, as hashes.
    gezien: HashSet<u64>,
}

impl<'a> Ontvanger<'a> {
    fn new(
        invoer: &'a Invoer<'a>,
        begun: Option<Lopend>,
        opties: Opties<'a>,
        totaal: Option<u64>,
    ) -> Result<Self, InvoerFout> {
        let mut afgekeurd =
            opties.afgekeurd.map(|writer| csv::WriterBuilder::new().delimiter(b';').from_writer(writer));
        if let Some(writer) = &mut afgekeurd {
            writer.write_record(["regel", "kolom", "reden"]).map_err(geen_verslag)?;
        }
        let hervat_na = begun.map_or(0, |begun| begun.regels);
        let rapport = Rapport { hervat_na, nieuw: begun.map_or(0, |begun| begun.nieuw), ..Rapport::default() };
        Ok(Self { invoer, begun, rapport, totaal, afgekeurd, voortgang: opties.voortgang, gezien: HashSet::new() })
    }

    fn verwerk(&mut self, portions: Receiver<Partij>) -> Result<(), InvoerFout> {
        for partij in portions {
            let tot = partij.tot;
            self.neem(partij)?;
            self.rapport.gelezen = tot;
            if (self.voortgang)(Stand { gelezen: tot, totaal: self.totaal }).is_break() {
                self.rapport.uitkomst = Uitkomst::Gestopt;
                return Ok(());
            }
        }
        Ok(())
    }

    fn neem(&mut self, partij: Partij) -> Result<(), InvoerFout> {
        let mut lines = partij.afgekeurd.clone();
        self.rapport.geweigerd += lines.len() as u64;
        let written = match self.begun {
            None => self.probeer(partij)?,
            Some(begun) if partij.tot <= begun.regels => Geschreven::default(),
            Some(begun) => self.schrijf(begun, partij)?,
        };
        self.rapport.nieuw += written.nieuw;
        let known = |regel| Afkeuring { regel, kolom: String::new(), reden: Reden::Bekend };
        lines.extend(written.bekend.into_iter().map(known));
        lines.sort_by_key(|line| line.regel);
        for line in lines {
            if let Some(writer) = &mut self.afgekeurd {
                writer
                    .write_record([&line.regel.to_string(), &line.kolom, &line.reden.to_string()])
                    .map_err(geen_verslag)?;
            }
            self.rapport.noteer(line);
        }
        Ok(())
    }

    fn schrijf(&mut self, begun: Lopend, partij: Partij) -> Result<Geschreven, InvoerFout> {
        let (systeem, nu) = (Arc::clone(self.invoer.systeem), self.invoer.nu);
        let tot = partij.tot;
        let written = self.invoer.store.write_blocking(move |tx| {
            let access = systeem.access(tx, nu)?;
            opslaan::leg_vast(tx, &access, begun.id, begun.regels, &partij)
        })?;
        self.begun = Some(Lopend { regels: tot, ..begun });
        Ok(written)
    }

    fn probeer(&mut self, partij: Partij) -> Result<Geschreven, InvoerFout> {
        let (rows, mut known) = self.invoer.store.read_blocking(move |tx| {
            let known = opslaan::bekend(tx, &partij.goed)?;
            Ok::<_, store::StoreError>((partij.goed, known))
        })?;
        for (row, _) in &rows {
            let mut hasher = DefaultHasher::new();
            row.nieuw.herkomst.hash(&mut hasher);
            if !self.gezien.insert(hasher.finish()) {
                known.insert(row.regel);
            }
        }
        Ok(Geschreven { nieuw: (rows.len() - known.len()) as u64, bekend: known.into_iter().collect() })
    }

    fn rond_af(mut self) -> Result<Rapport, InvoerFout> {
        if let Some(writer) = &mut self.afgekeurd {
            writer.flush()?;
        }
        let Rapport { gelezen, nieuw, geweigerd, .. } = self.rapport;
        self.rapport.bekend = gelezen.saturating_sub(nieuw + geweigerd);
        if self.rapport.uitkomst == Uitkomst::Gestopt {
            return Ok(self.rapport);
        }
        match self.begun {
            None => self.rapport.uitkomst = Uitkomst::Proef,
            Some(begun) => {
                let nu = self.invoer.nu;
                self.invoer.store.write_blocking(move |tx| opslaan::klaar(tx, begun.id, nu))?;
            }
        }
        Ok(self.rapport)
    }
}

fn geen_verslag(error: csv::Error) -> InvoerFout {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => InvoerFout::Bestand(error),
        _ => InvoerFout::Vorm("Het verslag van afgekeurde regels kan niet worden geschreven.".to_owned()),
    }
}
