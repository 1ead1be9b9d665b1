//! Why somebody acts on another's account: asked before the service is, for without it the act would be refused, and the
//! refusal would stand in the owner's view.

use super::Context;
use crate::{
    cli::failure::Failure,
    contract::{
        Operation,
        account::AccountShow,
        session::{Right, RightWord, SessionShow, SessionView},
    },
    rules::{Code, caller::May, login_id::ME, role::Role},
    texts::args,
};

impl Context {
    /// Sees to it that a request which needs a reason has one.
    ///
    /// # Errors
    /// `reason_needed` (2) where nobody can be asked; no answer.
    pub(super) async fn reason_for<O: Operation>(&mut self, request: &O) -> Result<(), Failure> {
        let target = target(request)?;
        let is_own = |own: Option<&str>| target.as_deref().is_none_or(|target| target == ME || Some(target) == own);
        let own = self.held()?.login_id().map(str::to_owned);
        if !O::needs_reason(!is_own(own.as_deref())) {
            return Ok(());
        }
        let is_needed = |view: &SessionView| O::needs_reason(!is_own(view.login_id.as_ref().map(|id| id.as_str())));
        self.reason_where(O::MAY, is_needed).await
    }

    /// The same, where it depends on whoever is signed in. Who may not act at all is asked nothing: the service says that.
    ///
    /// # Errors
    /// As [`reason_for`](Self::reason_for).
    pub(crate) async fn reason_where(
        &mut self,
        may: May,
        is_needed: impl Fn(&SessionView) -> bool,
    ) -> Result<(), Failure> {
        if self.global.reason.is_some() {
            return Ok(());
        }
        let Ok(view) = self.send_plainly(&SessionShow {}).await else { return Ok(()) };
        if view.must_change_password || !may_act(&view, may) || !is_needed(&view) {
            return Ok(());
        }
        if !self.ui.can_ask() {
            let failure = Failure::new(Code::ReasonNeeded);
            return Err(self.unanswered().into_iter().fold(failure, |failure, flag| failure.fact("also", flag)));
        }
        self.ask_reason().await
    }

    pub(super) async fn ask_reason(&mut self) -> Result<(), Failure> {
        let why = self.ui.text("prompt-reason", args![]);
        let question = match self.concerned().await {
            Some(whom) => Self::question([whom], why),
            None => why,
        };
        self.global.reason = Some(self.ui.ask_line(&question, "--reason TEXT")?);
        Ok(())
    }

    /// Whom the act concerns, where no other question tells it. Who cannot be looked at is not named: the act says why.
    async fn concerned(&mut self) -> Option<String> {
        let account = self.concerns.take()?;
        let found = self.send_plainly(&AccountShow { account }).await.ok()?.account;
        Some(self.named(found.login_id.as_str(), &found.name, &found.department))
    }
}

/// The account that a request names in its path.
fn target<O: Operation>(request: &O) -> Result<Option<String>, Failure> {
    if !O::PATH.contains("{account}") {
        return Ok(None);
    }
    let fields = serde_json::to_value(request).map_err(Failure::unexpected)?;
    Ok(fields["account"].as_str().map(str::to_owned))
}

fn role(right: &RightWord) -> Option<Role> {
    match right.known()? {
        Right::Role(role) => Some(role),
        Right::Scope(_) => None,
    }
}

/// Whether roles let their holder act on another's account. A token's are its scopes: only the service knows.
pub(crate) fn may_act(view: &SessionView, may: May) -> bool {
    let (May::OwnerOr(least) | May::AtLeast(least)) = may else { return true };
    let highest = view.roles.iter().filter_map(role).max();
    view.login_id.is_none() || highest.is_some_and(|highest| highest >= least)
}
