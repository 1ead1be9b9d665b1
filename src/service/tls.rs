//! The service's side of TLS: 1.2 and 1.3, from PEM files or with a certificate made for this process.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use rustls::ServerConfig;
use rustls_pki_types::{
    CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer,
    pem::{self, PemObject},
};

/// Why there is no certificate to show.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A PEM file cannot be read, or does not hold what it should. The key itself is never quoted.
    #[error("{} cannot be used: {why}", file.display())]
    File {
        /// The PEM file, as it was configured.
        file: PathBuf,
        /// What is wrong with the file, in words.
        why: String,
    },
    /// The key is not the certificate's.
    #[error("{} is not the private key of the certificate {}: give the key with which that one was made", key.display(), certificate.display())]
    Strangers {
        /// The certificate.
        certificate: PathBuf,
        /// The key.
        key: PathBuf,
    },
    /// The certificate or the key is of a kind that is not supported.
    #[error("the certificate and its key cannot be used: {0}")]
    Unfit(rustls::Error),
    /// No certificate could be made.
    #[error("no certificate could be made: {0}")]
    Make(rcgen::Error),
}

impl From<rustls::Error> for Error {
    fn from(error: rustls::Error) -> Self {
        Error::Unfit(error)
    }
}

impl From<rcgen::Error> for Error {
    fn from(error: rcgen::Error) -> Self {
        Error::Make(error)
    }
}

/// What is wrong with a PEM file that should hold `what`. The library's words may quote the file, so they are not used.
pub(super) fn why(error: &pem::Error, what: &str) -> String {
    match error {
        pem::Error::Io(error) => error.to_string(),
        _ => format!("it holds no {what} in PEM form"),
    }
}

/// Installs the one TLS provider of the program, ring, for the libraries that ask for a default. Called once
/// at the start of `meibod`; calling it again changes nothing.
pub fn install_provider() {
    // An error means that one is installed, and nobody else in this program installs any.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// The TLS configuration from PEM files: the certificate with its chain, and the key.
///
/// # Errors
/// [`Error`] names the file and what is wrong with it.
pub fn from_files(certificate: &Path, key: &Path) -> Result<Arc<ServerConfig>, Error> {
    let unusable = |file: &Path, why: String| Error::File { file: file.to_owned(), why };
    let chain: Vec<_> = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect)
        .map_err(|error| unusable(certificate, why(&error, "certificate")))?;
    if chain.is_empty() {
        return Err(unusable(certificate, "it holds no certificate in PEM form".to_owned()));
    }
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|error| unusable(key, why(&error, "private key")))?;
    config(chain, secret).map_err(|error| match error {
        Error::Unfit(rustls::Error::InconsistentKeys(_)) => {
            Error::Strangers { certificate: certificate.to_owned(), key: key.to_owned() }
        }
        error => error,
    })
}

/// A certificate for this machine's own name, and the configuration that shows it. It is made anew for every process
/// and its key never leaves it, so there is no key file to protect or to renew; clients pin it (the state file).
///
/// # Errors
/// [`Error::Make`] when the system gives no randomness.
pub fn fresh() -> Result<(String, Arc<ServerConfig>), Error> {
    let key = rcgen::KeyPair::generate()?;
    let names = ["localhost", "127.0.0.1"].map(str::to_owned);
    // It is believed for as long as the process lives and not by date, so a clock that jumps does no harm.
    let certificate = rcgen::CertificateParams::new(names)?.self_signed(&key)?;
    let secret = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    Ok((certificate.pem(), config(vec![certificate.der().clone()], secret)?))
}

/// The certificates in a PEM file, at least one; empty without a file.
///
/// # Errors
/// When the file cannot be read or holds none.
pub(super) fn authorities(file: Option<&Path>) -> Result<Vec<CertificateDer<'static>>, Error> {
    let Some(file) = file else { return Ok(Vec::new()) };
    let unfit = |why: String| Error::File { file: file.to_owned(), why };
    let found = CertificateDer::pem_file_iter(file).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    match found {
        Ok(found) if found.is_empty() => Err(unfit("it holds no certificate in PEM form".to_owned())),
        found => found.map_err(|error| unfit(why(&error, "certificate"))),
    }
}

fn config(chain: Vec<CertificateDer<'static>>, key: PrivateKeyDer<'static>) -> Result<Arc<ServerConfig>, Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pem_files_that_do_not_fit_are_named_and_the_key_is_not_quoted() {
        let folder = tempfile::tempdir().unwrap();
        let (certificate, key) = (folder.path().join("c.pem"), folder.path().join("k.pem"));
        let pairs: Vec<_> =
            (0..2).map(|_| rcgen::generate_simple_self_signed(["a.example".to_owned()]).unwrap()).collect();
        std::fs::write(&certificate, pairs[0].cert.pem()).unwrap();
        std::fs::write(&key, pairs[0].signing_key.serialize_pem()).unwrap();
        assert!(from_files(&certificate, &key).is_ok());
        std::fs::write(&key, pairs[1].signing_key.serialize_pem()).unwrap();
        assert!(matches!(from_files(&certificate, &key), Err(Error::Strangers { .. })));
        std::fs::write(&key, "-----BEGIN CANARY").unwrap();
        let error = from_files(&certificate, &key).unwrap_err().to_string();
        assert!(error.contains("k.pem") && !error.contains("CANARY"), "{error}");
        assert!(from_files(&key, &key).unwrap_err().to_string().contains("k.pem"));
    }
}
