//! The DNS records by which mail apps find the servers, from the configuration (APPPW-6).

use std::{fmt::Write, net::IpAddr};

use url::{Host, Url};

use crate::rules::{Policy, mail_servers::Tls, policy::MailServer};

/// The lines of a zone file, with absolute names, so that they can stand in any zone file of the domain.
pub(super) fn records(policy: &Policy, service: &Url) -> String {
    let (servers, domain) = (&policy.mail_servers, policy.cloud_mail.domain.as_str());
    let zone = Zone { domain };
    let mut text = format!(
        "; How mail apps find the servers of {domain}. Made by \"meibod mail-config dns\" from the configuration.\n\
         ; SRV records (RFC 6186, RFC 8314); \".\" says that a service is not offered.\n"
    );
    for (kind, at) in [("imap", &servers.imap), ("pop3", &servers.pop)] {
        text += &zone.offered(&format!("{kind}s"), (at.tls == Tls::Tls).then_some(at).into_iter().enumerate());
        text += &zone.offered(kind, (at.tls == Tls::Starttls).then_some(at).into_iter().enumerate());
    }
    for (name, tls) in [("submissions", Tls::Tls), ("submission", Tls::Starttls)] {
        text += &zone.offered(name, servers.smtp.iter().enumerate().filter(|(_, at)| at.tls == tls));
    }
    text + &zone.service(service)
}

struct Zone<'a> {
    domain: &'a str,
}

impl Zone<'_> {
    /// A service at its servers, each with its place in the order in which they are to be used.
    fn offered<'s>(&self, service: &str, at: impl Iterator<Item = (usize, &'s MailServer)>) -> String {
        let at: Vec<_> = at.collect();
        if at.is_empty() {
            return self.srv(service, 0, 0, ".");
        }
        at.into_iter().fold(String::new(), |text, (order, server)| match server.host.parse::<IpAddr>() {
            Ok(_) => text + &format!("; _{service}: an SRV record needs a name, and {} is an address\n", server.host),
            Err(_) => text + &self.srv(service, order, server.port, &format!("{}.", server.host)),
        })
    }

    fn srv(&self, service: &str, priority: usize, port: u32, target: &str) -> String {
        let weight = u8::from(target != ".");
        format!("{:40} IN SRV {priority} {weight} {port} {target}\n", format!("_{service}._tcp.{}.", self.domain))
    }

    /// Where mail apps ask this service for the settings; they ask at port 443.
    fn service(&self, service: &Url) -> String {
        let mut text = "; Thunderbird asks autoconfig, Outlook asks autodiscover: this service must answer there at port 443, with a\n\
             ; certificate for these names.\n"
            .to_owned();
        let (kind, target) = match service.host() {
            Some(Host::Ipv4(address)) => ("A", address.to_string()),
            Some(Host::Ipv6(address)) => ("AAAA", address.to_string()),
            Some(Host::Domain(name)) => ("CNAME", format!("{name}.")),
            None => return text,
        };
        for name in ["autoconfig", "autodiscover"] {
            // Writing to a String does not fail.
            let _ = writeln!(text, "{:40} IN {kind} {target}", format!("{name}.{}.", self.domain));
        }
        let port = service.port_or_known_default().unwrap_or(443);
        let name = format!("autodiscover.{}.", self.domain);
        text + &self.srv("autodiscover", 0, u32::from(port), if kind == "CNAME" { &target } else { &name })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(policy: &Policy, service: &str) -> Vec<String> {
        let text = records(policy, &Url::parse(service).unwrap());
        let records = text.lines().filter(|line| !line.starts_with(';'));
        records.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn apppw_6_what_is_offered_is_published_and_what_is_not_is_denied() {
        let told = lines(&Policy::default(), "https://meibo.example.ac.jp");
        assert_eq!(
            told,
            [
                "_imaps._tcp.mail.example.jp. IN SRV 0 1 993 imap.example.jp.",
                "_imap._tcp.mail.example.jp. IN SRV 0 0 0 .",
                "_pop3s._tcp.mail.example.jp. IN SRV 0 1 995 pop.example.jp.",
                "_pop3._tcp.mail.example.jp. IN SRV 0 0 0 .",
                "_submissions._tcp.mail.example.jp. IN SRV 0 1 465 smtp.example.jp.",
                "_submission._tcp.mail.example.jp. IN SRV 1 1 587 smtp.example.jp.",
                "autoconfig.mail.example.jp. IN CNAME meibo.example.ac.jp.",
                "autodiscover.mail.example.jp. IN CNAME meibo.example.ac.jp.",
                "_autodiscover._tcp.mail.example.jp. IN SRV 0 1 443 meibo.example.ac.jp.",
            ]
        );
    }

    #[test]
    fn apppw_6_an_address_stands_where_a_record_can_hold_it() {
        let mut policy = Policy::default();
        policy.mail_servers.smtp.truncate(1);
        policy.mail_servers.imap.tls = Tls::Starttls;
        policy.mail_servers.pop.host = "192.0.2.5".to_owned();
        let told = lines(&policy, "https://[2001:db8::1]:8443/");
        for line in [
            "_imaps._tcp.mail.example.jp. IN SRV 0 0 0 .",
            "_imap._tcp.mail.example.jp. IN SRV 0 1 993 imap.example.jp.",
            "_submission._tcp.mail.example.jp. IN SRV 0 0 0 .",
            "autoconfig.mail.example.jp. IN AAAA 2001:db8::1",
            "_autodiscover._tcp.mail.example.jp. IN SRV 0 1 8443 autodiscover.mail.example.jp.",
        ] {
            assert!(told.iter().any(|it| it == line), "{line}: {told:?}");
        }
        assert!(!told.iter().any(|line| line.contains("_pop3s")), "{told:?}");
    }
}
