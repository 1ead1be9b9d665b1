//! What stands before a question about accounts: whom it concerns, and now → then.

use super::Context;
use crate::{cli::failure::Failure, contract::account::AccountShow, rules::LoginId, texts::args, ui::visible};

impl Context {
    /// A question with the lines that come before it.
    pub(crate) fn question(lines: impl IntoIterator<Item = String>, ask: String) -> String {
        lines.into_iter().chain([ask]).collect::<Vec<_>>().join("\n")
    }

    /// An account with its name and department; by its id alone where a flag answers and nobody reads the question.
    ///
    /// # Errors
    /// What the service refused, or why no answer came.
    pub(crate) async fn whom(&mut self, account: &LoginId) -> Result<String, Failure> {
        if self.ui.gate.yes || !self.ui.can_ask() {
            return Ok(self.called(account));
        }
        let found = self.send(&AccountShow { account: account.clone() }).await?.account;
        Ok(self.named(found.login_id.as_str(), &found.name, &found.department))
    }

    /// A person as questions name one.
    pub(crate) fn named(&self, id: &str, name: &str, department: &str) -> String {
        self.ui.text("prompt-whom", args![id = id, name = visible(name), department = visible(department)])
    }

    /// What a question is about to change: a field, now → then.
    pub(crate) fn now_then(&self, field: &str, now: &str, then: &str) -> String {
        let page = self.ui.page();
        let word = |value: &str| page.cell(field, &value.into());
        let what = match field {
            "two_step.state" => "prompt-what-two-step-state",
            "remote_access.state" => "prompt-what-remote-access-state",
            "pop.mode" => "prompt-what-pop-mode",
            _ => "prompt-what-state",
        };
        self.ui.text("prompt-change", args![what = self.ui.text(what, args![]), now = word(now), then = word(then)])
    }
}
