//! Where a request comes from: only to slow down who asks too much. Never stored, never logged.

use crate::{App, Fout};
use axum::extract::FromRequestParts;
use axum::http::{HeaderMap, request::Parts};
use std::net::{IpAddr, Ipv4Addr};
use std::str::FromStr;

/// The other end of the connection, put into each request by the server.
#[derive(Clone, Copy)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// The sender of a request. There is no way to print one.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Client(u128);

impl Client {
    /// The sender: the other end of the connection or, when that is a proxy of ours, whom it names.
    pub fn of(parts: &Parts, app: &App) -> Self {
        let peer = parts.extensions.get::<Peer>().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.0);
        Self::from(behind(peer, &parts.headers, &app.instellingen().vertrouwde_proxies))
    }

    /// The bytes to key a hash with; for the throttle of sign-in, which must survive a restart.
    pub const fn bytes(&self) -> [u8; 16] {
        self.0.to_be_bytes()
    }
}

impl From<IpAddr> for Client {
    /// A household or a company has a whole IPv6 /64, so that counts as one sender.
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(v4) => Self(v4.to_ipv6_mapped().to_bits()),
            IpAddr::V6(v6) => Self(v6.to_bits() >> 64 << 64),
        }
    }
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<client>")
    }
}

impl FromRequestParts<App> for Client {
    type Rejection = Fout;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fout> {
        Ok(Self::of(parts, app))
    }
}

/// Reads `X-Forwarded-For` from right to left for as long as a trusted proxy wrote it; anybody can write the rest.
fn behind(peer: IpAddr, headers: &HeaderMap, trusted: &[Netwerk]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let lines = headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
    let mut named: Vec<_> = lines.flat_map(|line| line.split(',')).collect();
    let mut sender = peer;
    while is_trusted(sender) {
        let Some(Ok(next)) = named.pop().map(|text| text.trim().parse()) else { break };
        sender = next;
    }
    sender
}

/// A range of addresses: `10.0.0.0/8`, `::1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Netwerk {
    bits: u128,
    prefix: u32,
}

impl Netwerk {
    /// Whether the address is in the range.
    pub fn contains(&self, address: IpAddr) -> bool {
        let shift = 128 - self.prefix;
        (mapped(address) ^ self.bits).checked_shr(shift).unwrap_or(0) == 0
    }
}

impl FromStr for Netwerk {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WRONG: &str = "geen adres of netwerk; schrijf bijvoorbeeld 10.0.0.0/8";
        let (address, prefix) = text.split_once('/').map_or((text, None), |(address, prefix)| (address, Some(prefix)));
        let address: IpAddr = address.parse().map_err(|_| WRONG)?;
        let (width, offset) = if address.is_ipv4() { (32, 96) } else { (128, 0) };
        let prefix: u32 = prefix.map_or(Ok(width), |prefix| prefix.parse().map_err(|_| WRONG))?;
        if prefix > width {
            return Err(WRONG);
        }
        Ok(Self { bits: mapped(address), prefix: prefix + offset })
    }
}

/// Both kinds of address as one.
fn mapped(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => v4.to_ipv6_mapped(),
        IpAddr::V6(v6) => v6,
    }
    .to_bits()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn sender(peer: &str, forwarded: &[&'static str]) -> String {
        let trusted = ["10.0.0.0/8".parse().unwrap(), "::1".parse().unwrap()];
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", HeaderValue::from_static(line));
        }
        behind(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn alleen_een_eigen_proxy_wordt_geloofd() {
        assert_eq!(sender("203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(sender("10.1.2.3", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(sender("10.1.2.3", &["1.1.1.1, 198.51.100.1", "10.9.9.9"]), "198.51.100.1");
        assert_eq!(sender("::1", &["onzin"]), "::1");
        assert_eq!(sender("10.1.2.3", &[]), "10.1.2.3");
    }

    #[test]
    fn een_netwerk_kent_zijn_grenzen() {
        let network: Netwerk = "192.168.4.0/22".parse().unwrap();
        let inside = |address: &str| network.contains(address.parse().unwrap());
        assert!(inside("192.168.7.255") && inside("::ffff:192.168.4.1"));
        assert!(!inside("192.168.8.0") && !inside("2001:db8::1"));
        assert!("0.0.0.0/0".parse::<Netwerk>().unwrap().contains("203.0.113.1".parse().unwrap()));
        assert!("::/0".parse::<Netwerk>().unwrap().contains("2001:db8::1".parse().unwrap()));
        for wrong in ["10.0.0.0/33", "::/129", "host", "10.0.0.0/", ""] {
            assert!(wrong.parse::<Netwerk>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn een_huis_met_ipv6_is_een_afzender() {
        let client = |text: &str| Client::from(text.parse::<IpAddr>().unwrap());
        assert_eq!(client("2001:db8:1:2::1"), client("2001:db8:1:2:ffff::9"));
        assert_ne!(client("2001:db8:1:2::1"), client("2001:db8:1:3::1"));
        assert_eq!(client("::ffff:192.0.2.1"), client("192.0.2.1"));
        assert_eq!(format!("{:?}", client("192.0.2.1")), "<client>");
    }
}
