//! Everybody who tries: of each role somebody outside the kring, and of some roles somebody inside.

use crate::steun::{Proef, nu};
use access::gebruiker::{NieuweGebruiker, maak_gebruiker};
use access::kring::{self, Bron, NieuwLid, lid_toevoegen};
use access::organisatie::{Organisatie, Organisatiesoort, maak_organisatie};
use access::{Mislukt, client};
use audit::Wie;
use baken::opbouw::Programma;
use kern::{FixedClock, Kring, OrganisatieId, Persoonsgegeven, Rol};
use signalen::categorie::{MELDER_KRING, Thema};
use std::sync::Arc;
use web::testen::Browser;

/// How many are outside: nobody at all, each role, and a system.
pub const BUITEN: usize = Rol::ALL.len() + 2;

/// Somebody with a browser.
pub struct Mens {
    /// Head of the column.
    pub naam: String,
    /// The browser; for a system, with its token.
    pub browser: Browser,
    /// The token, when it is a system.
    pub token: Option<String>,
    /// Supervises or administers, and so sees that others worked: his pages differ by that, and by nothing else.
    pub ziet_toezicht: bool,
}

/// A municipality with the people in it.
pub struct Wereld<'a> {
    pub proef: &'a Proef,
    pub programma: Programma,
    /// Not in the secret kring.
    pub buiten: Vec<Mens>,
    /// In it, or with something of it shared.
    pub binnen: Vec<Mens>,
    /// The kring of the secret.
    pub kring: Kring,
    /// The kring of the partner with whom something is shared.
    pub partner: Kring,
}

impl Wereld<'_> {
    /// Heads of the columns.
    pub fn namen(&self) -> Vec<String> {
        self.buiten.iter().chain(&self.binnen).map(|mens| mens.naam.clone()).collect()
    }

    /// How much happened in the secret kring.
    pub fn gebeurtenissen(&self) -> i64 {
        let kring = self.kring;
        let sql = store::Sql { name: "AANTAL", text: "SELECT COUNT(*) FROM gebeurtenis WHERE kring = $1" };
        let count = self.proef.gemeente.store.read_blocking(move |tx| tx.row(sql, store::args![kring])?.get(0));
        count.expect("events are counted")
    }

    /// The adviser inside.
    pub fn ingewijde(&self) -> Browser {
        self.binnen[0].browser.clone()
    }
}

/// Fills a municipality with people. No role brings the secret kring or that of reporters; some are put in it.
pub fn wereld(proef: &Proef) -> Wereld<'_> {
    let clock = FixedClock::at(jiff::civil::date(2026, 11, 24).at(12, 0, 0, 0));
    let programma = Programma::met_klok(&proef.gemeente, Arc::new(clock)).expect("the program fits together");
    let (gemeente, kring, melder, maatregel) = proef.schrijf(|tx| {
        let [kring, melder] =
            [Thema::Ondermijning.kring_code(), MELDER_KRING].map(|code| kring::kring_met_code(tx, code));
        let (kring, melder) = (kring?.expect("made at the start"), melder?.expect("made at the start"));
        let [order, street] = ["maatregel:huisverbod", "maatregel:straat"].map(|code| kring::kring_met_code(tx, code));
        let maatregel = [order?.expect("made at the start"), street?.expect("made at the start")];
        for rol in Rol::ALL {
            let secret = [kring, melder, maatregel[0], maatregel[1]];
            let kept: Vec<Kring> =
                kring::kringen_van_rol(tx, rol)?.into_iter().filter(|known| !secret.contains(known)).collect();
            kring::rol_kringen(tx, nu(), Wie::Niemand, rol, &kept)?;
        }
        let gemeente = access::organisatie::organisaties(tx)?.into_iter().next().expect("the municipality itself");
        Ok((gemeente.id, kring, melder, maatregel))
    });
    let [vreemd, deelt] = ["Woonproef", "Jongerenproef"].map(|naam| organisatie(proef, naam));
    let mut wereld = Wereld { proef, programma, buiten: Vec::new(), binnen: Vec::new(), kring, partner: deelt.kring };
    let nobody = Browser::new(&wereld.programma.app, wereld.programma.router());
    wereld.buiten.push(Mens { naam: "niemand".to_owned(), browser: nobody, token: None, ziet_toezicht: false });
    for rol in Rol::ALL {
        let werkgever = if rol == Rol::Partner { vreemd.id } else { gemeente };
        let mens = mens(&wereld, rol, werkgever, &[], rol.code());
        wereld.buiten.push(mens);
    }
    let systeem = systeem(&wereld, vreemd.id, "systeem");
    wereld.buiten.push(systeem);
    begin_overleg(&mut wereld);
    let [order, street] = maatregel;
    let inside: [(Rol, &[Kring]); 6] = [
        (Rol::Adviseur, &[kring, melder, order, street]),
        (Rol::Regisseur, &[kring]),
        (Rol::Boa, &[kring, street]),
        (Rol::Burgemeester, &[kring, order]),
        (Rol::Hulpofficier, &[order, street]),
        // Counts in the kring, and reads nothing of it.
        (Rol::Beleid, &[kring]),
    ];
    for (rol, kringen) in inside {
        let mens = mens(&wereld, rol, gemeente, kringen, &format!("**{}** erin", rol.code()));
        wereld.binnen.push(mens);
    }
    mandaat(proef, order);
    let partner = mens(&wereld, Rol::Partner, deelt.id, &[], "**partner** gedeeld");
    wereld.binnen.push(partner);
    let systeem = self::systeem(&wereld, deelt.id, "**systeem** gedeeld");
    wereld.binnen.push(systeem);
    wereld
}

/// There is a meeting before the secret, and it has begun: that is known to all who lead one. What stands on its list
/// is not.
fn begin_overleg(wereld: &mut Wereld<'_>) {
    let open = wereld.proef.schrijf(|tx| {
        let kring = kring::kring_met_code(tx, Thema::Woonoverlast.kring_code())?;
        Ok(kring.expect("made at the start").0.to_string())
    });
    let adviseur = &mut wereld.buiten[1].browser;
    let room = adviseur.get("/signalenoverleg").naar().to_owned();
    assert_eq!(adviseur.post(&format!("{room}/punt"), &[("titel", "Rondvraag"), ("kring", &open)]).status, 303);
    let (punt, versie) = laatste_punt(wereld.proef);
    let fields = [("besluit", "Geen."), ("motivering", "niets"), ("versie", versie.as_str())];
    let begun = wereld.buiten[1].browser.post(&format!("{room}/punt/{punt}"), &fields);
    assert_eq!(begun.status, 303, "{}", begun.body);
}

/// The newest point of a meeting and its version.
pub fn laatste_punt(proef: &Proef) -> (i64, String) {
    let sql = store::Sql { name: "LAATSTE", text: "SELECT id, versie FROM agendapunt ORDER BY id DESC LIMIT 1" };
    let found = proef.gemeente.store.read_blocking(move |tx| {
        let row = tx.row(sql, &[])?;
        Ok::<_, store::StoreError>((row.get::<i64>(0)?, row.get::<i64>(1)?.to_string()))
    });
    found.expect("the point is there")
}

fn organisatie(proef: &Proef, naam: &'static str) -> Organisatie {
    let code = format!("organisatie-{}", naam.to_lowercase());
    proef.schrijf(move |tx| maak_organisatie(tx, nu(), Wie::Niemand, &code, naam, Organisatiesoort::Partner))
}

fn mens(wereld: &Wereld<'_>, rol: Rol, organisatie: OrganisatieId, kringen: &[Kring], naam: &str) -> Mens {
    // The same name in both municipalities, or every page would differ by it.
    let login = format!("{}{}@voorbeeld.nl", rol.code(), wereld.buiten.len() + wereld.binnen.len());
    let nieuw = NieuweGebruiker {
        naam: Persoonsgegeven::new(format!("Proefpersoon {login}")),
        inlognaam: Persoonsgegeven::new(login),
        organisatie,
        rollen: vec![rol],
    };
    let kringen = kringen.to_vec();
    let id = wereld.proef.schrijf(move |tx| {
        let id = maak_gebruiker(tx, nu(), Wie::Niemand, &nieuw)?;
        for kring in kringen {
            let grondslag = "proef".to_owned();
            let lid = NieuwLid { gebruiker: id, bron: Bron::Tafel, grondslag, van: nu(), tot: None };
            lid_toevoegen(tx, nu(), Wie::Niemand, kring, &lid)?;
        }
        Ok(id)
    });
    let cookie = access::testen::cookie(&wereld.proef.gemeente.store, nu(), id);
    let browser = Browser::new(&wereld.programma.app, wereld.programma.router()).cookie(&cookie);
    let ziet_toezicht = matches!(rol, Rol::Fg | Rol::Beheerder);
    Mens { naam: naam.to_owned(), browser, token: None, ziet_toezicht }
}

/// A system of a partner, with every scope that a system can have.
fn systeem(wereld: &Wereld<'_>, organisatie: OrganisatieId, naam: &str) -> Mens {
    let scopes = ["signaal.lijst", "signaal.lezen", "signaal.inbrengen"];
    let token = wereld.proef.schrijf(move |tx| {
        let named = scopes.map(str::to_owned);
        let (_, token) = client::maak_client(tx, nu(), Wie::Niemand, organisatie, "Proefsysteem", &named, &scopes)?;
        Ok::<_, Mislukt>(token.text().into_exposed())
    });
    let browser = Browser::new(&wereld.programma.app, wereld.programma.router());
    Mens { naam: naam.to_owned(), browser, token: Some(token), ziet_toezicht: false }
}

/// The mayor inside may sign, in both municipalities: who signs is no secret.
fn mandaat(proef: &Proef, kring: Kring) {
    let sql = store::Sql {
        name: "MANDAAT",
        text: "INSERT INTO mandaat (gebruiker, hoedanigheid, soort, bron, url, van, door, moment)
            SELECT l.gebruiker, 'burgemeester', '', 'proef', '', '2020-01-01', l.gebruiker, 1 FROM kring_lid l
            JOIN gebruiker_rol r ON r.gebruiker = l.gebruiker WHERE r.rol = 'burgemeester' AND l.kring = $1",
    };
    let done = proef.gemeente.store.write_blocking(move |tx| tx.exec(sql, store::args![kring]));
    assert_eq!(done.expect("the register is written"), 1);
}
