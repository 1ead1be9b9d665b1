//! Which certificates a connection believes. One provider, ring, is named in every configuration, so that no default
//! has to be installed and no second one can be mixed in.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::Timestamp;
use rustls::{
    ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::CryptoProvider,
};
use rustls_pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime, pem::PemObject};

use super::{
    Trust,
    error::{CaTrouble, Error, Local},
    folder,
};

/// What a certificate in PEM form begins with.
const MARK: &[u8] = b"-----BEGIN CERTIFICATE";

/// What one begins with that OpenSSL keeps with what it is trusted for.
const TRUSTED: &[u8] = b"-----BEGIN TRUSTED CERTIFICATE";

/// A configuration, and the one who remembers whose certificate was turned down.
pub(super) fn config(trust: &Trust) -> Result<(ClientConfig, Arc<Witness>), Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let judge = match trust {
        Trust::Pinned(pem) => pinned(pem, &provider)?,
        Trust::System { extra_ca } => system(extra_ca.as_deref(), &provider)?,
    };
    let (mut config, witness) = witnessed(judge, provider)?;
    // One request to a service on this machine gains nothing from HTTP/2's greeting.
    config.alpn_protocols = match trust {
        Trust::Pinned(_) => vec![b"http/1.1".to_vec()],
        Trust::System { .. } => vec![b"h2".to_vec(), b"http/1.1".to_vec()],
    };
    Ok((config, witness))
}

/// The same towards a server that is no service of ours: believed are the system's authorities and those of `extra_ca`.
///
/// # Errors
/// The file cannot be used, or the system has no authorities.
pub(crate) fn towards_others(extra_ca: Option<&Path>) -> Result<(ClientConfig, Arc<Witness>), Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    witnessed(system(extra_ca, &provider)?, provider)
}

fn witnessed(
    judge: Arc<dyn ServerCertVerifier>,
    provider: Arc<CryptoProvider>,
) -> Result<(ClientConfig, Arc<Witness>), Error> {
    let witness = Arc::new(Witness { judge, turned_down: Mutex::default(), believed: Mutex::default() });
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Local::Http(error.to_string()))?
        .dangerous()
        .with_custom_certificate_verifier(Arc::clone(&witness) as Arc<dyn ServerCertVerifier>)
        .with_no_client_auth();
    Ok((config, witness))
}

fn pinned(pem: &str, provider: &Arc<CryptoProvider>) -> Result<Arc<dyn ServerCertVerifier>, Error> {
    let mut roots = RootCertStore::empty();
    let certificate = CertificateDer::from_pem_slice(pem.as_bytes()).map_err(|error| Local::Http(error.to_string()))?;
    roots.add(certificate).map_err(|error| Local::Http(error.to_string()))?;
    let judge = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(provider))
        .build()
        .map_err(|error| Local::Http(error.to_string()))?;
    Ok(judge)
}

fn system(extra: Option<&Path>, provider: &Arc<CryptoProvider>) -> Result<Arc<dyn ServerCertVerifier>, Error> {
    let extra = extra.map(authorities).transpose()?.unwrap_or_default();
    let judge = rustls_platform_verifier::Verifier::new_with_extra_roots(extra, Arc::clone(provider))
        .map_err(|error| Local::NoAuthorities(error.to_string()))?;
    Ok(Arc::new(judge))
}

/// How many certificates a file has that adds to the system's authorities.
///
/// # Errors
/// It cannot be read, or what it holds cannot be used.
pub fn count(path: &Path) -> Result<usize, Error> {
    Ok(authorities(path)?.len())
}

/// The certificates of a PEM file. Each is tried here: what is wrong with one is no fault of the system's.
fn authorities(path: &Path) -> Result<Vec<CertificateDer<'static>>, Error> {
    let unusable = |why| Error::from(Local::CaFile { path: path.to_owned(), why });
    let text = folder::read(path).map_err(|error| unusable(CaTrouble::Unreadable(error)))?;
    let text = as_utf_8(text);
    // The library passes it over.
    if has(&text, TRUSTED) {
        return Err(unusable(CaTrouble::Trusted));
    }
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&text).collect();
    let found = found.map_err(|_| unusable(CaTrouble::Damaged))?;
    if found.is_empty() {
        return Err(unusable(without_certificate(&text)));
    }
    let is_none = |certificate: &CertificateDer<'static>| RootCertStore::empty().add(certificate.clone()).is_err();
    match found.iter().position(is_none) {
        Some(at) => Err(unusable(CaTrouble::Certificate(at + 1))),
        None => Ok(found),
    }
}

/// Text as editors of Windows save it: their byte order mark would hide the first line.
fn as_utf_8(text: Vec<u8>) -> Vec<u8> {
    match encoding_rs::Encoding::for_bom(&text) {
        Some((encoding, _)) => encoding.decode(&text).0.into_owned().into_bytes(),
        None => text,
    }
}

fn has(text: &[u8], mark: &[u8]) -> bool {
    text.windows(mark.len()).any(|part| part == mark)
}

/// What a file is that holds no certificate in PEM form.
fn without_certificate(text: &[u8]) -> CaTrouble {
    if text.trim_ascii().is_empty() {
        CaTrouble::Empty
    } else if x509_parser::parse_x509_certificate(text).is_ok() {
        CaTrouble::Der
    } else if PrivateKeyDer::from_pem_slice(text).is_ok() {
        CaTrouble::KeyOnly
    } else if has(text, MARK) {
        CaTrouble::Damaged
    } else {
        CaTrouble::NoCertificate
    }
}

/// Lets another judge, and remembers what it was shown: by its issuer's name a person recognises a proxy that inspects
/// TLS.
#[derive(Debug)]
pub(crate) struct Witness {
    judge: Arc<dyn ServerCertVerifier>,
    turned_down: Mutex<Option<CertificateDer<'static>>>,
    believed: Mutex<Option<CertificateDer<'static>>>,
}

/// What a person is told of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Who issued it, as it says itself.
    pub issuer: String,
    /// Until when it is valid.
    pub expires_at: Timestamp,
}

impl Witness {
    /// Who issued the certificate that was last turned down.
    pub(super) fn issuer(&self) -> Option<String> {
        issuer(&self.turned_down()?)
    }

    /// The certificate that was last turned down.
    pub(crate) fn turned_down(&self) -> Option<CertificateDer<'static>> {
        self.turned_down.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What the certificate says that was last believed.
    pub(super) fn believed(&self) -> Option<Certificate> {
        let believed = self.believed.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, certificate) = x509_parser::parse_x509_certificate(believed.as_ref()?).ok()?;
        let expires_at = Timestamp::from_second(certificate.validity().not_after.timestamp()).ok()?;
        Some(Certificate { issuer: certificate.issuer().to_string(), expires_at })
    }
}

impl ServerCertVerifier for Witness {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let judged = self.judge.verify_server_cert(certificate, intermediates, name, ocsp, now);
        let seen = if judged.is_ok() { &self.believed } else { &self.turned_down };
        *seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(certificate.clone().into_owned());
        judged
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.judge.verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.judge.verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.judge.supported_verify_schemes()
    }
}

fn issuer(certificate: &CertificateDer<'_>) -> Option<String> {
    let (_, certificate) = x509_parser::parse_x509_certificate(certificate).ok()?;
    Some(certificate.issuer().to_string())
}
