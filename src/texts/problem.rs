//! A refusal or a failure in words: what happened, why, and what to do next.

use std::collections::BTreeMap;

use super::{FluentArgs, FluentValue, Texts, args, is_key};

/// The words of a code. `meibo explain` shows all three; a message has those that the code's texts have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What happened: the text `problem-CODE`.
    pub what: String,
    /// Why: its attribute `.why`.
    pub why: Option<String>,
    /// What to do: its attribute `.next`.
    pub next: Option<String>,
}

impl Words {
    /// The three, in this order.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        [Some(&self.what), self.why.as_ref(), self.next.as_ref()].into_iter().flatten().map(String::as_str)
    }
}

/// The values that sentences about a code place by their names.
pub type Values = BTreeMap<String, FluentValue<'static>>;

/// The text that explains a code.
pub fn key(code: &str) -> String {
    format!("problem-{}", code.replace('_', "-"))
}

impl Texts {
    /// What a code says happened, whatever the case; nothing for a code that has no texts.
    pub fn problem_title(&self, code: &str) -> Option<String> {
        let key = known(key(code), self)?;
        Some(self.explain(&key, args![]))
    }

    /// The words of one of our codes with these values in place. A value `why` that names a sentence of ours, as refusals of
    /// a value's form have it, is told as that sentence (`invalid-WHY`).
    pub fn problem(&self, code: &str, mut values: Values) -> Words {
        let key = key(code);
        if let Some(why) = self.sentence(&values) {
            values.insert("why".to_owned(), why.into());
        }
        let part = |suffix: &str| {
            let key = format!("{key}{suffix}");
            self.has(&key).then(|| self.explain(&key, placed(&values)))
        };
        Words { what: part("").unwrap_or_else(|| code.to_owned()), why: part(".why"), next: part(".next") }
    }

    fn sentence(&self, values: &Values) -> Option<String> {
        let Some(FluentValue::String(why)) = values.get("why") else { return None };
        let key = known(format!("invalid-{}", why.replace('_', "-")), self)?;
        Some(self.explain(&key, placed(values)))
    }
}

fn known(key: String, texts: &Texts) -> Option<String> {
    (is_key(&key) && texts.has(&key)).then_some(key)
}

fn placed(values: &Values) -> FluentArgs<'_> {
    values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Lang;

    fn words(code: &str, values: &[(&str, &str)]) -> Words {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), FluentValue::from((*value).to_owned())));
        Texts::of(Lang::En).problem(code, values.collect())
    }

    #[test]
    fn a_code_of_a_newer_service_has_no_title_and_names_no_other_text() {
        let title = |code| Texts::of(Lang::En).problem_title(code);
        assert!(title("account_not_found").is_some());
        assert_eq!([title("no_such_code"), title("account_not_found.why")], [None, None]);
    }

    #[test]
    fn what_somebody_called_none_is_not_absent() {
        for (code, name) in [("profile_unknown", "name"), ("bulk_job_not_found", "job"), ("account_not_found", "id")] {
            let told = words(code, &[(name, "none"), ("account", "none"), ("whom", "none")]);
            assert!(told.parts().any(|part| part.contains("none")), "{code}: {told:?}");
            assert_ne!(told, words(code, &[]), "{code}");
            assert!(words(code, &[]).parts().all(|part| !part.contains(crate::texts::ABSENT)), "{code}");
        }
        let profile = words("profile_unknown", &[("name", "none"), ("flag", "none")]);
        assert_eq!(profile.what, "There is no profile none.");
    }

    #[test]
    fn why_a_value_cannot_be_taken_is_a_sentence_of_ours_or_stands_as_it_came() {
        let told = |why| words("invalid_value", &[("field", "reason"), ("why", why)]);
        let all = |words: Words| words.parts().collect::<Vec<_>>().join(" ");
        let sentence = Texts::of(Lang::En).say("invalid-not-utf-8", args![]);
        assert!(all(told("not-utf-8")).contains(&sentence), "{:?}", told("not-utf-8"));
        assert!(all(told("not_utf-8")).contains(&sentence));
        assert!(all(told("something else")).contains("something else"));
    }
}
