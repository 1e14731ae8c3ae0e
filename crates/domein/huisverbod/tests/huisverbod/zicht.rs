//! Who sees what of it: Vandaag, the figures, a calendar elsewhere, and who may see nothing.

use crate::spel::{BESLIS, PAD, Spel, nacht, verlengd};
use besluit::soort::Termijnsoort;
use besluit::store::termijnen;
use besluit::testen::migraties;
use jiff::ToSpan as _;
use jiff::civil::date;
use kern::Rol;
use store::testen::on_both;
use store::{StoreError, args};

store::sql! {
    NOG_EEN = "INSERT INTO maatregel (jaar, volgnummer, soort, kring, titel, adres, stand, bewaar, begin, einde, geopend, sleutel)
        SELECT jaar, volgnummer + $1, soort, kring, titel, adres, stand, bewaar, begin, einde + $1, geopend, sleutel
        FROM maatregel WHERE volgnummer = 1";
    KRING = "SELECT kring FROM maatregel";
    OUDE_STAP = "INSERT INTO maatregel_termijn (maatregel, besluit, kring, code, wat, wie, soort, uiterlijk, hele_dag, bron, regel,
            invoer, antwoord, stand)
        SELECT maatregel, besluit, kring, 'oud', 'Een stap van vroeger', wie, 'stap', uiterlijk - 864000000000 - $1, 0, bron, regel,
            invoer, antwoord, 'open' FROM maatregel_termijn WHERE code = 'einde'";
}

#[test]
fn van_elk_einde_is_een_klik_verder_te_lezen_waarom() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.opgelegd();
    for page in ["/maatregelen", PAD] {
        assert!(spel.adviseur.browser.get(page).body.contains("href=\"/maatregelen/M-2026-0001/einde\""), "{page}");
    }
    let to = spel.adviseur.browser.get(&format!("{PAD}/einde"));
    let told = spel.adviseur.browser.get(to.naar()).body;
    assert!(told.contains("Zo is het gerekend") && told.contains("Wth 2 lid 1"), "{told}");
    spel.om(date(2026, 11, 16).at(11, 0, 0, 0));
    verlengd(&mut spel, 2, "18");
    let to = spel.adviseur.browser.get(&format!("{PAD}/einde"));
    let told = spel.adviseur.browser.get(to.naar()).body;
    assert!(told.contains("Zaterdag 12 december 2026 om 02.40 uur") && told.contains("Wth 9 lid 1"), "{told}");
}

#[test]
fn wat_te_laat_is_verdringt_niet_wat_vanavond_eindigt() {
    on_both(&migraties(), |store| {
        let mut spel = Spel::nieuw(store);
        spel.opgelegd();
        let op = spel.proef.nu();
        for day in 1..=12 {
            let done: Result<u64, StoreError> =
                store.write_blocking(move |tx| tx.exec(OUDE_STAP, args![day * 86_400_000_000_i64]));
            assert_eq!(done, Ok(1));
        }
        let found: Result<_, StoreError> = store.read_blocking(move |tx| {
            let kringen = [kern::Kring(tx.row(KRING, &[])?.get(0)?)];
            let until = op.plus_seconds(12 * 86_400);
            let next = termijnen::lopend(tx, &kringen, Termijnsoort::Stap, (op, until), 8)?;
            Ok((next, termijnen::te_laat(tx, &kringen, Termijnsoort::Stap, op, 8)?))
        });
        let (next, late) = found.expect("it can be read");
        assert_eq!(next.iter().map(|klok| klok.wat.as_str()).collect::<Vec<_>>(), [BESLIS]);
        assert_eq!(late.len(), 8);
        assert!(late.windows(2).all(|pair| pair[0].uiterlijk > pair[1].uiterlijk), "the newest first");
    });
}

#[test]
fn cijfers_tellen_per_soort_en_periode_en_zeggen_niet_nul_wie_niets_mag_weten() {
    on_both(&migraties(), |store| {
        let mut spel = Spel::nieuw(store);
        spel.opgelegd();
        let seen = spel.adviseur.browser.get("/maatregelen/cijfers?jaar=2026&kwartaal=4").body;
        assert!(seen.contains("Huisverbod opleggen") && seen.contains("De hulpofficier van justitie"), "{seen}");
        for other in ["jaar=2026&kwartaal=3", "jaar=2025"] {
            let none = spel.adviseur.browser.get(&format!("/maatregelen/cijfers?{other}")).body;
            assert!(none.contains("In deze periode is geen besluit genomen"), "{none}");
        }
        let table = spel.adviseur.browser.get("/maatregelen/cijfers.csv?jaar=2026&kwartaal=4");
        assert!(table.header("content-disposition").contains("maatregelen-2026-kwartaal-4.csv"));
        assert_eq!(
            table.body,
            "maatregel;besluit;genomen door;aantal\r\nHuisverboden;Huisverbod opleggen;De hulpofficier van justitie;1\r\n"
        );
        let mut policy = spel.proef.mens(Rol::Beleid);
        let told = policy.browser.get("/maatregelen/cijfers?jaar=2026").body;
        assert!(told.contains("U mag geen maatregelen weten") && !told.contains("geen besluit genomen"), "{told}");
        assert_eq!(policy.browser.get("/maatregelen/cijfers.csv?jaar=2026").status, 404);
    });
}

#[test]
fn wie_een_adres_voor_zijn_agenda_vraagt_laat_eerst_zien_wie_hij_is() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.proef.om(nacht() + 10.minutes());
    let asked = spel.adviseur.browser.post("/maatregelen/agenda", &[]);
    assert_eq!(
        (asked.status.as_u16(), asked.naar()),
        (303, "/inloggen/code?terug=/maatregelen/agenda"),
        "{}",
        asked.body
    );
    assert!(spel.adviseur.browser.get("/maatregelen/agenda").body.contains("Adres maken"), "nothing was made");
}

#[test]
fn een_agenda_van_buiten_ziet_alleen_wat_en_wanneer_en_alleen_met_de_sleutel() {
    on_both(&migraties(), |store| {
        let mut spel = Spel::nieuw(store);
        spel.opgelegd();
        let none = spel.adviseur.browser.get("/maatregelen/agenda").body;
        assert!(none.contains("Adres maken") && !none.contains("Adres intrekken"), "{none}");
        let made = spel.adviseur.browser.post("/maatregelen/agenda", &[]);
        assert!(made.status == 200 && made.header("cache-control") == "no-store", "{}", made.body);
        let (_, rest) = made.body.split_once("/agenda/").expect("an address");
        let key = rest.split('/').next().expect("a key").to_owned();
        let feed = format!("/agenda/{key}/maatregelen.ics");

        let mut outside = spel.proef.vreemd();
        let read = outside.get(&feed);
        assert_eq!((read.status.as_u16(), read.header("content-type")), (200, "text/calendar; charset=utf-8"));
        for seen in [
            "BEGIN:VCALENDAR",
            "SUMMARY:Huisverbod M-2026-0001: Besluiten: verlengen of laten",
            "DTSTART:20261124T014000Z",
        ] {
            assert!(read.body.contains(seen), "{seen}: {}", read.body);
        }
        for hidden in ["Klaverhof", "Verzonnen", "klap"] {
            assert!(!read.body.contains(hidden), "{hidden}: {}", read.body);
        }
        assert_eq!(outside.get("/maatregelen/agenda.ics").status, 303, "the key opens nothing else");
        assert_eq!(outside.get("/agenda/AAAA/maatregelen.ics").status, 404);
        assert!(spel.adviseur.browser.get("/maatregelen/agenda").body.contains("Voor het laatst opgehaald"));

        let other = spel.proef.mens(Rol::Jurist).browser.post("/maatregelen/agenda/intrekken", &[]);
        assert_eq!((other.status.as_u16(), outside.get(&feed).status.as_u16()), (303, 200), "only one's own");
        let again = spel.adviseur.browser.post("/maatregelen/agenda", &[]);
        assert_eq!(
            (again.status.as_u16(), outside.get(&feed).status.as_u16()),
            (200, 404),
            "a new address ends the old one"
        );
        assert_eq!(spel.adviseur.browser.post("/maatregelen/agenda/intrekken", &[]).status, 303);
        assert!(spel.adviseur.browser.get("/maatregelen/agenda").body.contains("Adres maken"));

        spel.proef.om(date(2027, 11, 20).at(9, 0, 0, 0));
        assert_eq!(outside.get(&feed).status, 404);
    });
}

#[test]
fn buiten_de_kring_is_er_geen_huisverbod() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.opgelegd();
    let mut jurist = spel.proef.mens(Rol::Jurist);
    assert_eq!(jurist.browser.get(PAD).status, 404);
    assert_eq!(jurist.browser.get(&format!("{PAD}/brief/1/pdf")).status, 404);
    assert!(!jurist.browser.get("/maatregelen").body.contains("Klaverhof"));
}

#[test]
fn van_zestig_maatregelen_die_gelden_valt_er_geen_van_de_lijst() {
    on_both(&migraties(), |store| {
        let mut spel = Spel::nieuw(store);
        spel.opgelegd();
        let done: Result<(), StoreError> =
            store.write_blocking(|tx| (1_i64..60).try_for_each(|number| tx.exec_one(NOG_EEN, args![number])));
        done.expect("more of the same");
        let first = spel.adviseur.browser.get("/maatregelen?soort=huisverbod").body;
        let (_, rest) = first
            .split_once("rel=\"next\"")
            .map_or_else(|| panic!("{first}"), |(before, _)| before.rsplit_once("href=\"").expect("a link"));
        let next = rest.split('"').next().expect("an address").replace("&#38;", "&").replace("&amp;", "&");
        let second = spel.adviseur.browser.get(&next).body;
        for number in 1..=60 {
            let link = format!("href=\"/maatregelen/M-2026-{number:04}\"");
            let seen = [&first, &second].map(|page| page.matches(&link).count());
            assert_eq!(seen[0] + seen[1], 1, "{link}: {seen:?}");
        }
        assert!(!second.contains("rel=\"next\"") && second.contains("Naar het begin"), "{second}");
        let to_do = spel.adviseur.browser.get("/maatregelen?welke=te_doen").body;
        assert!(to_do.contains("M-2026-0001") && to_do.contains(" nu te doen"), "{to_do}");
        assert!(!to_do.contains("M-2026-0002"), "the copies have no steps");
        assert!(
            spel.adviseur.browser.get("/maatregelen?onder=onzin&soort=anders").status == 200,
            "what is not read is left out"
        );
    });
}
