//! The proxies through which clients come: whose word on a client's address is believed (SIGN-8).

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderValue};
use ipnet::IpNet;

/// The header to which each proxy appends the address that a request came to it from.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// Networks of proxies that are trusted to say where a request came from; none by default.
#[derive(Debug, Clone, Default)]
pub struct Proxies {
    networks: Vec<IpNet>,
    /// Whether each of their connections begins with a header of the PROXY protocol.
    forward: bool,
}

impl Proxies {
    /// The proxies of the configuration (`trusted_proxies`).
    pub fn new(networks: &[IpNet]) -> Self {
        Self { networks: networks.to_vec(), forward: false }
    }

    /// The same, where `forward` says that they forward whole connections and name the client before each (the PROXY
    /// protocol, version 2).
    pub fn forwarding(self, forward: bool) -> Self {
        Self { forward, ..self }
    }

    /// Whether a connection from that address begins with a PROXY header.
    pub(super) fn names_clients(&self, address: IpAddr) -> bool {
        self.forward && self.trusts(address)
    }

    /// The client's address: the peer's or, where that is a trusted proxy, the right-most address in the header that is
    /// not one. Anybody can have written what stands to the left of that.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let peer = peer.to_canonical();
        let lines: Vec<&[u8]> = headers.get_all(FORWARDED_FOR).iter().map(HeaderValue::as_bytes).collect();
        let hops = lines.iter().flat_map(|line| line.split(|byte| *byte == b',')).rev().map(address);
        let mut client = peer;
        for hop in hops {
            match hop {
                Some(hop) if self.trusts(client) => client = hop,
                _ => break,
            }
        }
        client
    }

    /// Whether the address belongs to a trusted proxy.
    pub(super) fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.networks.iter().any(|network| network.contains(&address))
    }
}

/// The address of a hop, with or without brackets and port.
fn address(hop: &[u8]) -> Option<IpAddr> {
    let hop = std::str::from_utf8(hop).ok()?.trim();
    let bare = hop.strip_prefix('[').and_then(|rest| rest.split(']').next());
    let parsed = bare.unwrap_or(hop).parse::<IpAddr>();
    let address = parsed.or_else(|_| hop.parse::<std::net::SocketAddr>().map(|address| address.ip()));
    address.ok().map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(trusted: &[&str], peer: &str, lines: &[&str]) -> String {
        let networks: Vec<IpNet> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, HeaderValue::from_bytes(line.as_bytes()).unwrap());
        }
        Proxies::new(&networks).client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn sign_8_the_client_is_the_last_hop_that_no_trusted_proxy_is() {
        let campus = ["192.0.2.0/24", "2001:db8:1::/48"];
        for (trusted, peer, lines, expected) in [
            (&[][..], "192.0.2.1", &["203.0.113.7"][..], "192.0.2.1"),
            (&campus, "198.51.100.1", &["203.0.113.7"], "198.51.100.1"),
            (&campus, "192.0.2.1", &[], "192.0.2.1"),
            (&campus, "192.0.2.1", &["203.0.113.7"], "203.0.113.7"),
            (&campus, "192.0.2.1", &["10.0.0.1, 203.0.113.7"], "203.0.113.7"),
            (&campus, "192.0.2.1", &["10.0.0.1", "203.0.113.7, 192.0.2.9"], "203.0.113.7"),
            (&campus, "192.0.2.1", &["192.0.2.8, 192.0.2.9"], "192.0.2.8"),
            (&campus, "::ffff:192.0.2.1", &["203.0.113.7:1234"], "203.0.113.7"),
            (&campus, "2001:db8:1::1", &["[2001:db8:2::7]:443"], "2001:db8:2::7"),
            (&campus, "2001:db8:1::1", &["[2001:db8:2::7]"], "2001:db8:2::7"),
            (&campus, "192.0.2.1", &["203.0.113.7, unknown"], "192.0.2.1"),
            (&campus, "192.0.2.1", &["203.0.113.7, _hidden, 192.0.2.9"], "192.0.2.9"),
            (&campus, "192.0.2.1", &["203.0.113.7,"], "192.0.2.1"),
            // What a client wrote that nobody can read hides nobody.
            (&campus, "192.0.2.1", &["ÿ, 203.0.113.7"], "203.0.113.7"),
            (&campus, "192.0.2.1", &["ÿ", "203.0.113.7"], "203.0.113.7"),
        ] {
            assert_eq!(client(trusted, peer, lines), expected, "{peer} {lines:?}");
        }
    }
}
