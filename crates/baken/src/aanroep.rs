//! The command line in Dutch: its help, and one sentence for what was typed wrong.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, Error, Parser};
use std::error::Error as _;
use std::process::ExitCode;

/// Exit code for what was typed wrong, as other programs have it.
const VERKEERD: u8 = 2;
const SJABLOON: &str = "{about-with-newline}\nGebruik: {usage}\n\n{all-args}";

/// What was typed; otherwise help or one sentence has been printed, and the program ends with this code.
pub fn lees<T: Parser>() -> Result<T, ExitCode> {
    let read = nederlands(T::command()).try_get_matches().and_then(|matches| T::from_arg_matches(&matches));
    read.map_err(|error| match error.kind() {
        ErrorKind::DisplayVersion => {
            print!("{error}");
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelp => {
            print!("{}", vertaald(&error));
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            eprint!("{}", vertaald(&error));
            ExitCode::from(VERKEERD)
        }
        _ => {
            eprintln!("baken: {}", zin(&error));
            ExitCode::from(VERKEERD)
        }
    })
}

fn nederlands(command: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("Toon deze uitleg");
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .help_template(SJABLOON)
        .subcommand_help_heading("Opdrachten")
        .subcommand_value_name("OPDRACHT")
        .arg(help)
        .mut_args(|arg| arg.help_heading("Keuzes"));
    let command = if command.get_version().is_some() {
        let version = Arg::new("versie").short('V').long("version").action(ArgAction::Version);
        command.arg(version.help("Toon de versie").help_heading("Keuzes"))
    } else {
        command
    };
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.iter().fold(command, |command, name| command.mut_subcommand(name, nederlands))
}

/// Help as it is shown: a few words come from the library itself.
fn vertaald(error: &Error) -> String {
    const WORDS: [(&str, &str); 4] = [
        ("[OPTIONS]", "[KEUZES]"),
        ("[default: ", "[gewoon: "),
        ("[possible values: ", "[kies uit: "),
        ("[env: ", "[omgeving: "),
    ];
    WORDS.iter().fold(error.to_string(), |text, (english, dutch)| text.replace(english, dutch))
}

fn zin(error: &Error) -> String {
    let what = |kind| error.get(kind).map(text).unwrap_or_default();
    let (arg, value) = (what(ContextKind::InvalidArg), what(ContextKind::InvalidValue));
    let help = "zie `--help`";
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("de opdracht {} bestaat niet; {help}", what(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("{arg} hoort niet bij deze opdracht; {help}"),
        ErrorKind::MissingRequiredArgument => format!("er ontbreekt {arg}; {help}"),
        ErrorKind::ArgumentConflict => format!("{arg} staat er te veel; {help}"),
        ErrorKind::InvalidValue if value.is_empty() => format!("bij {arg} hoort een waarde; {help}"),
        ErrorKind::InvalidValue => format!("{value} kan niet bij {arg}; kies uit {}", what(ContextKind::ValidValue)),
        ErrorKind::ValueValidation => {
            let why = error.source().map_or_else(|| help.to_owned(), ToString::to_string);
            format!("{value} kan niet bij {arg}: {why}")
        }
        _ => format!("dit is geen goede opdracht; {help}"),
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        other => other.to_string(),
    }
}
