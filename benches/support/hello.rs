//! The reference of every rate over HTTPS: axum and rustls that answer "hello" and nothing else.

use std::{net::TcpListener, path::Path};

use axum_server::tls_rustls::RustlsConfig;

/// Serves it on the loopback interface with this certificate, on as many threads as the machine has; its URL.
pub(crate) fn serve(certificate: &Path, key: &Path) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let (certificate, key) = (certificate.to_owned(), key.to_owned());
    std::thread::spawn(move || {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let tls = RustlsConfig::from_pem_file(certificate, key).await.unwrap();
            let router = axum::Router::new().fallback(async || axum::Json(serde_json::json!({"hello": "world"})));
            axum_server::from_tcp_rustls(listener, tls).unwrap().serve(router.into_make_service()).await.unwrap();
        });
    });
    url
}
