//! What must be seen nowhere: a canary stands in the place of every secret of every operation, in both directions.

use std::{
    net::TcpListener,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    http::{StatusCode, header},
    response::IntoResponse,
};
use meibo::{
    client::{Client, Endpoint, Sending, Trust},
    contract::{Operation, Problem},
    rules::{Code, Refusal, Secret},
    service::{listen, tls},
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use utoipa::PartialSchema;

use crate::{
    api::campus::{ADMIN, Campus, PASSWORD},
    support::{
        Engine, Meibo,
        openapi::{self, DOCUMENT, example, resolved},
        service::Setup,
    },
};

const CANARY: &str = "CANARY-7f3a-of-tests";

/// The operations that carry a secret, either way, by hand: sign-ins, enrolments, passwords, codes, tokens and a server's
/// password.
pub(crate) const WITH_SECRETS: [&str; 18] = [
    "session.sign-in",
    "session.code",
    "session.password-again",
    "account.create",
    "account.password-set",
    "password-reset.finish",
    "locks.lift",
    "workshop.password-set",
    "two-step.enrolment-start",
    "two-step.enrolment-send",
    "two-step.enrolment-code",
    "two-step.backup-codes-create",
    "app-password.create",
    "mail.log-in",
    "alias.create",
    "alias.verify",
    "mail-password.set",
    "token.create",
];

/// A service that answers what it is told to, and a client that is looked at (`--debug`).
struct Parrot {
    client: Client,
    says: Arc<Mutex<(u16, &'static str, String)>>,
    seen: Arc<Mutex<String>>,
}

impl Parrot {
    fn new() -> Self {
        let (pem, tls) = tls::fresh().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let says = Arc::new(Mutex::new((200, "application/json", String::new())));
        let told = Arc::clone(&says);
        let answer = move || async move {
            let (status, kind, body) = told.lock().unwrap().clone();
            (StatusCode::from_u16(status).unwrap(), [(header::CONTENT_TYPE, kind)], body).into_response()
        };
        let router: Router = Router::new().fallback(answer);
        std::thread::spawn(move || {
            let limits = listen::Limits::default();
            runtime().block_on(listen::serve(listener, tls, router, &limits, std::future::pending()))
        });
        let base = format!("https://localhost:{port}/").parse().unwrap();
        let endpoint = Endpoint { base, trust: Trust::Pinned(pem), proxy: None, timeout: Duration::from_secs(60) };
        let seen = Arc::<Mutex<String>>::default();
        let into = Arc::clone(&seen);
        let client = Client::new(endpoint).traced(Arc::new(move |line| {
            let mut seen = into.lock().unwrap();
            seen.push_str(line);
            seen.push('\n');
        }));
        Self { client, says, seen }
    }

    /// Sends an operation with canaries, is answered with canaries, and sees none; how many there were.
    fn passes<O: Operation>(&self) -> usize {
        (0..3).map(|pick| self.passes_as::<O>(pick)).max().unwrap()
    }

    fn passes_as<O: Operation>(&self, pick: usize) -> usize {
        let request: O = filled(pick);
        let reply = serde_json::to_string(&filled::<O::Reply>(pick)).unwrap();
        let planted = count(&serde_json::to_string(&request).unwrap(), CANARY) + count(&reply, CANARY);
        let (sent, seen) = self.exchange(&request, 200, "application/json", reply);
        assert_eq!(sent, Ok(()), "{}", O::ID);
        let bodies = seen.lines().filter(|line| line.starts_with("> {") || line.starts_with("< {"));
        let masked: usize = bodies.map(|line| count(line, "[masked]")).sum();
        assert_eq!(masked, planted, "{} does not hide what its schema says:\n{seen}", O::ID);
        // Of another type, or none at all.
        for wrong in [json!({ CANARY: CANARY, "items": CANARY }).to_string(), format!("\"{CANARY}"), CANARY.to_owned()]
        {
            let _ = self.exchange(&request, 200, "application/json", wrong.clone());
            let _ = self.exchange(&request, 422, "application/problem+json", wrong);
        }
        let problem = Problem::new(&Refusal::new(Code::PasswordCommon), "req-1", &jiff::tz::TimeZone::UTC);
        let (_, seen) =
            self.exchange(&request, 422, "application/problem+json", serde_json::to_string(&problem).unwrap());
        assert!(seen.contains(r#""code":"password_common""#), "{seen}");
        planted
    }

    /// How it ended, and what was seen of it: never a canary.
    fn exchange<O: Operation>(
        &self,
        request: &O,
        status: u16,
        kind: &'static str,
        body: String,
    ) -> (Result<(), String>, String) {
        *self.says.lock().unwrap() = (status, kind, body);
        self.seen.lock().unwrap().clear();
        let token = Secret::from(CANARY);
        let ended = runtime().block_on(self.client.send(request, Some(&token), &Sending::default()));
        let ended = ended.map(|_| ()).map_err(|error| format!("{error} {error:?}"));
        let seen = self.seen.lock().unwrap().clone();
        let told = ended.as_ref().err().map_or("", String::as_str);
        assert!(!seen.contains(CANARY) && !told.contains(CANARY), "{}: {told}\n{seen}", O::ID);
        assert!(seen.contains("authorization: [masked]") && seen.contains(&format!("< {status}")), "{seen}");
        (ended, seen)
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

fn count(text: &str, word: &str) -> usize {
    text.matches(word).count()
}

/// What a text of the wire may be beside any text and a word: an id, a login id, a day, an address.
const OTHERS: [&str; 4] = ["0000000000001", "tanaka", "2026-09-30", "someone@example.jp"];

/// A value of a type, a canary in each of its secrets.
fn filled<T: DeserializeOwned + PartialSchema>(pick: usize) -> T {
    let mut value = example(&serde_json::to_value(T::schema()).unwrap(), "", CANARY, pick);
    loop {
        let error = match serde_path_to_error::deserialize(value.clone()) {
            Ok(filled) => return filled,
            Err(error) => error,
        };
        // The words of an enum are in the complaint; what else a text may be is tried in turn.
        let (path, why) = (error.path().to_string(), error.inner().to_string());
        let pointer: String =
            path.replace('[', ".").replace(']', "").split('.').map(|part| format!("/{part}")).collect();
        let word = why.split("expected").nth(1).and_then(|words| words.split('`').nth(1));
        let place = value.pointer_mut(&pointer);
        let tried = place.as_deref().and_then(|place| OTHERS.iter().position(|other| place == other));
        let other = OTHERS.get(tried.map_or(0, |tried| tried + 1)).copied();
        match (place, word.or(other)) {
            (Some(place), Some(word)) if *place != json!(word) => *place = json!(word),
            _ => panic!("{}: {path}: {why}: {value}", std::any::type_name::<T>()),
        }
    }
}

#[test]
fn a_canary_in_every_secret_of_every_operation_is_seen_nowhere() {
    use meibo::contract::{
        account, address, alias, app_password, application, audit, less_secure_apps, lockdown, mail_log_in,
        mail_password, mail_servers, mailbox, message, password, policy, pop, recipient, remote_access, reset, sender,
        session, token, two_step, workshop,
    };
    let parrot = Parrot::new();
    macro_rules! pass {
        ($($operation:path,)*) => { [$(parrot.passes::<$operation>()),*] };
    }
    let planted = meibo::each_operation!(pass);
    let ids = meibo::contract::table::table().into_iter().map(|row| row.id);
    let with: Vec<&str> = ids.zip(planted).filter(|(_, canaries)| *canaries > 0).map(|(id, _)| id).collect();
    assert_eq!(with, WITH_SECRETS);
}

/// What its type does not hide, nothing hides: here a name does tell something.
#[test]
fn a_field_that_sounds_like_a_secret_is_one_or_is_known_to_be_none() {
    const SOUNDS: &[&str] = &["password", "secret", "code", "token", "key", "new", "current", "otp", "pin", "uri"];
    // Codes of problems, the key of a row, an instant, the ids that stand for what they name, and what opens nothing: a message
    // is named by it to its gateway.
    const NONE: &[&str] = &[
        "AlsoEnded.service_tokens",
        "BulkRow.key",
        "DoorView.code",
        "EntryView.code",
        "MailRefusalView.secret",
        "PopAllowed.code",
        "Problem.code",
        "RefusalView.code",
        "SessionView.password_fresh_until",
        "app-password.delete.app_password",
        "message.report.token",
        "token.delete.token",
    ];
    let mut all: Vec<(String, Value)> = Vec::new();
    for (name, schema) in DOCUMENT["components"]["schemas"].as_object().unwrap() {
        all.push((name.clone(), schema.clone()));
    }
    for row in meibo::contract::table::table() {
        all.push((row.id.to_owned(), serde_json::to_value(&row.request).unwrap()));
    }
    let mut plain: Vec<String> = all.iter().flat_map(|(name, schema)| sounding(schema, name, SOUNDS)).collect();
    plain.sort();
    plain.dedup();
    assert_eq!(plain, NONE);
}

/// The texts of an object that sound like a secret, and that nothing hides.
fn sounding(schema: &Value, name: &str, sounds: &[&str]) -> Vec<String> {
    let parts = ["allOf", "oneOf"].into_iter().filter_map(|several| schema[several].as_array()).flatten();
    let below = parts.flat_map(|part| sounding(part, name, sounds));
    let fields = schema["properties"].as_object().into_iter().flatten();
    let own = fields.filter(|(field, schema)| {
        let shown = example(schema, field, CANARY, 0);
        let text = if shown.is_array() { shown[0].clone() } else { shown };
        let is_word = resolved(schema).get("enum").is_some();
        let is_word = is_word || resolved(schema)["format"] == "date-time";
        sounds.iter().any(|word| field.contains(word)) && text.is_string() && text != CANARY && !is_word
    });
    let own: Vec<String> = own.map(|(field, _)| format!("{name}.{field}")).collect();
    below.chain(own).collect()
}

/// The secrets of a reply, by its schema.
fn secrets(method: &str, path: &str, reply: &Value) -> Vec<String> {
    fn walk(schema: &Value, value: &Value, found: &mut Vec<String>) {
        let schema = resolved(schema);
        if let (Some("password"), Some(secret)) = (schema["format"].as_str(), value.as_str()) {
            found.push(secret.to_owned());
        }
        let parts = ["allOf", "oneOf"].into_iter().filter_map(|several| schema[several].as_array()).flatten();
        parts.for_each(|part| walk(part, value, found));
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            walk(field, &value[name], found);
        }
        value.as_array().into_iter().flatten().for_each(|row| walk(&schema["items"], row, found));
    }
    let operation = openapi::operation(method, path).unwrap();
    let mut found = Vec::new();
    walk(&operation["responses"]["200"]["content"]["application/json"]["schema"], reply, &mut found);
    found
}

/// The service's log at its loudest.
fn log_shows_no_secret(engine: Engine) {
    let service = Setup::new(engine).environment("MEIBOD_LOG", "trace").start();
    let campus = Campus::new(&service);
    let mut known = vec![PASSWORD.to_owned(), CANARY.to_owned()];
    let mut call = |token: &str, method: &str, path: &str, body: Value| -> Value {
        let reply = campus.call(token, method, path, &body).ok();
        known.extend(secrets(method, path, &reply));
        reply
    };
    let signed_in = call("", "POST", "/v1/sign-ins", json!({ "account": ADMIN, "password": PASSWORD }));
    let admin = signed_in["token"].as_str().unwrap().to_owned();
    call(&admin, "POST", "/v1/accounts", crate::api::campus::new_account("tanaka", "staff"));
    call(&admin, "POST", "/v1/tokens", json!({ "name": "mail", "scopes": ["mail-decision"] }));
    let renewed = call(&admin, "POST", "/v1/session/password", json!({ "password": PASSWORD }));
    let admin = renewed["token"].as_str().unwrap().to_owned();
    let begun = call(&admin, "POST", "/v1/me/2sv/enrolment", json!({ "method": "authenticator" }));
    let code = campus.shows(&begun["key"].as_str().unwrap().replace(' ', ""));
    call(&admin, "POST", "/v1/me/2sv/enrolment/code", json!({ "code": code }));
    call(&admin, "POST", "/v1/me/2sv/enrolment/finish", json!({}));
    call(&admin, "POST", "/v1/me/2sv/backup-codes", json!({}));
    call(&admin, "PUT", "/v1/me/mail-password", json!({ "new": format!("{CANARY} for mail") }));
    let made = call(&admin, "POST", "/v1/me/app-passwords", json!({ "name": "phone" }));
    assert!(made["secret"].is_string());
    assert!(known.len() > 18, "{known:?}");
    // Whatever becomes of it.
    for row in meibo::contract::table::table().iter().filter(|row| row.writes && row.id != "session.sign-out") {
        let request = serde_json::to_value(&row.request).unwrap();
        let mut body = example(&request, "", CANARY, 0);
        let mut path = row.path.to_owned();
        for name in meibo::contract::wire::path_fields(row.path) {
            let value = body.as_object_mut().unwrap().remove(name).unwrap();
            path = path.replace(&format!("{{{name}}}"), value.as_str().unwrap());
        }
        campus.call(&admin, row.method.as_str(), &path, &body);
    }
    service.stop();
    let log = service.log();
    assert!(log.contains("DEBUG"), "{log}");
    for secret in known {
        assert!(!log.contains(&secret), "{secret} is in the log:\n{log}");
    }
}

#[test]
fn the_log_shows_no_secret_at_its_loudest_on_sqlite() {
    log_shows_no_secret(Engine::Sqlite);
}

#[test]
fn the_log_shows_no_secret_at_its_loudest_on_postgres() {
    log_shows_no_secret(Engine::Postgres);
}

/// As a person sees it, at every verbosity: the names of these fields say nothing.
#[test]
fn a_change_of_password_is_looked_at_without_either_password() {
    let service = crate::support::Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let mut passwords = [crate::support::meibo::PASSWORD.to_owned(), format!("{CANARY} and more 8")];
    for loudness in [&["--debug"][..], &["--debug", "-v"], &["--debug", "-vv"], &["--debug", "-vvv"]] {
        let set = ["account", "password", "set", "--password-stdin", "-o", "json"];
        let ended = meibo.run_with(set.iter().chain(loudness).copied(), &format!("{}\n", passwords.join("\n")));
        assert!(ended.code == 0 && ended.stderr.contains("PUT /v1/me/password"), "{ended}");
        assert!(!passwords.iter().any(|password| ended.stderr.contains(password)), "{ended}");
        passwords.reverse();
    }
}
