//! Art. 2 en 3 Wth (R19): what an order must hold, who may impose it, and what must be done at once.
//!
//! Human judgement: whether there is serious danger (lid 1), and what the facts are worth. Readings to be confirmed: the
//! deputy mayor, and the birthday of somebody born on 29 February.

use super::{OPGELEGD, artikel};
use crate::{
    BuitenGeldigheid, Door, Invoer, Regel, Resultaat, Standaard, Uitleg, Veld, Vraagfout,
    klok::moment_voluit,
    leeftijd::{heeft_leeftijd, is_schrikkelkind},
};
use jiff::civil::Date;
use kern::{Bron, Code, Moment, dag_van};
use serde_json::json;

/// Adults only.
pub const BRON_LEEFTIJD: Bron = artikel("art. 2 lid 2", "https://wetten.overheid.nl/BWBR0024649/2020-07-01#Artikel2");
/// Veilig Thuis before a ban for child abuse.
pub const BRON_VEILIG_THUIS: Bron =
    artikel("art. 2 lid 3", "https://wetten.overheid.nl/BWBR0024649/2020-07-01#Artikel2");
/// What the order holds.
pub const BRON_INHOUD: Bron = artikel("art. 2 lid 4", "https://wetten.overheid.nl/BWBR0024649/2020-07-01#Artikel2");
/// An oral order is put in writing.
pub const BRON_OP_SCHRIFT: Bron = artikel("art. 2 lid 7", "https://wetten.overheid.nl/BWBR0024649/2020-07-01#Artikel2");
/// Who is told at once.
pub const BRON_MELDEN: Bron = artikel("art. 2 lid 8", "https://wetten.overheid.nl/BWBR0024649/2020-07-01#Artikel2");
/// Who may impose it.
pub const BRON_BEVOEGD: Bron = artikel("art. 3 lid 1", "https://wetten.overheid.nl/BWBR0024649/2020-07-01#Artikel3");
/// The mayor is told of a ban that the assistant prosecutor imposed.
pub const BRON_HULPOFFICIER: Bron =
    artikel("art. 3 lid 2", "https://wetten.overheid.nl/BWBR0024649/2020-07-01#Artikel3");

/// Below this age no huisverbod.
const MEERDERJARIG: i16 = 18;

kern::code_enum! {
    /// Why the order cannot stand as it is.
    pub Blokkade {
        /// Imposed by somebody who may not.
        Onbevoegd = "onbevoegd", "Het huisverbod is opgelegd door iemand die dat niet mag.";
        /// The person is not an adult.
        Minderjarig = "minderjarig", "De persoon was nog geen 18 jaar.";
        /// Child abuse, and Veilig Thuis was not consulted before.
        VeiligThuisOverleg = "veilig_thuis_overleg", "Bij kindermishandeling moet er vooraf overleg met Veilig Thuis zijn.";
        /// The place is not stated.
        Plaats = "plaats", "De plaats staat niet in het besluit.";
        /// The duration is not stated.
        Duur = "duur", "De duur staat niet in het besluit.";
        /// No facts are stated.
        Feiten = "feiten", "Er staan geen feiten in het besluit.";
        /// No names for the contact ban are stated.
        Contactpersonen = "contactpersonen", "Er staan geen namen bij het contactverbod."
    }
}

kern::code_enum! {
    /// What remains to be done.
    pub Taak {
        /// Put the oral order in writing.
        OpSchriftStellen = "op_schrift_stellen", "Stel het besluit op schrift.";
        /// Tell the co-resident.
        HuisgenootInformeren = "huisgenoot_informeren", "Vertel het aan de huisgenoot.";
        /// Tell Veilig Thuis.
        VeiligThuisInformeren = "veilig_thuis_informeren", "Meld het aan Veilig Thuis.";
        /// Tell the mayor.
        BurgemeesterInformeren = "burgemeester_informeren", "Meld het aan de burgemeester."
    }
}

impl Blokkade {
    /// The article that asks it.
    pub const fn bron(self) -> Bron {
        match self {
            Self::Onbevoegd => BRON_BEVOEGD,
            Self::Minderjarig => BRON_LEEFTIJD,
            Self::VeiligThuisOverleg => BRON_VEILIG_THUIS,
            Self::Plaats | Self::Duur | Self::Feiten | Self::Contactpersonen => BRON_INHOUD,
        }
    }
}

impl Taak {
    const fn bron(self) -> Bron {
        match self {
            Self::OpSchriftStellen => BRON_OP_SCHRIFT,
            Self::HuisgenootInformeren | Self::VeiligThuisInformeren => BRON_MELDEN,
            Self::BurgemeesterInformeren => BRON_HULPOFFICIER,
        }
    }
}

/// An order, with what was done around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Huisverbod {
    /// When it was imposed.
    pub opgelegd: Moment,
    /// By whom.
    pub door: Door,
    /// Whether the mayor gave the assistant prosecutor a mandate.
    pub mandaat_hulpofficier: bool,
    /// Of the person who must leave.
    pub geboortedatum: Date,
    /// Whether the place is stated.
    pub plaats: bool,
    /// Whether the duration is stated.
    pub duur: bool,
    /// How many facts are stated.
    pub feiten: i64,
    /// How many names the contact ban holds.
    pub contactpersonen: i64,
    /// Whether the ground is child abuse.
    pub kindermishandeling: bool,
    /// When Veilig Thuis was consulted.
    pub veilig_thuis_overleg: Option<Moment>,
    /// Whether it was imposed orally.
    pub mondeling: bool,
    /// When it was put in writing.
    pub op_schrift: Option<Moment>,
    /// When the co-resident was told.
    pub huisgenoot_geinformeerd: Option<Moment>,
    /// When Veilig Thuis was told.
    pub veilig_thuis_geinformeerd: Option<Moment>,
    /// When the mayor was told.
    pub burgemeester_geinformeerd: Option<Moment>,
}

impl Huisverbod {
    const fn is_bevoegd(&self) -> bool {
        self.door.is_burgemeester() || (matches!(self.door, Door::Hulpofficier) && self.mandaat_hulpofficier)
    }

    /// Everything that blocks the order, in the order of the article.
    pub fn blokkades(&self) -> Result<Vec<Blokkade>, BuitenGeldigheid> {
        let meerderjarig = heeft_leeftijd(self.geboortedatum, MEERDERJARIG, dag_van(self.opgelegd))?;
        let vooraf = self.veilig_thuis_overleg.is_some_and(|overleg| overleg <= self.opgelegd);
        let toetsen = [
            (Blokkade::Onbevoegd, self.is_bevoegd()),
            (Blokkade::Minderjarig, meerderjarig),
            (Blokkade::VeiligThuisOverleg, !self.kindermishandeling || vooraf),
            (Blokkade::Plaats, self.plaats),
            (Blokkade::Duur, self.duur),
            (Blokkade::Feiten, self.feiten > 0),
            (Blokkade::Contactpersonen, self.contactpersonen > 0),
        ];
        Ok(toetsen.into_iter().filter(|(_, voldaan)| !voldaan).map(|(blokkade, _)| blokkade).collect())
    }

    /// Everything that remains to be done, in the order of the article.
    pub fn taken(&self) -> Vec<Taak> {
        let van_hulpofficier = self.door == Door::Hulpofficier;
        let taken = [
            (Taak::OpSchriftStellen, self.mondeling && self.op_schrift.is_none()),
            (Taak::HuisgenootInformeren, self.huisgenoot_geinformeerd.is_none()),
            (Taak::VeiligThuisInformeren, self.veilig_thuis_geinformeerd.is_none()),
            (Taak::BurgemeesterInformeren, van_hulpofficier && self.burgemeester_geinformeerd.is_none()),
        ];
        taken.into_iter().filter(|(_, open)| *open).map(|(taak, _)| taak).collect()
    }

    fn uit(invoer: &Invoer) -> Result<Self, Vraagfout> {
        Ok(Self {
            opgelegd: invoer.moment("opgelegd")?,
            door: invoer.keuze("opgelegd_door")?,
            mandaat_hulpofficier: invoer.ja("mandaat_hulpofficier")?,
            geboortedatum: geboren_voor(invoer, dag_van(invoer.moment("opgelegd")?))?,
            plaats: invoer.ja("plaats")?,
            duur: invoer.ja("duur")?,
            feiten: invoer.getal("feiten")?,
            contactpersonen: invoer.getal("contactpersonen")?,
            kindermishandeling: invoer.ja("kindermishandeling")?,
            veilig_thuis_overleg: invoer.mogelijk_moment("veilig_thuis_overleg"),
            mondeling: invoer.ja("mondeling")?,
            op_schrift: invoer.mogelijk_moment("op_schrift"),
            huisgenoot_geinformeerd: invoer.mogelijk_moment("huisgenoot_geinformeerd"),
            veilig_thuis_geinformeerd: invoer.mogelijk_moment("veilig_thuis_geinformeerd"),
            burgemeester_geinformeerd: invoer.mogelijk_moment("burgemeester_geinformeerd"),
        })
    }
}

/// The date of birth, which cannot lie after the day of the order.
pub(crate) fn geboren_voor(invoer: &Invoer, dag: Date) -> Result<Date, Vraagfout> {
    let geboortedatum = invoer.datum("geboortedatum")?;
    if geboortedatum > dag { Err(Vraagfout::ongeldig("geboortedatum")) } else { Ok(geboortedatum) }
}

/// Says which readings about persons the answer rests on.
pub(crate) fn vertel_persoon(
    door: Door,
    geboortedatum: Option<Date>,
    bevoegd: Bron,
    leeftijd: Bron,
    uitleg: &mut Uitleg,
) {
    if door == Door::Locoburgemeester {
        uitleg.te_bevestigen("De locoburgemeester die de burgemeester vervangt, telt als burgemeester.", bevoegd);
    }
    if geboortedatum.is_some_and(is_schrikkelkind) {
        let zin = "Wie op 29 februari is geboren, wordt in een gewoon jaar op 1 maart een jaar ouder.";
        uitleg.te_bevestigen(zin, leeftijd);
    }
}

/// R19.
pub const REGEL: Regel = Regel {
    code: "R19",
    titel: "Is het huisverbod volledig, en wat moet er nog gebeuren?",
    bronnen: &[BRON_INHOUD, BRON_BEVOEGD],
    velden: &[
        OPGELEGD,
        Veld::keuze::<Door>("opgelegd_door", "Opgelegd door"),
        Veld::ja_nee("mandaat_hulpofficier", "Heeft de hulpofficier mandaat?").standaard(Standaard::JaNee(false)),
        Veld::datum("geboortedatum", "Geboortedatum van wie weg moet"),
        Veld::ja_nee("plaats", "Staat de plaats in het besluit?"),
        Veld::ja_nee("duur", "Staat de duur in het besluit?"),
        Veld::getal("feiten", "Aantal feiten in het besluit"),
        Veld::getal("contactpersonen", "Aantal namen bij het contactverbod"),
        Veld::ja_nee("kindermishandeling", "Gaat het om kindermishandeling?"),
        Veld::moment("veilig_thuis_overleg", "Overleg met Veilig Thuis op").optioneel(),
        Veld::ja_nee("mondeling", "Is het mondeling opgelegd?"),
        Veld::moment("op_schrift", "Op schrift gesteld op").optioneel(),
        Veld::moment("huisgenoot_geinformeerd", "Huisgenoot geïnformeerd op").optioneel(),
        Veld::moment("veilig_thuis_geinformeerd", "Veilig Thuis geïnformeerd op").optioneel(),
        Veld::moment("burgemeester_geinformeerd", "Burgemeester geïnformeerd op").optioneel(),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let huisverbod = Huisverbod::uit(invoer)?;
    let (blokkades, taken) = (huisverbod.blokkades()?, huisverbod.taken());
    let begin = format!("Het huisverbod is opgelegd op {}.", moment_voluit(huisverbod.opgelegd));
    let mut uitleg = Uitleg::van(begin, BRON_BEVOEGD);
    vertel_persoon(huisverbod.door, Some(huisverbod.geboortedatum), BRON_BEVOEGD, BRON_LEEFTIJD, &mut uitleg);
    for blokkade in &blokkades {
        uitleg.stap(blokkade.naam(), blokkade.bron());
    }
    if blokkades.is_empty() {
        uitleg.stap("Alles wat in het besluit moet staan, staat erin.", BRON_INHOUD);
    }
    for taak in &taken {
        uitleg.stap(taak.naam(), taak.bron());
    }
    Ok(uitleg.antwoord(json!({
        "toegestaan": blokkades.is_empty(),
        "blokkades": blokkades.iter().map(|blokkade| blokkade.code()).collect::<Vec<_>>(),
        "taken": taken.iter().map(|taak| taak.code()).collect::<Vec<_>>(),
    })))
}
