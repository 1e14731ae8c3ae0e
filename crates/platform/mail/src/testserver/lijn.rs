//! The line between client and server: plain or wrapped in TLS, read line by line, and never deaf to "stop".

use super::Staat;
use std::{
    io::{self, ErrorKind, Read, Write},
    net::TcpStream,
    time::Duration,
};

/// How often a waiting conversation looks whether it must stop.
const TIK: Duration = Duration::from_millis(20);
/// A line or message longer than this ends the conversation.
const MAX_BYTES: usize = 32 * 1024 * 1024;

/// Anything that can be read and written: a socket, or TLS over one.
pub trait Lijn: Read + Write + Send {}
impl<T: Read + Write + Send> Lijn for T {}

/// Puts TLS over a socket.
type Omhulling = Box<dyn Fn(TcpStream) -> io::Result<Box<dyn Lijn>> + Send + Sync>;

/// Whether and when the line becomes TLS.
pub enum Beveiliging {
    /// Never.
    Geen,
    /// From the first byte.
    Direct(Omhulling),
    /// When the client asks with STARTTLS.
    Starttls(Omhulling),
}

/// Reads lines from a line and writes replies to it.
pub(super) struct Regels<'a> {
    lijn: Box<dyn Lijn>,
    gelezen: Vec<u8>,
    staat: &'a Staat,
}

impl<'a> Regels<'a> {
    pub(super) fn nieuw(lijn: Box<dyn Lijn>, staat: &'a Staat) -> Self {
        Self { lijn, gelezen: Vec::new(), staat }
    }

    /// Makes reads short, so that a waiting conversation hears that it must stop.
    pub(super) fn maak_wakker(verbinding: &TcpStream) -> io::Result<()> {
        verbinding.set_read_timeout(Some(TIK))
    }

    /// Everything up to and including `einde`; `None` when the other side closes or the server stops.
    pub(super) fn tot(&mut self, einde: &[u8]) -> Option<Vec<u8>> {
        loop {
            if let Some(plek) = self.gelezen.windows(einde.len()).position(|deel| deel == einde) {
                let rest = self.gelezen.split_off(plek + einde.len());
                return Some(std::mem::replace(&mut self.gelezen, rest));
            }
            self.lees_meer()?;
        }
    }

    /// Reads once more, waiting as long as needed.
    pub(super) fn lees_meer(&mut self) -> Option<()> {
        let mut stuk = [0; 4096];
        loop {
            if self.staat.moet_stoppen() || self.gelezen.len() > MAX_BYTES {
                return None;
            }
            match self.lijn.read(&mut stuk) {
                Ok(0) => return None,
                Ok(aantal) => {
                    self.gelezen.extend_from_slice(stuk.get(..aantal)?);
                    return Some(());
                }
                Err(fout) if matches!(fout.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                Err(_) => return None,
            }
        }
    }

    /// Writes a reply; `None` when the other side is gone.
    pub(super) fn zeg(&mut self, antwoord: &str) -> Option<()> {
        // In one piece: two small writes would each wait for the other side to confirm.
        let regel = format!("{antwoord}\r\n");
        self.lijn.write_all(regel.as_bytes()).and_then(|()| self.lijn.flush()).ok()
    }
}
