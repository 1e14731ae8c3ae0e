//! Everything that somebody sees of one signal, read in one go.

use super::verwant::{Verwant, verwant};
use crate::belofte::{self, Belofteuitleg};
use crate::inrichting::Inrichting;
use crate::model::Signaal;
use crate::store::brievenbus::{self, Bericht};
use crate::store::rij::{self, Besluit, Bijlage, Politiemelding, Weging};
use ::access::deling::{self, Deling};
use ::store::{Result, Tx};
use audit::Ding;
use dossier::Dossier;
use kern::{GebruikerId, Kring, Moment, SignaalId};
use std::collections::BTreeMap;

/// A line of history in words.
pub(super) struct Regel {
    pub(super) titel: &'static str,
    pub(super) moment: Moment,
    pub(super) wie: String,
}

/// An open file that this signal may belong to, with the reason.
pub(super) struct Casus {
    pub(super) dossier: Dossier,
    pub(super) reden: String,
}

/// The whole picture.
pub(super) struct Beeld {
    pub(super) signaal: Signaal,
    pub(super) categorie: String,
    pub(super) gebied: String,
    pub(super) heeft_melder: bool,
    pub(super) bijlagen: Vec<Bijlage>,
    pub(super) berichten: Vec<Bericht>,
    pub(super) wegingen: Vec<(Weging, String)>,
    pub(super) besluiten: Vec<(Besluit, String)>,
    pub(super) politie: Vec<(Politiemelding, String)>,
    pub(super) tijdlijn: Vec<Regel>,
    pub(super) verwant: Vec<Verwant>,
    pub(super) casussen: Vec<Casus>,
    pub(super) casus: Option<(String, String)>,
    pub(super) delingen: Vec<Deling>,
    /// False for who sees it only because it was shared: he sees what came in and where it stands, no more.
    pub(super) eigen: bool,
    /// Why the answer is promised for that day.
    pub(super) belofte: Option<Belofteuitleg>,
}

/// Reads it for somebody in these kringen, who has been let through to this very signal. Judgements, decisions and the
/// conversation with the reporter are for the kring of the signal itself: a partner with whom it was shared does not
/// get them.
pub(super) fn laad(tx: &mut Tx<'_>, kringen: &[Kring], inrichting: &Inrichting, id: SignaalId) -> Result<Beeld> {
    let signaal = rij::load(tx, id)?;
    let gevonden = verwant(tx, kringen, &signaal)?;
    let mut beeld = Beeld {
        categorie: inrichting.categorieen.naam(&signaal.categorie).to_owned(),
        gebied: inrichting.gebiednaam(&signaal.gebied),
        heeft_melder: rij::melder(tx, id)?.is_some(),
        bijlagen: rij::bijlagen(tx, id)?,
        casussen: casussen(tx, kringen, &signaal, &gevonden)?,
        verwant: gevonden,
        casus: casus(tx, kringen, &signaal)?,
        eigen: kringen.contains(&signaal.kring),
        belofte: belofte::uitleg(tx, inrichting, &signaal)?,
        berichten: Vec::new(),
        wegingen: Vec::new(),
        besluiten: Vec::new(),
        politie: Vec::new(),
        tijdlijn: Vec::new(),
        delingen: Vec::new(),
        signaal,
    };
    if beeld.eigen {
        werk(tx, &mut beeld)?;
    }
    Ok(beeld)
}

/// What was done with it, by whom.
fn werk(tx: &mut Tx<'_>, beeld: &mut Beeld) -> Result<()> {
    let id = beeld.signaal.id;
    let mut names = Namen::default();
    beeld.berichten = brievenbus::berichten(tx, id)?;
    beeld.delingen = deling::delingen_van(tx, Ding::new("signaal", id.0))?;
    for weging in rij::wegingen(tx, id)? {
        let door = names.van(tx, weging.door)?;
        beeld.wegingen.push((weging, door));
    }
    for besluit in rij::besluiten(tx, id)? {
        let door = names.van(tx, besluit.door)?;
        beeld.besluiten.push((besluit, door));
    }
    for melding in rij::politiemeldingen(tx, id)? {
        let door = names.van(tx, melding.door)?;
        beeld.politie.push((melding, door));
    }
    for line in audit::tijdlijn(tx, Ding::new("signaal", id.0), None, 50)? {
        let wie = line.wie.gebruiker().map_or_else(|| Ok("melder of Baken".to_owned()), |wie| names.van(tx, wie))?;
        beeld.tijdlijn.push(Regel { titel: in_woorden(&line.soort), moment: line.moment, wie });
    }
    Ok(())
}

#[derive(Default)]
struct Namen(BTreeMap<GebruikerId, String>);

impl Namen {
    fn van(&mut self, tx: &mut Tx<'_>, wie: GebruikerId) -> Result<String> {
        if let Some(known) = self.0.get(&wie) {
            return Ok(known.clone());
        }
        let naam = dossier::store::naam(tx, wie)?;
        self.0.insert(wie, naam.clone());
        Ok(naam)
    }
}

/// The file, when the reader may know of that too.
fn casus(tx: &mut Tx<'_>, kringen: &[Kring], signaal: &Signaal) -> Result<Option<(String, String)>> {
    let Some(id) = signaal.dossier else { return Ok(None) };
    let dossier = dossier::load(tx, id)?;
    let visible = kringen.contains(&dossier.kring);
    Ok(visible.then(|| (dossier.kenmerk.to_string(), dossier.titel)))
}

/// Open files that hold one of the related signals, as far as the reader may know of them: the reason of the signal is
/// the reason of the file.
fn casussen(tx: &mut Tx<'_>, kringen: &[Kring], signaal: &Signaal, verwant: &[Verwant]) -> Result<Vec<Casus>> {
    let mut found: Vec<Casus> = Vec::new();
    for other in verwant {
        let Some(id) = other.dossier.filter(|id| Some(*id) != signaal.dossier) else { continue };
        if found.iter().any(|casus| casus.dossier.id == id) {
            continue;
        }
        let dossier = dossier::load(tx, id)?;
        if kringen.contains(&dossier.kring) && dossier.status == dossier::Status::Open {
            found.push(Casus { dossier, reden: other.reden.clone() });
        }
    }
    Ok(found)
}

fn in_woorden(soort: &str) -> &'static str {
    match soort {
        "signaal.ontvangen" => "Ontvangen",
        "signaal.gewogen" => "Risico gewogen",
        "signaal.spoed" => "Spoed gegeven",
        "signaal.geen_spoed" => "Spoed eraf",
        "signaal.politie" => "Politie vastgelegd",
        "signaal.besloten" => "Besluit genomen",
        "signaal.beantwoord" => "Melder geantwoord",
        "signaal.gevraagd" => "Melder iets gevraagd",
        "signaal.aangevuld" => "Melder vulde aan",
        "signaal.heropend" => "Heropend",
        "signaal.heringedeeld" => "Andere categorie of naam",
        "deling.begonnen" => "Gedeeld",
        "deling.ingetrokken" => "Delen gestopt",
        _ => "Gewijzigd",
    }
}

impl Beeld {
    pub(super) fn kenmerk(&self) -> String {
        self.signaal.kenmerk.to_string()
    }

    pub(super) fn href(&self) -> String {
        super::href(self.signaal.kenmerk)
    }

    pub(super) fn risico(&self) -> String {
        self.signaal.risico.map_or_else(
            || "Nog niet gewogen".to_owned(),
            |risico| format!("{} ({} van 16)", risico.naam(), risico.waarde()),
        )
    }

    pub(super) fn risico_kleur(&self) -> &'static str {
        kleur(self.signaal.risico)
    }
}

/// The colour of a risk; words carry the meaning.
pub(super) fn kleur(risico: Option<crate::model::Risico>) -> &'static str {
    match risico.map(crate::model::Risico::waarde) {
        Some(9..) => "rood",
        Some(4..) => "amber",
        _ => "",
    }
}
