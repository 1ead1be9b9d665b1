//! The result of a write.

use serde_json::Value;

use super::{Output, Page, table};
use crate::texts::args;

/// What changed, when it takes effect, and the command that undoes it.
#[derive(Debug, Clone, Default)]
pub struct Done {
    /// The result as `-o json` prints it.
    pub value: Value,
    /// The name of the field of `value` that holds the id, for `-o id`.
    pub id: &'static str,
    /// What changed and when it takes effect, in sentences.
    pub sentences: Vec<String>,
    /// The fields of `value` that a person needs to see besides the sentences.
    pub fields: &'static [&'static str],
    /// The command that undoes the change, if there is one.
    pub undo: Option<String>,
    /// The command to go on with, if there is one.
    pub next: Option<String>,
    /// Other ways to go on, each a sentence with its command.
    pub ways: Vec<String>,
}

impl Done {
    /// A change described in one sentence.
    pub fn new(value: Value, sentence: String) -> Self {
        Self { value, id: "id", sentences: vec![sentence], ..Self::default() }
    }

    /// The same with one more sentence.
    pub fn and(mut self, sentence: String) -> Self {
        self.sentences.push(sentence);
        self
    }

    /// The same with another id field than `id`.
    pub fn id(self, id: &'static str) -> Self {
        Self { id, ..self }
    }

    /// The same, showing these fields of the value.
    pub fn showing(self, fields: &'static [&'static str]) -> Self {
        Self { fields, ..self }
    }

    /// The same with the command that undoes it.
    pub fn undo(self, command: impl Into<String>) -> Self {
        Self { undo: Some(command.into()), ..self }
    }

    /// The same with another way to go on.
    pub fn way(mut self, sentence: String) -> Self {
        self.ways.push(sentence);
        self
    }

    /// The same with the command to go on with.
    pub fn next(self, command: impl Into<String>) -> Self {
        Self { next: Some(command.into()), ..self }
    }
}

impl Output for Done {
    fn value(&self) -> Value {
        self.value.clone()
    }

    fn rows(&self) -> Vec<&Value> {
        vec![&self.value]
    }

    fn id(&self) -> &str {
        self.id
    }

    fn is_of_a_write(&self) -> bool {
        true
    }

    fn text(&self, page: &Page<'_>) -> String {
        self.text_of(self.fields, page)
    }

    fn text_of(&self, fields: &[&str], page: &Page<'_>) -> String {
        let shown = (!fields.is_empty()).then(|| table::block(&self.value, fields, page));
        if page.quiet {
            return shown.unwrap_or_default();
        }
        let said = page.prose(&self.sentences.join("\n"));
        let undo = self.undo.as_ref().map(|command| page.texts.say("done-undo", args![command = command]));
        let next = self.next.as_ref().map(|command| page.texts.say("done-next", args![command = command]));
        let commands =
            page.prose(&[undo, next].into_iter().flatten().chain(self.ways.clone()).collect::<Vec<_>>().join("\n"));
        let parts = [said, shown.unwrap_or_default(), commands];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    }
}
