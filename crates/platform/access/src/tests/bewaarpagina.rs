//! What the FG and the administrator do on the page of retention.

use super::{Ingelogd, Server, migraties};
use crate::gebruiker::gebruiker_uitzetten;
use crate::{Bewaarplan, Wijzer, Wijzers};
use audit::{Ding, Wie};
use jobs::bewaren::{Akkoord, Bewaarregel, Lot, Wijze, execute};
use kern::{GebruikerId, Rol};
use std::sync::Arc;
use web::testen::Browser;
use web::{App, Instellingen};

const WIJZER: Wijzer = |_, nummer| {
    let number = nummer.strip_prefix("G-").and_then(|number| number.parse().ok());
    Ok(number.map(|id| Ding::new("gebruiker", id)))
};

/// The rule about accounts, but for two persons.
fn regel() -> Bewaarregel {
    let mut regel = crate::bewaren()[0];
    if let Lot::Wissen(wissen) = &mut regel.lot
        && let Wijze::PerDing(per_ding) = &mut wissen.wijze
    {
        per_ding.akkoord = Akkoord::TweePersonen;
    }
    regel
}

/// A municipality in which an account has not been used for two years.
fn met_een_oud_account(test: impl Fn(&Server, &dyn Fn(Rol) -> Ingelogd, GebruikerId)) {
    store::testen::on_both(&migraties(), |store| {
        let server = Server::new(store, Instellingen::default());
        let noemers = vec![(|_, soort, id| Ok((soort == "gebruiker").then(|| format!("G-{id}")))) as crate::Noemer];
        let app = App::builder(store.clone(), Arc::new(server.clock.clone()))
            .gemeente(web::testen::gemeente())
            .ext(Arc::new(Wijzers(vec![WIJZER])))
            .ext(Arc::new(Bewaarplan { regels: [regel()].into(), noemers }))
            .build();
        let old = server.gebruiker(Rol::Adviseur);
        let then = server.now().plus_seconds(-2 * 366 * 86_400);
        let done = store.write_blocking(move |tx| gebruiker_uitzetten(tx, then, Wie::Niemand, old));
        done.expect("the account is shut");
        let who = |rol| {
            let mut person = server.as_user(server.gebruiker(rol));
            person.browser = Browser::new(&app, crate::routes().into_router());
            person
        };
        test(&server, &who, old);
    });
}

#[test]
fn alleen_toezicht_en_beheer_zien_wat_weg_mag() {
    met_een_oud_account(|_, who, old| {
        for rol in Rol::ALL {
            let page = who(rol).get("/toezicht/bewaren");
            if matches!(rol, Rol::Fg | Rol::Beheerder) {
                assert_eq!(page.status, 200, "{}", page.body);
                let name = format!("G-{old}");
                for seen in
                    ["Accounts van mensen die hier niet meer werken", "1 jaar na het uitzetten", "Mag weg", &name]
                {
                    assert!(page.body.contains(seen), "{seen}: {}", page.body);
                }
                assert_eq!(page.body.contains("Bewaarstop zetten"), rol == Rol::Fg);
            } else {
                assert_eq!(page.status, 404, "{}", rol.code());
                assert_eq!(who(rol).get("/toezicht/bewaren/lijst.csv").status, 404);
                assert_eq!(who(rol).post("/toezicht/bewaren/gebruiker/voorstel", "").status, 404);
                assert_eq!(who(rol).post("/toezicht/bewaren/stop", "nummer=G-1&reden=x").status, 404);
            }
        }
        let file = who(Rol::Fg).get("/toezicht/bewaren/lijst.csv");
        assert!(file.body.contains(&format!(";G-{old};")) && file.body.contains("mag weg"), "{}", file.body);
    });
}

#[test]
fn wissen_vraagt_twee_personen_en_een_bewaarstop_houdt_het_tegen() {
    met_een_oud_account(|server, who, old| {
        let (mut fg, mut beheerder) = (who(Rol::Fg), who(Rol::Beheerder));
        let refused = fg.post("/toezicht/bewaren/stop", &format!("nummer=G-{old}&reden=+"));
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Schrijf op waarom") && refused.body.contains(&format!("value=\"G-{old}\"")));
        assert_eq!(fg.post("/toezicht/bewaren/stop", "nummer=X-1&reden=bezwaar").status, 422);
        let gone = "nummer=G-1&reden=bezwaar&tot_dag=1&tot_maand=1&tot_jaar=2020";
        assert!(fg.post("/toezicht/bewaren/stop", gone).body.contains("die nog moet komen"));
        assert_eq!(fg.post("/toezicht/bewaren/stop", &format!("nummer=g-{old}&reden=bezwaar")).status, 303);
        assert!(fg.get("/toezicht/bewaren").body.contains("Blijft: bewaarstop"));
        let nothing = beheerder.post("/toezicht/bewaren/gebruiker/voorstel", "");
        assert_eq!(nothing.naar(), "/toezicht/bewaren", "a hold keeps it off the list");
        let lift = "/toezicht/bewaren/stop/1/opheffen";
        assert_eq!(beheerder.get(lift).status, 404);
        assert_eq!(beheerder.post(lift, "versie=1&reden=klaar").status, 404);
        assert!(fg.get(lift).body.contains("Waarom kan de bewaarstop weg?"));
        let refused = fg.post(lift, "versie=1&reden=++");
        assert_eq!(refused.status, 422);
        for seen in ["Schrijf op waarom de bewaarstop weg kan.", "aria-invalid", ">\n  </textarea>", "value=\"1\""] {
            assert!(refused.body.contains(seen), "{seen}: {}", refused.body);
        }
        assert!(fg.get("/toezicht/bewaren").body.contains("Blijft: bewaarstop"), "nothing was lifted");
        assert_eq!(fg.post(lift, "versie=1&reden=bezwaar+is+klaar").status, 303);
        assert_eq!(fg.post(lift, "versie=1&reden=nog+eens").status, 409, "it was lifted already");
        assert_eq!(fg.get(lift).status, 404);
        let page = fg.get("/toezicht/bewaren").body;
        assert!(page.contains("Eerdere bewaarstops") && page.contains("bezwaar is klaar"), "{page}");

        let made = beheerder.post("/toezicht/bewaren/gebruiker/voorstel", "");
        assert_eq!(made.naar(), "/toezicht/bewaren/voorstel/1");
        assert!(beheerder.get(made.naar()).body.contains("Een ander geeft akkoord"));
        let own = beheerder.post("/toezicht/bewaren/voorstel/1/akkoord", "versie=1");
        assert_eq!(own.status, 422);
        assert!(own.body.contains("Vraag een collega"), "{}", own.body);
        assert!(fg.get(made.naar()).body.contains("Wissen kan niet worden teruggedraaid"));
        assert_eq!(fg.post("/toezicht/bewaren/voorstel/1/akkoord", "versie=7").status, 409);
        assert_eq!(fg.post("/toezicht/bewaren/voorstel/1/akkoord", "versie=1").status, 303);
        let done = execute(&server.store, &[regel()], server.now(), 1).expect("the job runs");
        assert_eq!((done.vernietigd, done.overgeslagen), (1, 0));
        let page = fg.get("/toezicht/bewaren");
        assert!(page.body.contains("Gewist: 1") && !page.body.contains("Mag weg"), "{}", page.body);
    });
}

#[test]
fn een_voorstel_kan_worden_ingetrokken_en_dan_is_er_niets_weg() {
    met_een_oud_account(|_, who, old| {
        let (mut fg, mut beheerder) = (who(Rol::Fg), who(Rol::Beheerder));
        fg.post("/toezicht/bewaren/gebruiker/voorstel", "");
        let twice = beheerder.post("/toezicht/bewaren/gebruiker/voorstel", "");
        assert!(twice.status == 422 && twice.body.contains("Er loopt al een voorstel"), "{}", twice.body);
        assert_eq!(fg.post("/toezicht/bewaren/voorstel/1/intrekken", "versie=1").status, 303);
        let page = fg.get("/toezicht/bewaren");
        assert!(page.body.contains("Ingetrokken: 0") && page.body.contains(&format!("G-{old}")), "{}", page.body);
        assert_eq!(fg.get("/toezicht/bewaren/voorstel/2").status, 404);
        assert_eq!(fg.post("/toezicht/bewaren/bestaat-niet/voorstel", "").status, 404);
    });
}
