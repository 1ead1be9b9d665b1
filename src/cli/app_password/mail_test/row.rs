//! A step as one object, for programs.

use serde_json::{Value, json};

use super::{failure, line};
use crate::{
    cli::failure::message,
    probe::{Certificate, Found, Outcome, Trouble, Words},
    rules::mail_log_in::Protocol,
    texts::args,
    ui::Ui,
};

/// What came of a step.
pub(super) fn step(outcome: &Outcome, ui: &Ui) -> Value {
    let server = &outcome.server;
    json!({
        "protocol": server.protocol.as_str(),
        "host": server.host,
        "port": server.port,
        "tls": server.tls.as_str(),
        "step": outcome.step.as_str(),
        "result": if outcome.result.is_ok() { "ok" } else { "failed" },
        // Whole milliseconds.
        "seconds": outcome.took.as_millis() as f64 / 1000.0,
        "code": failure::of(outcome).map(|failure| failure.code.to_string()),
        "detail": detail(outcome, ui),
        "server_said": said(outcome).map(Words::to_string),
        "addresses": addresses(outcome),
        "certificate": certificate(outcome),
    })
}

/// POP was not tried.
pub(super) fn pop_off(ui: &Ui) -> Value {
    json!({
        "protocol": Protocol::Pop.as_str(),
        "host": null,
        "port": null,
        "tls": null,
        "step": null,
        "result": "skipped",
        "seconds": null,
        "code": null,
        "detail": ui.of_results().say("mail-test-pop-off", args![]),
        "server_said": null,
        "addresses": null,
        "certificate": null,
    })
}

fn detail(outcome: &Outcome, ui: &Ui) -> Option<String> {
    let texts = ui.of_results();
    match (&outcome.result, failure::of(outcome)) {
        (_, Some(failure)) => {
            let words = message::words(&failure, texts, &ui.look.zone);
            Some(ui.called(&words.parts().collect::<Vec<_>>().join(&texts.say("sentence-separator", args![]))))
        }
        (Ok(found), None) => line::found(found, texts, ui),
        (Err(_), None) => None,
    }
}

fn said(outcome: &Outcome) -> Option<&Words> {
    match &outcome.result {
        Ok(Found::Said(words)) | Err(Trouble::Later(words) | Trouble::Denied(words) | Trouble::TurnedAway(words)) => {
            Some(words)
        }
        _ => None,
    }
}

fn addresses(outcome: &Outcome) -> Value {
    match &outcome.result {
        Ok(Found::Addresses(found)) => found.iter().map(|address| address.ip().to_string()).collect(),
        Ok(Found::Connected(address)) => vec![address.ip().to_string()].into(),
        _ => Value::Null,
    }
}

fn certificate(outcome: &Outcome) -> Value {
    match &outcome.result {
        Ok(Found::Certificate(certificate)) => told(certificate),
        Err(Trouble::Certificate { certificate: Some(certificate), .. }) => told(certificate),
        _ => Value::Null,
    }
}

fn told(certificate: &Certificate) -> Value {
    json!({
        "names": certificate.names.iter().map(Words::to_string).collect::<Vec<_>>(),
        "issuer": certificate.issuer.to_string(),
        "expires_at": certificate.not_after.map(|at| at.to_string()),
    })
}
