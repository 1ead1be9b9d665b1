//! How far a long command has come, on stderr, where somebody sits there to see it.

use std::{cell::Cell, rc::Rc, time::Duration};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Ui;
use crate::texts::{Texts, args};

/// A progress bar; dropping it clears it from the screen.
pub struct Progress {
    bar: ProgressBar,
    texts: &'static Texts,
    drawn: Rc<Cell<bool>>,
}

/// How long it has to run before it says how much time is left: a pace of a moment is none.
const SETTLED: Duration = Duration::from_secs(3);

impl Progress {
    /// Shows how many of all are done.
    pub fn show(&self, done: u64, all: u64) {
        self.bar.set_length(all);
        self.bar.set_position(done);
    }

    /// The same for rows, with their pace, the time left and how many were refused.
    pub fn rows(&self, done: u64, all: u64, refused: u64) {
        self.show(done, all);
        let left = (self.bar.elapsed() >= SETTLED).then(|| self.bar.eta());
        self.bar.set_prefix(pace(self.texts, self.bar.per_sec(), left, refused));
    }

    /// The same where nobody knows how many rows there are, so without the time left.
    pub fn rows_so_far(&self, done: u64, refused: u64) {
        self.show(done, done);
        self.bar.set_prefix(pace(self.texts, self.bar.per_sec(), None, refused));
    }

    /// Says something above the bar.
    pub fn say(&self, text: &str) {
        self.bar.println(text);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
        self.drawn.set(false);
    }
}

/// Rows per second, the time left, and how many rows were refused.
fn pace(texts: &Texts, rate: f64, left: Option<Duration>, refused: u64) -> String {
    let refused = i64::try_from(refused).unwrap_or(i64::MAX);
    let rate = format!("{rate:.0}");
    match left {
        Some(left) => texts.say("progress-pace", args![rate = rate, left = clock(left), refused = refused]),
        None => texts.say("progress-pace-open", args![rate = rate, refused = refused]),
    }
}

/// A duration as a clock shows it: `0:42`, `12:05`, `1:00:00`.
fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

impl Ui {
    /// A bar with a label; nothing is drawn where stderr is no terminal, with `-q` or `--accessible`.
    pub fn progress(&self, label: String) -> Progress {
        let target = if self.redraws() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        let style = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len} {prefix}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.drawn.set(true);
        Progress { bar: bar.with_message(label), texts: self.texts, drawn: Rc::clone(&self.drawn) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Lang;

    #[test]
    fn the_pace_says_how_fast_how_long_and_how_many_were_refused() {
        let left = Duration::from_millis(3_725_900);
        let english = pace(Texts::of(Lang::En), 511.6, Some(left), 3);
        assert_eq!(english, "512 rows/s, about 1:02:05 left, 3 refused");
        let japanese = pace(Texts::of(Lang::Ja), 511.6, Some(Duration::from_secs(42)), 0);
        assert_eq!(japanese, "毎秒 512 行、残り約 0:42、拒否 0");
        assert_eq!(pace(Texts::of(Lang::En), 7.0, None, 1), "7 rows/s, 1 refused");
    }
}
