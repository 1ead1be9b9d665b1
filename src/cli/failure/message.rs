//! A failure in words, on stderr.

use jiff::Timestamp;
use serde_json::json;

use super::{Failure, Rows, code::FailureCode};
use crate::{
    rules::refusal::{self, Reader},
    texts::{
        Lang, Texts, args, is_key,
        problem::{Values, Words},
    },
    ui::{Format, Tells, Ui, Zone, local_time, visible},
};

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
        "code": failure.code.as_str(),
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
    if let FailureCode::Newer(newer) = &failure.code
        && let Some(said) = &newer.said
    {
        return said.clone();
    }
    texts.problem(failure.code.as_str(), values(failure, &Person { texts, zone }))
}

fn promised(rfc3339: &str, zone: &Zone) -> Option<String> {
    local_time(rfc3339, zone, Tells::Promised)
}

fn values(failure: &Failure, person: &Person<'_>) -> Values {
    let mut all: Values = refusal::values(&failure.facts, person);
    // Sentences name an account by its ID.
    if let Some(account) = all.get("account").cloned() {
        all.entry("id".to_owned()).or_insert(account);
    }
    if let Some(at) = failure.possible_from.and_then(|at| promised(&at.to_string(), person.zone)) {
        all.entry("possible_from".to_owned()).or_insert_with(|| at.into());
    }
    all
}

/// Who sits before the terminal.
struct Person<'a> {
    texts: &'a Texts,
    zone: &'a Zone,
}

impl Person<'_> {
    fn with_place(&self, flag: &str) -> String {
        let key = match flag.rsplit(' ').next() {
            Some("TEXT") => "place-reason",
            Some("CODE") => "place-code",
            _ => return visible(flag),
        };
        let before = flag.rsplit_once(' ').map_or(String::new(), |(before, _)| format!("{before} "));
        format!("{before}{}", self.texts.say(key, args![]))
    }
}

impl Reader for Person<'_> {
    fn moment(&self, at: Timestamp, has_happened: bool) -> String {
        let tells = if has_happened { Tells::Happened } else { Tells::Promised };
        local_time(&at.to_string(), self.zone, tells).unwrap_or_default()
    }

    /// A word of ours is said in the person's language; anything else is the server's or the person's.
    fn text(&self, name: &str, text: &str) -> String {
        let key = match name {
            "field" => format!("column-{}", text.replace(['_', '.'], "-")),
            // Sentences of ours, in lines.
            "message" => return text.to_owned(),
            // A flag with the word that stands for its value.
            "flag" | "also" => return self.with_place(text),
            name => format!("value-{}-{}", name.replace('_', "-"), text.replace('_', "-")),
        };
        if is_key(&key) && self.texts.has(&key) { self.texts.say(&key, args![]) } else { visible(text) }
    }

    fn typed(&self, text: &str) -> String {
        visible(text)
    }
}
