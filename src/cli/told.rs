//! A failure in words, on stderr.

use std::borrow::Cow;

use serde_json::json;

use super::failure::{Failure, Rows};
use crate::{
    rules::{
        Fact,
        refusal::{HAPPENED, hinted},
    },
    texts::{FluentArgs, FluentValue, Lang, Texts, args},
    ui::{Format, Tells, Ui, Zone, local_time, visible},
};

/// The words of a failure.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) what: String,
    pub(crate) why: Option<String>,
    pub(crate) next: Option<String>,
}

/// Tells a failure: for people in four parts, with `-o json` as one object that is never localised.
pub(crate) fn tell(failure: &Failure, ui: &Ui) {
    if failure.is_silent() {
        return;
    }
    if ui.look.format == Format::Json {
        ui.complain_plainly(&machine_form(failure, ui).to_string());
    } else {
        ui.complain(&human_form(failure, ui.texts, &ui.look.zone));
    }
    if let Some(cause) = &failure.cause {
        ui.detail(&visible(&format!("{cause:#}")));
    }
}

/// A failure in words, for a question that is asked again.
pub(crate) fn for_people(failure: &Failure, ui: &Ui) -> String {
    human_form(failure, ui.texts, &ui.look.zone)
}

/// A failure in words of a language, as people read it.
pub(crate) fn human_form(failure: &Failure, texts: &Texts, zone: &Zone) -> String {
    let words = words(failure, texts, zone);
    let code = format!("[{}]", failure.code);
    let reason = match words.why {
        Some(why) => format!("{why} {code}"),
        None => code,
    };
    let from = failure.possible_from.and_then(|at| promised(&at.to_string(), zone));
    let untold = from.filter(|at| {
        !reason.contains(at.as_str()) && !words.next.as_ref().is_some_and(|next| next.contains(at.as_str()))
    });
    let lines = [
        Some(words.what),
        Some(reason),
        untold.map(|time| texts.say("failure-possible-from", args![time = time])),
        words.next,
        failure.request_id.as_ref().map(|id| texts.say("failure-request", args![id = visible(id)])),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn machine_form(failure: &Failure, ui: &Ui) -> serde_json::Value {
    let words = words(failure, Texts::of(Lang::En), &ui.look.zone);
    let message = match &words.why {
        Some(why) => format!("{} {why}", words.what),
        None => words.what,
    };
    let mut form = json!({"error": {
        "code": failure.code,
        "message": message,
        "hint": words.next.map(|next| ui.called(&next)),
        "possible_from": failure.possible_from,
        "request_id": failure.request_id,
        "exit": failure.exit.code(),
    }});
    if let Some(Rows(rows)) = failure.cause.as_ref().and_then(|cause| cause.downcast_ref()) {
        form["error"]["rows"] = json!(rows);
    }
    form
}

/// The words in a language, with the failure's facts in place.
pub(crate) fn words(failure: &Failure, texts: &Texts, zone: &Zone) -> Words {
    let key = text_key(&failure.code);
    let part = |suffix: &str| {
        let key = format!("{key}{suffix}");
        texts.has(&key).then(|| texts.explain(&key, values(failure, texts, zone)))
    };
    let unknown = || texts.say("failure-unknown", args![code = visible(&failure.code)]);
    Words { what: part("").unwrap_or_else(unknown), why: part(".why"), next: part(".next") }
}

/// The text that explains a code.
pub(crate) fn text_key(code: &str) -> String {
    format!("problem-{}", code.replace('_', "-"))
}

fn promised(rfc3339: &str, zone: &Zone) -> Option<String> {
    local_time(rfc3339, zone, Tells::Promised)
}

fn values<'a>(failure: &'a Failure, texts: &Texts, zone: &Zone) -> FluentArgs<'a> {
    let mut all = FluentArgs::new();
    if let Some(at) = failure.possible_from {
        all.set("possible_from", promised(&at.to_string(), zone));
    }
    hinted(&failure.facts).into_iter().for_each(|(name, value)| all.set(name, visible(&value)));
    // Sentences name an account by its ID.
    if let Some(account) = failure.facts.get("account") {
        all.set("id", value("id", account, texts, zone));
    }
    for (name, fact) in &failure.facts {
        all.set(Cow::Borrowed(name.as_str()), value(name, fact, texts, zone));
    }
    if let Some(why) = why(failure, texts, zone) {
        all.set("why", why);
    }
    all
}

/// The sentence behind "this value cannot be taken", with the facts that it speaks of.
fn why(failure: &Failure, texts: &Texts, zone: &Zone) -> Option<String> {
    let Some(Fact::Text(why)) = failure.facts.get("why") else { return None };
    let key = format!("invalid-{}", why.replace('_', "-"));
    let mut facts = args![];
    for (name, fact) in failure.facts.iter().filter(|(name, _)| *name != "why") {
        facts.set(Cow::Borrowed(name.as_str()), value(name, fact, texts, zone));
    }
    let ours = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (ours && texts.has(&key)).then(|| texts.explain(&key, facts))
}

fn value<'a>(name: &str, fact: &'a Fact, texts: &Texts, zone: &Zone) -> FluentValue<'a> {
    match fact {
        Fact::Number(number) => FluentValue::from(*number),
        Fact::Day(day) => FluentValue::from(day.to_string()),
        Fact::Moment(at) => {
            let tells = if name == HAPPENED { Tells::Happened } else { Tells::Promised };
            FluentValue::from(local_time(&at.to_string(), zone, tells).unwrap_or_default())
        }
        Fact::Text(text) => FluentValue::from(word(name, text, texts)),
    }
}

/// A fact that is a word of ours is said in the person's language; anything else is the server's or the person's.
fn word(name: &str, text: &str, texts: &Texts) -> String {
    let key = match name {
        "field" => format!("column-{}", text.replace(['_', '.'], "-")),
        // Sentences of ours, in lines.
        "message" => return text.to_owned(),
        name => format!("value-{}-{}", name.replace('_', "-"), text.replace('_', "-")),
    };
    let ours = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if ours && texts.has(&key) { texts.say(&key, args![]) } else { visible(text) }
}
