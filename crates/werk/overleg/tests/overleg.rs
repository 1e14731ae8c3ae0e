//! A meeting that makes its own list and closes itself, on both databases.

#![expect(clippy::unwrap_used, reason = "a test stops where it goes wrong")]

use access::testen::{access as key, cookie, gebruiker, kring};
use access::{Access, Mislukt};
use audit::Ding;
use kern::{Clock, GebruikerId, Kring, Moment, OverlegId, Rol};
use overleg::access::OverlegLeiden;
use overleg::{Punt, Reeks, Status};
use recht::atw::Kalender;
use store::testen::on_both;
use store::{Store, Tx};
use web::testen::{Browser, app, clock};

const REEKS: Reeks =
    Reeks { soort: "proefoverleg", titel: "Proefoverleg", dag: jiff::civil::Weekday::Tuesday, begin: "09.00" };

fn migraties() -> Vec<store::Migratie> {
    [audit::MIGRATIES, access::MIGRATIES, jobs::MIGRATIES, overleg::MIGRATIES].concat()
}

fn now() -> Moment {
    clock().now()
}

fn punt(id: i64, kring: Kring, titel: &str) -> Punt {
    Punt {
        ding: Ding::new("signaal", id),
        kring,
        kenmerk: format!("S-2026-{id:04}"),
        href: format!("/signalen/weging?kenmerk=S-2026-{id:04}"),
        titel: titel.to_owned(),
        aanleiding: "Nieuw",
    }
}

/// Does something as this person, in one unit.
fn as_person<T: Send + 'static>(
    store: &Store,
    wie: GebruikerId,
    work: impl FnOnce(&mut Tx<'_>, &Access<OverlegLeiden>) -> Result<T, Mislukt> + Send + 'static,
) -> Result<T, Mislukt> {
    let access = key::<OverlegLeiden>(store, now(), wie);
    store.write_blocking(move |tx| work(tx, &access))
}

fn current(store: &Store, wie: GebruikerId) -> overleg::Overleg {
    as_person(store, wie, |tx, access| Ok(overleg::huidige(tx, access, &Kalender::wettelijk(), &REEKS)?)).unwrap()
}

fn browser(store: &Store, wie: GebruikerId) -> Browser {
    let app = app(store).build();
    let whole = module::assemble(&[overleg::module()]);
    Browser::new(&app, whole.router(&app)).cookie(&cookie(store, app.now(), wie))
}

#[test]
fn een_overleg_maakt_zijn_lijst_en_sluit_zichzelf() {
    on_both(&migraties(), |store| {
        let een = kring(store, now(), "thema:een");
        let wie = gebruiker(store, now(), &[Rol::Adviseur], &[een]);
        let overleg = current(store, wie);
        assert_eq!((overleg.datum, overleg.status), (jiff::civil::date(2026, 11, 24), Status::Gepland));
        assert_eq!(current(store, wie).id, overleg.id);
        let fill = |wanted: Vec<Punt>| {
            let id = overleg.id;
            as_person(store, wie, move |tx, access| Ok(overleg::agenda_bijwerken(tx, access.kringen(), id, &wanted)?))
                .unwrap();
        };
        fill(vec![punt(1, een, "Lawaai"), punt(2, een, "Vuurwerk")]);
        decide(store, wie, overleg.id, 1).unwrap();
        // What no longer belongs goes; what is decided stays.
        fill(vec![punt(3, een, "Inbraak")]);
        let mut page = browser(store, wie);
        let path = format!("/overleggen/{}", overleg.id);
        let shown = page.get(&path).body;
        assert!(shown.contains("Lawaai") && shown.contains("Inbraak") && !shown.contains("Vuurwerk"), "{shown}");
        assert!(shown.contains("1 van 2 besproken") && shown.contains("overleg="));
        page.post(&format!("{path}/aanwezig"), &[]);
        let versie = current(store, wie).versie.to_string();
        let refused = page.post(&format!("{path}/sluiten"), &[("versie", &versie), ("reden", "")]);
        assert_eq!(refused.status.as_u16(), 422);
        let lost = page.post(&format!("{path}/sluiten"), &[("versie", "99"), ("reden", "tijd om")]);
        assert_eq!(lost.status.as_u16(), 409);
        let closed = page.post(&format!("{path}/sluiten"), &[("versie", &versie), ("reden", "tijd om")]);
        assert_eq!(closed.naar(), format!("{path}/besluitenlijst"));
        let list = page.get(closed.naar()).body;
        assert!(
            list.contains("afgesproken")
                && list.contains("Naar de volgende keer")
                && list.contains("tijd om")
                && list.contains("Aanwezig")
        );
        assert!(matches!(decide(store, wie, overleg.id, 3), Err(Mislukt::Weigering(_))));
        let next = current(store, wie);
        assert_eq!(next.datum, jiff::civil::date(2026, 12, 1));
        let carried = page.get(&format!("/overleggen/{}", next.id)).body;
        assert!(carried.contains("Inbraak") && carried.contains("Doorgeschoven") && !carried.contains("Lawaai"));
    });
}

fn decide(store: &Store, wie: GebruikerId, id: OverlegId, thing: i64) -> Result<(), Mislukt> {
    as_person(store, wie, move |tx, access| {
        overleg::besloten(tx, access, id, Ding::new("signaal", thing), "afgesproken")
    })
}

#[test]
fn een_partner_ziet_alleen_zijn_deel() {
    on_both(&migraties(), |store| {
        let (een, twee) = (kring(store, now(), "thema:een"), kring(store, now(), "thema:twee"));
        let wie = gebruiker(store, now(), &[Rol::Adviseur], &[een, twee]);
        let id = current(store, wie).id;
        let wanted = vec![punt(1, een, "Voor iedereen"), punt(2, twee, "Niet voor de partner")];
        as_person(store, wie, move |tx, access| Ok(overleg::agenda_bijwerken(tx, access.kringen(), id, &wanted)?))
            .unwrap();
        let partner = gebruiker(store, now(), &[Rol::Partner], &[een]);
        let mut page = browser(store, partner);
        for path in [format!("/overleggen/{id}"), format!("/overleggen/{id}/besluitenlijst")] {
            let shown = page.get(&path).body;
            assert!(
                shown.contains("Voor iedereen") && !shown.contains("Niet voor de partner") && !shown.contains("0002")
            );
        }
    });
}

#[test]
fn twee_mensen_besluiten_tegelijk_over_een_eigen_punt() {
    on_both(&migraties(), |store| {
        let een = kring(store, now(), "thema:een");
        let wie = gebruiker(store, now(), &[Rol::Adviseur], &[een]);
        let path = format!("/overleggen/{}", current(store, wie).id);
        let mut page = browser(store, wie);
        let number = een.0.to_string();
        let empty = page.post(&format!("{path}/punt"), &[("titel", " "), ("kring", &number)]);
        assert_eq!(empty.status.as_u16(), 422);
        let added = page.post(&format!("{path}/punt"), &[("titel", "Rooster"), ("kring", &number)]);
        assert_eq!(added.status.as_u16(), 303);
        let decide = |page: &mut Browser, text: &str| {
            page.post(&format!("{path}/punt/1"), &[("versie", "1"), ("besluit", text), ("motivering", "")])
        };
        assert_eq!(decide(&mut page, "").status.as_u16(), 422);
        assert_eq!(decide(&mut page, "Eerst").status.as_u16(), 303);
        let lost = decide(&mut page, "Daarna");
        assert_eq!(lost.status.as_u16(), 409);
        assert!(lost.body.contains("Eerst") && lost.body.contains("Daarna"), "{}", lost.body);
        let outside = kring(store, now(), "thema:twee");
        let mut ander = browser(store, gebruiker(store, now(), &[Rol::Adviseur], &[outside]));
        assert!(!ander.get(&path).body.contains("Rooster"));
        assert_eq!(decide(&mut ander, "Mag niet").status.as_u16(), 404);
        let mut partner = browser(store, gebruiker(store, now(), &[Rol::Partner], &[outside]));
        assert_eq!(partner.get(&path).status.as_u16(), 404);
        assert!(!partner.get("/overleggen").body.contains("Proefoverleg"));
        assert_eq!(partner.post(&format!("{path}/aanwezig"), &[]).status.as_u16(), 404);
    });
}

#[test]
fn elke_deur_is_dicht_en_elke_opdracht_geldig() {
    on_both(&migraties(), |store| {
        let whole = module::assemble(&[overleg::module()]);
        for sql in whole.sql() {
            assert_eq!(store.read_blocking(move |tx| tx.prepare(sql)), Ok::<(), store::StoreError>(()), "{}", sql.name);
        }
        assert_eq!(module::testen::open_doors(&whole, &app(store).build()), Vec::<String>::new());
        let rules = [(overleg::module().bewaren)(), jobs::bewaren::regels()].concat();
        assert_eq!(jobs::bewaren::gebreken(overleg::MIGRATIES, &rules), Vec::<String>::new());
    });
}
