//! What a certificate says of itself.

use jiff::Timestamp;
use rustls_pki_types::CertificateDer;
use x509_parser::{
    certificate::X509Certificate,
    extensions::{GeneralName, ParsedExtension},
};

use super::Words;

/// What a certificate says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// The names that it is for; the first few.
    pub names: Vec<Words>,
    /// Who issued it.
    pub issuer: Words,
    /// Until when it is valid.
    pub not_after: Option<Timestamp>,
}

/// So many names are kept.
const NAMES: usize = 5;

impl Certificate {
    /// Reads it.
    pub(super) fn of(der: &CertificateDer<'_>) -> Option<Self> {
        let (_, certificate) = x509_parser::parse_x509_certificate(der).ok()?;
        Some(Self {
            names: names(&certificate),
            issuer: Words::of(&certificate.issuer().to_string()),
            not_after: Timestamp::from_second(certificate.validity().not_after.timestamp()).ok(),
        })
    }
}

fn names(certificate: &X509Certificate<'_>) -> Vec<Words> {
    let extensions = certificate.extensions().iter().filter_map(|extension| match extension.parsed_extension() {
        ParsedExtension::SubjectAlternativeName(names) => Some(&names.general_names),
        _ => None,
    });
    extensions.flatten().filter_map(name).take(NAMES).collect()
}

fn name(name: &GeneralName<'_>) -> Option<Words> {
    match name {
        GeneralName::DNSName(name) => Some(Words::of(name)),
        GeneralName::IPAddress(octets) => Some(Words::of(&address(octets)?)),
        _ => None,
    }
}

fn address(octets: &[u8]) -> Option<String> {
    let four = <[u8; 4]>::try_from(octets).map(|octets| std::net::Ipv4Addr::from(octets).to_string());
    four.or_else(|_| <[u8; 16]>::try_from(octets).map(|octets| std::net::Ipv6Addr::from(octets).to_string())).ok()
}
