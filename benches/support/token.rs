//! A mail server's service token.

use serde_json::{Value, json};

use super::{load::client, service::PASSWORD};

/// A token of scope `mail-decision`, made by the administrator of the service at `url`.
pub(crate) async fn mail_decision(pem: &[u8], url: &str) -> String {
    let client = client(pem);
    let post = async |path: &str, token: &str, body: Value| -> Value {
        let request = client.post(format!("{url}{path}")).json(&body);
        let request = if token.is_empty() { request } else { request.bearer_auth(token) };
        request.send().await.unwrap().json().await.unwrap()
    };
    let opened = post("/v1/sign-ins", "", json!({ "account": "admin", "password": PASSWORD })).await;
    let session = opened["token"].as_str().unwrap();
    let made = post("/v1/tokens", session, json!({ "name": "dovecot", "scopes": ["mail-decision"] })).await;
    made["secret"].as_str().unwrap().to_owned()
}
