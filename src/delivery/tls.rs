//! Whom the servers of others are believed by: the system's authorities, and some more.

use std::sync::Arc;

use rustls::ClientConfig;
use rustls_pki_types::CertificateDer;

/// A client's side of TLS with ring, whatever the process has installed.
///
/// # Errors
/// When the system has no authorities, or one of these is none.
pub fn client(authorities: &[CertificateDer<'static>]) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let extra = authorities.iter().cloned();
    let judge = rustls_platform_verifier::Verifier::new_with_extra_roots(extra, Arc::clone(&provider))?;
    Ok(ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(judge))
        .with_no_client_auth())
}
