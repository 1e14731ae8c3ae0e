//! Every door, with the addresses of the secret filled in; and the ways of asking that are no address of their own.

use super::geheim::Geplant;
use super::mensen::{Mens, Wereld};
use axum::body::Body;
use axum::http::{Request, header};
use web::testen::Reply;
use web::{Access, Route};

/// Who tries a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wie {
    /// Everybody.
    Allen,
    /// Only who is outside: inside it would change things.
    Buiten,
}

/// One thing that somebody can ask.
#[derive(Debug, Clone)]
pub struct Deur {
    pub methode: &'static str,
    pub pad: String,
    velden: Vec<(&'static str, String)>,
    /// How the table calls it.
    label: String,
    wie: Wie,
}

/// Any form of these pages finds its fields among these; what a form does not know it leaves.
const VELDEN: &[(&str, &str)] = &[
    ("versie", "1"),
    ("spoed", "ja"),
    ("wijze", "telefoon"),
    ("contact", "x"),
    ("tekst", "x"),
    ("soort", "vraag"),
    ("actie", "versturen"),
    ("wat", "x"),
    ("naar", "gesloten"),
    ("reden", "x"),
    ("titel", "x"),
    ("besluit", "afsluiten"),
    ("gevolg", "1"),
    ("kans", "1"),
    ("motivering", "x"),
    ("categorie", "drugs"),
];

impl Deur {
    fn lees(pad: impl Into<String>) -> Self {
        let pad = pad.into();
        Self { methode: "GET", label: format!("GET {pad}"), pad, velden: Vec::new(), wie: Wie::Allen }
    }

    fn vraag(pad: &str, velden: &[(&'static str, &str)], label: &str) -> Self {
        let velden = velden.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Self { methode: "POST", pad: pad.to_owned(), velden, label: format!("POST {pad} {label}"), wie: Wie::Allen }
    }

    /// Name in the table; numbers and references of the run do not belong there.
    pub fn naam(&self) -> String {
        self.label.replace('|', "\\|")
    }

    pub const fn voor_buiten(&self) -> bool {
        true
    }

    pub fn voor_binnen(&self) -> bool {
        self.wie == Wie::Allen
    }

    /// The columns that were tried, of a table with this many.
    pub fn kolommen(&self, all: usize) -> std::ops::Range<usize> {
        if self.voor_binnen() { 0..all } else { 0..super::mensen::BUITEN }
    }

    /// Tries it. Nothing is kept in the browser: a visit that ends a session ends nobody else's.
    pub fn probeer(&self, mens: &Mens) -> Reply {
        let mut browser = mens.browser.clone();
        if self.methode != "GET" {
            let fields: Vec<_> = self.velden.iter().map(|(name, value)| (*name, value.as_str())).collect();
            return browser.submit(self.methode, &self.pad, &fields);
        }
        let Some(token) = &mens.token else { return browser.get(&self.pad) };
        let request = Request::get(&self.pad).header(header::AUTHORIZATION, format!("Bearer {token}"));
        browser.send(request.body(Body::empty()).expect("a request"))
    }
}

/// All of them, by path. Public doors too: they are where an outsider asks most.
pub fn deuren(wereld: &Wereld<'_>, geplant: &Geplant) -> Vec<Deur> {
    let routes = baken::geheel().routes(&wereld.programma.app);
    let mut all: Vec<Deur> = routes.iter().flat_map(|route| van_route(route, geplant)).collect();
    all.extend(vragen(geplant));
    all
}

fn van_route(route: &Route, geplant: &Geplant) -> Vec<Deur> {
    // Assets and the pages before sign-in hold nothing of anybody.
    let idle = route.path.starts_with("/stijl") || route.path == "/uitloggen" || route.path == "/demo/inloggen";
    let named = route.path.contains('{');
    if idle || (route.method != "GET" && (route.access == Access::Public || !named)) {
        return Vec::new();
    }
    let signalen = ["besloten", "nieuw", "gedeeld"].into_iter().zip(&geplant.signalen);
    let about_signal = route.path.contains("/signalen/{kenmerk}");
    let made = |pad: String, of: &str| {
        let label = format!("{} {}{of}", route.method, route.path);
        if route.method == "GET" {
            return Deur { label, ..Deur::lees(pad) };
        }
        let velden = VELDEN.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        // Inside, asking who reported is the one act that only shows.
        let wie = if route.path.ends_with("/melder") { Wie::Allen } else { Wie::Buiten };
        Deur { methode: route.method, pad, velden, label, wie }
    };
    if about_signal {
        return signalen.map(|(of, kenmerk)| made(vul(&route.path, geplant, kenmerk), &format!(" ({of})"))).collect();
    }
    let about = if route.path.starts_with("/maatregelen") { &geplant.maatregel } else { &geplant.casus };
    vec![made(vul(&route.path, geplant, about), "")]
}

fn vul(path: &str, geplant: &Geplant, kenmerk: &str) -> String {
    let ours = path.starts_with("/signalen") || path.starts_with("/casussen") || path.starts_with("/overleggen");
    let (overleg, punt) = (geplant.overleg.to_string(), geplant.punt.to_string());
    let part = |part: &str| match part {
        "{kenmerk}" => kenmerk.to_owned(),
        "{code}" => "R05".to_owned(),
        "{id}" if ours => overleg.clone(),
        "{punt}" => punt.clone(),
        "{nummer}" => geplant.bijlage.to_string(),
        "{actie}" | "{besluit}" | "{brief}" | "{termijn}" | "{feit}" | "{voorval}" | "{stuk}" => "1".to_owned(),
        "{soort}" => "huisverbod".to_owned(),
        "{rol}" => "jurist".to_owned(),
        // Somebody else's account or kring that is not there: administration is not what leaks here.
        named if named.starts_with('{') => "99999".to_owned(),
        plain => plain.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// What can be asked at a door that exists for everybody's own things.
fn vragen(geplant: &Geplant) -> Vec<Deur> {
    let search = |q: &str, of: &str| Deur::vraag("/zoeken", &[("q", q)], of);
    let mut all = vec![
        search("zilverreiger", "(een woord)"),
        search("zilverreigr", "(een woord met een tikfout)"),
        search("zilverreiger loods", "(twee woorden)"),
        search("roerdomp", "(een woord uit wat is gedeeld)"),
        search("onderzoek", "(een woord uit de casus)"),
        search("notitiekwarte", "(een half woord uit een notitie)"),
        search("naamkwarte", "(een half woord uit de naam van de melder)"),
        search(&geplant.signalen[0], "(het kenmerk)"),
        search(&geplant.casus, "(het kenmerk van de casus)"),
        Deur::vraag("/straat", &[("q", "bo persoonkwarte")], "(bijna de naam bij een maatregel)"),
        Deur::vraag("/signalen/uitvoer", &[("soort", "csv"), ("periode", "366"), ("reden", "proef")], "(alles, CSV)"),
    ];
    for query in [
        "/signalen?thema=ondermijning",
        "/signalen?categorie=drugs",
        "/signalen?status=nieuw",
        "/signalen?politie=wacht",
        "/signalen/uitvoer?thema=ondermijning&periode=366",
        "/signalen?risico=hoog",
        "/casussen?status=gesloten",
        "/maatregelen?welke=voorbereiding",
        "/maatregelen?soort=huisverbod",
        "/maatregelen/cijfers?jaar=2026",
        "/kaart?thema=ondermijning",
        "/kaart/punten.json?thema=ondermijning",
        "/plekken?q=Bergkwarte",
        "/api/v1/signalen?status=nieuw",
    ] {
        all.push(Deur::lees(query));
    }
    let chosen = ["besloten", "nieuw", "gedeeld"].into_iter().zip(&geplant.signalen);
    all.extend(chosen.map(|(of, kenmerk)| Deur {
        label: format!("GET /signalen/weging?kenmerk= ({of})"),
        ..Deur::lees(format!("/signalen/weging?kenmerk={kenmerk}"))
    }));
    all
}
