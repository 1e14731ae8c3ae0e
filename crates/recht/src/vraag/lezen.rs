//! Reading a question: refuses what the fields do not describe, and fills in what may be left out.

use super::{Decimaal, Invoer, Nodig, Standaard, Veld, Veldsoort, Waarde};
use crate::{Foutcode, Vraagfout, klok};
use jiff::civil::{Date, DateTime, Time};
use serde_json::{Map, Value};

/// Reads one group of fields. The faults in this order: unknown keys, each field, fields against each other.
pub(super) fn lees(velden: &'static [Veld], object: &Map<String, Value>) -> Result<Invoer, Vraagfout> {
    if let Some(sleutel) = object.keys().find(|sleutel| !is_bekend(velden, sleutel)) {
        return Err(Vraagfout::onbekend(sleutel));
    }
    let mut invoer = Invoer::default();
    for veld in velden {
        let waarde = match gegeven(object, veld.naam).map(|waarde| lees_waarde(veld, waarde, object)) {
            // Its place is taken by another field: nothing is computed with it.
            Some(Err(fout)) if fout.code == Foutcode::BuitenGeldigheid && is_vervangen(veld, object) => None,
            Some(waarde) => Some(waarde?),
            None => standaard(veld),
        };
        lees_keer(veld, object)?;
        invoer.0.extend(waarde.map(|waarde| (veld.naam, waarde)));
    }
    for veld in velden {
        moet_er_zijn(veld, &invoer)?;
        klopt_met_de_rest(veld, &invoer)?;
    }
    Ok(invoer)
}

/// Null is the same as absent.
fn gegeven<'a>(object: &'a Map<String, Value>, naam: &str) -> Option<&'a Value> {
    object.get(naam).filter(|waarde| !waarde.is_null())
}

fn is_vervangen(veld: &Veld, object: &Map<String, Value>) -> bool {
    matches!(veld.nodig, Nodig::Zonder(ander) if gegeven(object, ander).is_some())
}

fn is_bekend(velden: &[Veld], sleutel: &str) -> bool {
    let is_moment = |veld: &Veld| matches!(veld.soort, Veldsoort::Moment);
    velden.iter().any(|veld| {
        let van_veld = sleutel.strip_suffix("_fold").or((sleutel == "fold").then_some(veld.naam));
        veld.naam == sleutel || (is_moment(veld) && van_veld == Some(veld.naam))
    })
}

fn standaard(veld: &Veld) -> Option<Waarde> {
    let Nodig::Standaard(standaard) = veld.nodig else { return None };
    Some(match standaard {
        Standaard::Getal(getal) => Waarde::Getal(getal),
        Standaard::JaNee(ja) => Waarde::JaNee(ja),
        Standaard::Keuze(code) => Waarde::Keuze(code),
        Standaard::Leeg => Waarde::Lijst(Vec::new()),
    })
}

fn moet_er_zijn(veld: &Veld, invoer: &Invoer) -> Result<(), Vraagfout> {
    let is_leeg = |waarde: &Waarde| matches!(waarde, Waarde::Lijst(groepen) if groepen.is_empty());
    let er_is = invoer.waarde(veld.naam).is_some_and(|waarde| !(veld.niet_leeg && is_leeg(waarde)));
    let nodig = match veld.nodig {
        Nodig::Altijd => true,
        Nodig::Nooit | Nodig::Standaard(_) => false,
        Nodig::Bij(ander, code) => invoer.mogelijke_code(ander) == Some(code),
        Nodig::Zonder(ander) => invoer.waarde(ander).is_none(),
    };
    if nodig && !er_is { Err(Vraagfout::ontbreekt(veld.naam)) } else { Ok(()) }
}

/// Both dates or both moments; anything else cannot be compared and is no fault.
fn ligt_voor(eerste: Option<&Waarde>, tweede: Option<&Waarde>) -> bool {
    match (eerste, tweede) {
        (Some(Waarde::Datum(eerste)), Some(Waarde::Datum(tweede))) => eerste < tweede,
        (Some(Waarde::Moment(eerste)), Some(Waarde::Moment(tweede))) => eerste < tweede,
        _ => false,
    }
}

fn klopt_met_de_rest(veld: &Veld, invoer: &Invoer) -> Result<(), Vraagfout> {
    let eigen = invoer.waarde(veld.naam);
    let te_vroeg = veld.niet_voor.is_some_and(|ander| ligt_voor(eigen, invoer.waarde(ander)));
    let te_laat = veld.niet_na.is_some_and(|ander| ligt_voor(invoer.waarde(ander), eigen));
    if te_vroeg || te_laat { Err(Vraagfout::ongeldig(veld.naam)) } else { Ok(()) }
}

fn lees_waarde(veld: &Veld, waarde: &Value, object: &Map<String, Value>) -> Result<Waarde, Vraagfout> {
    let ongeldig = || Vraagfout::ongeldig(veld.naam);
    Ok(match veld.soort {
        Veldsoort::Datum => Waarde::Datum(binnen_geldigheid(veld, datum(waarde).ok_or_else(ongeldig)?)?),
        Veldsoort::Moment => {
            let wandklok = wandklok(waarde).ok_or_else(ongeldig)?;
            let moment = klok::moment(wandklok, lees_keer(veld, object)?).ok_or_else(ongeldig)?;
            binnen_geldigheid(veld, wandklok.date())?;
            // In the last year of the calendar there is no room left to count hours.
            if wandklok.year() == DateTime::MAX.year() {
                return Err(Vraagfout::buiten_geldigheid(veld.naam));
            }
            Waarde::Moment(moment)
        }
        Veldsoort::Kloktijd => Waarde::Kloktijd(kloktijd(waarde).ok_or_else(ongeldig)?),
        Veldsoort::Getal(minst, meest) => {
            let getal = geheel(waarde).filter(|getal| (minst..=meest).contains(getal));
            Waarde::Getal(getal.ok_or_else(ongeldig)?)
        }
        Veldsoort::Decimaal => Waarde::Decimaal(Decimaal::lees(waarde).ok_or_else(ongeldig)?),
        Veldsoort::Jaar(eerste, laatste) => {
            let jaar = geheel(waarde).ok_or_else(ongeldig)?;
            if !(eerste..=laatste).contains(&jaar) {
                return Err(Vraagfout::buiten_geldigheid(veld.naam));
            }
            Waarde::Getal(jaar)
        }
        Veldsoort::JaNee => Waarde::JaNee(waarde.as_bool().ok_or_else(ongeldig)?),
        Veldsoort::Keuze(opties) => {
            let gekozen = waarde.as_str().ok_or_else(ongeldig)?;
            let keuze = opties().into_iter().find(|(code, _)| *code == gekozen);
            Waarde::Keuze(keuze.ok_or_else(ongeldig)?.0)
        }
        Veldsoort::Tekst => Waarde::Tekst(waarde.as_str().ok_or_else(ongeldig)?.to_owned()),
        Veldsoort::Datums => {
            let dagen = waarde.as_array().ok_or_else(ongeldig)?.iter().map(datum);
            Waarde::Datums(dagen.collect::<Option<_>>().ok_or_else(ongeldig)?)
        }
        Veldsoort::Lijst(velden) => Waarde::Lijst(lees_lijst(velden, waarde).map_err(|fout| onder(veld, &fout))?),
        Veldsoort::Paar(velden) => Waarde::Groep(lees_groep(velden, waarde).map_err(|fout| onder(veld, &fout))?),
        Veldsoort::Blok(velden) => Waarde::Groep(lees(velden, waarde.as_object().ok_or_else(ongeldig)?)?),
    })
}

/// A fault inside a list or pair carries the name of the list or pair.
fn onder(veld: &Veld, fout: &Vraagfout) -> Vraagfout {
    Vraagfout { veld: veld.naam.to_owned(), code: fout.code }
}

fn lees_lijst(velden: &'static [Veld], waarde: &Value) -> Result<Vec<Invoer>, Vraagfout> {
    let groepen = waarde.as_array().ok_or_else(|| Vraagfout::ongeldig(""))?;
    groepen.iter().map(|groep| lees_groep(velden, groep)).collect()
}

fn lees_groep(velden: &'static [Veld], waarde: &Value) -> Result<Invoer, Vraagfout> {
    lees(velden, waarde.as_object().ok_or_else(|| Vraagfout::ongeldig(""))?)
}

fn binnen_geldigheid(veld: &Veld, dag: Date) -> Result<Date, Vraagfout> {
    match veld.geldig {
        Some((eerste, laatste)) if dag < eerste || dag > laatste => Err(Vraagfout::buiten_geldigheid(veld.naam)),
        _ => Ok(dag),
    }
}

/// Which of two the caller means: his word for this field goes before his word for the whole group.
fn lees_keer(veld: &Veld, object: &Map<String, Value>) -> Result<klok::Keer, Vraagfout> {
    if !matches!(veld.soort, Veldsoort::Moment) {
        return Ok(klok::Keer::Eerste);
    }
    let keer = |sleutel: String| match gegeven(object, &sleutel).map(Value::as_i64) {
        None => Ok(None),
        Some(Some(0)) => Ok(Some(klok::Keer::Eerste)),
        Some(Some(1)) => Ok(Some(klok::Keer::Tweede)),
        Some(_) => Err(Vraagfout::ongeldig(sleutel)),
    };
    let (van_veld, van_groep) = (keer(format!("{}_fold", veld.naam))?, keer("fold".to_owned())?);
    Ok(van_veld.or(van_groep).unwrap_or(klok::Keer::Eerste))
}

/// A whole number; beyond what can be counted with it is the largest that can.
fn geheel(waarde: &Value) -> Option<i64> {
    waarde.as_i64().or_else(|| waarde.as_u64().map(|_| i64::MAX))
}

/// Digits where the pattern has `0`, and the same character elsewhere.
fn heeft_vorm(tekst: &str, vorm: &str) -> bool {
    let past =
        |(letter, verwacht): (u8, u8)| if verwacht == b'0' { letter.is_ascii_digit() } else { letter == verwacht };
    tekst.len() == vorm.len() && tekst.bytes().zip(vorm.bytes()).all(past)
}

fn in_vorm<'a>(waarde: &'a Value, vorm: &str) -> Option<&'a str> {
    waarde.as_str().filter(|tekst| heeft_vorm(tekst, vorm))
}

/// The year 0 does not exist.
fn datum(waarde: &Value) -> Option<Date> {
    in_vorm(waarde, "0000-00-00")?.parse().ok().filter(|dag: &Date| dag.year() > 0)
}

fn wandklok(waarde: &Value) -> Option<DateTime> {
    let tekst = in_vorm(waarde, "0000-00-00T00:00")?;
    tekst.parse().ok().filter(|wandklok: &DateTime| wandklok.year() > 0)
}

fn kloktijd(waarde: &Value) -> Option<Time> {
    let tekst = in_vorm(waarde, "00:00")?;
    let (uur, minuut) = tekst.split_once(':')?;
    Time::new(uur.parse().ok()?, minuut.parse().ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const BINNEN: &[Veld] = &[Veld::datum("van", "Van"), Veld::datum("tot", "Tot").niet_voor("van")];
    const VELDEN: &[Veld] = &[
        Veld::datum("dag", "Dag").vanaf(2020, 1, 1),
        Veld::moment("om", "Om").optioneel(),
        Veld::getal("aantal", "Aantal").tussen(1, 52).standaard(Standaard::Getal(8)),
        Veld::ja_nee("vlag", "Vlag").optioneel(),
        Veld::lijst("perioden", "Perioden", BINNEN).standaard(Standaard::Leeg),
        Veld::nieuw("last", "Last", Veldsoort::Blok(BINNEN)).optioneel(),
        Veld::nieuw("paar", "Paar", Veldsoort::Paar(BINNEN)).optioneel(),
    ];

    fn probeer(extra: &Value) -> Result<Invoer, (&'static str, String)> {
        let mut object = json!({ "dag": "2026-06-10" });
        object.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        lees(VELDEN, object.as_object().unwrap()).map_err(|fout| (kern::Code::code(fout.code), fout.veld))
    }

    #[test]
    fn elke_fout_heeft_haar_code_en_haar_veld() {
        for (extra, code, veld) in [
            (json!({ "anders": 1 }), "onbekend_veld", "anders"),
            (json!({ "dag_fold": 1 }), "onbekend_veld", "dag_fold"),
            (json!({ "dag": null }), "ontbreekt", "dag"),
            (json!({ "dag": "2026-02-30" }), "ongeldig", "dag"),
            (json!({ "dag": "2026-6-1" }), "ongeldig", "dag"),
            (json!({ "dag": "2026-06-10T00:00" }), "ongeldig", "dag"),
            (json!({ "dag": " 2026-06-10" }), "ongeldig", "dag"),
            (json!({ "dag": 20_260_610 }), "ongeldig", "dag"),
            (json!({ "dag": "0000-01-01" }), "ongeldig", "dag"),
            (json!({ "dag": "2019-12-31" }), "buiten_geldigheid", "dag"),
            (json!({ "om": "2026-03-29T02:30" }), "ongeldig", "om"),
            (json!({ "om": "2026-03-29T24:00" }), "ongeldig", "om"),
            (json!({ "om": "2026-03-29T12:00:00" }), "ongeldig", "om"),
            (json!({ "om": "2026-03-29 12:00" }), "ongeldig", "om"),
            (json!({ "om_fold": 2 }), "ongeldig", "om_fold"),
            (json!({ "fold": true }), "ongeldig", "fold"),
            (json!({ "om": "2026-10-25T02:30", "om_fold": 1, "fold": "x" }), "ongeldig", "fold"),
            (json!({ "": 1 }), "onbekend_veld", ""),
            (json!({ "aantal": u64::MAX }), "ongeldig", "aantal"),
            (json!({ "aantal": 0 }), "ongeldig", "aantal"),
            (json!({ "aantal": 53 }), "ongeldig", "aantal"),
            (json!({ "aantal": 3.0 }), "ongeldig", "aantal"),
            (json!({ "aantal": "3" }), "ongeldig", "aantal"),
            (json!({ "aantal": true }), "ongeldig", "aantal"),
            (json!({ "vlag": "true" }), "ongeldig", "vlag"),
            (json!({ "vlag": 1 }), "ongeldig", "vlag"),
            (json!({ "perioden": {} }), "ongeldig", "perioden"),
            (json!({ "perioden": [null] }), "ongeldig", "perioden"),
            (json!({ "perioden": [{ "van": "2026-01-02" }] }), "ontbreekt", "perioden"),
            (json!({ "perioden": [{ "van": "2026-01-02", "tot": "2026-01-01" }] }), "ongeldig", "perioden"),
            (
                json!({ "perioden": [{ "van": "2026-01-02", "tot": "2026-01-03", "x": 1 }] }),
                "onbekend_veld",
                "perioden",
            ),
            (json!({ "last": { "van": "2026-01-02" } }), "ontbreekt", "tot"),
            (json!({ "last": 1 }), "ongeldig", "last"),
            (json!({ "paar": { "van": "2026-01-02" } }), "ontbreekt", "paar"),
        ] {
            assert_eq!(probeer(&extra).map(|_| ()), Err((code, veld.to_owned())), "{extra}");
        }
    }

    #[test]
    fn wat_ontbreekt_of_null_is_krijgt_zijn_standaard() {
        for extra in [json!({}), json!({ "aantal": null, "vlag": null, "om": null, "perioden": null, "fold": null })] {
            let invoer = probeer(&extra).unwrap();
            assert_eq!(invoer.getal("aantal"), Ok(8));
            assert_eq!((invoer.mogelijk_ja("vlag"), invoer.mogelijk_moment("om")), (None, None));
            assert!(invoer.lijst("perioden").is_empty());
        }
    }

    #[test]
    fn fold_bij_het_veld_gaat_voor_fold_van_de_groep() {
        let om = |extra: Value| klok::rfc3339(probeer(&extra).unwrap().moment("om").unwrap());
        let tekst = "2026-10-25T02:30";
        assert_eq!(om(json!({ "om": tekst })), "2026-10-25T02:30:00+02:00");
        assert_eq!(om(json!({ "om": tekst, "fold": 1 })), "2026-10-25T02:30:00+01:00");
        assert_eq!(om(json!({ "om": tekst, "om_fold": 1 })), "2026-10-25T02:30:00+01:00");
        assert_eq!(om(json!({ "om": tekst, "om_fold": 0, "fold": 1 })), "2026-10-25T02:30:00+02:00");
        assert_eq!(om(json!({ "om": "2026-10-25T04:30", "fold": 1 })), "2026-10-25T04:30:00+01:00");
    }
}
