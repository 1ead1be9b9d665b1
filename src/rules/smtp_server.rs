//! A user's own mail server, which sends for an alias (ALIAS-1): what may be asked for, and where it may be.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use jiff::{SignedDuration, Timestamp};
use unicode_normalization::UnicodeNormalization;

use super::{Code, Refusal, contact, policy::AliasPolicy, role::words, secret_code};

/// When TLS begins. There is no third choice: a password is never sent in the clear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tls {
    /// At once, before a word is said (port 465).
    Implicit,
    /// After the greeting, by STARTTLS, which must be there (port 587 or 25).
    Starttls,
}

words!(Tls: Implicit = "implicit", Starttls = "starttls");

/// A server and how to log in to it, but for the password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmtpServer {
    /// Its name, in ASCII and lower case.
    pub host: String,
    /// Its port, one of the policy's.
    pub port: u16,
    /// When TLS begins on a connection.
    pub tls: Tls,
    /// The user name, composed and without the blanks around it.
    pub user: String,
}

/// What can be wrong with a server, as a connection has shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// Its name has no address.
    HostNotFound,
    /// It is at no public address.
    PrivateAddress,
    /// Nothing answers there: the connection was refused.
    Refused,
    /// No answer came in time, or the connection was lost.
    Silent,
    /// It offers no TLS where TLS must begin.
    NoTls,
    /// Its certificate is not trusted: another name, an unknown issuer, expired.
    Certificate,
    /// It takes no user name and password.
    NoPasswords,
    /// It rejected the user name or the password.
    LogInFailed,
    /// It does not speak SMTP as it should, or said that it cannot serve now.
    NotUnderstood,
}

/// Octets that a user name or a password may have: the limit of SASL PLAIN's parts in common servers.
const MAX_OCTETS: usize = 255;

/// Whether octets could end a line of the dialogue, or a part of SASL PLAIN.
fn breaks_out(text: &str) -> bool {
    text.chars().any(char::is_control)
}

impl SmtpServer {
    /// Reads what someone typed: the host folded, then judged. Without a port it is the usual one for that TLS, and
    /// without a word on TLS it is the usual one for that port.
    ///
    /// # Errors
    /// `invalid_value`, naming the field.
    pub fn read(
        host: &str,
        port: Option<u32>,
        tls: Option<Tls>,
        user: &str,
        policy: &AliasPolicy,
    ) -> Result<Self, Refusal> {
        let host = contact::host(host).ok_or_else(|| Refusal::invalid("smtp_host", "host-form"))?;
        let port = port.unwrap_or(if tls == Some(Tls::Implicit) { 465 } else { 587 });
        if !policy.ports.contains(&port) {
            let known = policy.ports.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
            return Err(Refusal::invalid("smtp_port", "port-unknown").fact("known", known));
        }
        let tls = tls.unwrap_or(if port == 465 { Tls::Implicit } else { Tls::Starttls });
        let user: String = user.trim().nfc().collect();
        let port = u16::try_from(port).map_err(|_| Refusal::invalid("smtp_port", "port-unknown"))?;
        printable("smtp_user", &user)?;
        Ok(Self { host, port, tls, user })
    }
}

/// Whether the password can be sent: exactly as it was typed, for it is the server's business and not ours.
///
/// # Errors
/// `invalid_value`.
pub fn password(typed: &str) -> Result<(), Refusal> {
    printable("smtp_password", typed)
}

fn printable(field: &str, text: &str) -> Result<(), Refusal> {
    if text.is_empty() {
        Err(Refusal::invalid(field, "empty"))
    } else if text.len() > MAX_OCTETS {
        Err(Refusal::invalid(field, "too-long"))
    } else if breaks_out(text) {
        Err(Refusal::invalid(field, "unsafe-character"))
    } else {
        Ok(())
    }
}

/// The addresses of those found that may be connected to: public ones, unless the policy allows private ones.
///
/// # Errors
/// When there is none.
pub fn allowed(found: &[IpAddr], policy: &AliasPolicy) -> Result<Vec<IpAddr>, Trouble> {
    if found.is_empty() {
        return Err(Trouble::HostNotFound);
    }
    let may = |address: &IpAddr| if policy.private_addresses { is_one_machine(*address) } else { is_public(*address) };
    let allowed: Vec<IpAddr> = found.iter().copied().filter(may).collect();
    if allowed.is_empty() { Err(Trouble::PrivateAddress) } else { Ok(allowed) }
}

/// Whether an address can be one machine's at all, wherever it stands.
fn is_one_machine(address: IpAddr) -> bool {
    let address = address.to_canonical();
    !address.is_unspecified() && !address.is_multicast() && address != IpAddr::V4(Ipv4Addr::BROADCAST)
}

/// Whether anybody on the internet may be meant by the address: none of the special ranges of IANA's registries, and
/// none that carries an IPv4 address within (6to4, NAT64, Teredo), whatever that address is.
pub fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

/// The special ranges of IPv4: network and length of its prefix.
const SPECIAL_V4: [([u8; 4], u32); 16] = [
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 31, 196, 0], 24),
    ([192, 52, 193, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    ([224, 0, 0, 0], 3),
];

fn is_public_v4(address: Ipv4Addr) -> bool {
    let within = |(network, length): &([u8; 4], u32)| {
        let differ = u32::from_be_bytes(*network) ^ u32::from(address);
        differ >> (32 - length) == 0
    };
    !SPECIAL_V4.iter().any(within)
}

/// Of IPv6 only what IANA gives out (2000::/3), without: Teredo and the other protocol assignments (2001::/23),
/// documentation (2001:db8::/32, 3fff::/20), 6to4 (2002::/16). NAT64, unique local, link-local, mapped and multicast
/// addresses all lie outside 2000::/3.
fn is_public_v6(address: Ipv6Addr) -> bool {
    match address.segments() {
        [0x2001, second, ..] => second >= 0x0200 && second != 0x0db8,
        [0x2002, ..] => false,
        [first, second, ..] => first & 0xe000 == 0x2000 && !(first == 0x3fff && second < 0x1000),
    }
}

/// Whether one more server may be tried: so many in any hour, right or wrong, so that this service is neither a port
/// scanner nor a place to guess passwords of others.
///
/// # Errors
/// `smtp_try_limit` with the instant from which one may.
pub fn may_try(tried: &[Timestamp], now: Timestamp, policy: &AliasPolicy) -> Result<(), Refusal> {
    let hour = SignedDuration::from_hours(1);
    secret_code::within(tried, now, hour, policy.tries_per_hour).map_err(|from| {
        let refusal = Refusal::new(Code::SmtpTryLimit).fact("limit", policy.tries_per_hour);
        match from {
            Some(from) => refusal.from_when(from),
            None => refusal,
        }
    })
}

impl Trouble {
    /// The refusal that tells it; what the server itself said is never repeated.
    pub fn refusal(self, server: &SmtpServer) -> Refusal {
        let (code, why) = match self {
            Trouble::HostNotFound => (Code::SmtpHostNotFound, None),
            Trouble::PrivateAddress => (Code::SmtpAddressPrivate, None),
            Trouble::Refused => (Code::SmtpUnreachable, Some("reach-refused")),
            Trouble::Silent => (Code::SmtpUnreachable, Some("reach-timeout")),
            Trouble::NoTls => (Code::SmtpNoTls, None),
            Trouble::Certificate => (Code::SmtpCertificate, None),
            Trouble::NoPasswords => (Code::SmtpLogInFailed, Some("no-passwords")),
            Trouble::LogInFailed => (Code::SmtpLogInFailed, Some("turned-down")),
            Trouble::NotUnderstood => (Code::SmtpNotUnderstood, None),
        };
        let refusal = Refusal::new(code).fact("host", server.host.as_str()).fact("port", u32::from(server.port));
        match why {
            Some(why) => refusal.fact("why", why),
            None => refusal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(host: &str, port: Option<u32>, tls: Option<Tls>, user: &str) -> Result<SmtpServer, String> {
        SmtpServer::read(host, port, tls, user, &AliasPolicy::default()).map_err(|refusal| {
            assert_eq!(refusal.code, Code::InvalidValue);
            format!("{:?}", refusal.facts["field"])
        })
    }

    #[test]
    fn alias_1_a_server_is_read_as_people_type_it() {
        let server =
            |host: &str, port, tls| Ok(SmtpServer { host: host.to_owned(), port, tls, user: "hanako".to_owned() });
        assert_eq!(
            read(" ＳＭＴＰ.Example.com ", None, None, "hanako"),
            server("smtp.example.com", 587, Tls::Starttls)
        );
        assert_eq!(
            read("smtp.example.com", Some(465), None, " hanako "),
            server("smtp.example.com", 465, Tls::Implicit)
        );
        let implicit = Some(Tls::Implicit);
        assert_eq!(read("smtp.example.com", None, implicit, "hanako"), server("smtp.example.com", 465, Tls::Implicit));
        assert_eq!(read("メール.example", Some(25), None, "hanako"), server("xn--4dkua4c.example", 25, Tls::Starttls));
    }

    #[test]
    fn alias_1_what_is_no_server_is_named() {
        let refused = |host: &str, port, user: &str| read(host, port, None, user).unwrap_err();
        for host in ["", "smtp example.com", "smtp.example.com\r\nHELO x", "a\0b", "-a.example", "a..b", "a@b.example"]
        {
            assert_eq!(refused(host, None, "u"), "Text(\"smtp_host\")", "{host:?}");
        }
        assert_eq!(refused(&format!("{}.example", "a".repeat(64)), None, "u"), "Text(\"smtp_host\")");
        for port in [0, 22, 80, 2525, 65_536, 66_123] {
            assert_eq!(refused("smtp.example.com", Some(port), "u"), "Text(\"smtp_port\")", "{port}");
        }
        for user in ["", "a\0b", "a\r\nQUIT", &"あ".repeat(86)] {
            assert_eq!(refused("smtp.example.com", None, user), "Text(\"smtp_user\")", "{user:?}");
        }
        assert!(read("smtp.example.com", None, None, &"あ".repeat(85)).is_ok(), "255 octets");
    }

    #[test]
    fn alias_1_a_password_goes_as_it_is_or_not_at_all() {
        for typed in [" a b ", "㈱ё", &"x".repeat(255)] {
            assert_eq!(password(typed), Ok(()), "{typed:?}");
        }
        for typed in ["", "a\0b", "a\nb", "a\rb", &"x".repeat(256)] {
            assert_eq!(password(typed).map_err(|refusal| refusal.code), Err(Code::InvalidValue), "{typed:?}");
        }
    }

    #[test]
    fn alias_1_only_public_addresses() {
        for private in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.7",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::8.8.8.8",
            "::ffff:10.0.0.1",
            "::ffff:127.0.0.1",
            "64:ff9b::8.8.8.8",
            "64:ff9b:1::a00:1",
            "100::1",
            "2001::1",
            "2001:0:4136:e378:8000:63bf:3fff:fdd2",
            "2001:2::1",
            "2001:10::1",
            "2001:20::1",
            "2001:1ff::1",
            "2001:db8::1",
            "2002:a00:1::1",
            "2002:808:808::1",
            "3fff::1",
            "3fff:fff::1",
            "4000::1",
            "5f00::1",
            "fc00::1",
            "fd12:3456:789a::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
        for public in [
            "1.1.1.1",
            "8.8.8.8",
            "9.255.255.255",
            "11.0.0.1",
            "100.63.255.255",
            "100.128.0.1",
            "133.11.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.255",
            "::ffff:8.8.8.8",
            "2001:200::1",
            "2001:4860:4860::8888",
            "2404:6800::1",
            "2606:4700::1111",
            "2003::1",
            "3ffe::1",
            "3fff:1000::1",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }

    #[test]
    fn alias_1_private_addresses_only_where_the_policy_allows_them() {
        let found = |addresses: &[&str]| addresses.iter().map(|it| it.parse().unwrap()).collect::<Vec<IpAddr>>();
        let (strict, open) =
            (AliasPolicy::default(), AliasPolicy { private_addresses: true, ..AliasPolicy::default() });
        assert_eq!(allowed(&[], &strict), Err(Trouble::HostNotFound));
        assert_eq!(allowed(&found(&["10.0.0.1", "::1"]), &strict), Err(Trouble::PrivateAddress));
        let mixed = found(&["10.0.0.1", "8.8.8.8", "::ffff:192.168.0.1"]);
        assert_eq!(allowed(&mixed, &strict), Ok(found(&["8.8.8.8"])));
        assert_eq!(allowed(&mixed, &open), Ok(mixed.clone()));
        for nobody in ["0.0.0.0", "::", "::ffff:0.0.0.0", "224.0.0.1", "ff02::1", "255.255.255.255"] {
            assert_eq!(allowed(&found(&[nobody]), &open), Err(Trouble::PrivateAddress), "{nobody}");
        }
    }

    #[test]
    fn alias_1_ten_servers_are_tried_in_any_hour() {
        let at = |second: i64| Timestamp::from_second(1_800_000_000 + second).unwrap();
        let tried: Vec<Timestamp> = (0..10).map(|minute| at(60 * minute)).collect();
        let policy = AliasPolicy::default();
        assert_eq!(may_try(&tried[..9], at(600), &policy), Ok(()));
        let limit = Refusal::new(Code::SmtpTryLimit).fact("limit", 10u32).from_when(at(3600));
        assert_eq!(may_try(&tried, at(3599), &policy), Err(limit));
        assert_eq!(may_try(&tried, at(3600), &policy), Ok(()));
    }

    #[test]
    fn alias_1_a_refusal_names_the_server_and_never_the_user() {
        let server = read("smtp.example.com", None, None, "hanako").unwrap();
        for trouble in [Trouble::HostNotFound, Trouble::Silent, Trouble::LogInFailed, Trouble::Certificate] {
            let refusal = trouble.refusal(&server);
            assert_eq!(refusal.facts["host"], "smtp.example.com".into());
            assert!(!format!("{refusal:?}").contains("hanako"), "{refusal:?}");
        }
    }
}
