//! How far a long command has come, on stderr, where somebody sits there to see it.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Ui;

/// A bar that goes away with its value.
pub struct Progress(ProgressBar);

impl Progress {
    /// Shows how much is done of how much.
    pub fn show(&self, done: u64, all: u64) {
        self.0.set_length(all);
        self.0.set_position(done);
    }

    /// Says something above the bar.
    pub fn say(&self, text: &str) {
        self.0.println(text);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

impl Ui {
    /// A bar with a label; nothing is drawn where stderr is no terminal, or with `-q`.
    pub fn progress(&self, label: String) -> Progress {
        let seen = self.streams.err_terminal && !self.look.quiet;
        let target = if seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        let style = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Progress(bar.with_message(label))
    }
}
