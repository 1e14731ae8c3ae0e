//! One order: how long it still holds, what must be decided, the steps of the law, its decisions and its history.

use super::{href, inrichting, scope, tegels};
use crate::access::{BesluitNemen, BesluitOpstellen, MaatregelBijhouden, MaatregelenZien, PersonenZien};
use crate::handeling::{self, Oordeelstand, Toets};
use crate::inrichting::Inrichting;
use crate::model::{Besluit, Maatregel, Stadium, Stand, Termijnstand, Wijze};
use crate::soort::{Besluitsoort, Bevinding, Ernst, Klasse, Onderdeel, Oordeelvraag, Veldsoort, Wanneer};
use crate::store::brieven::{self, Briefregel};
use crate::store::gronden::{Feitregel, Oordeelregel};
use crate::store::rij;
use crate::store::termijnen::{self, Termijn};
use crate::store::voorvallen::{self, Voorval, Voorvalsoort};
use crate::volledig::Volledig;
use crate::{Gegevens, brief, wandklok};
use access::{Gate, Mislukt, Werkplek};
use axum::extract::State;
use kern::{BesluitId, Code as _, GebruikerId, Kring, MaatregelId, Moment, Weigering};
use recht::Door;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Tx, args};
use ui::{FormErrors, Kader, Keuze, Klok};
use web::{App, Fout, Pagina, Path, Velden};

/// Lines of history on the page.
const REGELS: u32 = 60;

store::sql! {
    LEDEN = "SELECT COUNT(DISTINCT gebruiker) FROM kring_lid WHERE kring = $1 AND van <= $2 AND (tot > $2 OR tot IS NULL)";
}

/// What somebody may do here.
#[derive(Debug, Clone, Copy, Default)]
struct Mag {
    opstellen: bool,
    nemen: bool,
    bijhouden: bool,
    personen: bool,
}

/// A decision as it is shown.
struct Besluitkaart {
    besluit: Besluit,
    soort: &'static Besluitsoort,
    opsteller: String,
    ondertekenaar: String,
    brieven: Vec<Briefregel>,
    antwoorden: Vec<(&'static str, String)>,
    vernietigd: String,
}

struct Regel {
    titel: String,
    moment: Moment,
    wie: String,
}

/// An element with its facts.
struct Grond {
    onderdeel: &'static Onderdeel,
    feiten: Vec<(Feitregel, String)>,
}

/// A question with its judgement.
struct Afweging {
    vraag: &'static Oordeelvraag,
    oordeel: Option<(Oordeelregel, String)>,
}

impl Afweging {
    const fn knop(&self) -> &'static str {
        if self.oordeel.is_some() { "Afweging vervangen" } else { "Afweging bewaren" }
    }
}

/// An area that the order is about.
struct Kaartblad {
    label: &'static str,
    geojson: String,
    woorden: String,
}

struct Inhoud {
    maatregel: Maatregel,
    soort: &'static crate::soort::Soort,
    leden: i64,
    besluiten: Vec<Besluitkaart>,
    gronden: Vec<Grond>,
    afwegingen: Vec<Afweging>,
    toets: Toets,
    terug: Option<(String, String, Moment)>,
    termijnen: Vec<Termijn>,
    voorvallen: Vec<(Voorval, String)>,
    verder: Vec<&'static Besluitsoort>,
    geldt: Vec<String>,
    kaarten: Vec<Kaartblad>,
    tijdlijn: Vec<Regel>,
    tekenen: Result<Vec<Door>, Weigering>,
    zelf: bool,
}

#[derive(askama::Template)]
#[template(path = "besluit/tonen.html")]
pub(super) struct Bladzijde {
    kader: Kader,
    inhoud: Inhoud,
    href: String,
    fouten: FormErrors,
    weigering: Option<Weigering>,
    getypt: Velden,
    mag: Mag,
    botsing: bool,
    tegels: String,
    nu: Moment,
}

/// What comes back with a refusal.
#[derive(Debug, Clone, Default)]
pub(super) struct Terug {
    pub getypt: Velden,
    pub fouten: FormErrors,
    pub weigering: Option<Weigering>,
    pub botsing: bool,
}

/// Shows it.
pub(crate) async fn page(
    gate: Gate<MaatregelenZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path(kenmerk): Path<String>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    bladzijde(&gate, kader, &app, &kenmerk, Terug::default()).await
}

/// The page, with what was typed when a form comes back.
pub(super) async fn bladzijde(
    gate: &Gate<MaatregelenZien>,
    kader: Kader,
    app: &App,
    kenmerk: &str,
    terug: Terug,
) -> Result<Pagina<Bladzijde>, Fout> {
    let (set_up, nu) = (inrichting(app)?, gate.now());
    let wie = gate.actor().gebruiker();
    let found = gate.open(scope(kenmerk)?, move |tx, _, id| inhoud(tx, &set_up, MaatregelId(id), wie, nu));
    let inhoud = found.await?;
    let mag = Mag {
        opstellen: gate.ook::<BesluitOpstellen>().is_some(),
        nemen: gate.ook::<BesluitNemen>().is_some(),
        bijhouden: gate.ook::<MaatregelBijhouden>().is_some(),
        personen: gate.ook::<PersonenZien>().is_some(),
    };
    let Terug { getypt, fouten, weigering, botsing } = terug;
    let kader = kader.voor(inhoud.maatregel.titel.clone(), "/maatregelen").fouten(&fouten);
    Ok(Pagina(Bladzijde {
        kader: if inhoud.kaarten.is_empty() { kader } else { kader.met_vlak() },
        href: href(inhoud.maatregel.kenmerk),
        inhoud,
        fouten,
        weigering,
        getypt,
        mag,
        botsing,
        tegels: tegels(app),
        nu,
    }))
}

fn inhoud(
    tx: &mut Tx<'_>,
    set_up: &Arc<Inrichting>,
    id: MaatregelId,
    wie: Option<GebruikerId>,
    nu: Moment,
) -> Result<Inhoud, Mislukt> {
    let volledig = Volledig::laad(tx, set_up, id)?;
    let mut names = Namen::default();
    let open = volledig.open_besluit();
    // What nobody works on any more is shown as it was decided.
    let shown = open.or_else(|| volledig.laatste()).or_else(|| volledig.besluiten.last());
    let first = volledig.besluiten.first().map(|een| een.id);
    let toets = match open {
        Some(besluit) => handeling::toets(tx, set_up, &volledig, besluit, None, nu)?,
        None => Toets::default(),
    };
    let ground = first.filter(|first| shown.is_some_and(|shown| shown.id == *first) || open.is_none());
    let tekenen = match (open.filter(|een| een.stadium == Stadium::Voorgelegd), wie) {
        (Some(besluit), Some(wie)) => match handeling::kan_tekenen(tx, &volledig, besluit, wie, nu) {
            Ok(may) => Ok(may),
            Err(Mislukt::Weigering(weigering)) => Err(weigering),
            Err(other) => return Err(other),
        },
        _ => Ok(Vec::new()),
    };
    let terug = match open.filter(|een| een.stadium == Stadium::Concept) {
        Some(besluit) => match volledig.oordeel_van(besluit.id, "terug") {
            Some(regel) => {
                let oordeel = &regel.oordeel;
                Some((oordeel.motivering.clone(), names.van(tx, oordeel.door)?, oordeel.moment))
            }
            None => None,
        },
        None => None,
    };
    let gegevens = volledig.gegevens();
    Ok(Inhoud {
        leden: leden(tx, volledig.maatregel.kring, nu)?,
        besluiten: kaarten(tx, &volledig, &mut names)?,
        gronden: match ground {
            Some(besluit) => gronden(tx, &volledig, besluit, &mut names)?,
            None => Vec::new(),
        },
        afwegingen: match ground {
            Some(besluit) => afwegingen(tx, &volledig, besluit, &mut names)?,
            None => Vec::new(),
        },
        toets,
        terug,
        termijnen: termijnen::van(tx, id)?,
        voorvallen: voorvallen::van(tx, &volledig.kist, id)?
            .into_iter()
            .map(|een| Ok((een.clone(), names.van(tx, een.door)?)))
            .collect::<Result<_, Mislukt>>()?,
        verder: verder(&volledig, nu),
        geldt: (volledig.soort.geldt)(&gegevens),
        kaarten: bladen(&volledig, &gegevens),
        tijdlijn: tijdlijn(tx, &volledig.maatregel, &mut names)?,
        zelf: open.is_some_and(|een| Some(een.opsteller) == wie),
        tekenen,
        soort: volledig.soort,
        maatregel: volledig.maatregel,
    })
}

/// Names of colleagues, each read once.
#[derive(Default)]
struct Namen(BTreeMap<GebruikerId, String>);

impl Namen {
    fn van(&mut self, tx: &mut Tx<'_>, wie: GebruikerId) -> Result<String, Mislukt> {
        if let Some(known) = self.0.get(&wie) {
            return Ok(known.clone());
        }
        let naam = rij::naam(tx, wie)?;
        self.0.insert(wie, naam.clone());
        Ok(naam)
    }
}

fn leden(tx: &mut Tx<'_>, kring: Kring, nu: Moment) -> Result<i64, Mislukt> {
    Ok(tx.row(LEDEN, args![kring, nu])?.get(0)?)
}

fn kaarten(tx: &mut Tx<'_>, volledig: &Volledig, names: &mut Namen) -> Result<Vec<Besluitkaart>, Mislukt> {
    let letters = brieven::van(tx, volledig.maatregel.id)?;
    let mut cards = Vec::new();
    for besluit in volledig.besluiten.iter().rev() {
        let soort = volledig.besluitsoort(besluit)?;
        let open = soort.velden().filter(|veld| veld.klasse == Klasse::Zaak && besluit.gegevens.heeft(veld.naam));
        let antwoorden = open.map(|veld| {
            (veld.label.trim_end_matches('?'), brief::in_woorden(veld.soort, &besluit.gegevens, veld.naam))
        });
        cards.push(Besluitkaart {
            antwoorden: antwoorden.collect(),
            vernietigd: volledig
                .oordeel_van(besluit.id, handeling::VERNIETIGD)
                .map(|regel| regel.oordeel.motivering.clone())
                .unwrap_or_default(),
            soort,
            opsteller: names.van(tx, besluit.opsteller)?,
            ondertekenaar: match besluit.ondertekenaar {
                Some(wie) => names.van(tx, wie)?,
                None => String::new(),
            },
            brieven: letters.iter().filter(|een| een.besluit == besluit.id).cloned().collect(),
            besluit: besluit.clone(),
        });
    }
    Ok(cards)
}

fn gronden(tx: &mut Tx<'_>, volledig: &Volledig, besluit: BesluitId, names: &mut Namen) -> Result<Vec<Grond>, Mislukt> {
    let mut all = Vec::new();
    for onderdeel in volledig.soort.onderdelen {
        let mut feiten = Vec::new();
        for feit in volledig.feiten_van(besluit).filter(|feit| feit.onderdeel == onderdeel.code) {
            feiten.push((feit.clone(), names.van(tx, feit.door)?));
        }
        all.push(Grond { onderdeel, feiten });
    }
    Ok(all)
}

fn afwegingen(
    tx: &mut Tx<'_>,
    volledig: &Volledig,
    besluit: BesluitId,
    names: &mut Namen,
) -> Result<Vec<Afweging>, Mislukt> {
    let mut all = Vec::new();
    for vraag in volledig.soort.oordelen {
        let oordeel = match volledig.oordeel_van(besluit, vraag.code) {
            Some(regel) => Some((regel.clone(), names.van(tx, regel.oordeel.door)?)),
            None => None,
        };
        all.push(Afweging { vraag, oordeel });
    }
    Ok(all)
}

/// The maps of what holds, or of the draft that makes the order.
fn bladen(volledig: &Volledig, gegevens: &Gegevens) -> Vec<Kaartblad> {
    let fields = volledig.soort.eerste().into_iter().flat_map(Besluitsoort::velden);
    let drawn = fields.filter(|veld| matches!(veld.soort, Veldsoort::Kaart));
    let shown = drawn.filter_map(|veld| {
        let kaart = brief::kaart(gegevens.tekst(veld.naam))?;
        Some(Kaartblad { label: veld.label, geojson: kaart.to_geojson(), woorden: kaart.in_woorden() })
    });
    shown.collect()
}

/// Further decisions that can be started now.
fn verder(volledig: &Volledig, nu: Moment) -> Vec<&'static Besluitsoort> {
    let later = volledig.soort.besluiten.iter().filter(|soort| soort.kan != Wanneer::Begin);
    later.filter(|soort| handeling::kan_beginnen(volledig, soort.kan, nu).is_ok()).collect()
}

fn tijdlijn(tx: &mut Tx<'_>, maatregel: &Maatregel, names: &mut Namen) -> Result<Vec<Regel>, Mislukt> {
    let mut all = Vec::new();
    for line in audit::tijdlijn(tx, maatregel.ding(), None, REGELS)? {
        let wie = match line.wie.gebruiker() {
            Some(wie) => names.van(tx, wie)?,
            None => "Baken".to_owned(),
        };
        all.push(Regel { titel: in_woorden(&line.soort).to_owned(), moment: line.moment, wie });
    }
    Ok(all)
}

fn in_woorden(soort: &str) -> &'static str {
    match soort {
        "maatregel.begonnen" => "Concept begonnen",
        "besluit.begonnen" => "Nieuw besluit begonnen",
        "besluit.gewijzigd" => "Concept gewijzigd",
        "besluit.vervallen" => "Concept weggegooid",
        "besluit.voorgelegd" => "Voorgelegd om te tekenen",
        "besluit.teruggelegd" => "Teruggelegd bij de opsteller",
        "besluit.genomen" => "Besluit genomen",
        "besluit.bekendgemaakt" => "Besluit bekendgemaakt",
        "besluit.afgerond" => "Besluit afgerond",
        "maatregel.feit" => "Feit opgeschreven",
        "maatregel.feit_weg" => "Feit weggehaald",
        "maatregel.oordeel" => "Afweging opgeschreven",
        "maatregel.afwijking" => "Reden opgeschreven om door te gaan",
        "maatregel.voorval" => "Voorval opgeschreven",
        "voorval.afgelopen" => "Uitkomst opgeschreven",
        "termijn.gedaan" => "Stap afgevinkt",
        "termijn.heropend" => "Stap weer open",
        "deling.begonnen" => "Gedeeld",
        "deling.ingetrokken" => "Delen gestopt",
        _ => "Gewijzigd",
    }
}

impl Bladzijde {
    fn merkje(&self) -> (&'static str, &'static str) {
        self.inhoud.maatregel.merkje(self.nu)
    }

    fn kring(&self) -> String {
        format!("Zeer vertrouwelijk, {}", ui::aantal(self.inhoud.leden, "persoon", "personen"))
    }

    fn open(&self) -> Option<&Besluitkaart> {
        self.inhoud.besluiten.iter().find(|kaart| kaart.besluit.stadium.is_open())
    }

    /// Who drafts the decision that is open, or none.
    fn concept(&self) -> Option<&Besluitkaart> {
        self.open().filter(|kaart| kaart.besluit.stadium == Stadium::Concept)
    }

    fn voorgelegd(&self) -> Option<&Besluitkaart> {
        self.open().filter(|kaart| kaart.besluit.stadium == Stadium::Voorgelegd)
    }

    /// A decision that was taken and that nobody made known yet.
    fn te_bekend(&self) -> Option<&Besluitkaart> {
        self.inhoud.besluiten.iter().find(|kaart| kaart.besluit.stadium == Stadium::Genomen)
    }

    /// Whether the open decision is the one that makes the order: only that one has grounds.
    fn is_eerste(&self) -> bool {
        self.inhoud.maatregel.stand == Stand::Voorbereiding
    }

    fn besluit_href(&self, kaart: &Besluitkaart) -> String {
        format!("{}/besluit/{}", self.href, kaart.besluit.id)
    }

    fn klok(&self) -> Option<Klok> {
        let maatregel = &self.inhoud.maatregel;
        let begin = maatregel.begin.filter(|_| maatregel.stand == Stand::Geldt)?;
        let einde = maatregel.eindigt().filter(|einde| *einde > self.nu)?;
        let uiterste = maatregel.uiterste.filter(|last| *last > einde);
        let (kop, begin_woord) = (self.inhoud.soort.klok.to_owned(), "Opgelegd".to_owned());
        Some(Klok { kop, nu: self.nu, begin, begin_woord, einde, uiterste })
    }

    /// In one line, when there is no clock.
    fn stand(&self) -> String {
        let maatregel = &self.inhoud.maatregel;
        match (maatregel.stand, maatregel.eindigt()) {
            (Stand::Voorbereiding, _) => "Er is nog geen besluit genomen.".to_owned(),
            (Stand::Beeindigd, _) => {
                let day = maatregel.gesloten.map(ui::datum_tijd_lang).unwrap_or_default();
                if maatregel.begin.is_some() { format!("Beëindigd op {day}.") } else { "Niet opgelegd.".to_owned() }
            }
            (Stand::Geldt, Some(einde)) => format!("Afgelopen op {}.", ui::datum_tijd_lang(einde)),
            (Stand::Geldt, None) => "Geldt tot de maatregel wordt opgeheven.".to_owned(),
        }
    }

    fn sub(&self) -> String {
        let wet = recht::korte_vindplaats(&self.inhoud.soort.bron);
        let signed = self.inhoud.besluiten.last().and_then(|eerste| eerste.besluit.hoedanigheid);
        match signed {
            Some(Door::Hulpofficier) => {
                format!("{wet}. Opgelegd namens de burgemeester door de hulpofficier van justitie")
            }
            Some(als) => format!("{wet}. Opgelegd door {}", als.naam().to_lowercase()),
            None => wet,
        }
    }

    fn wanneer(&self, termijn: &Termijn) -> String {
        if termijn.is_meteen() {
            return "meteen".to_owned();
        }
        if termijn.hele_dag { ui::datum_kort(termijn.uiterlijk) } else { ui::datum_tijd(termijn.uiterlijk) }
    }

    /// Words, colour and icon of a term.
    fn termijnstand(&self, termijn: &Termijn) -> (String, &'static str, &'static str) {
        match termijn.stand {
            Termijnstand::Gedaan => ("Gedaan".to_owned(), "groen", "vink"),
            Termijnstand::Vervallen => ("Niet meer nodig".to_owned(), "", ""),
            Termijnstand::Open if termijn.soort == crate::soort::Termijnsoort::Loopt => {
                if termijn.uiterlijk < self.nu {
                    ("Voorbij".to_owned(), "", "")
                } else {
                    ("Loopt".to_owned(), "blauw", "")
                }
            }
            Termijnstand::Open if termijn.code == handeling::EINDE && termijn.uiterlijk < self.nu => {
                ("Voorbij".to_owned(), "", "")
            }
            Termijnstand::Open if termijn.is_meteen() => ("Nu doen".to_owned(), "rood", "klok"),
            Termijnstand::Open => {
                let colour = ui::termijn_kleur(termijn.uiterlijk, self.nu);
                let icon = if colour == "rood" { "klok" } else { "" };
                (ui::hoofdletter(ui::nog(termijn.uiterlijk, self.nu)), colour, icon)
            }
        }
    }

    fn typed(&self, naam: &str) -> &str {
        self.getypt.get(naam).unwrap_or_default()
    }

    /// What was typed, or the present moment for a field that asks when something happened.
    fn typed_of_nu(&self, naam: &str) -> String {
        self.getypt.get(naam).map_or_else(|| wandklok(self.nu), str::to_owned)
    }

    fn dagvelden(&self) -> ui::Datumvelden {
        super::formulier::datumvelden(&self.getypt, "dag")
    }

    fn wijzen(&self) -> Vec<Keuze> {
        Wijze::ALL.iter().map(|wijze| Keuze::new(wijze.code(), wijze.naam())).collect()
    }

    fn onderdelen(&self) -> Vec<Keuze> {
        self.inhoud.soort.onderdelen.iter().map(|deel| Keuze::new(deel.code, deel.naam)).collect()
    }

    fn voorvalsoorten(&self) -> Vec<Keuze> {
        let money = self
            .inhoud
            .soort
            .eerste()
            .is_some_and(|besluit| besluit.velden().any(|veld| veld.naam == "dwangsom_maximum"));
        let fits = |soort: &&Voorvalsoort| money || **soort != Voorvalsoort::Verbeurte;
        Voorvalsoort::ALL.iter().filter(fits).map(|soort| Keuze::new(soort.code(), soort.naam())).collect()
    }

    /// Decisions that were taken, for who writes down what one of them is about.
    fn genomen(&self) -> Vec<Keuze> {
        let taken = self.inhoud.besluiten.iter().filter(|kaart| kaart.besluit.genomen.is_some());
        let named = taken.map(|kaart| {
            let op = kaart.besluit.genomen.map(ui::datum_tijd).unwrap_or_default();
            Keuze::new(kaart.besluit.id.to_string(), format!("{}, {op}", kaart.soort.naam))
        });
        named.collect()
    }

    fn hoedanigheden(&self) -> Vec<Keuze> {
        let may = self.inhoud.tekenen.as_deref().unwrap_or_default();
        may.iter().map(|als| Keuze::new(als.code(), als.naam())).collect()
    }

    /// Findings for which somebody may give a reason.
    fn afwijkbaar(&self) -> Vec<Keuze> {
        let open = self.inhoud.toets.bevindingen.iter();
        let open = open.filter(|(een, stand)| een.ernst == Ernst::Afwijkbaar && *stand == Oordeelstand::Open);
        open.map(|(een, _)| Keuze::new(een.code.clone(), een.zin.clone())).collect()
    }

    fn kleur(&self, bevinding: &Bevinding, stand: &Oordeelstand) -> &'static str {
        match (bevinding.ernst, stand) {
            (_, Oordeelstand::Gemotiveerd) => "groen",
            (Ernst::Blokkeert, _) => "rood",
            (Ernst::Afwijkbaar, _) => "amber",
            (Ernst::LetOp, _) => "blauw",
        }
    }

    fn woord(&self, bevinding: &Bevinding, stand: &Oordeelstand) -> &'static str {
        if *stand == Oordeelstand::Gemotiveerd { "Met reden" } else { bevinding.ernst.naam() }
    }

    fn bedrag(&self, voorval: &Voorval) -> String {
        if voorval.bedrag > 0 { ui::bedrag(voorval.bedrag) } else { String::new() }
    }

    /// "Adviseur heeft dit opgesteld op ..": the moments of a decision, in order.
    fn momenten(&self, kaart: &Besluitkaart) -> Vec<(&'static str, String)> {
        let besluit = &kaart.besluit;
        let mut all = vec![("Opgesteld", format!("{}, {}", ui::datum_tijd(besluit.opgesteld), kaart.opsteller))];
        if let Some(op) = besluit.voorgelegd {
            all.push(("Voorgelegd", ui::datum_tijd(op)));
        }
        if let (Some(op), Some(als)) = (besluit.genomen, besluit.hoedanigheid) {
            let who = format!("{}, {}, als {}", ui::datum_tijd(op), kaart.ondertekenaar, als.naam().to_lowercase());
            all.push(("Genomen", who));
        }
        if let Some(why) = &besluit.zelfde_hand {
            all.push(("Zelf opgesteld", why.clone()));
        }
        if let (Some(op), Some(wijze)) = (besluit.bekendgemaakt, besluit.wijze) {
            all.push(("Bekendgemaakt", format!("{}. {}", ui::datum_tijd(op), wijze.naam())));
        }
        if let Some(op) = besluit.afgelopen {
            let why = if kaart.vernietigd.is_empty() { String::new() } else { format!(". {}", kaart.vernietigd) };
            all.push((besluit.stadium.naam(), format!("{}{why}", ui::datum_tijd(op))));
        }
        all
    }

    /// Whether the last stage of a decision can be written down.
    fn kan_afronden(&self, kaart: &Besluitkaart) -> bool {
        self.mag.bijhouden && kaart.besluit.stadium.kan_naar(Stadium::Vernietigd)
    }

    fn fout_in(&self, velden: &[&str]) -> bool {
        velden.iter().any(|veld| self.fouten.get(veld).is_some())
    }
}
