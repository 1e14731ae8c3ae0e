//! What is measured at one number of signals, on one database.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::bench::ask;
use crate::bench::figures::{Figures, count};
use crate::bench::import;
use crate::bench::load::Load;
use crate::bench::served::Served;
use crate::bench::table::{Table, Target};
use crate::bench::weight::first_visit;
use crate::failure::{Failure, Outcome};
use crate::workspace::Workspace;

/// People of each role that is measured, and people who only sign in; `baken meten vullen` makes as many.
const USERS: usize = 16;
/// As many as read at the same moment on a busy day: each reads for a while between two signals.
const FEW: usize = 4;
const SIGNING_IN: usize = 250;
const REPORTERS: usize = 32;
/// Within this time all of them must be in.
const SIGN_IN_LIMIT: Duration = Duration::from_secs(10);
/// What is to be reached on two cores, as the makers of Baken promised themselves.
const LIST: Target = Target::P95(Duration::from_millis(50));
const OPEN: Target = Target::P95(Duration::from_millis(15));
const SEARCH: Target = Target::P95(Duration::from_millis(100));
const TYPO: Target = Target::P95(Duration::from_millis(150));
const START: Duration = Duration::from_millis(300);
const IDLE_MB: u64 = 80;
const STYLES_KB: usize = 30;
const FORM_KB: usize = 70;
const IMPORT: Duration = Duration::from_secs(30);
const IMPORT_MB: u64 = 250;
const ROLES: [(&str, &str); 2] = [("boa", "gewone rol"), ("adviseur", "ruimste rol")];
/// So many pages of the list, spread over two years, tell which signals a role may open.
const SAMPLES: i64 = 20;
const TWO_YEARS_MICROS: i64 = 2 * 365 * 86_400_000_000;
/// Filters as people combine them. Each stands in an index or is met often.
const FILTERS: [&str; 8] = [
    "gebied=BU00000003",
    "gebied=BU00000017&bron=formulier",
    "status=nieuw",
    "status=nieuw&periode=92",
    "bron=telefoon",
    "gebied=BU00000021&status=nieuw",
    "risico=hoog&gebied=BU00000009",
    "politie=wel&periode=366",
];
/// Two words of the invented texts, and the same with one letter wrong.
const SEARCHES: [&str; 5] = ["geluid+fiets", "drugs+kelder", "scooter+plein", "oplichter+bank", "rook+galerij"];
const TYPOS: [&str; 5] = ["geluid+fiest", "drugs+keldr", "scoter+plein", "oplichtr+bank", "rook+galerijj"];

/// One program on one database.
pub struct Bench<'a> {
    /// The program.
    pub program: &'a Path,
    /// The load generator.
    pub wrk: &'a Path,
    /// Address of PostgreSQL; SQLite without.
    pub database: Option<&'a str>,
    /// Where the municipality and the scripts are.
    pub folder: &'a Path,
    /// Of each measurement.
    pub duration: Duration,
}

impl Bench<'_> {
    /// Makes a municipality with so many signals.
    pub fn fill(&self, count: u64) -> Outcome<()> {
        let started = Instant::now();
        ask(self.measuring("vullen").args(["--signalen", &count.to_string()]))?;
        println!("{count} signalen in {}, in {:.0} s gevuld.", self.name(), started.elapsed().as_secs_f64());
        Ok(())
    }

    /// Everything, at this number of signals.
    pub fn measure(&self, signals: u64, table: &mut Table) -> Outcome<()> {
        table.section(self.name(), signals);
        let bare = self.bare_reply(table)?;
        let floor = self.insert_rate()?;
        table.rate("vloer: losse duurzame regels, één wachtende", floor);
        let map = self.folder.join("gemeente");
        let served = Served::start(self.program, &["serve", "--map", "."], &map, self.database)?;
        table.time("start tot eerste antwoord", served.first_reply, START);
        table.memory("geheugen na de start", served.memory_kib()?, IDLE_MB);
        let weight = first_visit(&served)?;
        table.weight("alle stijlen, ingepakt", weight.styles, STYLES_KB);
        table.weight("formulier voor inwoners, eerste bezoek", weight.page, FORM_KB);
        for (account, role) in ROLES {
            let cookies = (0..USERS).map(|n| served.sign_in(&format!("{account}{n}"))).collect::<Outcome<Vec<_>>>()?;
            self.reading(&served, role, &cookies, bare, table)?;
        }
        let reports = self.load(&served, &reports_load(&bodies()))?;
        table.row("publieke melding, 32 melders", &reports, Some(("losse regels", floor)), Some(self.reports_target()));
        sign_in_all(&served, table);
        Ok(())
    }

    /// The real file, into the municipality as it stands after everything else.
    pub fn import(&self, table: &mut Table) -> Outcome<()> {
        let root = Workspace::folders()?.root;
        match import::run(self.program, &root, &self.folder.join("gemeente"), self.database)? {
            Some(import) => table.import(&import, IMPORT, IMPORT_MB),
            None => table.remark("importeer: niet gemeten, het bestand met echte regels ontbreekt (BAKEN_DATA)"),
        }
        Ok(())
    }

    fn reports_target(&self) -> Target {
        Target::Ratio(if self.database.is_some() { 0.5 } else { 3.0 })
    }

    fn reading(&self, served: &Served, role: &str, cookies: &[String], bare: f64, table: &mut Table) -> Outcome<()> {
        let first = cookies.first().ok_or_else(|| Failure::new("Er is niemand ingelogd."))?;
        let opened = references(served, first)?;
        let lists: Vec<String> = FILTERS.iter().map(|filter| format!("/signalen?{filter}")).collect();
        for path in lists.iter().chain(opened.first()) {
            served.page(path, first)?;
        }
        let floor = Some(("kaal antwoord", bare));
        let get = |paths| Load { method: "GET", headers: &[], paths, bodies: &[], cookies, clients: USERS };
        table.row(
            &format!("lijst met filter, 50 regels, {role}"),
            &self.load(served, &get(&lists))?,
            floor,
            Some(LIST),
        );
        for clients in [FEW, USERS] {
            let load = Load { clients, ..get(&opened) };
            let what = format!("een signaal openen, {clients} tegelijk, {role}");
            table.row(&what, &self.load(served, &load)?, floor, Some(OPEN));
        }
        let questions = [("twee woorden", SEARCHES, SEARCH), ("twee woorden met een tikfout", TYPOS, TYPO)];
        for (what, words, target) in questions {
            let bodies: Vec<String> = words.iter().map(|words| format!("q={words}")).collect();
            let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Sec-Fetch-Site", "same-origin")];
            let paths = ["/zoeken".to_owned()];
            let search =
                Load { method: "POST", headers: &headers, paths: &paths, bodies: &bodies, cookies, clients: USERS };
            table.row(&format!("zoeken, {what}, {role}"), &self.load(served, &search)?, floor, Some(target));
        }
        Ok(())
    }

    fn load(&self, served: &Served, load: &Load<'_>) -> Outcome<Figures> {
        let before = served.cpu()?;
        let figures = load.run(self.wrk, self.folder, served.address, self.duration)?;
        Ok(Figures { cpu: served.cpu()?.saturating_sub(before), memory_kib: served.memory_kib()?, ..figures })
    }

    fn bare_reply(&self, table: &mut Table) -> Outcome<f64> {
        let served = Served::start(self.program, &["meten", "antwoord"], self.folder, None)?;
        let paths = ["/".to_owned()];
        let load = Load { method: "GET", headers: &[], paths: &paths, bodies: &[], cookies: &[], clients: USERS };
        let figures = self.load(&served, &load)?;
        table.row("vloer: kaal antwoord", &figures, None, None);
        Ok(figures.per_second())
    }

    fn insert_rate(&self) -> Outcome<f64> {
        let said = ask(self.measuring("vloer").args(["--seconden", &self.duration.as_secs().to_string()]))?;
        let numbers: Vec<u64> = said.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        let [rows, millis] = numbers[..] else {
            return Err(Failure::new(format!("baken meten vloer gaf geen uitkomst.\n{said}")));
        };
        Ok(count(rows) * 1_000.0 / count(millis.max(1)))
    }

    fn measuring(&self, what: &str) -> Command {
        let mut command = Command::new(self.program);
        command.args(["meten", what, "--map"]).arg(self.folder.join("gemeente"));
        if let Some(url) = self.database {
            command.env("BAKEN_DATABASE", url);
        }
        command
    }

    fn name(&self) -> &'static str {
        if self.database.is_some() { "PostgreSQL" } else { "SQLite" }
    }
}

/// Signals from all of the two years that this person may open, found by his own list.
fn references(served: &Served, cookie: &str) -> Outcome<Vec<String>> {
    let newest = served.page("/signalen", cookie)?;
    let mut found: BTreeSet<String> = links(&newest).into_iter().collect();
    let Some(top) = older(&newest) else { return Ok(found.into_iter().collect()) };
    for sample in 0..SAMPLES {
        let below = top - TWO_YEARS_MICROS / SAMPLES * sample;
        found.extend(links(&served.page(&format!("/signalen?onder={below}-0"), cookie)?));
    }
    if found.is_empty() { Err(Failure::new("De lijst met signalen is leeg.")) } else { Ok(found.into_iter().collect()) }
}

/// The moment at which the page ends, from its link to older signals.
fn older(html: &str) -> Option<i64> {
    html.split_once("onder=")?.1.split('-').next()?.parse().ok()
}

fn links(html: &str) -> Vec<String> {
    let after = html.split("href=\"/signalen/S-").skip(1);
    after.filter_map(|rest| rest.split(['"', '?']).next()).map(|rest| format!("/signalen/S-{rest}")).collect()
}

fn reports_load(bodies: &[String]) -> Load<'_> {
    static PATH: std::sync::LazyLock<[String; 1]> = std::sync::LazyLock::new(|| ["/api/v1/meldingen".to_owned()]);
    let headers = &[("Content-Type", "application/json")];
    Load { method: "POST", headers, paths: &*PATH, bodies, cookies: &[], clients: REPORTERS }
}

/// Reports of the usual length; the server cannot tell them from real ones.
fn bodies() -> Vec<String> {
    let texts = SEARCHES.iter().enumerate();
    let body = |(number, words): (usize, &&str)| {
        let words = words.replace('+', " ");
        format!(
            r#"{{"categorie":"overlast_straat","tekst":"Al weken {words} bij het plein. Elke avond staat er een groep met scooters voor de deur.","plek":"Kerkstraat {number}","punt":{{"lat":52.013,"lon":5.221}},"gaande":"steeds"}}"#
        )
    };
    texts.map(body).collect()
}

/// All at the same moment, as on a Monday morning.
fn sign_in_all(served: &Served, table: &mut Table) {
    let started = Instant::now();
    let wrong = thread::scope(|scope| {
        let each = (0..SIGNING_IN).map(|n| scope.spawn(move || served.sign_in(&format!("inlog{n}")).is_err()));
        let all: Vec<_> = each.collect();
        all.into_iter().map(|one| one.join().unwrap_or(true)).filter(|wrong| *wrong).count()
    });
    table.sign_in(SIGNING_IN, wrong, started.elapsed(), SIGN_IN_LIMIT);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_signals_are_found_and_others_are_not() {
        let html =
            r#"<a href="/signalen/S-2026-0007">x</a><a href="/signalen/nieuw">n</a><a href="/signalen/S-2025-1?x">"#;
        assert_eq!(older("<a href=\"/signalen?bron=x&amp;onder=1784-12\">"), Some(1784));
        assert_eq!(older(html), None);
        assert_eq!(links(html), ["/signalen/S-2026-0007", "/signalen/S-2025-1"]);
    }

    #[test]
    fn a_typo_is_one_mistake_away_in_one_word() {
        for (right, wrong) in SEARCHES.iter().zip(TYPOS) {
            let differing = right.split('+').zip(wrong.split('+')).filter(|(one, other)| one != other).count();
            assert_eq!(differing, 1, "{wrong}");
        }
    }
}
