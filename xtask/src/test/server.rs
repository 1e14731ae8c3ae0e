//! `baken demo` on a free port and in a folder of its own, to look at from outside.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::cleanup::TempFolder;
use crate::failure::{Explain, Failure, Outcome};
use crate::http;
use crate::process::{self, Running};
use crate::test::postgres::free_port;

/// Filling a quarter of work takes a while on a busy machine.
const START_PATIENCE: Duration = Duration::from_mins(5);
const REPLY_PATIENCE: Duration = Duration::from_secs(10);

/// A running demo. Stopped first, then its folder is removed: fields are dropped in this order.
pub struct Demo {
    address: SocketAddr,
    running: Running,
    folder: TempFolder,
}

impl Demo {
    /// Starts `program demo` and waits until it answers.
    pub fn start(program: &Path) -> Outcome<Self> {
        let folder = TempFolder::new()?;
        let address = SocketAddr::from(([127, 0, 0, 1], free_port()?));
        let log = File::create(folder.path().join("demo.log")).explain("Het logboek van de demo maken lukt niet")?;
        let copy = log.try_clone().explain("Het logboek van de demo delen lukt niet")?;
        let mut baken = process::leashed(program, "TERM");
        baken.arg("demo").arg("--adres").arg(address.to_string()).arg("--map").arg(folder.path().join("gemeente"));
        baken.stdin(Stdio::null()).stdout(log).stderr(copy);
        let running = Running::spawn(&mut baken, Signal::TERM)?;
        let demo = Self { address, running, folder };
        demo.wait_until_ready()?;
        println!("baken demo draait op {}.", demo.url());
        Ok(demo)
    }

    /// Where it is, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it printed: the sign-in cards, and what went wrong.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("demo.log")).unwrap_or_default()
    }

    /// Where that is kept, for those who want to read along.
    pub fn log_path(&self) -> std::path::PathBuf {
        self.folder.path().join("demo.log")
    }

    /// The status with which `path` answers; None when there is no answer.
    pub fn status_of(&self, path: &str) -> Option<u16> {
        status(self.address, path)
    }

    /// A token for the API with every right that a system of a partner can have, made as its administrator makes one.
    pub fn token(&self) -> Outcome<String> {
        let signed_in = http::post(self.address, "/demo/inloggen", &[], "rol=beheerder")?;
        let cookie = signed_in.cookie("baken").ok_or_else(|| Failure::new("Inloggen in de demo lukt niet."))?;
        let cookie = format!("baken={cookie}");
        let headers = [("Cookie", cookie.as_str())];
        let page = http::get(self.address, "/beheer/systemen", &headers)?.text();
        let fail = || Failure::new("In de demo een sleutel voor de API maken lukt niet.");
        let organisatie = chosen(&page, "<option value=\"").ok_or_else(fail)?;
        let scopes = values(&page, "value=\"signaal.").map(|scope| format!("&scopes=signaal.{scope}"));
        let form = format!("naam=Proef&organisatie={organisatie}{}", scopes.collect::<String>());
        let made = http::post(self.address, "/beheer/systemen", &headers, &form)?.text();
        let token = made.split_once("<output").and_then(|(_, rest)| rest.split_once('>')?.1.split('<').next());
        token.map(str::to_owned).ok_or_else(fail)
    }

    /// Ends it. That it was still there is a result too: nothing we did may have brought it down.
    pub fn stop(self) -> Outcome<()> {
        match self.running.finished()? {
            None => Ok(()),
            Some(_) => {
                Err(Failure::new(format!("baken demo is tussentijds gestopt.\n{}", process::tail(&self.log(), 40))))
            }
        }
    }

    fn wait_until_ready(&self) -> Outcome<()> {
        let started = Instant::now();
        while started.elapsed() < START_PATIENCE {
            if self.status_of("/").is_some() {
                return Ok(());
            }
            if self.running.finished()?.is_some() {
                return Err(Failure::new(format!(
                    "baken demo stopte meteen weer.\n{}",
                    process::tail(&self.log(), 40)
                )));
            }
            thread::sleep(Duration::from_millis(200));
        }
        let log = process::tail(&self.log(), 40);
        Err(Failure::new(format!("baken demo antwoordde niet binnen {} seconden.\n{log}", START_PATIENCE.as_secs())))
    }
}

/// The values that stand behind this text, up to their quote.
fn values<'a>(html: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    html.split(before).skip(1).filter_map(|rest| rest.split('"').next())
}

/// The first of them that is something.
fn chosen<'a>(html: &'a str, before: &'a str) -> Option<&'a str> {
    values(html, before).find(|value| !value.is_empty())
}

fn status(address: SocketAddr, path: &str) -> Option<u16> {
    let mut stream = TcpStream::connect_timeout(&address, REPLY_PATIENCE).ok()?;
    stream.set_read_timeout(Some(REPLY_PATIENCE)).ok()?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut head = [0_u8; 12];
    stream.read_exact(&mut head).ok()?;
    std::str::from_utf8(&head).ok()?.strip_prefix("HTTP/1.1 ")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn the_status_is_read_from_the_first_line() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a client");
            let mut request = [0_u8; 512];
            let length = stream.read(&mut request).expect("a request");
            stream.write_all(b"HTTP/1.1 404 Not Found\r\n\r\n").expect("answered");
            String::from_utf8_lossy(&request[..length]).into_owned()
        });
        assert_eq!(status(address, "/melden"), Some(404));
        assert!(server.join().expect("served").starts_with("GET /melden HTTP/1.1\r\n"));
    }

    #[test]
    fn the_first_choice_is_the_first_that_is_something() {
        let html =
            "<option value=\"\">Kies</option><option value=\"7\">Zeven</option><option value=\"8\">Acht</option>";
        assert_eq!(chosen(html, "<option value=\""), Some("7"));
        assert_eq!(chosen("", "<option value=\""), None);
    }

    #[test]
    fn nobody_there_is_no_status() {
        let address = SocketAddr::from(([127, 0, 0, 1], free_port().expect("a port")));
        assert_eq!(status(address, "/"), None);
    }

    #[test]
    fn a_program_that_stops_at_once_is_said_to_do_so() {
        let program = process::find("false").expect("every system has it");
        let sentence = Demo::start(&program).err().expect("no demo").to_string();
        assert!(sentence.contains("stopte meteen weer"), "{sentence}");
    }
}
