//! Something that moves on stderr while a step is waited for, where somebody sits there to see it.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Ui, terminal::guard, visible};

/// How long one of its pictures stands.
const PICTURE: Duration = Duration::from_millis(120);

/// A sign that something goes on; dropping it clears it from the screen.
pub struct Waiting(ProgressBar);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

impl Ui {
    /// A sign with a label; nothing is drawn where stderr is no terminal, with `-q` or `--accessible`, and beside a bar.
    pub fn waiting(&self, label: &str) -> Waiting {
        if !self.redraws() || self.drawn.get() {
            return Waiting(ProgressBar::hidden());
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("  {msg} {spinner}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()).tick_strings(&[".", "..", "...", ""]));
        bar.set_message(visible(label));
        bar.enable_steady_tick(PICTURE);
        Waiting(bar)
    }

    /// Whether somebody sees stderr, and lets it be redrawn.
    pub fn redraws(&self) -> bool {
        self.streams.err_terminal && !self.look.quiet && !self.look.accessible
    }

    /// Whether Ctrl-C can be heard and told of, and still ends the program afterwards: somebody sits at a terminal.
    pub fn survives_interrupts(&self) -> bool {
        self.streams.err_terminal && guard().is_ok()
    }
}
