//! The few requests that we make ourselves: signing in, and finding out what there is to ask for.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use crate::failure::{Explain, Failure, Outcome};

const PATIENCE: Duration = Duration::from_secs(30);

/// A reply as it came over the line.
pub struct Reply {
    /// Its status.
    pub status: u16,
    /// Status line and headers.
    pub head: String,
    /// The body, still encoded.
    pub body: Vec<u8>,
}

impl Reply {
    /// The value of a cookie that it sets.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let start = format!("{name}=");
        let values = self.head.lines().filter_map(|line| line.split_once(": "));
        let mut set = values.filter(|(header, _)| header.eq_ignore_ascii_case("set-cookie")).map(|(_, value)| value);
        set.find_map(|value| value.strip_prefix(&start)?.split(';').next().map(str::to_owned))
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// One GET, with these further headers.
pub fn get(address: SocketAddr, path: &str, headers: &[(&str, &str)]) -> Outcome<Reply> {
    send(address, "GET", path, headers, "")
}

/// One form, with these further headers.
pub fn post(address: SocketAddr, path: &str, headers: &[(&str, &str)], form: &str) -> Outcome<Reply> {
    let own = [("Content-Type", "application/x-www-form-urlencoded"), ("Sec-Fetch-Site", "same-origin")];
    send(address, "POST", path, &[&own, headers].concat(), form)
}

fn send(address: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Outcome<Reply> {
    let fail = "Een verzoek aan Baken lukt niet";
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE).explain(fail)?;
    stream.set_read_timeout(Some(PATIENCE)).explain(fail)?;
    let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n");
    for (name, value) in headers {
        let _ = write!(request, "{name}: {value}\r\n");
    }
    let _ = write!(request, "Content-Length: {}\r\n\r\n{body}", body.len());
    stream.write_all(request.as_bytes()).explain(fail)?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).explain(fail)?;
    parse(&bytes).ok_or_else(|| Failure::new(format!("Het antwoord op {path} is geen HTTP.")))
}

fn parse(bytes: &[u8]) -> Option<Reply> {
    let end = bytes.windows(4).position(|part| part == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Reply { status, head, body: bytes[end + 4..].to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_gives_its_status_its_cookie_and_its_body() {
        let reply = parse(b"HTTP/1.1 303 See Other\r\nset-cookie: baken=abc; Path=/\r\n\r\nx").expect("a reply");
        assert_eq!((reply.status, reply.text().as_str()), (303, "x"));
        assert_eq!(reply.cookie("baken").as_deref(), Some("abc"));
        assert_eq!(reply.cookie("ander"), None);
        assert!(parse(b"HTTP/1.1").is_none());
    }
}
