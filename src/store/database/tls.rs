//! TLS to PostgreSQL: what of the server's certificate is checked.

use std::{fs, sync::Arc};

use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::{CryptoProvider, ring},
};
use rustls_pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime, pem::PemObject};
use tokio_postgres::config::SslMode;

use super::error::{Error, Result};

/// What a database's address asks of TLS.
#[derive(Debug)]
pub(crate) struct Check {
    /// Whether there is to be TLS.
    pub(crate) mode: SslMode,
    issuer: bool,
    name: bool,
    roots: Option<String>,
    certificate: Option<String>,
    key: Option<String>,
}

impl Default for Check {
    fn default() -> Self {
        Self { mode: SslMode::Prefer, issuer: false, name: false, roots: None, certificate: None, key: None }
    }
}

impl Check {
    /// Takes a `name=value` of the address. False if it is not about TLS.
    pub(crate) fn understands(&mut self, pair: &str) -> Result<bool> {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = percent_encoding::percent_decode_str(value).decode_utf8_lossy().into_owned();
        match name {
            "sslmode" | "ssl-mode" => {
                (self.mode, self.issuer, self.name) = match value.as_str() {
                    "disable" | "allow" => (SslMode::Disable, false, false),
                    "prefer" => (SslMode::Prefer, false, false),
                    "require" => (SslMode::Require, false, false),
                    "verify-ca" => (SslMode::Require, true, false),
                    "verify-full" => (SslMode::Require, true, true),
                    _ => return Err(Error::Configuration("sslmode is none of PostgreSQL's".to_owned())),
                }
            }
            "sslrootcert" | "ssl-root-cert" | "ssl-ca" => self.roots = Some(value),
            "sslcert" | "ssl-cert" => self.certificate = Some(value),
            "sslkey" | "ssl-key" => self.key = Some(value),
            // Of an earlier driver.
            "statement-cache-capacity" => {}
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// How a connection is secured.
///
/// # Errors
/// [`Error::Configuration`] when a file cannot be read or used.
pub(crate) fn config(check: &Check) -> Result<ClientConfig> {
    let provider = Arc::new(ring::default_provider());
    let config = ClientConfig::builder_with_provider(Arc::clone(&provider));
    let config = config.with_safe_default_protocol_versions().map_err(unusable)?;
    let config = config.dangerous().with_custom_certificate_verifier(Arc::new(Verifier::of(check, provider)?));
    match (&check.certificate, &check.key) {
        (Some(certificate), Some(key)) => {
            let key = PrivateKeyDer::from_pem_slice(&read(key)?)
                .map_err(|_| Error::Configuration(format!("{key}: it holds no private key in PEM form")))?;
            config.with_client_auth_cert(certificates(certificate)?, key).map_err(unusable)
        }
        (None, None) => Ok(config.with_no_client_auth()),
        _ => Err(Error::Configuration("sslcert and sslkey go together".to_owned())),
    }
}

fn unusable(error: rustls::Error) -> Error {
    Error::Configuration(format!("TLS to the database: {error}"))
}

fn read(file: &str) -> Result<Vec<u8>> {
    fs::read(file).map_err(|error| Error::Configuration(format!("{file}: {error}")))
}

/// The certificates of a PEM file: one at least.
fn certificates(file: &str) -> Result<Vec<CertificateDer<'static>>> {
    let read = read(file)?;
    let all: std::result::Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&read).collect();
    let all = all.ok().filter(|all| !all.is_empty());
    all.ok_or_else(|| Error::Configuration(format!("{file}: it holds no certificate in PEM form")))
}

/// What is believed of a server: with neither issuer nor name asked for, only that it holds the key of what it shows.
#[derive(Debug)]
struct Verifier {
    issuer: Option<Arc<dyn ServerCertVerifier>>,
    name: bool,
    provider: Arc<CryptoProvider>,
}

impl Verifier {
    fn of(check: &Check, provider: Arc<CryptoProvider>) -> Result<Self> {
        // As libpq has it: who names certificates to believe wants them looked at.
        let asks = check.issuer || (check.mode == SslMode::Require && check.roots.is_some());
        let issuer = if asks { Some(issuer(check.roots.as_deref(), &provider)?) } else { None };
        Ok(Self { issuer, name: check.name, provider })
    }
}

/// Who is believed to say which key is a server's: the file's certificates, or where there is none, the system's.
fn issuer(roots: Option<&str>, provider: &Arc<CryptoProvider>) -> Result<Arc<dyn ServerCertVerifier>> {
    let Some(file) = roots else {
        let system = rustls_platform_verifier::Verifier::new(Arc::clone(provider)).map_err(unusable)?;
        return Ok(Arc::new(system));
    };
    let mut roots = RootCertStore::empty();
    for root in certificates(file)? {
        roots.add(root).map_err(unusable)?;
    }
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(provider)).build();
    Ok(verifier.map_err(|error| Error::Configuration(format!("{file}: {error}")))?)
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        chain: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> std::result::Result<ServerCertVerified, rustls::Error> {
        let Some(issuer) = &self.issuer else { return Ok(ServerCertVerified::assertion()) };
        match issuer.verify_server_cert(certificate, chain, name, ocsp, now) {
            // It is looked at last, when all else is in order.
            Err(rustls::Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) if !self.name => Ok(ServerCertVerified::assertion()),
            verified => verified,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        rustls::crypto::verify_tls12_signature(message, certificate, signature, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        rustls::crypto::verify_tls13_signature(message, certificate, signature, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use rustls::{ClientConnection, ServerConfig, ServerConnection};

    use super::*;

    /// Whether a client that was asked for this believes a server of that name.
    fn believes(asked: &str, name: &'static str, server: &Arc<ServerConfig>) -> bool {
        let mut check = Check::default();
        asked.split('&').for_each(|pair| assert!(check.understands(pair).unwrap(), "{pair}"));
        let (config, name) = (Arc::new(config(&check).unwrap()), ServerName::try_from(name).unwrap());
        let mut client = ClientConnection::new(config, name).unwrap();
        let mut server = ServerConnection::new(Arc::clone(server)).unwrap();
        while client.is_handshaking() {
            let mut wire = Vec::new();
            client.write_tls(&mut wire).unwrap();
            server.read_tls(&mut &wire[..]).unwrap();
            server.process_new_packets().unwrap();
            wire.clear();
            server.write_tls(&mut wire).unwrap();
            client.read_tls(&mut &wire[..]).unwrap();
            if client.process_new_packets().is_err() {
                return false;
            }
        }
        true
    }

    #[test]
    fn a_server_is_believed_as_far_as_was_asked() {
        let folder = tempfile::tempdir().unwrap();
        let made = |name: &str| rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
        let (own, other) = (made("db.example"), made("db.example"));
        let file = |name: &str, pem: String| {
            let file = folder.path().join(name);
            fs::write(&file, pem).unwrap();
            file.to_str().unwrap().to_owned()
        };
        let (right, wrong) = (file("right.pem", own.cert.pem()), file("wrong.pem", other.cert.pem()));
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let config = config.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
        let key = PrivateKeyDer::from_pem_slice(own.signing_key.serialize_pem().as_bytes()).unwrap();
        let server = Arc::new(config.with_single_cert(vec![own.cert.der().clone()], key).unwrap());
        for (mode, roots, name, is_believed) in [
            ("prefer", &wrong, "elsewhere.example", true),
            ("require", &right, "elsewhere.example", true),
            ("require", &wrong, "db.example", false),
            ("verify-ca", &right, "elsewhere.example", true),
            ("verify-ca", &wrong, "db.example", false),
            ("verify-full", &right, "db.example", true),
            ("verify-full", &right, "elsewhere.example", false),
            ("verify-full", &wrong, "db.example", false),
        ] {
            let asked = format!("sslmode={mode}&sslrootcert={roots}");
            assert_eq!(believes(&asked, name, &server), is_believed, "{mode} {name}");
        }
    }

    #[test]
    fn what_cannot_be_asked_is_refused_and_what_is_not_of_tls_left_alone() {
        let mut check = Check::default();
        assert!(!check.understands("application_name=meibo").unwrap());
        assert!(check.understands("sslmode=some").is_err());
        for (mode, tls) in
            [("disable", SslMode::Disable), ("prefer", SslMode::Prefer), ("verify-full", SslMode::Require)]
        {
            assert!(check.understands(&format!("sslmode={mode}")).unwrap());
            assert_eq!(check.mode, tls);
        }
        assert!(check.understands("sslrootcert=/nowhere/root.pem").unwrap());
        assert!(matches!(config(&check), Err(Error::Configuration(_))));
    }
}
