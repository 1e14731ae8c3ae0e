//! The pages of the administrator.

use super::{Server, on_both};
use crate::kring::{kring_met_code, leden};
use crate::testen;
use kern::{GebruikerId, Kring, Rol};

fn find_user(server: &Server, adres: &str) -> GebruikerId {
    let all = server.store.read_blocking(crate::gebruiker::gebruikers).expect("a list");
    all.into_iter().find(|known| known.inlognaam.expose() == adres).expect("the account is there").id
}

#[test]
fn een_beheerder_maakt_een_gebruiker_met_een_wachtwoord_voor_een_keer() {
    on_both(|server| {
        let mut browser = server.as_user(server.gebruiker(Rol::Beheerder));
        let fields = "naam=Noor+Proef&inlognaam=noor%40voorbeeld.nl&organisatie=1&rollen=adviseur&rollen=crisis";
        let page = browser.post("/beheer/gebruikers", fields);
        assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-store"));
        let shown = page.body.split("id=\"code\">").nth(1).and_then(|rest| rest.split('<').next());
        let wachtwoord = shown.expect("the password is on the page").to_owned();
        assert_eq!(wachtwoord.len(), 23);
        let signed_in =
            server.browser().post("/inloggen", &[("inlognaam", "noor@voorbeeld.nl"), ("wachtwoord", &wachtwoord)]);
        assert_eq!(signed_in.naar(), "/inloggen/instellen");
        let id = find_user(server, "noor@voorbeeld.nl");
        let rollen = testen::access::<crate::acties::MijnAccount>(&server.store, server.now(), id);
        assert_eq!(rollen.actor().rollen(), [Rol::Adviseur, Rol::Crisis]);
    });
}

#[test]
fn een_fout_in_het_formulier_komt_terug_met_wat_er_getypt_was() {
    on_both(|server| {
        let mut browser = server.as_user(server.gebruiker(Rol::Beheerder));
        for (fields, bericht) in [
            ("naam=Noor&inlognaam=noor&organisatie=1&rollen=fg", "Vul een e-mailadres in"),
            ("naam=Noor&inlognaam=noor%40b.nl&organisatie=&rollen=fg", "Kies voor wie deze persoon werkt"),
            ("naam=Noor&inlognaam=noor%40b.nl&organisatie=1", "Kies minstens"),
            ("naam=Noor&inlognaam=noor%40b.nl&organisatie=1&rollen=beheerder&rollen=fg", "ziet geen inhoud"),
        ] {
            let page = browser.post("/beheer/gebruikers", fields);
            assert_eq!(page.status, 422, "{fields}");
            assert!(page.body.contains(bericht) && page.body.contains("value=\"Noor\""), "{fields}");
        }
    });
}

#[test]
fn rollen_aan_en_uit_en_een_nieuw_wachtwoord() {
    on_both(|server| {
        let mut browser = server.as_user(server.gebruiker(Rol::Beheerder));
        let id = server.gebruiker(Rol::Adviseur);
        let mut person = server.as_user(id);
        let path = format!("/beheer/gebruikers/{id}");
        assert_eq!(browser.post(&format!("{path}/rollen"), "rollen=jurist").status, 303);
        assert!(person.get("/account").body.contains("Jurist"));
        assert_eq!(browser.post(&format!("{path}/rollen"), "").status, 422);
        assert_eq!(browser.post(&format!("{path}/uitzetten"), "").status, 303);
        assert_eq!(person.get("/account").status, 303);
        assert_eq!(browser.post(&format!("{path}/uitzetten"), "").status, 409, "it is off already");
        assert_eq!(browser.post(&format!("{path}/aanzetten"), "").status, 303);
        assert_eq!(browser.post(&format!("{path}/wachtwoord"), "").status, 200);
        assert_eq!(browser.post(&format!("{path}/app-wissen"), "").status, 303);
        assert_eq!(browser.post("/beheer/gebruikers/999/uitzetten", "").status, 404);
    });
}

#[test]
fn kringen_en_hun_mensen() {
    on_both(|server| {
        let mut browser = server.as_user(server.gebruiker(Rol::Beheerder));
        let id = server.gebruiker(Rol::Adviseur);
        assert_eq!(browser.post("/beheer/kringen", "naam=Woonoverlast&code=woonoverlast&soort=thema").status, 303);
        assert_eq!(browser.post("/beheer/kringen", "naam=Weer&code=woonoverlast&soort=thema").status, 422);
        assert_eq!(browser.post("/beheer/kringen", "naam=Weer&code=met+spatie&soort=thema").status, 422);
        assert_eq!(browser.post("/beheer/kringen", "naam=Weer&code=weer&soort=dossier").status, 422);
        let found = server.store.read_blocking(|tx| kring_met_code(tx, "woonoverlast"));
        let kring: Kring = found.expect("a read").expect("the kring is there");
        let path = format!("/beheer/kringen/{}", kring.0);
        assert_eq!(browser.post(&format!("{path}/leden"), &format!("gebruiker={id}&grondslag=")).status, 422);
        assert_eq!(browser.post(&format!("{path}/leden"), "gebruiker=999&grondslag=x").status, 422);
        let past = format!("gebruiker={id}&grondslag=x&tot_dag=1&tot_maand=1&tot_jaar=2026");
        assert_eq!(browser.post(&format!("{path}/leden"), &past).status, 422);
        let good = format!("gebruiker={id}&grondslag=convenant&tot_dag=24&tot_maand=11&tot_jaar=2026");
        assert_eq!(browser.post(&format!("{path}/leden"), &good).status, 303, "until and including today");
        let now = server.now();
        let members = server.store.read_blocking(move |tx| leden(tx, kring, now)).expect("members");
        assert_eq!(
            members.iter().map(|lid| (lid.gebruiker, lid.grondslag.as_str())).collect::<Vec<_>>(),
            [(id, "convenant")]
        );
        let page = browser.get(&path).body;
        assert!(
            page.contains("tafel: convenant") && page.contains("tot en met 24 november 2026"),
            "the last day, not the one after: {page}"
        );
        assert_eq!(browser.post(&format!("{path}/leden/{}/verwijderen", members[0].id), "").status, 303);
        let sees = || testen::access::<crate::acties::MijnAccount>(&server.store, now, id).kringen().contains(&kring);
        assert!(!sees());
        assert_eq!(browser.post("/beheer/rollen/adviseur/kringen", &format!("kringen={}", kring.0)).status, 303);
        assert!(sees());
        assert_eq!(browser.post("/beheer/rollen/adviseur/kringen", "").status, 303);
        assert!(!sees());
        assert_eq!(browser.post("/beheer/rollen/koning/kringen", "").status, 404);
    });
}

#[test]
fn partners_komen_erbij_en_gaan_eruit_en_de_gemeente_blijft() {
    on_both(|server| {
        let mut browser = server.as_user(server.gebruiker(Rol::Beheerder));
        assert_eq!(browser.post("/beheer/organisaties", "naam=Woningstichting+De+Proef").status, 303);
        assert_eq!(browser.post("/beheer/organisaties", "naam=Woningstichting+De+Proef").status, 422);
        assert_eq!(browser.post("/beheer/organisaties", "naam=+").status, 422);
        assert!(browser.get("/beheer/organisaties").body.contains("Woningstichting De Proef"));
        assert_eq!(browser.post("/beheer/organisaties/2/uitzetten", "").status, 303);
        assert_eq!(browser.post("/beheer/organisaties/2/aanzetten", "").status, 303);
        assert_eq!(browser.post("/beheer/organisaties/1/uitzetten", "").status, 422);
    });
}
