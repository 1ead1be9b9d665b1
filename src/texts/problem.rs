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

    /// The words of a code with these values in place; nothing for a code that has no texts. A value `why` that names a
    /// sentence of ours, as refusals of a value's form have it, is told as that sentence (`invalid-WHY`).
    pub fn problem(&self, code: &str, mut values: Values) -> Option<Words> {
        let key = known(key(code), self)?;
        if let Some(why) = self.sentence(&values) {
            values.insert("why".to_owned(), why.into());
        }
        let part = |suffix: &str| {
            let key = format!("{key}{suffix}");
            self.has(&key).then(|| self.explain(&key, placed(&values)))
        };
        Some(Words { what: part("")?, why: part(".why"), next: part(".next") })
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

    fn words(lang: Lang, code: &str, values: &[(&str, &str)]) -> Option<Words> {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), FluentValue::from((*value).to_owned())));
        Texts::of(lang).problem(code, values.collect())
    }

    #[test]
    fn a_code_without_texts_has_no_words() {
        assert_eq!(words(Lang::En, "no_such_code", &[]), None);
        assert_eq!(words(Lang::En, "usage.why", &[]), None);
        assert_eq!(Texts::of(Lang::En).problem_title("no_such_code"), None);
    }

    #[test]
    fn why_a_value_cannot_be_taken_is_a_sentence_of_ours_or_stands_as_it_came() {
        let told = |why| words(Lang::En, "invalid_value", &[("field", "reason"), ("why", why)]).unwrap();
        let all = |words: Words| words.parts().collect::<Vec<_>>().join(" ");
        let sentence = Texts::of(Lang::En).say("invalid-not-utf-8", args![]);
        assert!(all(told("not-utf-8")).contains(&sentence), "{:?}", told("not-utf-8"));
        assert!(all(told("not_utf-8")).contains(&sentence));
        assert!(all(told("something else")).contains("something else"));
    }
}
