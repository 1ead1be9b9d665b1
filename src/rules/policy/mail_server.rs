//! A mail server as a configuration gives it.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{
        MapAccess, SeqAccess, Visitor,
        value::{MapAccessDeserializer, SeqAccessDeserializer},
    },
};
use utoipa::ToSchema;

use crate::rules::mail_servers::Tls;

/// One mail server; a configuration gives it whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailServer {
    /// The name under which mail apps reach it.
    pub host: String,
    /// Its port, from 1 to 65535.
    pub port: u32,
    /// How the connection is encrypted.
    pub tls: Tls,
}

impl MailServer {
    pub(super) fn new(host: &str, port: u32, tls: Tls) -> Self {
        Self { host: host.to_owned(), port, tls }
    }
}

/// A list of servers; one alone may stand without its brackets.
pub(super) fn one_or_several<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<MailServer>, D::Error> {
    struct Servers;

    impl<'de> Visitor<'de> for Servers {
        type Value = Vec<MailServer>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a server, or a list of servers")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            MailServer::deserialize(MapAccessDeserializer::new(map)).map(|server| vec![server])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, servers: A) -> Result<Self::Value, A::Error> {
            Vec::deserialize(SeqAccessDeserializer::new(servers))
        }
    }

    deserializer.deserialize_any(Servers)
}

#[cfg(test)]
mod tests {
    use crate::rules::{Policy, mail_servers::Tls};

    fn smtp(toml: &str) -> Vec<(String, u32, Tls)> {
        let policy: Policy = toml::from_str(&format!("[mail_servers]\n{toml}")).unwrap();
        policy.mail_servers.smtp.into_iter().map(|server| (server.host, server.port, server.tls)).collect()
    }

    #[test]
    fn apppw_6_mail_is_sent_by_one_server_or_by_several() {
        let (tls, starttls) =
            (("s.example.jp".to_owned(), 465, Tls::Tls), ("s.example.jp".to_owned(), 587, Tls::Starttls));
        let written = [
            "{ host = \"s.example.jp\", port = 465, tls = \"tls\" }",
            "{ host = \"s.example.jp\", port = 587, tls = \"starttls\" }",
        ];
        assert_eq!(smtp(&format!("smtp = [{}]", written.join(","))), [tls.clone(), starttls.clone()]);
        // As it was before there could be several: no other server is told then.
        assert_eq!(smtp(&format!("smtp = {}", written[1])), [starttls]);
        let defaults = smtp("").into_iter().map(|(_, port, tls)| (port, tls)).collect::<Vec<_>>();
        assert_eq!(defaults, [(465, Tls::Tls), (587, Tls::Starttls)]);
        let wrong: Result<Policy, _> = toml::from_str("[mail_servers]\nsmtp = \"s.example.jp\"");
        assert!(wrong.unwrap_err().message().contains("a server, or a list of servers"));
    }
}
