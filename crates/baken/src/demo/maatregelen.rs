//! Orders of the practice municipality: each act goes through the same door as in real life.

use super::spel::{Klaar, Spel};
use access::Scope;
use besluit::access::{
    BeleidBeheren, BesluitNemen, BesluitOpstellen, MaatregelBijhouden, MaatregelenZien, MandaatBeheren,
};
use besluit::brief::Gemaakt;
use besluit::handeling::{self, Bekendmaking, Ondertekening, Plaats};
use besluit::model::{Besluit, Kenmerk, Termijnstand, Wijze};
use besluit::soort::Termijnsoort;
use besluit::store::beleid::Beleidsregel;
use besluit::store::gronden::Feit;
use besluit::store::mandaten::NieuwMandaat;
use besluit::store::termijnen;
use besluit::store::voorvallen::{NieuwVoorval, Voorvalsoort};
use besluit::{Gegevens, Inrichting, Volledig};
use duiding::adres::Adres;
use jiff::ToSpan as _;
use jiff::civil::{Date, Time};
use kern::{Code as _, MaatregelId, Moment, Rol, dag_van, moment_van};
use recht::Door;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::sync::Arc;
use store::args;

/// An order, as it stands in the data.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Verhaal {
    soort: String,
    begin: String,
    velden: BTreeMap<String, String>,
    #[serde(default)]
    feiten: Vec<[String; 4]>,
    #[serde(default)]
    oordelen: BTreeMap<String, String>,
    #[serde(default)]
    stap: Vec<Stap>,
}

/// Something that is done with it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stap {
    na: i64,
    doe: String,
    #[serde(default)]
    rol: String,
    #[serde(default)]
    velden: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lijst {
    maatregel: Vec<Verhaal>,
}

/// Reads the data. An error names the line.
pub(super) fn lees() -> Result<Vec<Verhaal>, Box<dyn Error>> {
    let list: Lijst = toml::from_str(include_str!("data/maatregelen.toml"))?;
    Ok(list.maatregel)
}

/// When what happens to which order: its draft, then its steps by number from 1.
pub(super) fn plan(verhalen: &[Verhaal], nu: Moment) -> Vec<(Moment, usize, usize)> {
    let mut all = Vec::new();
    for (number, verhaal) in verhalen.iter().enumerate() {
        let Some(begin) = moment(&verhaal.begin, nu) else { continue };
        // What began today began before now.
        let begin = begin.min(nu.plus_seconds(-90 * 60));
        all.push((begin, number, 0));
        all.extend(
            verhaal.stap.iter().enumerate().map(|(step, een)| (begin.plus_seconds(een.na * 60), number, step + 1)),
        );
    }
    all
}

/// "@-9T20:15" as a moment.
fn moment(text: &str, nu: Moment) -> Option<Moment> {
    let (days, time) = text.strip_prefix('@')?.split_once('T')?;
    let time: Time = time.parse().ok()?;
    Some(moment_van(dag(days, nu)?.to_datetime(time)))
}

fn dag(days: &str, nu: Moment) -> Option<Date> {
    Some(dag_van(nu).saturating_add(days.parse::<i64>().ok()?.days()))
}

/// A value with its days counted from today.
fn waarde(text: &str, nu: Moment) -> String {
    match text.strip_prefix('@') {
        Some(rest) if rest.contains('T') => moment(text, nu).map(besluit::wandklok).unwrap_or_default(),
        Some(rest) => dag(rest, nu).map(|dag| dag.to_string()).unwrap_or_default(),
        None => text.to_owned(),
    }
}

fn gegevens(velden: &BTreeMap<String, String>, nu: Moment) -> Gegevens {
    let mut all = Gegevens::default();
    for (naam, text) in velden.iter().filter(|(naam, _)| naam.as_str() != "besluit") {
        all.zet(naam.as_str(), waarde(text, nu));
    }
    all
}

impl Spel {
    fn set_up(&self) -> Klaar<Arc<Inrichting>> {
        Ok(self.app.ext::<Inrichting>().ok_or("de inrichting van maatregelen ontbreekt")?)
    }

    /// Who may sign, in the register.
    pub(super) async fn mandaten(&mut self) -> Klaar {
        let people = [
            (Rol::Burgemeester, Door::Burgemeester, "", "Koninklijk besluit van 3 maart 2020 (verzonnen)"),
            (
                Rol::Hulpofficier,
                Door::Hulpofficier,
                "huisverbod",
                "Mandaatbesluit huisverbod van 1 juni 2020 (verzonnen)",
            ),
        ];
        let van = dag_van(self.app.now());
        for (rol, als, soort, bron) in people {
            let gebruiker = self.bezetting.met_rol(rol).ok_or("er is niemand om te tekenen")?;
            let (soort, bron) = (soort.to_owned(), bron.to_owned());
            let nieuw = NieuwMandaat { gebruiker, als, soort, bron, url: String::new(), van, tot: None };
            let gate = self.gate::<MandaatBeheren>(Rol::Jurist).await?;
            gate.create(move |tx, access| handeling::geef_mandaat(tx, access, &nieuw)).await?;
        }
        Ok(())
    }

    /// What the municipality decided itself.
    pub(super) async fn beleid(&mut self) -> Klaar {
        let rows = [
            ("sluiting", "Damoclesbeleid 2024 (verzonnen), woning, lijst I, eerste keer", 3),
            ("sluiting", "Damoclesbeleid 2024 (verzonnen), lokaal, lijst I, eerste keer", 6),
            ("sluiting", "Beleid sluiten woningen 2024 (verzonnen), openbare orde, eerste keer", 1),
            ("apv", "artikel 2:78 van de Algemene plaatselijke verordening (verzonnen)", 8),
        ];
        let van = dag_van(self.app.now());
        for (soort, naam, getal) in rows {
            let (soort, naam) = (soort.to_owned(), naam.to_owned());
            let nieuw = Beleidsregel { id: 0, soort, naam, getal, url: String::new(), van, tot: None };
            let gate = self.gate::<BeleidBeheren>(Rol::Jurist).await?;
            gate.create(move |tx, access| handeling::regel_erbij(tx, access, &nieuw)).await?;
        }
        Ok(())
    }

    /// Carries out one step of an order; step 0 is its draft. `nu` is the moment from which days are counted.
    pub(super) async fn maatregel(&mut self, number: usize, step: usize, nu: Moment) -> Klaar {
        let verhaal = self.maatregelen.get(number).cloned().ok_or("deze maatregel bestaat niet")?;
        if step == 0 {
            return self.concept(number, &verhaal, nu).await;
        }
        let stap = verhaal.stap.get(step - 1).cloned().ok_or("deze stap bestaat niet")?;
        match stap.doe.as_str() {
            "voorleggen" => self.voorleggen(number).await,
            "nemen" => self.nemen(number, &stap).await,
            "bekendmaken" => self.bekendmaken(number, &stap).await,
            "afvinken" => self.afvinken(number, &stap).await,
            "bijwerken" => self.bijwerken(number).await,
            "besluit" => self.besluit(number, &stap, nu).await,
            "voorval" => self.voorval(number, &stap, nu).await,
            other => Err(format!("{other} is geen stap van een maatregel").into()),
        }
    }

    async fn concept(&mut self, number: usize, verhaal: &Verhaal, nu: Moment) -> Klaar {
        let set_up = self.set_up()?;
        let soort = set_up.soort(&verhaal.soort).ok_or("deze soort maatregel bestaat niet")?;
        let answers = gegevens(&verhaal.velden, nu);
        let adres = Adres::ontleed(answers.tekst("adres")).and_then(|adres| adres.sleutel()).unwrap_or_default();
        let (facts, judged) = (verhaal.feiten.clone(), verhaal.oordelen.clone());
        let gate = self.gate::<BesluitOpstellen>(Rol::Adviseur).await?;
        let made = gate.create(move |tx, access| {
            let plaats = Plaats { adres, plek: None };
            let (id, kenmerk, besluit) = handeling::begin(tx, access, &set_up, soort, &answers, &plaats)?;
            for [onderdeel, feit, bron, document] in facts {
                handeling::feit(tx, access, &set_up, (id, besluit), &onderdeel, (&Feit { feit, bron, document }, &[]))?;
            }
            for (vraag, tekst) in judged {
                handeling::oordeel(tx, access, &set_up, (id, besluit), &vraag, &tekst)?;
            }
            Ok::<_, access::Mislukt>(kenmerk)
        });
        let kenmerk = made.await?;
        self.opgelegd.insert(number, kenmerk);
        Ok(())
    }

    fn kenmerk(&self, number: usize) -> Klaar<Kenmerk> {
        Ok(*self.opgelegd.get(&number).ok_or("deze maatregel is nog niet begonnen")?)
    }

    fn scope_van(&self, number: usize) -> Klaar<Scope> {
        let Kenmerk { jaar, volgnummer } = self.kenmerk(number)?;
        Ok(Scope::new("maatregel", besluit::store::rij::SCOPE, args![jaar, volgnummer]))
    }

    /// The decision of this order on which somebody works now, or the last one.
    async fn huidig(&mut self, number: usize) -> Klaar<(MaatregelId, Besluit)> {
        let (set_up, scope) = (self.set_up()?, self.scope_van(number)?);
        let gate = self.gate::<MaatregelenZien>(Rol::Adviseur).await?;
        let found = gate.open(scope, move |tx, _, id| {
            let volledig = Volledig::laad(tx, &set_up, MaatregelId(id))?;
            let last = volledig.besluiten.last().cloned().ok_or(store::StoreError::NotFound)?;
            Ok::<_, access::Mislukt>((MaatregelId(id), last))
        });
        Ok(found.await?)
    }

    async fn voorleggen(&mut self, number: usize) -> Klaar {
        let (set_up, scope) = (self.set_up()?, self.scope_van(number)?);
        let (id, besluit) = self.huidig(number).await?;
        let gate = self.gate::<BesluitOpstellen>(Rol::Adviseur).await?;
        let which = (id, besluit.id, besluit.versie);
        Ok(gate.submit(scope, move |tx, access, _| handeling::leg_voor(tx, access, &set_up, which)).await?)
    }

    async fn nemen(&mut self, number: usize, stap: &Stap) -> Klaar {
        let (set_up, scope) = (self.set_up()?, self.scope_van(number)?);
        let (id, besluit) = self.huidig(number).await?;
        let rol = Rol::from_code(&stap.rol).ok_or("deze rol bestaat niet")?;
        let gate = self.gate::<BesluitNemen>(rol).await?;
        let (first, hand) = (Arc::clone(&set_up), Ondertekening::default());
        let read = gate.open(scope.clone(), move |tx, access, _| {
            handeling::voorgenomen(tx, access, &first, (id, besluit.id), &hand)
        });
        let letter = Gemaakt::van(&read.await?.brief)?;
        let which = (id, besluit.id, besluit.versie);
        let done = gate.submit(scope, move |tx, access, _| {
            handeling::neem(tx, access, &set_up, which, &Ondertekening::default(), &letter)
        });
        Ok(done.await?)
    }

    async fn bekendmaken(&mut self, number: usize, stap: &Stap) -> Klaar {
        let (set_up, scope) = (self.set_up()?, self.scope_van(number)?);
        let (id, besluit) = self.huidig(number).await?;
        let wijze = stap.velden.get("wijze").and_then(|code| Wijze::from_code(code)).ok_or("zo wordt niets bekend")?;
        let hoe = Bekendmaking { op: self.app.now(), wijze };
        let gate = self.gate::<MaatregelBijhouden>(Rol::Adviseur).await?;
        let which = (id, besluit.id, besluit.versie);
        Ok(gate.submit(scope, move |tx, access, _| handeling::bekendmaken(tx, access, &set_up, which, hoe)).await?)
    }

    async fn afvinken(&mut self, number: usize, stap: &Stap) -> Klaar {
        let (set_up, scope) = (self.set_up()?, self.scope_van(number)?);
        let text = |naam: &str| stap.velden.get(naam).cloned().unwrap_or_default();
        let (code, hoe, op) = (text("code"), text("hoe"), self.app.now());
        let gate = self.gate::<MaatregelBijhouden>(Rol::Adviseur).await?;
        let done = gate.submit(scope, move |tx, access, id| {
            let id = MaatregelId(id);
            let all = termijnen::van(tx, id)?;
            let open = all.into_iter().find(|een| een.code == code && een.stand == Termijnstand::Open);
            let open = open.ok_or(store::StoreError::NotFound)?;
            handeling::afvinken(tx, access, &set_up, (id, open.id), op, &hoe)
        });
        Ok(done.await?)
    }

    /// Ticks off everything of which the moment has come.
    async fn bijwerken(&mut self, number: usize) -> Klaar {
        let (set_up, scope, op) = (self.set_up()?, self.scope_van(number)?, self.app.now());
        let gate = self.gate::<MaatregelBijhouden>(Rol::Adviseur).await?;
        let done = gate.submit(scope, move |tx, access, id| {
            let id = MaatregelId(id);
            let due = |een: &termijnen::Termijn| een.stand == Termijnstand::Open && een.uiterlijk <= op;
            let steps = termijnen::van(tx, id)?.into_iter().filter(|een| due(een) && een.soort != Termijnsoort::Loopt);
            for een in steps {
                handeling::afvinken(tx, access, &set_up, (id, een.id), op, "Gedaan, zie de map van de maatregel")?;
            }
            Ok::<_, access::Mislukt>(())
        });
        Ok(done.await?)
    }

    async fn besluit(&mut self, number: usize, stap: &Stap, nu: Moment) -> Klaar {
        let (set_up, scope) = (self.set_up()?, self.scope_van(number)?);
        let (soort, answers) = (stap.velden.get("besluit").cloned().unwrap_or_default(), gegevens(&stap.velden, nu));
        let gate = self.gate::<BesluitOpstellen>(Rol::Adviseur).await?;
        let done = gate.submit(scope, move |tx, access, id| {
            handeling::nieuw_besluit(tx, access, &set_up, MaatregelId(id), &soort, &answers).map(drop)
        });
        Ok(done.await?)
    }

    async fn voorval(&mut self, number: usize, stap: &Stap, nu: Moment) -> Klaar {
        let (set_up, scope) = (self.set_up()?, self.scope_van(number)?);
        let text = |naam: &str| stap.velden.get(naam).cloned().unwrap_or_default();
        let nieuw = NieuwVoorval {
            soort: Voorvalsoort::from_code(&text("voorval")).ok_or("dit voorval bestaat niet")?,
            dag: waarde(&text("dag"), nu).parse()?,
            bedrag: stap.velden.get("bedrag").map_or(Ok(0), |typed| typed.parse())?,
            tekst: text("tekst"),
            over: None,
        };
        let gate = self.gate::<MaatregelBijhouden>(Rol::Adviseur).await?;
        let done =
            gate.submit(scope, move |tx, access, id| handeling::noteer(tx, access, &set_up, MaatregelId(id), &nieuw));
        Ok(done.await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn elke_maatregel_heeft_een_begin_en_stappen_in_volgorde() {
        let nu = moment_van(date(2026, 11, 24).at(11, 0, 0, 0));
        let verhalen = lees().expect("the data");
        let soorten = crate::soorten();
        for verhaal in &verhalen {
            assert!(soorten.iter().any(|soort| soort.code == verhaal.soort), "{}", verhaal.soort);
            assert!(moment(&verhaal.begin, nu).is_some(), "{}", verhaal.begin);
            assert!(verhaal.stap.is_sorted_by_key(|stap| stap.na));
        }
        for soort in soorten {
            assert!(verhalen.iter().any(|verhaal| verhaal.soort == soort.code), "no order of kind {}", soort.code);
        }
        assert_eq!(waarde("@-10T20:05", nu), "2026-11-14T20:05");
        assert_eq!((waarde("@+3", nu).as_str(), waarde("gewoon", nu).as_str()), ("2026-11-27", "gewoon"));
    }
}
