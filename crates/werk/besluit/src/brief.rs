//! The letter of a decision: its text, filled with what was answered and what follows, in the look of the municipality.

use crate::handeling::Klaar;
use crate::inrichting::Inrichting;
use crate::model::Besluit;
use crate::soort::{Besluitsoort, Bevinding, Einde, Gevolg, Soort, Veldsoort};
use crate::store::brieven::{self, Getekend};
use crate::volledig::Volledig;
use access::Mislukt;
use documents::{Afzender, Blok, Brief, Kleur, Sjabloon, Staat, Tekening};
use duiding::vlak::Gebiedskaart;
use kern::{Code as _, Moment, Weigering, dag_van};
use recht::Door;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use store::Tx;

/// Who signs, or that nobody has.
#[derive(Debug, Clone)]
pub(crate) enum Slot {
    /// A draft.
    Concept { nu: Moment },
    /// Signed.
    Getekend { als: Door, op: Moment, naam: String, nu: Moment },
}

/// A letter that was made: what was read, and the file.
#[derive(Clone)]
pub struct Gemaakt {
    vingerafdruk: [u8; 32],
    tekst: String,
    html: String,
    pdf: Vec<u8>,
}

impl std::fmt::Debug for Gemaakt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<brief>")
    }
}

impl Gemaakt {
    /// Makes the file. Blocks: not for an async thread.
    pub fn van(brief: &Brief) -> Result<Self, Weigering> {
        let pdf = documents::pdf(brief).map_err(|fout| Weigering::new("brief", fout.to_string()))?;
        let (tekst, html) = (documents::tekst(brief), documents::html(brief, 1));
        Ok(Self { vingerafdruk: documents::vingerafdruk(brief), tekst, html, pdf })
    }

    /// The file.
    pub fn pdf(&self) -> &[u8] {
        &self.pdf
    }

    /// What to keep of it, when it is still the letter that would be made now.
    pub(crate) fn bewaar_als(&self, (sjabloon, versie): &(String, i64), now: &Brief) -> Option<Getekend> {
        (documents::vingerafdruk(now) == self.vingerafdruk).then(|| Getekend {
            sjabloon: sjabloon.clone(),
            tekstversie: *versie,
            vingerafdruk: data_encoding::HEXLOWER.encode(&self.vingerafdruk),
            tekst: self.tekst.clone(),
            html: self.html.clone(),
            pdf: self.pdf.clone(),
        })
    }
}

/// The name of a text: "huisverbod.opleggen".
pub(crate) fn sjablooncode(volledig: &Volledig, besluit: &Besluitsoort) -> String {
    format!("{}.{}", volledig.soort.code, besluit.code)
}

/// The text in use: the municipality's own, or ours. With its version; 0 is ours.
pub(crate) fn tekst_van(tx: &mut Tx<'_>, code: &str, ours: &Besluitsoort) -> Klaar<(String, i64)> {
    let own = brieven::sjabloon(tx, code)?.filter(|own| !own.tekst.trim().is_empty());
    Ok(own.map_or_else(|| (ours.brief.tekst.to_owned(), 0), |own| (own.tekst, own.versie)))
}

/// What a text lacks of what must stand in any letter of this kind.
pub fn ontbreekt_in(sjabloon: &Sjabloon, besluit: &Besluitsoort) -> Vec<(&'static str, &'static str)> {
    let used = sjabloon.velden();
    besluit.brief.vereist.iter().copied().filter(|(naam, _)| !used.contains(*naam)).collect()
}

/// What is wrong with the text of the letter: the decision cannot be taken while it is.
pub(crate) fn gebreken(
    tx: &mut Tx<'_>,
    inrichting: &Inrichting,
    volledig: &Volledig,
    besluit: &Besluit,
) -> Klaar<Vec<Bevinding>> {
    let soort = volledig.besluitsoort(besluit)?;
    let (tekst, _) = tekst_van(tx, &sjablooncode(volledig, soort), soort)?;
    let wrong = |zin: String| vec![Bevinding::blokkeert("brief", zin, soort.bron)];
    let sjabloon = match Sjabloon::lees(&tekst) {
        Ok(sjabloon) => sjabloon,
        Err(fout) => return Ok(wrong(format!("De tekst van de brief klopt niet. {fout}"))),
    };
    if let Some((naam, why)) = ontbreekt_in(&sjabloon, soort).first() {
        return Ok(wrong(format!("In de tekst van de brief ontbreekt {naam}: {why}.")));
    }
    let values =
        gegevens(inrichting, volledig, besluit, soort, &Gevolg::default(), &Slot::Concept { nu: besluit.opgesteld });
    Ok(sjabloon.vul(&values).err().map(|fout| wrong(fout.to_string())).unwrap_or_default())
}

/// The letter.
pub(crate) fn maak(
    tx: &mut Tx<'_>,
    inrichting: &Inrichting,
    volledig: &Volledig,
    besluit: &Besluit,
    gevolg: &Gevolg,
    slot: &Slot,
) -> Klaar<(Brief, (String, i64))> {
    let soort = volledig.besluitsoort(besluit)?;
    let code = sjablooncode(volledig, soort);
    let (tekst, versie) = tekst_van(tx, &code, soort)?;
    let refuse = |fout: &dyn std::fmt::Display| Mislukt::from(Weigering::new("brief", fout.to_string()));
    let sjabloon = Sjabloon::lees(&tekst).map_err(|fout| refuse(&fout))?;
    let values = gegevens(inrichting, volledig, besluit, soort, gevolg, slot);
    let blokken = sjabloon.vul(&values).map_err(|fout| refuse(&fout))?;
    let nu = match slot {
        Slot::Concept { nu } | Slot::Getekend { nu, .. } => *nu,
    };
    let kenmerk = volledig.maatregel.kenmerk.to_string();
    let aan = volledig.gegevens_met(besluit);
    let brief = Brief {
        afzender: afzender(inrichting),
        aan: soort.brief.aan.iter().flat_map(|naam| aan.regels(naam)).map(str::to_owned).collect(),
        gegevens: kopgegevens(nu, &kenmerk, soort),
        kenmerk,
        titel: soort.brief.titel.to_owned(),
        blokken,
        ondertekening: handtekening(inrichting, slot),
        bijlagen: kaarten(&sjabloon, volledig, soort, &aan),
        staat: if matches!(slot, Slot::Concept { .. }) { Staat::Concept } else { Staat::Definitief },
        datum: dag_van(nu),
    };
    Ok((brief, (code, versie)))
}

/// A drawing of each area that the text names: who may not come somewhere must see where that is.
fn kaarten(sjabloon: &Sjabloon, volledig: &Volledig, soort: &Besluitsoort, answers: &crate::Gegevens) -> Vec<Blok> {
    let named = sjabloon.velden();
    let first = volledig.soort.eerste().into_iter().flat_map(Besluitsoort::velden);
    let maps = first.chain(soort.velden()).filter(|veld| matches!(veld.soort, Veldsoort::Kaart));
    // The first decision and this one can ask for the same area.
    let drawn: BTreeSet<_> = maps.map(|veld| veld.naam).filter(|naam| named.contains(*naam)).collect();
    drawn.into_iter().filter_map(|naam| kaart(answers.tekst(naam))).flat_map(|kaart| kaartblad(&kaart)).collect()
}

fn kaartblad(kaart: &Gebiedskaart) -> Vec<Blok> {
    let woorden = format!("Tekening van een gebied van {}. Het noorden is boven.", kaart.in_woorden());
    let told =
        "Dit is een tekening van het gebied, op schaal. Het noorden is boven. In het gekleurde vlak geldt het verbod.";
    let mut page = vec![
        Blok::Kop(1, "Kaart bij dit besluit".to_owned()),
        Blok::Alinea(told.into()),
        Blok::Tekening(Tekening { svg: duiding::vlak::svg(kaart), woorden }),
    ];
    let ways = kaart.doorgangen().iter();
    let ways: Vec<_> = ways.map(|weg| format!("{}, {} meter breed", weg.naam(), weg.breedte_m()).into()).collect();
    if !ways.is_empty() {
        page.push(Blok::Alinea("De stroken met een nummer zijn doorgangen. Daar geldt het verbod niet:".into()));
        page.push(Blok::Nummers(ways));
    }
    page
}

fn handtekening(inrichting: &Inrichting, slot: &Slot) -> Vec<String> {
    let Slot::Getekend { als, naam, .. } = slot else { return vec!["Nog niet ondertekend".to_owned()] };
    let mayor = format!("de burgemeester van {},", inrichting.gemeente);
    let mut lines = match als {
        Door::Burgemeester => vec![ui::hoofdletter(mayor)],
        Door::Locoburgemeester => vec![ui::hoofdletter(mayor), "de locoburgemeester,".to_owned()],
        other => vec![format!("Namens {mayor}"), format!("{},", other.naam().to_lowercase())],
    };
    lines.extend([String::new(), naam.clone()]);
    lines
}

/// What a text can name: every answer in words, and what follows from the decision.
fn gegevens(
    inrichting: &Inrichting,
    volledig: &Volledig,
    besluit: &Besluit,
    soort: &Besluitsoort,
    gevolg: &Gevolg,
    slot: &Slot,
) -> Value {
    let answers = volledig.gegevens_met(besluit);
    let mut all = Map::new();
    let first = volledig.soort.eerste().into_iter().flat_map(Besluitsoort::velden);
    for veld in first.chain(soort.velden()) {
        let value = match veld.soort {
            Veldsoort::JaNee => json!(answers.ja(veld.naam).unwrap_or_default()),
            Veldsoort::Regels => json!(answers.regels(veld.naam)),
            other => json!(in_woorden(other, &answers, veld.naam)),
        };
        all.insert(veld.naam.to_owned(), value);
    }
    let maatregel = &volledig.maatregel;
    let end = match gevolg.einde {
        Some(Einde::Op(op)) => Some(op),
        Some(Einde::Open) => None,
        None => maatregel.eindigt().filter(|_| maatregel.begin.is_some()),
    };
    let moment = |moment: Option<Moment>| json!(moment.map(ui::datum_tijd_lang).unwrap_or_default());
    let day = |moment: Option<Moment>| json!(moment.map(ui::datum_lang).unwrap_or_default());
    let (als, genomen) = match slot {
        Slot::Concept { .. } => ("", None),
        Slot::Getekend { als, op, .. } => (als.naam(), Some(*op)),
    };
    let begin = gevolg.begin.or(maatregel.begin);
    all.extend([
        ("gemeente".to_owned(), json!(inrichting.gemeente)),
        ("kenmerk".to_owned(), json!(maatregel.kenmerk.to_string())),
        ("begin".to_owned(), moment(begin)),
        ("begin_dag".to_owned(), day(begin)),
        ("einde".to_owned(), moment(end)),
        ("einde_dag".to_owned(), day(end)),
        ("genomen".to_owned(), moment(genomen)),
        // The order was imposed by its first decision, not by this one; only that one has no moment of its own yet.
        ("opgelegd_op".to_owned(), moment(volledig.besluiten.first().and_then(|een| een.genomen).or(genomen))),
        ("hoedanigheid".to_owned(), json!(als.to_lowercase())),
        ("geldt".to_owned(), json!((volledig.soort.geldt)(&answers))),
        ("gronden".to_owned(), gronden(volledig, besluit)),
        ("oordelen".to_owned(), oordelen(volledig, besluit)),
    ]);
    Value::Object(all)
}

/// An answer as people write it.
pub(crate) fn in_woorden(soort: Veldsoort, answers: &crate::Gegevens, naam: &str) -> String {
    match soort {
        Veldsoort::Datum => answers.datum(naam).map(ui::datum).unwrap_or_default(),
        Veldsoort::Moment => answers.moment(naam).map(ui::datum_tijd_lang).unwrap_or_default(),
        Veldsoort::Bedrag => answers.getal(naam).map(ui::bedrag).unwrap_or_default(),
        Veldsoort::Keuze(uit) => {
            let chosen = uit.iter().find(|(code, _)| *code == answers.tekst(naam));
            chosen.map_or_else(String::new, |(_, naam)| (*naam).to_owned())
        }
        Veldsoort::JaNee => answers.ja(naam).map_or_else(String::new, |ja| if ja { "Ja" } else { "Nee" }.to_owned()),
        // A text that is no map is said to be none, wherever its answer is checked.
        Veldsoort::Beleid(vraag) => answers.tekst(vraag.naam_veld).to_owned(),
        Veldsoort::Kaart => kaart(answers.tekst(naam)).map_or_else(String::new, |kaart| kaart.in_woorden()),
        _ => answers.tekst(naam).to_owned(),
    }
}

/// HTML of `documents`, which escapes every text itself.
#[derive(Debug, Clone)]
pub(crate) struct Veilig(pub(crate) String);

impl std::fmt::Display for Veilig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Veilig {}

/// What follows from every decision, by the name that a text uses.
const VOLGT: &[(&str, &str)] = &[
    ("gemeente", "naam van de gemeente"),
    ("kenmerk", "kenmerk van de maatregel"),
    ("begin", "vanaf wanneer de maatregel geldt, met tijd"),
    ("begin_dag", "vanaf welke dag de maatregel geldt"),
    ("einde", "tot wanneer de maatregel geldt, met tijd"),
    ("einde_dag", "tot en met welke dag de maatregel geldt"),
    ("genomen", "wanneer dit besluit is genomen"),
    ("opgelegd_op", "wanneer de maatregel is opgelegd"),
    ("hoedanigheid", "als wat het besluit is genomen"),
];

/// Every name that a text can use, with what it stands for.
pub(crate) fn namen(soort: &Soort, besluit: &Besluitsoort) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    let own = soort.eerste().into_iter().flat_map(Besluitsoort::velden).chain(besluit.velden());
    let words = own.map(|veld| (veld.naam.to_owned(), veld.label.to_owned()));
    let follows = VOLGT.iter().map(|(naam, wat)| ((*naam).to_owned(), (*wat).to_owned()));
    let lists = [
        ("geldt", "lijst: wat er geldt"),
        ("gronden", "lijst: onderdelen met naam en feiten (feit, bron, document)"),
        ("oordelen", "lijst: vraag en tekst"),
    ];
    let lists = lists.iter().map(|(naam, wat)| ((*naam).to_owned(), (*wat).to_owned()));
    for pair in words.chain(follows).chain(lists) {
        if !all.iter().any(|(naam, _)| *naam == pair.0) {
            all.push(pair);
        }
    }
    all
}

/// A text filled with examples: every condition is shown, every name stands where its value would.
pub(crate) fn voorbeeld(
    inrichting: &Inrichting,
    soort: &Soort,
    besluit: &Besluitsoort,
    tekst: &str,
    nu: Moment,
) -> Result<Veilig, Weigering> {
    let wrong = |fout: &dyn std::fmt::Display| Weigering::new("tekst", fout.to_string());
    let sjabloon = Sjabloon::lees(tekst).map_err(|fout| wrong(&fout))?;
    let mut all: Map<String, Value> =
        VOLGT.iter().map(|(naam, wat)| ((*naam).to_owned(), json!(format!("[{wat}]")))).collect();
    for veld in soort.eerste().into_iter().flat_map(Besluitsoort::velden).chain(besluit.velden()) {
        let named = format!("[{}]", veld.label.trim_end_matches('?').to_lowercase());
        let value = match veld.soort {
            Veldsoort::JaNee => json!(true),
            Veldsoort::Regels => json!([named]),
            _ => json!(named),
        };
        all.insert(veld.naam.to_owned(), value);
    }
    let fact = json!({ "feit": "[wat er gebeurde]", "bron": "[wie het zag]", "document": "[waar het staat]" });
    let grounds = soort.onderdelen.iter().map(|deel| json!({ "naam": deel.naam, "feiten": [fact.clone()] }));
    let judged = soort.oordelen.iter().map(|vraag| json!({ "vraag": vraag.vraag, "tekst": "[afweging]" }));
    all.insert("gronden".to_owned(), Value::Array(grounds.collect()));
    all.insert("oordelen".to_owned(), Value::Array(judged.collect()));
    all.insert("geldt".to_owned(), json!(["[wat er geldt]"]));
    all.insert("gemeente".to_owned(), json!(inrichting.gemeente));
    let blokken = sjabloon.vul(&Value::Object(all)).map_err(|fout| wrong(&fout))?;
    let kenmerk = "M-2026-0000".to_owned();
    let brief = Brief {
        afzender: afzender(inrichting),
        aan: vec!["[naam en adres]".to_owned()],
        gegevens: kopgegevens(nu, &kenmerk, besluit),
        kenmerk,
        titel: besluit.brief.titel.to_owned(),
        blokken,
        ondertekening: handtekening(inrichting, &Slot::Concept { nu }),
        bijlagen: Vec::new(),
        staat: Staat::Concept,
        datum: dag_van(nu),
    };
    Ok(Veilig(documents::html(&brief, 3)))
}

fn afzender(inrichting: &Inrichting) -> Afzender {
    Afzender {
        gemeente: format!("Gemeente {}", inrichting.gemeente),
        regels: inrichting.afzender.clone(),
        kleur: Kleur::lees("#0b4f5c").unwrap_or(Kleur::ZWART),
    }
}

fn kopgegevens(nu: Moment, kenmerk: &str, besluit: &Besluitsoort) -> Vec<(String, String)> {
    vec![
        ("Datum".to_owned(), ui::datum(nu)),
        ("Ons kenmerk".to_owned(), kenmerk.to_owned()),
        ("Onderwerp".to_owned(), besluit.brief.titel.to_owned()),
    ]
}

/// The map in an answer, however large: a kind of order says what is too large.
pub(crate) fn kaart(tekst: &str) -> Option<Gebiedskaart> {
    Gebiedskaart::lees(tekst, u32::MAX).ok()
}

/// The facts of this decision, by element; of a later decision, those of the first one when it has none of its own.
fn gronden(volledig: &Volledig, besluit: &Besluit) -> Value {
    let groups = volledig.soort.onderdelen.iter().map(|onderdeel| {
        let facts = volledig.feiten_van(besluit.id).filter(|feit| feit.onderdeel == onderdeel.code);
        let facts: Vec<_> = facts
            .map(|regel| json!({ "feit": regel.feit.feit, "bron": regel.feit.bron, "document": regel.feit.document }))
            .collect();
        (onderdeel.naam, facts)
    });
    let filled = groups.filter(|(_, facts)| !facts.is_empty());
    Value::Array(filled.map(|(naam, facts)| json!({ "naam": naam, "feiten": facts })).collect())
}

fn oordelen(volledig: &Volledig, besluit: &Besluit) -> Value {
    let told = volledig.soort.oordelen.iter().filter_map(|vraag| {
        let oordeel = volledig.oordeel_van(besluit.id, vraag.code)?;
        Some(json!({ "vraag": vraag.vraag, "tekst": oordeel.oordeel.motivering }))
    });
    Value::Array(told.collect())
}
