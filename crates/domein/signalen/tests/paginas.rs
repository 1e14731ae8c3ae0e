//! The pages of staff and partners, through the whole service, on both databases.

#![expect(clippy::unwrap_used, reason = "a test stops where it goes wrong")]

use access::organisatie::Organisatiesoort;
use access::testen::{cookie, gebruiker, run};
use bestand::{Hoofdsleutel, Kluis};
use kern::{Clock, Kring, Persoonsgegeven, Rol};
use module::Assembled;
use signalen::aannemen::{self, Melder, Melding};
use signalen::categorie::Categorieen;
use signalen::inrichting::{Inrichting, Politieafspraak};
use signalen::model::{Bron, Gaande};
use std::sync::Arc;
use store::Store;
use store::testen::on_both;
use web::App;
use web::testen::{Browser, clock};

fn migraties() -> Vec<store::Migratie> {
    [
        audit::MIGRATIES,
        access::MIGRATIES,
        jobs::MIGRATIES,
        dossier::MIGRATIES,
        overleg::MIGRATIES,
        besluit::MIGRATIES,
        signalen::MIGRATIES,
    ]
    .concat()
}

struct Proef {
    app: App,
    whole: Assembled,
    inrichting: Arc<Inrichting>,
    clock: kern::FixedClock,
    _map: tempfile::TempDir,
}

impl Proef {
    fn new(store: &Store) -> Self {
        let map = tempfile::tempdir().unwrap();
        let sleutel = Hoofdsleutel::maak(&map.path().join("sleutel")).unwrap();
        let kluis = Arc::new(Kluis::open(&map.path().join("bestanden"), &sleutel).unwrap());
        let now = clock().now();
        store.write_blocking(move |tx| signalen::opzetten::kringen(tx, now)).unwrap();
        let inrichting = store.read_blocking(move |tx| {
            let (naam, url) = ("Voorbeeldstad".to_owned(), "https://baken.example".to_owned());
            Inrichting::load(tx, Categorieen::standaard().unwrap(), kluis, Politieafspraak::default(), naam, url)
        });
        let inrichting = Arc::new(inrichting.unwrap());
        let clock = clock();
        let app = App::builder(store.clone(), Arc::new(clock.clone()))
            .gemeente(web::testen::gemeente())
            .ext(Arc::clone(&inrichting))
            .build();
        let whole = module::assemble(&[signalen::module(), dossier::module(), overleg::module()]);
        Self { app, whole, inrichting, clock, _map: map }
    }

    fn als(&self, rol: Rol) -> Browser {
        self.als_in(rol, &[])
    }

    fn als_in(&self, rol: Rol, kringen: &[Kring]) -> Browser {
        let id = gebruiker(self.app.store(), self.app.now(), &[rol], kringen);
        Browser::new(&self.app, self.whole.router(&self.app)).cookie(&cookie(self.app.store(), self.app.now(), id))
    }

    fn meld(&self, categorie: &str, tekst: &str, spoed: bool) -> String {
        let text = |text: &str| Persoonsgegeven::new(text.to_owned());
        let melding = Melding {
            categorie: categorie.into(),
            titel: None,
            tekst: tekst.into(),
            plek: "Lindeveld 22".into(),
            punt: duiding::geo::Punt::new(52.17, 5.29),
            gaande: Gaande::Steeds,
            gebeurd_op: None,
            bron: Bron::Formulier,
            organisatie: None,
            ingevoerd_door: None,
            ontvangen: self.app.now(),
            spoed,
            melder: Melder { naam: text("Mina Proef"), email: text("mina@post.example"), telefoon: text("") },
            wil_antwoord: true,
            bijlagen: Vec::new(),
            herkomst: None,
        };
        let mut bytes = [0; 26];
        getrandom::fill(&mut bytes).unwrap();
        let prepared = aannemen::bereid_voor(&self.inrichting, melding, bytes).unwrap();
        let (domain, now) = (Arc::clone(&self.inrichting), self.app.now());
        let stored =
            run(self.app.store().write(move |tx| aannemen::leg_vast(tx, &domain, prepared, audit::Wie::Niemand, now)));
        stored.unwrap().kenmerk.to_string()
    }
}

fn hidden(page: &str, naam: &str) -> String {
    let after = page.split(&format!("name=\"{naam}\" value=\"")).nth(1).unwrap_or_default();
    after.split('"').next().unwrap_or_default().to_owned()
}

#[test]
fn wegen_en_besluiten_in_een_keer_en_twee_mensen_overschrijven_elkaar_niet() {
    on_both(&migraties(), |store| {
        let proef = Proef::new(store);
        let kenmerk = proef.meld("overlast_buren", "Elke nacht <script>alert(1)</script> lawaai in het portiek", false);
        let (mut een, mut twee) = (proef.als(Rol::Adviseur), proef.als(Rol::Adviseur));
        let page = een.get("/signalen/weging");
        assert!(page.body.contains(&kenmerk) && !page.body.contains("<script>alert"), "{}", page.body);
        let versie = hidden(&page.body, "versie");
        let fields = |motivering: &'static str| {
            vec![
                ("kenmerk", kenmerk.as_str()),
                ("versie", versie.as_str()),
                ("gevolg", "3"),
                ("kans", "3"),
                ("besluit", "dossier"),
                ("titel", "Overlast portiek"),
                ("motivering", motivering),
            ]
        };
        let refused = een.post("/signalen/weging", &fields(" "));
        assert!(refused.status.as_u16() == 422 && refused.body.contains("waarom"), "{}", refused.body);
        let done = een.post("/signalen/weging", &fields("derde keer deze maand"));
        assert_eq!((done.status.as_u16(), done.naar()), (303, "/signalen/weging"), "{}", done.body);
        let lost = twee.post("/signalen/weging", &fields("mijn eigen reden"));
        assert_eq!(lost.status.as_u16(), 409);
        assert!(lost.body.contains("mijn eigen reden") && lost.body.contains("Hoog (9 van 16)"), "{}", lost.body);
        let shown = een.get(&format!("/signalen/{kenmerk}")).body;
        assert!(shown.contains("C-2026-0001") && shown.contains("Overlast portiek") && shown.contains("derde keer"));
        assert!(een.get("/casussen/C-2026-0001").body.contains(&kenmerk));
    });
}

#[test]
fn spoed_staat_bovenaan_tot_de_politie_het_weet() {
    on_both(&migraties(), |store| {
        let proef = Proef::new(store);
        let kenmerk = proef.meld("overlast_buren", "Man met mes in het portiek", true);
        let mut boa = proef.als(Rol::Boa);
        for path in ["/", "/signalen"] {
            assert!(boa.get(path).body.contains("de politie weet dit nog niet"), "{path}");
        }
        let path = format!("/signalen/{kenmerk}/politie");
        let versie = hidden(&boa.get(&path).body, "versie");
        let missing = boa.post(&path, &[("wijze", "telefoon"), ("versie", &versie)]);
        assert!(missing.status.as_u16() == 422 && missing.body.contains("met wie"));
        let done = boa.post(&path, &[("wijze", "telefoon"), ("contact", "meldkamer"), ("versie", &versie)]);
        assert_eq!(done.status.as_u16(), 303);
        assert!(!boa.get("/").body.contains("de politie weet dit nog niet"));
        assert!(boa.get(&format!("/signalen/{kenmerk}")).body.contains("meldkamer"));
    });
}

#[test]
fn wie_buiten_de_kring_staat_krijgt_overal_hetzelfde_niets() {
    on_both(&migraties(), |store| {
        let proef = Proef::new(store);
        let kenmerk = proef.meld("drugs", "Kanariepiet handelt bij de loods", false);
        let mut buiten = proef.als(Rol::Regisseur);
        let missing = buiten.get("/signalen/S-2026-9999");
        for path in ["", "/politie", "/antwoord", "/herindelen", "/bijlagen/1"] {
            let hidden = buiten.get(&format!("/signalen/{kenmerk}{path}"));
            assert_eq!((hidden.status.as_u16(), hidden.body.len()), (404, missing.body.len()), "{path}");
        }
        let search = buiten.post("/zoeken", &[("q", "kanariepiet loods")]);
        let everywhere = [
            buiten.get("/").body,
            buiten.get("/signalen").body,
            buiten.get("/signalen?thema=ondermijning").body,
            buiten.get("/signalen/weging").body,
            buiten.get("/kaart").body,
            buiten.get("/kaart/punten.json").body,
            search.body.replace("value=\"kanariepiet loods\"", ""),
            buiten.get("/signalenoverleg").body,
            buiten.get("/overleggen/1").body,
        ];
        for body in everywhere {
            assert!(!body.to_lowercase().contains("kanariepiet") && !body.contains(&kenmerk), "{body}");
        }
        let mut binnen = proef.als(Rol::Adviseur);
        assert!(binnen.post("/zoeken", &[("q", "kanariepiet loods")]).body.contains(&kenmerk));
        assert!(binnen.get("/kaart/punten.json").body.contains(&kenmerk));
    });
}

#[test]
fn een_partner_brengt_in_en_volgt_alleen_dat() {
    on_both(&migraties(), |store| {
        let proef = Proef::new(store);
        let ander = proef.meld("overlast_buren", "Kanariepiet zingt te hard", false);
        let now = proef.app.now();
        let own = access::testen::organisatie(store, now, "Partner", Organisatiesoort::Partner).kring;
        let mut partner = proef.als_in(Rol::Partner, &[own]);
        let boundary = "grens";
        let part = |naam: &str, waarde: &str| {
            format!("--{boundary}\r\ncontent-disposition: form-data; name=\"{naam}\"\r\n\r\n{waarde}\r\n")
        };
        let body = [
            part("tekst", "Huurder bedreigt onze beheerder"),
            part("categorie", "overlast_buren"),
            part("gaande", "voorbij"),
        ]
        .concat();
        let request = axum::http::Request::post("/signalen/inbrengen")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", format!("multipart/form-data; boundary={boundary}"))
            .body(axum::body::Body::from(format!("{body}--{boundary}--\r\n")))
            .unwrap();
        let made = partner.send(request);
        assert_eq!(made.status.as_u16(), 303, "{}", made.body);
        assert!(partner.get(made.naar()).body.contains("Huurder bedreigt"));
        let list = partner.get("/signalen").body;
        assert!(list.contains("Huurder bedreigt") && !list.contains("Kanariepiet") && !list.contains(&ander));
        assert!(partner.post("/zoeken", &[("q", "beheerder")]).body.contains("Huurder bedreigt"));
        assert_eq!(partner.get(&format!("/signalen/{ander}")).status.as_u16(), 404);
    });
}

#[test]
fn het_overleg_maakt_zijn_lijst_en_besluiten_landen_erin() {
    on_both(&migraties(), |store| {
        let proef = Proef::new(store);
        let kenmerk = proef.meld("overlast_buren", "Lawaai in de flat", false);
        let mut adviseur = proef.als(Rol::Adviseur);
        let naar = adviseur.get("/signalenoverleg");
        assert_eq!(naar.status.as_u16(), 303);
        let path = naar.naar().to_owned();
        let page = adviseur.get(&path).body;
        assert!(page.contains(&kenmerk) && page.contains("0 van 1 besproken"), "{page}");
        let overleg = path.rsplit('/').next().unwrap();
        let triage = adviseur.get(&format!("/signalen/weging?kenmerk={kenmerk}&overleg={overleg}")).body;
        let versie = hidden(&triage, "versie");
        let done = adviseur.post(
            "/signalen/weging",
            &[
                ("kenmerk", &kenmerk),
                ("overleg", overleg),
                ("versie", &versie),
                ("gevolg", "1"),
                ("kans", "2"),
                ("besluit", "volgen"),
                ("tot_dag", "1"),
                ("tot_maand", "12"),
                ("tot_jaar", "2026"),
                ("motivering", "even aankijken"),
            ],
        );
        assert_eq!(done.naar(), path, "{}", done.body);
        let page = adviseur.get(&path).body;
        assert!(page.contains("1 van 1 besproken") && page.contains("even aankijken"));
    });
}

#[test]
fn antwoorden_toont_een_voorbeeld_en_weigert_een_naam() {
    on_both(&migraties(), |store| {
        let proef = Proef::new(store);
        let kenmerk = proef.meld("overlast_buren", "Gisteren sloeg Kareltje op de deur.", false);
        let mut adviseur = proef.als(Rol::Adviseur);
        let path = format!("/signalen/{kenmerk}/antwoord");
        let versie = hidden(&adviseur.get(&path).body, "versie");
        let preview = adviseur.post(
            &path,
            &[("soort", "antwoord"), ("tekst", "Wij zijn geweest."), ("versie", &versie), ("actie", "voorbeeld")],
        );
        assert!(preview.body.contains("Zo leest de melder het"));
        let refused =
            adviseur.post(&path, &[("soort", "antwoord"), ("tekst", "Kareltje is gewaarschuwd."), ("versie", &versie)]);
        assert!(refused.status.as_u16() == 422 && refused.body.contains("de naam Kareltje"), "{}", refused.body);
        let sent = adviseur.post(&path, &[("soort", "antwoord"), ("tekst", "Wij zijn geweest."), ("versie", &versie)]);
        assert_eq!(sent.status.as_u16(), 303);
        let shown = adviseur.post(&format!("/signalen/{kenmerk}/melder"), &[]);
        assert!(shown.body.contains("Mina Proef"));
        assert!(adviseur.get(&format!("/signalen/{kenmerk}")).body.contains("Wij zijn geweest."));
    });
}

#[test]
fn uitvoer_vraagt_een_reden_en_kent_geen_melder() {
    on_both(&migraties(), |store| {
        let proef = Proef::new(store);
        let kenmerk = proef.meld("overlast_buren", "=SOM(1) lawaai", false);
        let mut adviseur = proef.als(Rol::Adviseur);
        assert_eq!(adviseur.post("/signalen/uitvoer", &[("soort", "csv"), ("periode", "31")]).status.as_u16(), 422);
        assert_eq!(adviseur.post("/signalen/uitvoer", &[("soort", "csv"), ("reden", "x")]).status.as_u16(), 422);
        let file =
            adviseur.post("/signalen/uitvoer", &[("soort", "csv"), ("periode", "31"), ("reden", "kwartaalrapport")]);
        assert!(
            file.body.contains(&kenmerk) && file.body.contains("'=SOM") && !file.body.contains("Mina"),
            "{}",
            file.body
        );
        let sheet =
            adviseur.post("/signalen/uitvoer", &[("soort", "xlsx"), ("periode", "31"), ("reden", "kwartaalrapport")]);
        assert!(sheet.status.is_success() && sheet.body.starts_with("PK"));
    });
}

#[test]
fn uitvoer_neemt_het_filter_van_de_lijst_mee_en_legt_het_vast() {
    on_both(&migraties(), |store| {
        let proef = Proef::new(store);
        let buren = proef.meld("overlast_buren", "Lawaai boven ons.", false);
        let straat = proef.meld("overlast_straat", "Glas op de stoep.", false);
        let mut adviseur = proef.als(Rol::Adviseur);
        let list = adviseur.get("/signalen?categorie=overlast_buren").body;
        assert!(list.contains("/signalen/uitvoer?categorie=overlast_buren"), "{list}");
        let first = adviseur.get("/signalen/uitvoer?categorie=overlast_buren").body;
        assert!(first.contains("Hoe lang terug?") && !first.contains("Signalen in het bestand"), "{first}");
        let page = adviseur.get("/signalen/uitvoer?categorie=overlast_buren&periode=31").body;
        assert!(
            page.contains("Signalen in het bestand</dt><dd>1</dd>") && page.contains("Periode: Een maand"),
            "{page}"
        );
        let wanted = [("soort", "csv"), ("reden", "rapport"), ("categorie", "overlast_buren"), ("periode", "31")];
        let file = adviseur.post("/signalen/uitvoer", &wanted).body;
        assert!(file.contains(&buren) && !file.contains(&straat), "{file}");
        let told = store.read_blocking(|tx| audit::tijdlijn(tx, audit::Ding::new("uitvoer", 0), None, 9)).unwrap();
        let kept = r#"{"aantal":1,"filter":"categorie=overlast_buren&periode=31","soort":"csv"}"#;
        assert_eq!((told.len(), told[0].gegevens.as_str()), (1, kept));
        // What is no choice is refused, not left out: the file would hold more, and the log words of somebody.
        for wrong in ["gebied=Jan-de-Vries&periode=31", "thema=x&periode=31", "periode=12"] {
            assert_eq!(adviseur.get(&format!("/signalen/uitvoer?{wrong}")).status.as_u16(), 400, "{wrong}");
        }
        for rol in [Rol::Regisseur, Rol::Boa, Rol::Beleid, Rol::Partner, Rol::Beheerder] {
            assert_eq!(proef.als(rol).get("/signalen/uitvoer?periode=31").status.as_u16(), 404, "{rol:?}");
        }
    });
}

#[test]
fn elke_rol_heeft_een_vandaag_en_elke_deur_is_dicht() {
    on_both(&migraties(), |store| {
        let proef = Proef::new(store);
        proef.meld("overlast_straat", "Vuurwerk bij het bankje.", false);
        let blocks = [
            "Termijnen",
            "Nieuwe signalen",
            "Laatste signalen",
            "Gevolgd tot vandaag",
            "Mijn casussen",
            "Met ons gedeeld",
            "Wat speelt er",
            "Overleggen",
            "Acties voor jou",
            "Signalen per week",
            "Wacht op jou",
            "Snel signaal",
        ];
        let seen = |rol: Rol| {
            let page = proef.als(rol).get("/");
            assert_eq!(page.status.as_u16(), 200, "{rol:?}");
            let heading = |blok: &&str| page.body.contains(&format!(">{blok}</h2>"));
            blocks.into_iter().filter(heading).collect::<Vec<_>>()
        };
        let work = [
            "Termijnen",
            "Nieuwe signalen",
            "Gevolgd tot vandaag",
            "Overleggen",
            "Acties voor jou",
            "Signalen per week",
        ];
        assert_eq!(seen(Rol::Adviseur), work);
        let leads: Vec<&str> = [&work[..3], &["Mijn casussen"], &work[3..]].concat();
        assert_eq!(seen(Rol::Regisseur), leads);
        assert_eq!(seen(Rol::Boa), ["Laatste signalen", "Overleggen", "Acties voor jou", "Snel signaal"]);
        assert_eq!(seen(Rol::Burgemeester), ["Laatste signalen", "Wat speelt er", "Signalen per week"]);
        assert_eq!(seen(Rol::Partner), ["Met ons gedeeld", "Overleggen", "Acties voor jou"]);
        for rol in [Rol::Jurist, Rol::Beleid, Rol::Crisis] {
            assert_eq!(seen(rol), ["Acties voor jou", "Snel signaal"], "{rol:?}");
        }
        for rol in [Rol::Fg, Rol::Beheerder] {
            assert_eq!(seen(rol), ["Wacht op jou"], "{rol:?}");
        }
        assert_eq!(module::testen::open_doors(&proef.whole, &proef.app), Vec::<String>::new());
    });
}

#[test]
fn de_tellingen_naast_de_navigatie_lopen_mee_en_houden_niemand_ingelogd() {
    on_both(&migraties(), |store| {
        let (een, twee) = (Proef::new(store), Proef::new(store));
        let count = |browser: &mut Browser, pad: &str| {
            let all = browser.get("/live").json();
            let found = all.as_array().unwrap().iter().find(|telling| telling["pad"] == pad).unwrap().clone();
            found["aantal"].as_i64().unwrap()
        };
        let (mut here, mut boa) = (een.als(Rol::Adviseur), een.als(Rol::Boa));
        let mut there = twee.als(Rol::Adviseur);
        assert_eq!(count(&mut here, "/signalen/weging"), 0);
        twee.meld("overlast_straat", "Vuurwerk bij het bankje.", true);
        twee.meld("drugs", "Busjes bij de loods.", true);
        // What one server took in counts on the other.
        assert_eq!((count(&mut here, "/signalen/weging"), count(&mut there, "/signalen/weging")), (2, 2));
        assert_eq!(count(&mut here, "/signalen"), 2);
        // Only within the kringen, and only what somebody can do something about.
        assert_eq!((count(&mut boa, "/signalen"), count(&mut boa, "/signalen/weging")), (1, 0));
        let mut stranger = Browser::new(&een.app, een.whole.router(&een.app));
        let request = axum::http::Request::get("/live").header("accept", "application/json");
        assert_eq!(stranger.send(request.body(axum::body::Body::empty()).unwrap()).status.as_u16(), 401);
        // An open page that nobody looks at asks and asks; after an hour the work place is closed all the same.
        for _ in 0..7 {
            een.clock.advance(10 * 60);
            here.get("/live");
        }
        assert_eq!(here.get("/").status.as_u16(), 303);
    });
}
