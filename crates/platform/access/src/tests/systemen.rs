//! Systems of partners, as the administrator lets them in and shuts them out.

use super::on_both;
use crate::{organisatie::Organisatiesoort, testen};
use kern::Rol;

#[test]
fn een_systeem_krijgt_een_sleutel_die_een_keer_wordt_getoond() {
    on_both(|server| {
        let mut beheer = server.as_user(server.gebruiker(Rol::Beheerder));
        assert!(beheer.get("/beheer/systemen").body.contains("Er is nog geen partner"));
        let partner = testen::organisatie(&server.store, server.now(), "Woongoed", Organisatiesoort::Partner);
        let gemeente = testen::organisatie(&server.store, server.now(), "Gemeente", Organisatiesoort::Gemeente);
        for (form, zin) in [
            (format!("naam=+&organisatie={}&scopes=proef.lezen", partner.id), "Vul de naam van het systeem in."),
            (format!("naam=Koppeling&organisatie={}", partner.id), "Kies wat het systeem mag uit de lijst."),
            (
                format!("naam=Koppeling&organisatie={}&scopes=alles", partner.id),
                "Kies wat het systeem mag uit de lijst.",
            ),
            (format!("naam=Koppeling&organisatie={}&scopes=proef.lezen", gemeente.id), "Kies van wie het systeem is."),
        ] {
            let refused = beheer.post("/beheer/systemen", &form);
            assert_eq!(refused.status, 422, "{form}");
            assert!(refused.body.contains(zin), "{form}: {}", refused.body);
        }
        let good = format!("naam=Koppeling&organisatie={}&scopes=proef.lezen", partner.id);
        let made = beheer.post("/beheer/systemen", &good);
        assert_eq!((made.status.as_u16(), made.header("cache-control")), (200, "no-store"), "{}", made.body);
        let token = made.body.split("id=\"code\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a token");
        assert!(token.len() >= 32, "{token}");
        let list = beheer.get("/beheer/systemen").body;
        assert!(list.contains("Koppeling") && list.contains("Proef lezen") && !list.contains(token), "{list}");
        assert_eq!(beheer.post("/beheer/systemen/1/uitzetten", "").status, 303);
        assert!(beheer.get("/beheer/systemen").body.contains("Uitgezet"));
        assert_eq!(beheer.post("/beheer/systemen/1/uitzetten", "").status, 409, "it was shut out already");
    });
}
