//! A step in words, on a line of its own.

use super::failure;
use crate::{
    cli::{
        failure::{Failure, message},
        report::word::said as word,
    },
    probe::{Certificate, Found, Outcome, Server, Step},
    texts::{ABSENT, Texts, args},
    ui::{Page, Ui, display_width, fit, visible},
};

/// Every step, for the width of their names.
const STEPS: [Step; 7] = [Step::Dns, Step::Tcp, Step::Tls, Step::LogIn, Step::Sending, Step::Arrival, Step::Removal];
/// What stands before the words of a step that failed.
const INDENT: &str = "      ";

/// The server that the next lines are about.
pub(super) fn heading(server: &Server, page: &Page<'_>) -> String {
    let said = page.texts.say(
        "mail-test-server",
        args![
            protocol = server.protocol.as_str().to_uppercase(),
            host = visible(&server.host),
            port = server.port.to_string(),
            tls = word("value-tls", server.tls.as_str(), page.texts)
        ],
    );
    page.strong(&page.prose(&said))
}

/// What a step is called.
pub(super) fn name(step: Step, texts: &Texts) -> String {
    word("value-step", step.as_str(), texts)
}

/// What came of a step: one line, and below it what a failure needs, but no advice that is `known`.
pub(super) fn line(outcome: &Outcome, known: &[String], page: &Page<'_>, ui: &Ui) -> String {
    let (texts, is_good) = (page.texts, outcome.result.is_ok());
    let widest = |words: &mut dyn Iterator<Item = String>| words.map(|it| display_width(&it)).max().unwrap_or(0);
    let verdict = |good: bool| word("value-result", if good { "ok" } else { "failed" }, texts);
    let step = fit(&name(outcome.step, texts), widest(&mut STEPS.iter().map(|step| name(*step, texts))));
    let came = fit(&verdict(is_good), widest(&mut [true, false].into_iter().map(verdict)));
    let came = if is_good { came } else { page.strong(&came) };
    let took = texts.say("mail-test-seconds", args![seconds = format!("{:5.2}", outcome.took.as_secs_f64())]);
    let head = format!("  {step}  {came}  {took}");
    match (failure::of(outcome), &outcome.result) {
        (Some(failure), _) => format!("{head}\n{}", explained(&words(&failure, known, page), page)),
        (None, Ok(what)) => match found(what, texts, ui) {
            Some(detail) => beside(&head, &visible(&detail), page),
            None => head,
        },
        (None, Err(_)) => head,
    }
}

/// What to do about a step that failed.
pub(super) fn advice(outcome: &Outcome, page: &Page<'_>) -> Option<String> {
    message::words(&failure::of(outcome)?, page.texts, page.zone).next
}

fn words(failure: &Failure, known: &[String], page: &Page<'_>) -> String {
    let mut words = message::words(failure, page.texts, page.zone);
    let code = format!("[{}]", failure.code);
    words.why = Some(words.why.map_or_else(|| code.clone(), |why| format!("{why} {code}")));
    words.next = words.next.filter(|next| !known.contains(next));
    words.parts().collect::<Vec<_>>().join("\n")
}

fn explained(words: &str, page: &Page<'_>) -> String {
    page.prose(&words.lines().map(|line| format!("{INDENT}{line}")).collect::<Vec<_>>().join("\n"))
}

/// Behind the head where it fits, else below it.
fn beside(head: &str, detail: &str, page: &Page<'_>) -> String {
    let whole = format!("{head}  {detail}");
    match page.width {
        Some(width) if display_width(&whole) > width => format!("{head}\n{}", explained(detail, page)),
        _ => whole,
    }
}

/// What a step has found, where there is something to say.
pub(super) fn found(found: &Found, texts: &Texts, ui: &Ui) -> Option<String> {
    match found {
        Found::Done => None,
        Found::Addresses(addresses) => {
            let shown: Vec<String> = addresses.iter().map(|address| address.ip().to_string()).collect();
            Some(shown.join(", "))
        }
        Found::Connected(address) => Some(address.ip().to_string()),
        Found::Certificate(certificate) => Some(believed(certificate, texts, ui)),
        Found::Said(words) => Some(words.to_string()),
        Found::Left => Some(texts.say("mail-test-left", args![])),
    }
}

fn believed(certificate: &Certificate, texts: &Texts, ui: &Ui) -> String {
    let until = certificate.not_after.map(|at| ui.promise(&at.to_string())).unwrap_or_else(|| ABSENT.to_owned());
    texts.say("mail-test-certificate", args![issuer = certificate.issuer.to_string(), until = until])
}
