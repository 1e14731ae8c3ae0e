//! One order: how long it still holds, what must be decided, the steps of the law, its decisions and its history.

pub(super) mod inhoud;

use super::{href, inrichting, scope, tegels};
use crate::access::{BesluitNemen, BesluitOpstellen, MaatregelBijhouden, MaatregelenZien, PersonenZien};
use crate::handeling::{self, Oordeelstand};
use crate::model::{Stadium, Stand, Termijnstand, Wijze};
use crate::soort::{Bevinding, Ernst};
use crate::store::termijnen::Termijn;
use crate::store::voorvallen::{Voorval, Voorvalsoort};
use crate::wandklok;
use access::{Gate, Werkplek};
use axum::extract::State;
use inhoud::{Besluitkaart, Inhoud};
use kern::{Code as _, MaatregelId, Moment, Weigering};
use recht::Door;
use ui::{FormErrors, Kader, Keuze, Klok};
use web::{App, Fout, Pagina, Path, Velden};

/// What somebody may do here.
#[derive(Debug, Clone, Copy, Default)]
struct Mag {
    opstellen: bool,
    nemen: bool,
    bijhouden: bool,
    personen: bool,
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
    let found = gate.open(scope(kenmerk)?, move |tx, _, id| inhoud::inhoud(tx, &set_up, MaatregelId(id), wie, nu));
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

    /// Over what it forbids: now, or while it held.
    fn geldt_kop(&self) -> &'static str {
        let over = self.inhoud.maatregel.stand != Stand::Geldt || self.inhoud.maatregel.einde <= self.nu;
        if over { "Wat gold er" } else { "Wat geldt er" }
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
        let doubt = if self.inhoud.wet.bevestigd { "" } else { " (te bevestigen)" };
        let wet = format!("{}{doubt}", recht::korte_vindplaats(&self.inhoud.wet));
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
