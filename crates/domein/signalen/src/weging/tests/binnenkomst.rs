//! Typing in, bringing in, and finding it back in the list.

use super::{bevat, meerdelig, op_beide, status};
use kern::Rol;

const VELDEN: [(&str, &str); 5] = [
    ("tekst", "Groep op het plein steekt vuurwerk af."),
    ("plek", "Dorpsplein 1"),
    ("categorie", "overlast_buren"),
    ("gaande", "nu"),
    ("bron", "telefoon"),
];

fn met<'a>(extra: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    VELDEN.iter().chain(extra).copied().collect()
}

#[test]
fn snel_signaal_gaat_in_een_scherm_en_met_spoed_door_naar_de_politie() {
    op_beide(|huis| {
        let mut boa = huis.als(Rol::Boa);
        status(&boa.get("/signalen/nieuw"), 200);
        let made = boa.send(meerdelig("/signalen/nieuw", &met(&[])));
        assert_eq!((made.status.as_u16(), made.naar()), (303, "/signalen/S-2026-0001"));
        let again = boa.send(meerdelig("/signalen/nieuw", &met(&[("actie", "nog-een")])));
        assert_eq!(again.naar(), "/signalen/nieuw");
        let urgent = boa.send(meerdelig("/signalen/nieuw", &met(&[("spoed", "ja")])));
        assert_eq!(urgent.naar(), "/signalen/S-2026-0003/politie");
        let list = boa.get("/signalen");
        for kenmerk in ["S-2026-0001", "S-2026-0002", "S-2026-0003"] {
            bevat(&list, kenmerk);
        }
    });
}

#[test]
fn wat_ontbreekt_staat_bij_het_veld_en_wat_er_staat_blijft() {
    op_beide(|huis| {
        let mut boa = huis.als(Rol::Boa);
        let velden = [("tekst", "Getypte <b>tekst</b>"), ("gaande", "nu"), ("bron", "medewerker")];
        let refused = boa.send(meerdelig("/signalen/nieuw", &velden));
        status(&refused, 422);
        bevat(&refused, "Kies waar het over gaat.");
        bevat(&refused, "Getypte &#60;b&#62;tekst");
        assert!(boa.get("/signalen").body.contains("Er zijn geen signalen"));
    });
}

#[test]
fn wie_het_invoert_maar_niet_in_de_kring_zit_ziet_het_daarna_niet() {
    op_beide(|huis| {
        let mut jurist = huis.als(Rol::Jurist);
        let made = jurist.send(meerdelig("/signalen/nieuw", &met(&[])));
        assert_eq!((made.status.as_u16(), made.naar()), (303, "/signalen/nieuw"));
        bevat(&huis.als(Rol::Boa).get("/signalen"), "S-2026-0001");
    });
}

#[test]
fn een_partner_brengt_in_en_volgt_alleen_wat_zijn_organisatie_bracht() {
    op_beide(|huis| {
        let (_, other) = huis.gemeld(false);
        let mut partner = huis.als(Rol::Partner);
        bevat(&partner.get("/signalen/ingebracht"), "Er is nog niets ingebracht");
        let made = partner.send(meerdelig("/signalen/inbrengen", &met(&[])));
        assert_eq!((made.status.as_u16(), made.naar()), (303, "/signalen/S-2026-0002"));
        status(&partner.get("/signalen/S-2026-0002"), 200);
        let mut colleague = huis.als(Rol::Partner);
        let own = colleague.get("/signalen/ingebracht");
        bevat(&own, "S-2026-0002");
        assert!(!own.body.contains(&other.to_string()), "{}", own.body);
    });
}

#[test]
fn de_lijst_wordt_smaller_en_elk_filter_gaat_er_los_weer_af() {
    op_beide(|huis| {
        let (_, kenmerk) = huis.gemeld(true);
        let mut boa = huis.als(Rol::Boa);
        for (filter, there) in [
            ("thema=woonoverlast", true),
            ("thema=jeugd", false),
            ("status=nieuw&bron=formulier", true),
            ("status=volgen", false),
            ("politie=niet", true),
            ("politie=wel", false),
            ("spoed=ja", true),
            ("spoed=nee", false),
            ("van_mij=ja", false),
            ("risico=hoog", false),
            ("periode=7", true),
        ] {
            let page = boa.get(&format!("/signalen?{filter}"));
            status(&page, 200);
            let rows = page.body.split("<table").nth(1).unwrap_or_default();
            assert_eq!(rows.contains(&kenmerk.to_string()), there, "{filter}");
        }
        let page = boa.get("/signalen?status=nieuw&bron=formulier");
        bevat(&page, "href=\"/signalen?bron=formulier\"");
        bevat(&page, "href=\"/signalen?status=nieuw\"");
        status(&boa.get("/signalen?status=bestaat_niet"), 400);
    });
}

#[test]
fn bladeren_gaat_heen_en_terug_zonder_iets_over_te_slaan() {
    op_beide(|huis| {
        for _ in 0..52 {
            huis.proef.meld("overlast_buren", "Muziek tot diep in de nacht.", "Lindeveld 1");
        }
        let mut boa = huis.als(Rol::Boa);
        let first = boa.get("/signalen");
        bevat(&first, "S-2026-0052");
        assert!(!first.body.contains("S-2026-0002"));
        let next =
            first.body.split("href=\"").find(|part| part.starts_with("/signalen?onder=")).expect("an older page");
        let older = boa.get(&next[..next.find('"').unwrap()].replace("&#38;", "&"));
        bevat(&older, "S-2026-0002");
        bevat(&older, "S-2026-0001");
        assert!(!older.body.contains("S-2026-0003"));
        bevat(&older, "rel=\"prev\"");
    });
}
