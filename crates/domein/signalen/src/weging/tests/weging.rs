//! Weighing, the police, deciding and answering, with every way in which they are refused.

use super::{Huis, bevat, op_beide, status};
use crate::model::{Besluitsoort, Kenmerk, Status};
use crate::store::rij;
use crate::store::schrijven::{self, Daad, NieuwBesluit};
use audit::{Ding, Gebeurtenis};
use kern::{GebruikerId, Rol, SignaalId};
use web::testen::{Browser, Reply};

/// Sends the form of the weighing page for this version, with these answers besides the risk.
fn weeg(browser: &mut Browser, kenmerk: Kenmerk, versie: &str, besluit: &str, motivering: &str) -> Reply {
    browser.post(
        "/signalen/weging",
        &[
            ("kenmerk", &kenmerk.to_string()),
            ("versie", versie),
            ("gevolg", "3"),
            ("kans", "3"),
            ("besluit", besluit),
            ("titel", "Overlast Lindeveld"),
            ("tot_dag", "1"),
            ("tot_maand", "12"),
            ("tot_jaar", "2026"),
            ("motivering", motivering),
        ],
    )
}

fn vertel_politie(huis: &Huis<'_>, browser: &mut Browser, id: SignaalId, kenmerk: Kenmerk, contact: &str) -> Reply {
    let velden = [("versie", huis.versie(id)), ("wijze", "telefoon".into()), ("contact", contact.to_owned())];
    let velden = velden.each_ref().map(|(name, value)| (*name, value.as_str()));
    browser.post(&format!("/signalen/{kenmerk}/politie"), &velden)
}

#[test]
fn wegen_en_besluiten_gaan_samen_en_daarna_komt_de_volgende() {
    op_beide(|huis| {
        let (first, second) = (huis.gemeld(false), huis.gemeld(false));
        let mut adviseur = huis.als(Rol::Adviseur);
        let page = adviseur.get("/signalen/weging");
        bevat(&page, &format!("name=\"kenmerk\" value=\"{}\"", first.1));
        for toets in ["1", "4", "t", "c", "d", "j", "ctrl+enter"] {
            bevat(&page, &format!("data-toets=\"{toets}\""));
        }
        let done = weeg(&mut adviseur, first.1, &huis.versie(first.0), "volgen", "derde keer");
        status(&done, 303);
        assert_eq!(done.naar(), "/signalen/weging");
        let signaal = huis.signaal(first.0);
        assert_eq!((signaal.status, signaal.risico.map(crate::model::Risico::waarde)), (Status::Volgen, Some(9)));
        bevat(&adviseur.get("/signalen/weging"), &format!("name=\"kenmerk\" value=\"{}\"", second.1));
        let shown = adviseur.get(&format!("/signalen/{}", first.1));
        bevat(&shown, "derde keer");
        bevat(&shown, "Hoog (9 van 16)");
    });
}

#[test]
fn een_geweigerd_besluit_laat_ook_de_weging_niet_achter() {
    op_beide(|huis| {
        let (id, kenmerk) = huis.gemeld(false);
        let mut adviseur = huis.als(Rol::Adviseur);
        // The reporter wants to hear first.
        let refused = weeg(&mut adviseur, kenmerk, &huis.versie(id), "afsluiten", "Buren zijn <b>verhuisd</b>.");
        status(&refused, 422);
        bevat(&refused, "Schrijf eerst het antwoord");
        bevat(&refused, "Buren zijn &#60;b&#62;verhuisd");
        for (besluit, motivering, zin) in
            [("", "reden", "Kies wat er met het signaal gebeurt"), ("volgen", " ", "Schrijf in een paar woorden op")]
        {
            let refused = weeg(&mut adviseur, kenmerk, &huis.versie(id), besluit, motivering);
            status(&refused, 422);
            bevat(&refused, zin);
        }
        assert_eq!(huis.signaal(id).risico, None);
        assert_eq!(huis.proef.lees(move |tx| rij::wegingen(tx, id)).len(), 0);
    });
}

#[test]
fn spoed_gaat_eerst_naar_de_politie() {
    op_beide(|huis| {
        let (id, kenmerk) = huis.gemeld(true);
        let (mut adviseur, mut boa) = (huis.als(Rol::Adviseur), huis.als(Rol::Boa));
        bevat(&boa.get("/signalen"), "Spoed: de politie weet dit nog niet");
        let refused = weeg(&mut adviseur, kenmerk, &huis.versie(id), "volgen", "reden");
        status(&refused, 422);
        bevat(&refused, "Leg eerst vast dat de politie het weet");
        let no_contact = vertel_politie(huis, &mut boa, id, kenmerk, "");
        status(&no_contact, 422);
        bevat(&no_contact, "met wie u heeft gebeld");
        let bericht =
            [("versie", huis.versie(id)), ("wijze", "bericht".into()), ("notitie", "Graag langsrijden".into())];
        let bericht = bericht.each_ref().map(|(name, value)| (*name, value.as_str()));
        let no_address = boa.post(&format!("/signalen/{kenmerk}/politie"), &bericht);
        status(&no_address, 422);
        bevat(&no_address, "Graag langsrijden");
        status(&vertel_politie(huis, &mut boa, id, kenmerk, "meldkamer"), 303);
        bevat(&adviseur.get(&format!("/signalen/{kenmerk}")), "Gebeld na 0 minuten");
        assert!(!boa.get("/signalen").body.contains("de politie weet dit nog niet"));
        status(&weeg(&mut adviseur, kenmerk, &huis.versie(id), "volgen", "reden"), 303);
    });
}

#[test]
fn wie_tweede_is_verliest_niets_en_ziet_wat_de_eerste_deed() {
    op_beide(|huis| {
        let (id, kenmerk) = huis.gemeld(false);
        let (mut een, mut twee) = (huis.als(Rol::Adviseur), huis.als(Rol::Regisseur));
        let versie = huis.versie(id);
        status(&weeg(&mut een, kenmerk, &versie, "volgen", "Eerste afweging"), 303);
        let lost = weeg(&mut twee, kenmerk, &versie, "dossier", "Tweede afweging");
        status(&lost, 409);
        bevat(&lost, "Tweede afweging");
        bevat(&lost, "Eerste afweging");
        bevat(&lost, "Iemand anders was je voor");
        assert_eq!(huis.signaal(id).status, Status::Volgen);
        let fresh = format!("name=\"versie\" value=\"{}\"", huis.versie(id));
        bevat(&lost, &fresh);
        status(&weeg(&mut twee, kenmerk, &huis.versie(id), "dossier", "Tweede afweging"), 303);
        assert_eq!(huis.signaal(id).status, Status::InDossier);
        // The other forms keep what was typed as well.
        let told = twee.post(
            &format!("/signalen/{kenmerk}/politie"),
            &[("versie", &versie), ("wijze", "telefoon"), ("contact", "wijkagent"), ("notitie", "Getypte notitie")],
        );
        status(&told, 409);
        bevat(&told, "Getypte notitie");
        let pad = format!("/signalen/{kenmerk}/antwoord");
        let answer = twee.post(&pad, &[("versie", &versie), ("soort", "antwoord"), ("tekst", "Getypt antwoord")]);
        status(&answer, 409);
        bevat(&answer, "Getypt antwoord");
        let pad = format!("/signalen/{kenmerk}/herindelen");
        let moved = twee.post(&pad, &[("versie", &versie), ("categorie", "overlast_buren"), ("titel", "Getypte naam")]);
        status(&moved, 409);
        bevat(&moved, "Getypte naam");
        bevat(&moved, &format!("name=\"versie\" value=\"{}\"", huis.versie(id)));
    });
}

#[test]
fn een_casus_bij_een_verwant_signaal_staat_klaar_om_aan_toe_te_voegen() {
    op_beide(|huis| {
        let (first, second) = (huis.gemeld(false), huis.gemeld(false));
        let mut adviseur = huis.als(Rol::Adviseur);
        status(&weeg(&mut adviseur, first.1, &huis.versie(first.0), "dossier", "reden"), 303);
        let dossier = huis.signaal(first.0).dossier.expect("it started a file");
        let page = adviseur.get(&format!("/signalen/weging?kenmerk={}", second.1));
        bevat(&page, "zelfde adres");
        bevat(&page, "C-2026-0001");
        bevat(&page, &format!("<option value=\"{dossier}\" selected"));
        let velden = [
            ("kenmerk", second.1.to_string()),
            ("versie", huis.versie(second.0)),
            ("gevolg", "2".into()),
            ("kans", "2".into()),
            ("besluit", "toevoegen".into()),
            ("dossier", dossier.to_string()),
            ("motivering", "zelfde huis".into()),
        ];
        let velden = velden.each_ref().map(|(name, value)| (*name, value.as_str()));
        status(&adviseur.post("/signalen/weging", &velden), 303);
        assert_eq!(huis.signaal(second.0).dossier, Some(dossier));
    });
}

/// At a million signals the newest that share one word fill any list: what shares three must not drown in them.
#[test]
fn wat_drie_woorden_deelt_wordt_gevonden_achter_veel_nieuwere_die_er_een_delen() {
    op_beide(|huis| {
        let meld = |tekst: &str, plek: &str| huis.proef.meld("overlast_straat", tekst, plek).1;
        let oud = meld("Bij de transformator dumpt een vrachtwagen asbestplaten.", "Havenkade");
        for nummer in 0..60 {
            meld("Er staat weer een vrachtwagen met draaiende motor.", &format!("Parkeerplaats {nummer}"));
        }
        let nieuw = meld("Asbestplaten uit een vrachtwagen, naast de transformator.", "Bosweg");
        let page = huis.als(Rol::Adviseur).get(&format!("/signalen/{nieuw}"));
        bevat(&page, &format!("/signalen/{oud}"));
        bevat(&page, "zelfde woorden: asbestplaten, vrachtwagen, transformator");
    });
}

#[test]
fn de_beloofde_dag_legt_zichzelf_uit_ook_na_herindelen_en_heropenen() {
    op_beide(|huis| {
        let (id, kenmerk) = huis.gemeld(false);
        let mut adviseur = huis.als(Rol::Adviseur);
        let pad = format!("/signalen/{kenmerk}");
        let page = adviseur.get(&pad);
        for deel in [
            "Uiterlijk dinsdag 8 december 2026",
            "<summary>Waarom deze datum?</summary><div id=\"waarom\">",
            "Bij de categorie Overlast van buren belooft de gemeente antwoord binnen 10 werkdagen.",
            "gaat in op dinsdag 24 november 2026",
            "10 werkdagen later is het dinsdag 8 december 2026.",
            "Dit is een belofte van de gemeente, geen termijn uit een wet.",
            "lijst die Baken meebrengt",
            "Algemene termijnenwet, art. 3",
        ] {
            bevat(&page, deel);
        }
        let velden = [("versie", huis.versie(id)), ("categorie", "drugs".into()), ("titel", "Geschreeuw".into())];
        let velden = velden.each_ref().map(|(name, value)| (*name, value.as_str()));
        status(&adviseur.post(&format!("{pad}/herindelen"), &velden), 303);
        let page = adviseur.get(&pad);
        bevat(&page, "Uiterlijk dinsdag 8 december 2026");
        bevat(&page, "De gemeente beloofde antwoord binnen 10 werkdagen.");
        bevat(&page, "Nu hoort bij de categorie Drugs een belofte van 15 werkdagen.");

        heropen(huis, id);
        let page = adviseur.get(&pad);
        bevat(&page, "Uiterlijk vrijdag 18 december 2026");
        bevat(&page, "Bij de categorie Drugs belooft de gemeente antwoord binnen 15 werkdagen.");
        bevat(&page, "De melder vroeg om opnieuw te kijken. Vanaf die dag telt de belofte opnieuw.");
        bevat(&page, "gaat in op vrijdag 27 november 2026");
    });
}

/// Closed, and asked for again three days after it came in.
fn heropen(huis: &Huis<'_>, id: SignaalId) {
    let (nu, kring) = (crate::proef::nu(), huis.signaal(id).kring);
    let written = huis.proef.store.write_blocking(move |tx| {
        let daad = Daad { signaal: id, versie: rij::load(tx, id)?.versie, door: GebruikerId(1), moment: nu };
        let besluit = NieuwBesluit {
            soort: Besluitsoort::Afsluiten,
            status: Status::Afgesloten,
            dossier: None,
            doel: None,
            tot: None,
            motivering: "niets aan de hand".to_owned(),
            overleg: None,
        };
        schrijven::besluit(tx, daad, &besluit)?;
        assert!(schrijven::heropen(tx, id, jiff::civil::date(2026, 12, 18))?);
        let event = Gebeurtenis::new("signaal.heropend", Ding::new("signaal", id.0)).kring(kring);
        audit::record(tx, nu.plus_seconds(3 * 86_400), &event)
    });
    written.unwrap();
}

#[test]
fn een_antwoord_wordt_bekeken_geweigerd_en_verstuurd() {
    op_beide(|huis| {
        let (id, kenmerk) = huis.gemeld(false);
        let mut adviseur = huis.als(Rol::Adviseur);
        let pad = format!("/signalen/{kenmerk}/antwoord");
        bevat(&adviseur.get(&pad), "We zijn langs geweest");
        let mut send = |tekst: &str, actie: &str| {
            let versie = huis.versie(id);
            adviseur.post(&pad, &[("versie", &versie), ("soort", "antwoord"), ("tekst", tekst), ("actie", actie)])
        };
        bevat(&send("Wij zijn langs geweest.", "voorbeeld"), "Zo leest de melder het");
        assert_eq!(huis.signaal(id).beantwoord_op, None, "a preview sends nothing");
        let refused = send("Zie ook S-2026-0099.", "versturen");
        status(&refused, 422);
        bevat(&refused, "het nummer van een andere zaak");
        bevat(&refused, "Zie ook S-2026-0099.");
        status(&send("Wij zijn langs geweest.", "versturen"), 303);
        assert!(huis.signaal(id).beantwoord_op.is_some());
        status(&weeg(&mut adviseur, kenmerk, &huis.versie(id), "afsluiten", "Het is rustig."), 303);
        assert_eq!(huis.signaal(id).status, Status::Afgesloten);
    });
}

#[test]
fn een_andere_categorie_neemt_het_signaal_mee_naar_een_andere_kring() {
    op_beide(|huis| {
        let (id, kenmerk) = huis.gemeld(false);
        let (mut adviseur, mut boa) = (huis.als(Rol::Adviseur), huis.als(Rol::Boa));
        let pad = format!("/signalen/{kenmerk}");
        status(&boa.get(&pad), 200);
        let alle = huis.proef.inrichting.categorieen.alle();
        let andere = alle.iter().find(|found| found.thema() == crate::categorie::Thema::Ondermijning).unwrap();
        let velden = [("versie", huis.versie(id)), ("categorie", andere.code.clone()), ("titel", "Loods".to_owned())];
        let velden = velden.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(adviseur.post(&format!("{pad}/herindelen"), &velden).naar(), pad);
        status(&boa.get(&pad), 404);
        bevat(&adviseur.get(&pad), "Andere categorie of naam");
    });
}

#[test]
fn spoed_geven_brengt_je_bij_de_politie() {
    op_beide(|huis| {
        let (id, kenmerk) = huis.gemeld(false);
        let mut regisseur = huis.als(Rol::Regisseur);
        let versie = huis.versie(id);
        let pad = format!("/signalen/{kenmerk}/spoed");
        let given = regisseur.post(&pad, &[("versie", &versie), ("spoed", "ja")]);
        assert_eq!(given.naar(), format!("/signalen/{kenmerk}/politie"));
        assert!(huis.signaal(id).wacht_op_politie());
        status(&regisseur.post(&pad, &[("versie", &versie), ("spoed", "nee")]), 409);
        status(&regisseur.post(&pad, &[("versie", &huis.versie(id)), ("spoed", "nee")]), 422);
    });
}
