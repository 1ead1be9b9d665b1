//! `--ca-file`: what is wrong with a file of certificates is its own fault, and said so.

use std::fs;

use rustls_pki_types::{CertificateDer, pem::PemObject};

use crate::support::{Engine, Meibo, Service, certificate::AUTHORITY};

const DAMAGED: &str = "-----BEGIN CERTIFICATE-----\nbm8gY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n";

#[test]
fn what_is_wrong_with_a_file_of_certificates_is_named_and_the_systems_list_is_not_blamed() {
    let folder = tempfile::tempdir().unwrap();
    let good = AUTHORITY.pem();
    let der = CertificateDer::from_pem_slice(good.as_bytes()).unwrap();
    let key = rcgen::KeyPair::generate().unwrap().serialize_pem();
    for (content, why) in [
        (Vec::new(), "It is empty."),
        (b"\n \n".to_vec(), "It is empty."),
        (der.to_vec(), "It is in DER form. To change it into PEM: openssl x509 -inform der -in FILE -out FILE.pem"),
        (key.clone().into_bytes(), "It holds a private key and no certificate."),
        (
            b"ca certificates of the campus".to_vec(),
            "It holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).",
        ),
        (
            good.replace("CERTIFICATE", "TRUSTED CERTIFICATE").into_bytes(),
            "It holds certificates in a form of OpenSSL’s own (-----BEGIN TRUSTED CERTIFICATE-----). To change one: openssl x509 -in FILE -out FILE.pem",
        ),
        (good.as_bytes()[..good.len() / 2].to_vec(), "It is not whole: PEM text was cut off or changed."),
        (
            format!("{good}{DAMAGED}").into_bytes(),
            "Its certificate number 2 is damaged, or of a kind that is not known.",
        ),
    ] {
        let file = folder.path().join("ca.pem");
        fs::write(&file, &content).unwrap();
        let meibo = Meibo::new().env("MEIBO_SERVICE", "https://meibo.invalid");
        let error = meibo.run(["status", "--ca-file", file.to_str().unwrap(), "-o", "json"]).error(12);
        let message = format!("{} cannot be used as a file of certificates. {why}", file.display());
        assert_eq!((&error["code"], &error["message"]), (&"ca_file_unreadable".into(), &message.into()));
        assert!(!error.to_string().contains("PRIVATE KEY"), "{error}");
    }
    for (path, why) in [
        (folder.path().to_owned(), "It is a folder."),
        (folder.path().join("nowhere.pem"), "There is no such file or folder."),
    ] {
        let meibo = Meibo::new().env("MEIBO_SERVICE", "https://meibo.invalid");
        let error = meibo.run(["status", "--ca-file", path.to_str().unwrap(), "-o", "json"]).error(12);
        assert!(error["message"].as_str().unwrap().ends_with(why), "{error}");
    }
}

#[test]
fn a_file_with_words_and_a_key_beside_its_certificates_is_used() {
    let service = Service::start(Engine::Sqlite);
    let key = rcgen::KeyPair::generate().unwrap().serialize_pem();
    let file = service.folder().join("bundle.pem");
    fs::write(&file, format!("# the campus\n{key}\n{}", AUTHORITY.pem())).unwrap();
    let meibo = Meibo::of(&service).env("MEIBO_CA_FILE", file.to_str().unwrap());
    assert_eq!(meibo.run(["status", "-o", "json"]).error(4)["code"], "sign_in_needed");
}

#[test]
fn a_byte_order_mark_before_the_first_certificate_hides_nothing() {
    let service = Service::start(Engine::Sqlite);
    let file = service.folder().join("marked.pem");
    let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    for content in
        [format!("\u{feff}{}", AUTHORITY.pem()).into_bytes(), utf_16(&format!("\u{feff}{}", AUTHORITY.pem()))]
    {
        fs::write(&file, content).unwrap();
        let meibo = Meibo::of(&service).env("MEIBO_CA_FILE", file.to_str().unwrap());
        assert_eq!(meibo.run(["status", "-o", "json"]).error(4)["code"], "sign_in_needed");
    }
}

#[test]
fn a_relative_path_is_kept_as_one_that_leads_there_from_everywhere() {
    let meibo = Meibo::new();
    meibo.run(["config", "set", "ca_file", "campus/ca.pem"]).ok();
    let kept = meibo.run(["config", "show", "ca_file", "-o", "json"]).json();
    assert_eq!(kept["value"], meibo.home().join("campus/ca.pem").to_str().unwrap());
}
