//! A file from opening to closing, through the pages, on both databases.

use access::testen::{cookie, gebruiker, kring};
use kern::{Kring, Rol};
use store::Store;
use store::testen::on_both;
use web::testen::{Browser, app, clock};

fn migraties() -> Vec<store::Migratie> {
    [audit::MIGRATIES, access::MIGRATIES, jobs::MIGRATIES, dossier::MIGRATIES].concat()
}

/// A browser of somebody with this role in this kring.
fn browser(store: &Store, rol: Rol, kringen: &[Kring]) -> Browser {
    let app = app(store).build();
    let now = app.now();
    let whole = module::assemble(&[dossier::module()]);
    let id = gebruiker(store, now, &[rol], kringen);
    Browser::new(&app, whole.router(&app)).cookie(&cookie(store, now, id))
}

/// How much happened to the first file.
fn timeline(store: &Store) -> usize {
    let file = audit::Ding::new("dossier", 1);
    store.read_blocking(move |tx| audit::tijdlijn(tx, file, None, 99)).expect("the timeline").len()
}

fn now() -> kern::Moment {
    kern::Clock::now(&clock())
}

#[test]
fn een_casus_van_openen_tot_sluiten() {
    on_both(&migraties(), |store| {
        let kring = kring(store, now(), "thema:proef");
        let mut regisseur = browser(store, Rol::Regisseur, &[kring]);
        let empty = regisseur.get("/casussen");
        assert!(empty.body.contains("Er zijn geen casussen"), "{}", empty.body);
        let number = kring.0.to_string();
        let refused = regisseur.post("/casussen/nieuw", &[("titel", " "), ("kring", &number)]);
        assert_eq!(refused.status.as_u16(), 422);
        let made = regisseur.post("/casussen/nieuw", &[("titel", "Overlast <b>plein</b>"), ("kring", &number)]);
        assert_eq!((made.status.as_u16(), made.naar()), (303, "/casussen/C-2026-0001"));
        let page = regisseur.get("/casussen/C-2026-0001");
        assert!(
            page.body.contains("Overlast &#60;b&#62;plein") && page.body.contains("Casus geopend"),
            "{}",
            page.body
        );
        let kept = regisseur
            .post("/casussen/C-2026-0001/actie", &[("wat", "Bellen met de buurt"), ("wie", ""), ("voor_dag", "1")]);
        assert!(kept.status.as_u16() == 422 && kept.body.contains("Bellen met de buurt"));
        assert_eq!(
            regisseur
                .post("/casussen/C-2026-0001/notitie", &[("tekst", "Gesproken met de corporatie.")])
                .status
                .as_u16(),
            303
        );
        assert!(regisseur.get("/casussen/C-2026-0001").body.contains("Gesproken met de corporatie."));
        let close = |browser: &mut Browser, versie: &str| {
            browser
                .post("/casussen/C-2026-0001/status", &[("naar", "gesloten"), ("reden", "rustig"), ("versie", versie)])
                .status
                .as_u16()
        };
        assert_eq!(close(&mut regisseur, "7"), 409);
        assert_eq!(close(&mut regisseur, "1"), 303);
        assert!(!regisseur.get("/casussen").body.contains("C-2026-0001"));
        assert!(regisseur.get("/casussen?status=gesloten").body.contains("C-2026-0001"));
    });
}

#[test]
fn in_een_gesloten_casus_schrijft_niemand_meer() {
    on_both(&migraties(), |store| {
        let kring = kring(store, now(), "thema:proef");
        let mut eerste = browser(store, Rol::Regisseur, &[kring]);
        let mut tweede = browser(store, Rol::Adviseur, &[kring]);
        let pad = "/casussen/C-2026-0001";
        eerste.post("/casussen/nieuw", &[("titel", "Loods"), ("kring", &kring.0.to_string())]);
        let leden = store.read_blocking(move |tx| dossier::store::collegas(tx, kring, now())).expect("colleagues");
        let wie = leden[0].0.to_string();
        let actie = [
            ("wat", "Sloten nakijken"),
            ("wie", &*wie),
            ("voor_dag", "1"),
            ("voor_maand", "12"),
            ("voor_jaar", "2026"),
        ];
        assert_eq!(eerste.post(&format!("{pad}/actie"), &actie).status.as_u16(), 303);
        let gesloten = [("naar", "gesloten"), ("reden", "rustig"), ("versie", "1")];
        assert_eq!(tweede.post(&format!("{pad}/status"), &gesloten).status.as_u16(), 303);

        let before = timeline(store);
        let tried = [
            eerste.post(&format!("{pad}/notitie"), &[("tekst", "Te laat <i>geschreven</i>.")]),
            eerste.post(&format!("{pad}/actie"), &actie),
            eerste.post(&format!("{pad}/actie/1/klaar"), &[]),
            eerste.post(&format!("{pad}/wijzigen"), &[("titel", "Anders"), ("regisseur", ""), ("versie", "2")]),
        ];
        for refused in &tried {
            assert_eq!(refused.status.as_u16(), 422);
            assert!(refused.body.contains("Deze casus is gesloten. Open hem eerst opnieuw."), "{}", refused.body);
        }
        // What was typed is not lost, though the form it was typed in is gone.
        assert!(tried[0].body.contains("Te laat &#60;i&#62;geschreven&#60;/i&#62;."), "{}", tried[0].body);
        assert_eq!(timeline(store), before, "nothing happened");
        assert!(tweede.get(pad).body.contains("Loods"));

        let open = [("naar", "open"), ("reden", "weer onrust"), ("versie", "2")];
        assert_eq!(tweede.post(&format!("{pad}/status"), &open).status.as_u16(), 303);
        assert_eq!(eerste.post(&format!("{pad}/actie/1/klaar"), &[]).status.as_u16(), 303);
    });
}

#[test]
fn twee_die_tegelijk_wijzigen_zien_elkaars_werk() {
    on_both(&migraties(), |store| {
        let kring = kring(store, now(), "thema:proef");
        let mut eerste = browser(store, Rol::Regisseur, &[kring]);
        let mut tweede = browser(store, Rol::Adviseur, &[kring]);
        eerste.post("/casussen/nieuw", &[("titel", "Loods"), ("kring", &kring.0.to_string())]);
        let wijzig = |browser: &mut Browser, titel: &str, versie: &str| {
            let fields = [("titel", titel), ("regisseur", ""), ("versie", versie)];
            browser.post("/casussen/C-2026-0001/wijzigen", &fields)
        };
        assert_eq!(wijzig(&mut eerste, "Loods aan het kanaal", "1").status.as_u16(), 303);
        let lost = wijzig(&mut tweede, "Loods bij de brug", "1");
        assert_eq!(lost.status.as_u16(), 409);
        for seen in ["Iemand anders was je voor", "Loods aan het kanaal", "value=\"Loods bij de brug\"", "value=\"2\""]
        {
            assert!(lost.body.contains(seen), "{seen}: {}", lost.body);
        }
        assert_eq!(wijzig(&mut tweede, "Loods bij de brug", "2").status.as_u16(), 303);
        // Who leads it must be able to see it.
        let stranger = access::testen::gebruiker(store, now(), &[Rol::Regisseur], &[]).to_string();
        let fields = [("titel", "Loods"), ("regisseur", &*stranger), ("versie", "3")];
        let refused = tweede.post("/casussen/C-2026-0001/wijzigen", &fields);
        assert!(refused.status.as_u16() == 422 && refused.body.contains("Kies iemand die deze casus mag zien."));
    });
}

#[test]
fn buiten_de_kring_is_er_geen_casus() {
    on_both(&migraties(), |store| {
        let (eigen, ander) = (kring(store, now(), "thema:eigen"), kring(store, now(), "thema:ander"));
        let mut binnen = browser(store, Rol::Regisseur, &[eigen]);
        binnen.post("/casussen/nieuw", &[("titel", "Geheim"), ("kring", &eigen.0.to_string())]);
        let mut buiten = browser(store, Rol::Regisseur, &[ander]);
        let missing = buiten.get("/casussen/C-2026-9999");
        let hidden = buiten.get("/casussen/C-2026-0001");
        assert_eq!((hidden.status, hidden.body.len()), (missing.status, missing.body.len()));
        assert!(!buiten.get("/casussen").body.contains("Geheim"));
        let tried = buiten.post("/casussen/C-2026-0001/notitie", &[("tekst", "mag niet")]);
        assert_eq!(tried.status.as_u16(), 404);
        let foreign = buiten.post("/casussen/nieuw", &[("titel", "X"), ("kring", &eigen.0.to_string())]);
        assert_eq!(foreign.status.as_u16(), 422);
    });
}

#[test]
fn elke_deur_is_dicht_en_elke_opdracht_geldig() {
    on_both(&migraties(), |store| {
        let whole = module::assemble(&[dossier::module()]);
        for sql in whole.sql() {
            assert_eq!(store.read_blocking(move |tx| tx.prepare(sql)), Ok::<(), store::StoreError>(()), "{}", sql.name);
        }
        assert_eq!(module::testen::open_doors(&whole, &app(store).build()), Vec::<String>::new());
        assert_eq!(
            jobs::bewaren::gebreken(
                dossier::MIGRATIES,
                &[(dossier::module().bewaren)(), jobs::bewaren::regels()].concat()
            ),
            Vec::<String>::new()
        );
    });
}
