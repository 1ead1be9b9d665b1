//! POP in words.

use crate::{
    contract::pop::{InboxAnswer, PopDayView, PopView, PopWhole},
    rules::pop::Mode,
    texts::args,
    ui::{Ui, bar},
};

/// Bytes as megabytes (10⁶ bytes) with one decimal, rounded down: who is told that something is left has it.
pub(crate) fn megabytes(bytes: u64) -> String {
    let tenths = bytes / 100_000;
    match tenths % 10 {
        0 => format!("{} MB", tenths / 10),
        tenth => format!("{}.{tenth} MB", tenths / 10),
    }
}

/// The same rounded up: what was used and what is left are together the limit.
fn used(bytes: u64) -> String {
    megabytes(bytes.next_multiple_of(100_000))
}

/// Today's use, what is left, and the lock with who can lift it (POP-5).
pub(crate) fn today(pop: &PopView, ui: &Ui) -> Vec<String> {
    // Where a message did not fit, something is left, and is of no use.
    let key = if pop.locked_at.is_some() { "pop-today-locked" } else { "pop-today" };
    let used = ui.text(
        key,
        args![
            used = used(pop.used_bytes),
            limit = megabytes(pop.limit_bytes),
            percent = pop.used_percent,
            left = megabytes(pop.left_bytes),
            fresh = ui.promise(&pop.fresh_at.to_string()),
        ],
    );
    let lock = pop.locked_at.zip(pop.locked_until);
    let lock = lock.map(|(at, until)| {
        ui.text("pop-lock", args![at = ui.time(&at.to_string()), until = ui.promise(&until.to_string())])
    });
    [Some(used), lock].into_iter().flatten().collect()
}

/// The same, with a bar of what was used.
pub(crate) fn today_drawn(pop: &PopView, ui: &Ui) -> Vec<String> {
    let bar = format!("{} {} %", bar(pop.used_bytes, pop.limit_bytes), pop.used_percent);
    std::iter::once(bar).chain(today(pop, ui)).collect()
}

/// What the last days have downloaded, each beside its day, the newest first; the empty ones in one line. Nothing where the
/// service does not tell (POP-5).
pub(crate) fn days(whole: &PopWhole, ui: &Ui) -> Vec<String> {
    let limit = whole.pop.limit_bytes;
    let (held, empty): (Vec<_>, Vec<_>) = whole.days.iter().rev().partition(|day| day.used_bytes > 0);
    let line = |day: &PopDayView| format!("{} {} {}", day.day, bar(day.used_bytes, limit), used(day.used_bytes));
    let mut lines: Vec<String> = held.into_iter().map(line).collect();
    if !empty.is_empty() {
        let all = if lines.is_empty() { "yes" } else { "no" };
        lines.push(ui.text("pop-days-empty", args![count = empty.len(), all = all]));
    }
    lines
}

/// The mailbox against the limit, and the days that a first download takes (POP-3). `answer` is what the mail server said
/// just now, where it was to be asked.
pub(crate) fn first_download(whole: &PopWhole, answer: Option<InboxAnswer>, ui: &Ui) -> Vec<String> {
    let is_new_only = whole.pop.mode == Mode::FromNowOn;
    let mut lines = size(whole, answer, ui);
    if is_new_only {
        lines.push(ui.text("pop-nothing-old", args![]));
    } else if let Some(days) = whole.first_download_days {
        lines.push(ui.text("pop-first-download", args![days = days]));
        lines.extend((days > 1).then(|| ui.text("pop-warning", args![days = days])));
    }
    if whole.start_known == Some(false) {
        lines.push(ui.text("pop-start-unknown", args![answer = answer.map_or("", InboxAnswer::as_str)]));
    }
    lines
}

/// How large the mailbox is, and how that is known.
fn size(whole: &PopWhole, answer: Option<InboxAnswer>, ui: &Ui) -> Vec<String> {
    let limit = megabytes(whole.pop.limit_bytes);
    let Some(mailbox) = &whole.mailbox else {
        let key = if answer == Some(InboxAnswer::NoAnswer) { "pop-size-none-known" } else { "pop-size-unknown" };
        return vec![ui.text(key, args![limit = limit])];
    };
    let size = megabytes(mailbox.bytes);
    if answer == Some(InboxAnswer::Told) {
        return vec![ui.text("pop-size-now", args![size = size, limit = limit])];
    }
    let at = ui.time(&mailbox.measured_at.to_string());
    let last = (answer == Some(InboxAnswer::NoAnswer)).then(|| ui.text("pop-size-last-known", args![]));
    [Some(ui.text("pop-size", args![size = size, at = at, limit = limit])), last].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pop_5_what_was_used_and_what_is_left_are_the_limit() {
        for (bytes, text) in [(0, "0 MB"), (1, "0.1 MB"), (999_936, "1 MB"), (1_000_000, "1 MB"), (899_999, "0.9 MB")] {
            assert_eq!(used(bytes), text);
        }
        assert_eq!(
            (used(123_456_789), megabytes(1_250_000_000 - 123_456_789)),
            ("123.5 MB".into(), "1126.5 MB".into())
        );
    }

    #[test]
    fn pop_2_a_megabyte_has_a_million_bytes() {
        for (bytes, text) in [
            (0, "0 MB"),
            (99_999, "0 MB"),
            (100_000, "0.1 MB"),
            (1_250_000_000, "1250 MB"),
            (1_249_999_999, "1249.9 MB"),
        ] {
            assert_eq!(megabytes(bytes), text);
        }
    }
}
