//! The program as a process of its own, asked over a real socket.

#![expect(clippy::unwrap_used, reason = "a test stops where it goes wrong")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use store::testen::PostgresDatabase;

/// The head of a report by the API.
pub const MELDEN: &str = "POST /api/v1/meldingen HTTP/1.1\r\ncontent-type: application/json\r\n";
/// Longer than anything here takes; whoever waits this long waits for something that does not come.
const GEDULD: Duration = Duration::from_mins(1);

/// A program that serves; it stops when the test is done.
pub struct Server {
    process: Child,
    pub poort: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already gone is as good as stopped.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// What came back.
pub struct Antwoord {
    pub status: u16,
    pub kop: String,
    pub tekst: String,
}

impl Server {
    pub fn start(map: &Path, database: Option<&PostgresDatabase>) -> Self {
        let poort = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = Command::new(env!("CARGO_BIN_EXE_baken"));
        if let Some(database) = database {
            command.env("BAKEN_DATABASE", database.url());
        }
        let process = command
            .args(["serve", "--map", map.to_str().unwrap(), "--adres", &format!("127.0.0.1:{poort}")])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { process, poort };
        wacht(|| TcpStream::connect(("127.0.0.1", poort)).is_ok() && server.get("/gezond/klaar", "").status == 200);
        server
    }

    pub fn get(&self, pad: &str, cookie: &str) -> Antwoord {
        self.vraag(&format!("GET {pad} HTTP/1.1\r\naccept: text/html\r\ncookie: {cookie}\r\n"), "")
    }

    pub fn post(&self, pad: &str, cookie: &str, form: &str) -> Antwoord {
        let head = format!(
            "POST {pad} HTTP/1.1\r\naccept: text/html\r\ncookie: {cookie}\r\nsec-fetch-site: same-origin\r\n\
             content-type: application/x-www-form-urlencoded\r\n"
        );
        self.vraag(&head, form)
    }

    /// Ends it as a power cut would: nothing can be finished first.
    pub fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    pub fn meld(&self, nummer: usize) -> Antwoord {
        let json = format!(
            "{{\"categorie\":\"overlast_buren\",\"tekst\":\"Melding nummer {nummer}.\",\"gaande\":\"voorbij\",\
             \"wilAntwoord\":true,\"email\":\"melder{nummer}@voorbeeld.nl\"}}"
        );
        self.vraag(MELDEN, &json)
    }

    fn vraag(&self, head: &str, body: &str) -> Antwoord {
        vraag(self.poort, head, body).unwrap()
    }
}

/// One request, and the reply when there was a whole one.
pub fn vraag(poort: u16, head: &str, body: &str) -> std::io::Result<Antwoord> {
    let mut line = TcpStream::connect(("127.0.0.1", poort))?;
    line.set_read_timeout(Some(GEDULD))?;
    let rest = format!("host: 127.0.0.1\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    line.write_all(format!("{head}{rest}").as_bytes())?;
    let mut reply = Vec::new();
    line.read_to_end(&mut reply)?;
    let reply = String::from_utf8_lossy(&reply).into_owned();
    let halved = || std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
    let (kop, tekst) = reply.split_once("\r\n\r\n").ok_or_else(halved)?;
    let status = kop.split(' ').nth(1).and_then(|word| word.parse().ok()).ok_or_else(halved)?;
    Ok(Antwoord { status, kop: kop.to_owned(), tekst: tekst.to_owned() })
}

/// Waits until it is so.
#[track_caller]
pub fn wacht(mut gebeurd: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !gebeurd() {
        assert!(begin.elapsed() < GEDULD, "it did not happen");
        sleep(Duration::from_millis(50));
    }
}
