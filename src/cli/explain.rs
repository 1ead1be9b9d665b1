//! `meibo explain CODE`: what a problem code means and what to do.

use serde_json::json;

use super::{
    context::Context,
    failure::{Failure, code::FailureCode, local_code::LocalCode, message},
};
use crate::{
    rules::meant::meant,
    texts::{Lang, Texts, problem::Words},
    ui::{Output, Page},
};
use serde_json::Value;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    code: String,
}

/// Explains it.
pub(crate) fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let code = args.code.trim().trim_matches(['[', ']']).to_lowercase().replace('-', "_");
    let Some(code) = FailureCode::named(&code) else {
        let failure = Failure::new(LocalCode::ExplainUnknown).fact("name", args.code.as_str());
        return Err(match meant(&code, FailureCode::names()) {
            Some(meant) => failure.fact("meant", meant),
            None => failure,
        });
    };
    let words = |texts: &Texts| message::words(&Failure::new(code.clone()), texts, &context.ui.look.zone);
    // What programs read is never localised.
    let english = words(Texts::of(Lang::En));
    let english = Words { next: english.next.map(|next| context.ui.called(&next)), ..english };
    context.show(&Explanation::new(&code, english, words(context.ui.texts)))
}

struct Explanation {
    value: Value,
    words: Words,
}

impl Explanation {
    fn new(code: &FailureCode, english: Words, words: Words) -> Self {
        let value = json!({"code": code.as_str(), "message": english.what, "why": english.why, "hint": english.next});
        Self { value, words }
    }
}

impl Output for Explanation {
    fn value(&self) -> Value {
        self.value.clone()
    }

    fn rows(&self) -> Vec<&Value> {
        vec![&self.value]
    }

    fn id(&self) -> &str {
        "code"
    }

    fn text(&self, page: &Page<'_>) -> String {
        page.prose(&self.words.parts().collect::<Vec<_>>().join("\n"))
    }
}
