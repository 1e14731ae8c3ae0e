//! Who may not see it: outside the kring, with the wrong role, not signed in.

use super::{LEZEN, bevat, kring, op_beide, status};
use kern::Rol;

const VELDEN: &[(&str, &str)] = &[("versie", "1"), ("spoed", "ja"), ("wijze", "telefoon"), ("contact", "meldkamer")];

#[test]
fn buiten_de_kring_bestaat_het_niet() {
    op_beide(|huis| {
        let (id, kenmerk) = huis.gemeld(true);
        // A mayor may read signals, but is not in the kring of nuisance; a partner has no kring of the municipality.
        for rol in [Rol::Burgemeester, Rol::Partner] {
            let mut browser = huis.als(rol);
            for deel in LEZEN {
                status(&browser.get(&format!("/signalen/{kenmerk}{deel}")), 404);
            }
            status(&browser.get(&format!("/signalen/{kenmerk}/bijlagen/1")), 404);
            for deel in ["spoed", "melder", "politie", "antwoord", "herindelen"] {
                status(&browser.post(&format!("/signalen/{kenmerk}/{deel}"), VELDEN), 404);
            }
            let list = browser.get("/signalen");
            status(&list, 200);
            assert!(!list.body.contains(&kenmerk.to_string()) && !list.body.contains("Geschreeuw"), "{}", list.body);
        }
        assert_eq!(huis.inzage(id), [], "nobody saw it");
        assert_eq!(huis.versie(id), "1", "nobody changed it");
    });
}

#[test]
fn een_rol_zonder_de_actie_en_wie_niet_is_ingelogd_komen_niet_binnen() {
    op_beide(|huis| {
        let (id, kenmerk) = huis.gemeld(false);
        let mut boa = huis.als(Rol::Boa);
        status(&boa.get(&format!("/signalen/{kenmerk}")), 200);
        status(&boa.get("/signalen/weging"), 404);
        status(&boa.get("/signalen/inbrengen"), 404);
        status(&boa.get("/signalen/ingebracht"), 404);
        status(&boa.post("/signalen/weging", &[("kenmerk", &kenmerk.to_string())]), 404);
        for deel in ["melder", "antwoord", "herindelen", "spoed"] {
            status(&boa.post(&format!("/signalen/{kenmerk}/{deel}"), VELDEN), 404);
        }
        let mut jurist = huis.als(Rol::Jurist);
        status(&jurist.get("/signalen"), 404);
        status(&jurist.get("/signalen/nieuw"), 200);
        let mut vreemde = huis.vreemde();
        for pad in ["", "/nieuw", "/inbrengen", "/ingebracht", "/weging", &format!("/{kenmerk}")] {
            let reply = vreemde.get(&format!("/signalen{pad}"));
            status(&reply, 303);
            assert!(reply.naar().starts_with("/inloggen"), "{}", reply.naar());
        }
        assert_eq!(huis.versie(id), "1");
    });
}

#[test]
fn wie_het_meldde_ziet_alleen_die_kring_en_elke_blik_wordt_vastgelegd() {
    op_beide(|huis| {
        let (id, kenmerk) = huis.gemeld(false);
        let pad = format!("/signalen/{kenmerk}/melder");
        let mut regisseur = huis.als(Rol::Regisseur);
        assert!(!regisseur.get(&format!("/signalen/{kenmerk}")).body.contains("Mina Proef"));
        status(&regisseur.post(&pad, &[]), 404);
        assert_eq!(huis.melder_getoond(id), 0);
        let (wie, mut adviseur) = huis.met_rol(Rol::Adviseur);
        assert!(!adviseur.get(&format!("/signalen/{kenmerk}")).body.contains("Mina Proef"), "only after the act");
        let shown = adviseur.post(&pad, &[]);
        status(&shown, 200);
        bevat(&shown, "Mina Proef");
        assert_eq!(shown.header("cache-control"), "no-store");
        assert_eq!(huis.melder_getoond(id), 1);
        assert_eq!(huis.inzage(id)[0].wie, audit::Wie::Gebruiker(wie));
        status(&adviseur.get(&pad), 405);
    });
}

#[test]
fn een_bijlage_wordt_ontsleuteld_en_de_blik_vastgelegd() {
    op_beide(|huis| {
        let (id, kenmerk) = huis.gemeld(false);
        let nummer = huis.proef.lees(move |tx| crate::store::rij::bijlagen(tx, id))[0].id;
        let before = huis.inzage(id).len();
        let mut boa = huis.als(Rol::Boa);
        let file = boa.get(&format!("/signalen/{kenmerk}/bijlagen/{nummer}"));
        status(&file, 200);
        assert_eq!(file.header("content-type"), "image/png");
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert_eq!(huis.inzage(id).len(), before + 1);
        status(&boa.get(&format!("/signalen/{kenmerk}/bijlagen/{}", nummer + 1)), 404);
    });
}

#[test]
fn wat_iemand_schreef_wordt_nooit_script() {
    op_beide(|huis| {
        let (_, kenmerk) = huis.gemeld(true);
        let mut adviseur = huis.als(Rol::Adviseur);
        let pages = LEZEN.map(|deel| format!("/signalen/{kenmerk}{deel}"));
        for pad in pages.iter().map(String::as_str).chain(["/signalen", "/signalen/weging"]) {
            let page = adviseur.get(pad);
            status(&page, 200);
            assert!(!page.body.contains("<script>alert"), "{pad}");
            bevat(&page, "Geschreeuw");
        }
    });
}

#[test]
fn een_partner_met_wie_het_is_gedeeld_ziet_niet_wat_de_gemeente_ervan_vindt() {
    op_beide(|huis| {
        let (id, kenmerk) = huis.gemeld(false);
        let mut adviseur = huis.als(Rol::Adviseur);
        let mut partner = huis.als(Rol::Partner);
        let now = crate::proef::nu();
        let soort = access::organisatie::Organisatiesoort::Partner;
        let organisatie = access::testen::organisatie(&huis.proef.store, now, "Partner", soort);
        let velden = |kring: kern::Kring| {
            let pairs = [
                ("kenmerk", kenmerk.to_string()),
                ("versie", huis.versie(id)),
                ("gevolg", "2".to_owned()),
                ("kans", "2".to_owned()),
                ("besluit", "doorzetten".to_owned()),
                ("kring", kring.0.to_string()),
                ("grondslag", "convenant woonoverlast".to_owned()),
                ("tot_dag", "1".to_owned()),
                ("tot_maand", "2".to_owned()),
                ("tot_jaar", "2027".to_owned()),
                ("motivering", "Hun huurder, geheime afweging".to_owned()),
            ];
            pairs.to_vec()
        };
        let send = |browser: &mut web::testen::Browser, kring| {
            let pairs = velden(kring);
            let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
            browser.post("/signalen/weging", &pairs)
        };
        // A kring of the municipality is no partner.
        let refused = send(&mut adviseur, kring(huis));
        status(&refused, 422);
        bevat(&refused, "geheime afweging");
        status(&send(&mut adviseur, organisatie.kring), 303);
        let page = partner.get(&format!("/signalen/{kenmerk}"));
        status(&page, 200);
        bevat(&page, "Elke nacht geschreeuw");
        assert!(!page.body.contains("geheime afweging") && !page.body.contains("Mina"), "{}", page.body);
        bevat(&adviseur.get(&format!("/signalen/{kenmerk}")), "geheime afweging");
    });
}
