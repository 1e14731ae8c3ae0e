//! A rule as a form: its fields with what was typed, and what was typed as the question of the rule. The description of the
//! fields drives both, so a new rule needs nothing here.

use jiff::civil::{Date, DateTime};
use kern::Code;
use recht::klok::{self, Keer};
use recht::{Foutcode, Nodig, Regel, Standaard, Veld, Veldsoort, Vraagfout};
use serde_json::{Map, Value, json};
use ui::{Datumvelden, FormErrors, Keuze};
use web::Velden;

/// Rows of a list that a form holds at most.
const MEESTE_RIJEN: usize = 20;

/// How a field is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vorm {
    /// Three fields.
    Datum,
    /// The browser's own field for a day and a time.
    Moment,
    /// One line.
    Regel,
    /// One line for digits.
    Getal,
    /// One line per value.
    Regels,
    /// Yes or no.
    JaNee,
    /// A list to choose from.
    Keuze,
}

/// A field with what was typed in it.
#[derive(Debug)]
pub(crate) struct Vraagveld {
    pub(crate) naam: String,
    pub(crate) label: &'static str,
    pub(crate) vorm: Vorm,
    pub(crate) verplicht: bool,
    pub(crate) waarde: String,
    pub(crate) datum: Datumvelden,
    pub(crate) keuzes: Vec<Keuze>,
    pub(crate) hint: &'static str,
}

/// A part of the form.
#[derive(Debug)]
pub(crate) enum Deel {
    /// One field.
    Veld(Vraagveld),
    /// Fields that belong together, in one row or several.
    Groep { naam: &'static str, label: &'static str, verplicht: bool, hint: &'static str, rijen: Vec<Vec<Vraagveld>> },
}

/// The form of a rule. `velden` is what was sent; nothing was sent yet when it is absent.
pub(crate) fn delen(regel: &Regel, velden: Option<&Velden>) -> Vec<Deel> {
    let mut delen = Vec::new();
    for veld in regel.velden {
        let verplicht = is_verplicht(veld);
        match inner(veld) {
            None => {
                delen.push(Deel::Veld(vraagveld(veld, veld.naam.to_owned(), velden)));
                delen.extend(keer(veld, velden).map(Deel::Veld));
            }
            Some((binnen, veel)) => {
                let filled = if veel { gevulde_rijen(veld, binnen, velden) } else { 0 };
                let rows = if veel { (filled + 1).clamp(2, MEESTE_RIJEN) } else { 1 };
                let rij =
                    |nummer| binnen.iter().map(move |een| vraagveld(een, in_rij(veld, nummer, een), velden)).collect();
                let hint = if veel { "Een lege regel telt niet mee." } else { "" };
                let rijen = (0..rows).map(rij).collect();
                delen.push(Deel::Groep { naam: veld.naam, label: veld.label, verplicht, hint, rijen });
            }
        }
    }
    delen
}

/// What was typed, as the question of the rule. What cannot be read at all is an error of its field.
pub(crate) fn vraag(regel: &Regel, velden: &Velden, fouten: &mut FormErrors) -> Map<String, Value> {
    let mut vraag = Map::new();
    for veld in regel.velden {
        let Some((binnen, veel)) = inner(veld) else {
            zet(&mut vraag, veld, veld.naam, velden, fouten);
            continue;
        };
        let rows = if veel { gevulde_rijen(veld, binnen, Some(velden)) } else { 1 };
        let mut rijen = Vec::new();
        for nummer in 0..rows {
            let mut rij = Map::new();
            for een in binnen {
                zet(&mut rij, een, &in_rij(veld, nummer, een), velden, fouten);
            }
            if !rij.is_empty() {
                rijen.push(Value::Object(rij));
            }
        }
        if veel {
            if !rijen.is_empty() || veld.niet_leeg || matches!(veld.nodig, Nodig::Altijd) {
                vraag.insert(veld.naam.to_owned(), Value::Array(rijen));
            }
        } else if let Some(groep) = rijen.pop() {
            vraag.insert(veld.naam.to_owned(), groep);
        }
    }
    vraag
}

/// What the rule says about a field, as the form says it, beside the field where it can be mended.
pub(crate) fn meld(regel: &Regel, fout: &Vraagfout, fouten: &mut FormErrors) {
    let inside = |veld: &&Veld| inner(veld).is_some_and(|(binnen, _)| binnen.iter().any(|een| een.naam == fout.veld));
    let veld = regel.velden.iter().find(|veld| veld.naam == fout.veld).or_else(|| regel.velden.iter().find(inside));
    let Some(veld) = veld else {
        fouten.add("inhoud", format!("{}.", fout.code.naam()));
        return;
    };
    let place = match inner(veld) {
        Some((binnen, _)) => {
            let een = binnen.iter().find(|een| een.naam == fout.veld).or_else(|| binnen.first());
            een.map_or_else(|| veld.naam.to_owned(), |een| in_rij(veld, 0, een))
        }
        None => veld.naam.to_owned(),
    };
    let label = veld.label;
    let zin = match fout.code {
        Foutcode::Ontbreekt => format!("Vul in: {label}"),
        Foutcode::BuitenGeldigheid => format!("Voor dit moment kent Baken de regel niet: {label}"),
        Foutcode::Ongeldig | Foutcode::OnbekendVeld => format!("Dit kan niet kloppen: {label}"),
    };
    fouten.add(place, zin);
}

/// The fields of a list (true) or of one group (false).
fn inner(veld: &Veld) -> Option<(&'static [Veld], bool)> {
    match veld.soort {
        Veldsoort::Lijst(binnen) => Some((binnen, true)),
        Veldsoort::Paar(binnen) | Veldsoort::Blok(binnen) => Some((binnen, false)),
        _ => None,
    }
}

fn is_verplicht(veld: &Veld) -> bool {
    matches!(veld.nodig, Nodig::Altijd)
}

fn in_rij(veld: &Veld, nummer: usize, een: &Veld) -> String {
    format!("{}-{nummer}-{}", veld.naam, een.naam)
}

/// Rows up to the last one in which something was typed.
fn gevulde_rijen(veld: &Veld, binnen: &[Veld], velden: Option<&Velden>) -> usize {
    let Some(velden) = velden else { return 0 };
    let typed = |nummer: &usize| {
        binnen.iter().any(|een| {
            let naam = in_rij(veld, *nummer, een);
            [naam.clone(), format!("{naam}_dag"), format!("{naam}_maand"), format!("{naam}_jaar")]
                .iter()
                .any(|naam| velden.get(naam).is_some_and(|waarde| !waarde.trim().is_empty()))
        })
    };
    (0..MEESTE_RIJEN).rev().find(typed).map_or(0, |last| last + 1)
}

fn vraagveld(veld: &Veld, naam: String, velden: Option<&Velden>) -> Vraagveld {
    let waarde = match velden {
        Some(velden) => velden.get(&naam).unwrap_or_default().to_owned(),
        None => standaard(veld),
    };
    let datum = velden.map(|velden| datumvelden(velden, &naam)).unwrap_or_default();
    let (vorm, keuzes, hint) = vorm(veld);
    Vraagveld { naam, label: veld.label, vorm, verplicht: is_verplicht(veld), waarde, datum, keuzes, hint }
}

fn vorm(veld: &Veld) -> (Vorm, Vec<Keuze>, &'static str) {
    match veld.soort {
        Veldsoort::Datum => (Vorm::Datum, Vec::new(), ""),
        Veldsoort::Moment => (Vorm::Moment, Vec::new(), "Nederlandse tijd"),
        Veldsoort::Kloktijd => (Vorm::Regel, Vec::new(), "Bijvoorbeeld: 20:00"),
        Veldsoort::Getal(..) | Veldsoort::Jaar(..) => (Vorm::Getal, Vec::new(), ""),
        Veldsoort::JaNee => (Vorm::JaNee, vec![Keuze::new("ja", "Ja"), Keuze::new("nee", "Nee")], ""),
        Veldsoort::Keuze(opties) => {
            (Vorm::Keuze, opties().into_iter().map(|(code, naam)| Keuze::new(code, naam)).collect(), "")
        }
        Veldsoort::Datums => (Vorm::Regels, Vec::new(), "Een datum per regel, bijvoorbeeld: 23-11-2026"),
        Veldsoort::Tekst | Veldsoort::Lijst(_) | Veldsoort::Paar(_) | Veldsoort::Blok(_) => {
            (Vorm::Regel, Vec::new(), "")
        }
    }
}

fn standaard(veld: &Veld) -> String {
    match veld.nodig {
        Nodig::Standaard(Standaard::Getal(getal)) => getal.to_string(),
        Nodig::Standaard(Standaard::JaNee(ja)) => if ja { "ja" } else { "nee" }.to_owned(),
        Nodig::Standaard(Standaard::Keuze(code)) => code.to_owned(),
        _ => String::new(),
    }
}

/// Which of the two is meant, asked only when the clock shows this time twice.
fn keer(veld: &Veld, velden: Option<&Velden>) -> Option<Vraagveld> {
    let typed = velden?.get(veld.naam).filter(|_| matches!(veld.soort, Veldsoort::Moment))?;
    let wandklok: DateTime = minuten(typed).parse().ok()?;
    let twice = klok::moment(wandklok, Keer::Eerste)? != klok::moment(wandklok, Keer::Tweede)?;
    let naam = format!("{}_fold", veld.naam);
    let waarde = velden?.get(&naam).unwrap_or("0").to_owned();
    twice.then(|| Vraagveld {
        naam,
        label: "Deze tijd komt die nacht twee keer voor. Welke bedoelt u?",
        vorm: Vorm::Keuze,
        verplicht: true,
        waarde,
        datum: Datumvelden::default(),
        keuzes: vec![Keuze::new("0", "De eerste keer, in zomertijd"), Keuze::new("1", "De tweede keer, in wintertijd")],
        hint: "",
    })
}

/// Some browsers send seconds; the rules know minutes.
fn minuten(tekst: &str) -> &str {
    let tekst = tekst.trim();
    tekst.strip_suffix(":00").filter(|rest| rest.len() == 16).unwrap_or(tekst)
}

fn datumvelden(velden: &Velden, naam: &str) -> Datumvelden {
    let deel = |deel: &str| velden.get(&format!("{naam}_{deel}")).unwrap_or_default();
    Datumvelden::new(deel("dag"), deel("maand"), deel("jaar"))
}

/// Puts the value of a field in the question when there is one.
fn zet(vraag: &mut Map<String, Value>, veld: &Veld, naam: &str, velden: &Velden, fouten: &mut FormErrors) {
    let typed = velden.get(naam).unwrap_or_default().trim();
    let waarde = match veld.soort {
        Veldsoort::Datum => match datumvelden(velden, naam).parse() {
            Ok(datum) => datum.map(|datum| json!(datum)),
            Err(zin) => {
                fouten.add(naam.to_owned(), zin);
                None
            }
        },
        Veldsoort::Datums => {
            let datums = datums(typed);
            if datums.is_none() {
                fouten.add(naam.to_owned(), "Schrijf elke datum op een eigen regel, bijvoorbeeld 23-11-2026");
            }
            datums.filter(|datums| !datums.is_empty()).map(|datums| json!(datums))
        }
        Veldsoort::JaNee => match typed {
            "ja" => Some(json!(true)),
            "nee" => Some(json!(false)),
            _ => None,
        },
        Veldsoort::Getal(..) | Veldsoort::Jaar(..) => {
            (!typed.is_empty()).then(|| typed.parse::<i64>().map_or_else(|_| json!(typed), |getal| json!(getal)))
        }
        Veldsoort::Moment => {
            if velden.get(&format!("{naam}_fold")) == Some("1") {
                vraag.insert(format!("{}_fold", veld.naam), json!(1));
            }
            (!typed.is_empty()).then(|| json!(minuten(typed)))
        }
        _ => (!typed.is_empty()).then(|| json!(typed)),
    };
    if let Some(waarde) = waarde {
        vraag.insert(veld.naam.to_owned(), waarde);
    }
}

/// Dates, one per line. `None` when a line is no date.
fn datums(typed: &str) -> Option<Vec<Date>> {
    let regels = typed.lines().map(str::trim).filter(|regel| !regel.is_empty());
    regels.map(|regel| Date::strptime("%d-%m-%Y", regel).or_else(|_| regel.parse()).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regel(code: &str) -> &'static Regel {
        recht::regels().iter().find(|regel| regel.code == code).expect("a rule")
    }

    fn gevraagd(code: &str, encoded: &str) -> Value {
        let mut fouten = FormErrors::new();
        let velden = Velden::parse(encoded.as_bytes()).expect("a form");
        let vraag = vraag(regel(code), &velden, &mut fouten);
        assert!(fouten.is_empty(), "{fouten:?}");
        Value::Object(vraag)
    }

    #[test]
    fn wat_is_getypt_wordt_de_vraag_van_de_regel() {
        assert_eq!(
            gevraagd(
                "R05",
                "bekendgemaakt_dag=10&bekendgemaakt_maand=6&bekendgemaakt_jaar=2026&kb_dagen=2-1-2026%0A2026-05-15"
            ),
            json!({ "bekendgemaakt": "2026-06-10", "kb_dagen": ["2026-01-02", "2026-05-15"] })
        );
        assert_eq!(
            gevraagd("R14", "opgelegd=2026-10-25T02%3A30%3A00&opgelegd_fold=1"),
            json!({ "opgelegd": "2026-10-25T02:30", "opgelegd_fold": 1 })
        );
    }

    #[test]
    fn lege_regels_van_een_lijst_tellen_niet_mee() {
        let vraag = gevraagd(
            "R08",
            "ontvangen_dag=16&ontvangen_maand=2&ontvangen_jaar=2026&weken=8&atw=ja\
             &opschortingen-1-gevraagd_dag=10&opschortingen-1-gevraagd_maand=3&opschortingen-1-gevraagd_jaar=2026\
             &opschortingen-1-aangevuld_dag=20&opschortingen-1-aangevuld_maand=3&opschortingen-1-aangevuld_jaar=2026",
        );
        assert_eq!(vraag["opschortingen"], json!([{ "gevraagd": "2026-03-10", "aangevuld": "2026-03-20" }]));
        assert_eq!(vraag["atw"], true);
    }

    #[test]
    fn wat_onleesbaar_is_blijft_een_fout_van_zijn_veld() {
        let mut fouten = FormErrors::new();
        let velden =
            Velden::parse(b"bekendgemaakt_dag=31&bekendgemaakt_maand=2&bekendgemaakt_jaar=2026").expect("a form");
        vraag(regel("R05"), &velden, &mut fouten);
        assert!(fouten.get("bekendgemaakt").is_some_and(|zin| zin.contains("bestaat niet")));
    }

    #[test]
    fn een_fout_van_de_regel_staat_bij_een_veld_van_het_formulier() {
        for regel in recht::regels() {
            let namen: Vec<String> = delen(regel, None)
                .into_iter()
                .flat_map(|deel| match deel {
                    Deel::Veld(veld) => vec![veld.naam],
                    Deel::Groep { rijen, .. } => rijen.into_iter().flatten().map(|veld| veld.naam).collect(),
                })
                .collect();
            for veld in regel.velden {
                let mut fouten = FormErrors::new();
                meld(regel, &Vraagfout::ongeldig(veld.naam), &mut fouten);
                let place = fouten.iter().next().map(|(place, _)| place.to_owned()).expect("an error");
                assert!(namen.contains(&place), "{}: {place} staat niet in het formulier", regel.code);
            }
        }
    }

    #[test]
    fn alleen_een_dubbele_tijd_vraagt_welke_keer() {
        let form = |moment: &str| {
            let velden = Velden::parse(format!("opgelegd={moment}").as_bytes()).expect("a form");
            delen(regel("R14"), Some(&velden)).len()
        };
        assert_eq!(form("2026-10-25T02%3A30"), form("2026-10-25T04%3A30") + 1);
    }
}
