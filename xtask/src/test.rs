//! `cargo xtask test`: the gate. Everything we promise, proven on this machine, in one run.

mod browser;
mod counts;
pub mod environment;
pub mod postgres;
mod report;
mod schemathesis;
mod server;
mod tools;

use std::process::{Command, ExitCode};

use clap::Args;

use crate::compile::{self, Profile};
use crate::failure::{Failure, Outcome};
use crate::process::{self, Echo};
use crate::test::counts::Counts;
use crate::test::environment::Environment;
use crate::test::report::{Part, Report};
use crate::workspace::Workspace;
use crate::{assets, docs, huis};

/// How thorough.
#[derive(Args)]
#[command(next_help_heading = "Opties")]
pub struct Flags {
    /// Sla over wat lang duurt: PostgreSQL, de browser en de proef op de API
    #[arg(long)]
    snel: bool,
}

/// Why a part is left out with `--snel`.
const QUICK: &str = "overgeslagen met --snel";

/// Runs every step, also after a failure: one run tells everything.
pub fn run(flags: &Flags) -> Outcome<ExitCode> {
    let workspace = Workspace::folders()?;
    let mut report = Report::default();
    let mut environment = None;
    report.step("omgeving", || {
        let found = if flags.snel { Environment::quick(QUICK) } else { Environment::find_or_install() };
        found.print();
        environment::print_room(&workspace.target_directory);
        environment = Some(found);
        Part::default()
    });
    let environment = environment.ok_or_else(|| Failure::new("De omgeving is niet bekeken."))?;
    check_sources(&mut report, &environment);
    run_rust_tests(&mut report, &environment, &workspace);
    run_from_outside(&mut report, &environment, &workspace);
    Ok(report.finish())
}

/// What can be judged without running Baken.
fn check_sources(report: &mut Report, environment: &Environment) {
    report.step("stijlen en scripts", || match &environment.node {
        Ok(()) => Part::outcome(assets::run()),
        Err(reason) => Part::skip(reason),
    });
    report.step("opmaak", || {
        Part::check(process::run(
            process::cargo().args(["fmt", "--all", "--check", "--", "--color", "never"]),
            Echo::Through,
        ))
    });
    report.step("huis", || Part::outcome(check_house()));
    report.step("documenten uit de code", || Part::outcome(docs::compare_here()));
    report.step("clippy", || {
        let mut cargo = process::cargo();
        cargo.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
        Part::check(process::run(&mut cargo, Echo::Through))
    });
    for tool in tools::ALL {
        report.step(tool.name, || tool.run());
    }
}

fn check_house() -> Outcome<()> {
    if huis::run()? == ExitCode::SUCCESS { Ok(()) } else { Err(Failure::new("Zie de punten bij de stap huis.")) }
}

/// The tests of the crates, on SQLite always and on PostgreSQL when it is there.
fn run_rust_tests(report: &mut Report, environment: &Environment, workspace: &Workspace) {
    // A step of its own: on a new machine building takes longer than testing, and a hanging test must not get its time.
    report.step("tests bouwen", || {
        let mut cargo = process::cargo();
        cargo.args(if environment.has_nextest { &["nextest", "run"][..] } else { &["test"] });
        cargo.args(["--workspace", "--no-run"]);
        Part::check(process::run(&mut cargo, Echo::Through))
    });
    let mut database = None;
    report.step("PostgreSQL starten", || match &environment.postgres {
        Err(reason) => Part::skip(reason),
        Ok(folder) => Part::outcome(postgres::Server::start(folder).map(|server| database = Some(server))),
    });
    let prepare = |command: &mut Command| {
        // An address that happens to be in the surroundings is never used: tests write in it.
        command.env_remove(postgres::VARIABLE);
        if let Some(server) = &database {
            command.env(postgres::VARIABLE, server.url());
        }
    };
    report.step("tests", || {
        let mut cargo = process::cargo();
        let count = if environment.has_nextest {
            cargo.args(["nextest", "run", "--workspace", "--no-fail-fast", "--tool-config-file"]);
            cargo.arg(format!("xtask:{}", workspace.root.join("xtask/nextest.toml").display()));
            Counts::of_nextest
        } else {
            cargo.args(["test", "--workspace", "--no-fail-fast"]);
            Counts::of_libtest
        };
        prepare(&mut cargo);
        Part::tests(process::run(&mut cargo, Echo::Through), count)
    });
    if environment.has_nextest {
        // nextest leaves the examples in the documentation alone.
        report.step("voorbeelden in de documentatie", || {
            let mut cargo = process::cargo();
            cargo.args(["test", "--workspace", "--doc", "--no-fail-fast"]);
            prepare(&mut cargo);
            Part::maybe_no_tests(process::run(&mut cargo, Echo::Through), Counts::of_libtest)
        });
    }
    report.step("echte gegevens", || match environment::data_folder(&workspace.root) {
        Some(folder) => {
            println!("Gevonden in {}.", folder.display());
            Part::default()
        }
        None => Part::skip("geen map met gegevens; wijs hem aan met BAKEN_DATA"),
    });
}

/// The program itself, as a browser and as a client of the API see it.
fn run_from_outside(report: &mut Report, environment: &Environment, workspace: &Workspace) {
    let browser = environment.node.clone().and(environment.chromium.clone());
    let mut demo = None;
    if browser.is_ok() || environment.python.is_ok() {
        report.step("baken demo starten", || {
            let started = compile::baken(Profile::Dev).and_then(|program| server::Demo::start(&program));
            Part::outcome(started.map(|server| demo = Some(server)))
        });
    }
    report.step("browser", || match &browser {
        Err(reason) => Part::skip(reason),
        Ok(chromium) => browser::run(&workspace.root, chromium, demo.as_ref()),
    });
    report.step("API van buiten", || match (&environment.python, &demo) {
        (Err(reason), _) => Part::skip(reason),
        (Ok(_), None) => Part::skip("baken demo draait niet"),
        (Ok(python), Some(demo)) => schemathesis::run(python, demo, &workspace.target_directory),
    });
    if let Some(demo) = demo {
        report.step("baken demo stoppen", || Part::outcome(demo.stop()));
    }
}
