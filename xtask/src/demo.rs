//! `cargo xtask demo`: from a fresh checkout to a municipality to look at.

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use clap::Args;

use crate::assets;
use crate::compile::{self, Profile};
use crate::failure::{Failure, Outcome};

/// The same flags as `baken demo`, and how to build.
#[derive(Args)]
#[command(next_help_heading = "Opties")]
pub struct Flags {
    /// Bouw voor echt gebruik: het bouwen duurt veel langer, het programma is sneller
    #[arg(long)]
    release: bool,
    /// Adres en poort waarop Baken te zien is (zonder keuze: 127.0.0.1:8080)
    #[arg(long, value_name = "ADRES", default_value = "127.0.0.1:8080", hide_default_value = true)]
    adres: SocketAddr,
    /// Map waarin de verzonnen gemeente komt te staan (zonder keuze: baken-demo)
    #[arg(long, value_name = "MAP")]
    map: Option<PathBuf>,
    /// Begin met een lege gemeente, zonder verzonnen signalen
    #[arg(long)]
    leeg: bool,
}

/// Prepares, builds and then becomes `baken demo`.
pub fn run(flags: &Flags) -> Outcome<ExitCode> {
    // Asked first: nobody wants to hear after minutes of building that the port was taken.
    require_free(flags.adres)?;
    assets::run()?;
    let program = compile::baken(if flags.release { Profile::Release } else { Profile::Dev })?;
    let mut baken = Command::new(&program);
    baken.arg("demo").arg("--adres").arg(flags.adres.to_string());
    if let Some(map) = &flags.map {
        baken.arg("--map").arg(map);
    }
    if flags.leeg {
        baken.arg("--leeg");
    }
    // Signals and the exit code then belong to the program itself. Only returns when it did not start.
    let error = baken.exec();
    Err(Failure::new(format!("{} starten lukt niet: {error}", program.display())))
}

fn require_free(address: SocketAddr) -> Outcome<()> {
    let Err(error) = TcpListener::bind(address) else { return Ok(()) };
    let port = address.port();
    let why = match error.kind() {
        ErrorKind::AddrInUse => format!(
            "Poort {port} is al in gebruik. Stop het programma dat daar draait, of kies een andere met --adres {}:{}.",
            address.ip(),
            port.checked_add(1).unwrap_or(8080)
        ),
        ErrorKind::PermissionDenied => {
            format!(
                "Poort {port} mag u niet gebruiken. Kies een poort boven 1023, bijvoorbeeld --adres 127.0.0.1:8080."
            )
        }
        ErrorKind::AddrNotAvailable => {
            format!(
                "Het adres {} hoort niet bij deze computer. Kies bijvoorbeeld --adres 127.0.0.1:{port}.",
                address.ip()
            )
        }
        _ => format!("Luisteren op {address} lukt niet: {error}"),
    };
    Err(Failure::new(why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named_with_a_way_out() {
        let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = taken.local_addr().expect("an address");
        let sentence = require_free(address).expect_err("taken").to_string();
        assert!(sentence.contains(&format!("Poort {} is al in gebruik", address.port())), "{sentence}");
        assert!(sentence.contains("--adres 127.0.0.1:"), "{sentence}");
        drop(taken);
        assert!(require_free(address).is_ok());
    }

    #[test]
    fn an_address_of_another_machine_is_refused() {
        let sentence = require_free("192.0.2.1:8080".parse().expect("an address")).expect_err("not ours").to_string();
        assert!(sentence.contains("hoort niet bij deze computer"), "{sentence}");
    }
}
