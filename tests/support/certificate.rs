//! The certificates of the tests' services: one authority, made once, and leaves for the loopback interface.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};

/// A certificate authority.
pub(crate) struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

/// The authority of this test run.
pub(crate) static AUTHORITY: LazyLock<Authority> = LazyLock::new(|| Authority::new("meibo tests"));

/// Files that a service is given.
pub(crate) struct Files {
    /// The leaf.
    pub(crate) certificate: PathBuf,
    /// Its key.
    pub(crate) key: PathBuf,
    /// The authority that signed it.
    pub(crate) authority: PathBuf,
}

impl Authority {
    /// A new authority: a service that it vouches for is a stranger to everyone who trusts another.
    pub(crate) fn new(name: &str) -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(rcgen::DnType::CommonName, name);
        Self { issuer: CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap() }
    }

    /// The authority's own certificate.
    pub(crate) fn pem(&self) -> String {
        self.issuer.pem()
    }

    /// Signs a leaf for 127.0.0.1 and localhost, and writes all three files to `folder`.
    pub(crate) fn write(&self, folder: &Path) -> Files {
        self.write_as(folder, "service", &["127.0.0.1", "localhost"])
    }

    /// Signs a leaf for these names, and writes all three files to `folder`: `NAME.pem`, `NAME.key`, `authority.pem`.
    pub(crate) fn write_as(&self, folder: &Path, name: &str, hosts: &[&str]) -> Files {
        let key = KeyPair::generate().unwrap();
        let hosts: Vec<String> = hosts.iter().map(|host| (*host).to_owned()).collect();
        let leaf = CertificateParams::new(hosts).unwrap().signed_by(&key, &self.issuer).unwrap();
        let files = Files {
            certificate: folder.join(format!("{name}.pem")),
            key: folder.join(format!("{name}.key")),
            authority: folder.join("authority.pem"),
        };
        fs::write(&files.certificate, leaf.pem()).unwrap();
        fs::write(&files.key, key.serialize_pem()).unwrap();
        fs::set_permissions(&files.key, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        fs::write(&files.authority, self.pem()).unwrap();
        files
    }
}
