//! An answer that lets itself be waited for.

use std::{future::Future, pin::pin, time::Duration};

use tokio::time::timeout;

use crate::{
    cli::{bulk::interrupt::Interrupts, failure::Failure},
    texts::args,
    ui::Ui,
};

/// A wait that somebody notices.
const NOTICED: Duration = Duration::from_millis(200);
/// A wait of which a line is said where nothing can be redrawn.
const LONG: Duration = Duration::from_secs(10);

/// What is waited for.
pub(super) struct Wait {
    /// Who is to answer, in words.
    pub(super) whom: String,
    /// Whether the answer is to something that is carried out: who ends the program meanwhile is told so.
    pub(super) acts: bool,
    /// Whether anything may be said: the lines of `--debug` come between, and are not to be drawn over.
    pub(super) says: bool,
}

impl Wait {
    /// Waits, and says so once that is noticed: in a line that is redrawn and goes away, or, where nobody sees it redrawn, in a
    /// plain one after ten seconds.
    ///
    /// # Errors
    /// As the answer; Ctrl-C.
    pub(super) async fn until<T>(
        &self,
        answer: impl Future<Output = Result<T, Failure>>,
        ui: &Ui,
    ) -> Result<T, Failure> {
        let mut answer = pin!(answer);
        let limit = if ui.redraws() { NOTICED } else { LONG };
        if let Ok(answer) = timeout(limit, &mut answer).await {
            return answer;
        }
        let said = ui.text("waiting-for", args![whom = self.whom.as_str()]);
        if self.says && !ui.redraws() && !ui.look.quiet {
            ui.complain(&said);
        }
        let sign = self.says.then(|| ui.waiting(&said));
        if !self.acts || !ui.survives_interrupts() {
            return answer.await;
        }
        let mut interrupts = Interrupts::heard()?;
        tokio::select! {
            answer = &mut answer => answer,
            () = interrupts.next() => {
                drop(sign);
                ui.complain(&ui.text("waiting-interrupted", args![]));
                Err(Failure::interrupted())
            }
        }
    }
}
