//! POP in words.

use crate::{
    contract::pop::{PopView, PopWhole},
    rules::pop::Mode,
    texts::args,
    ui::Ui,
};

/// Bytes as megabytes (10⁶ bytes) with one decimal, rounded down: who is told that something is left has it.
pub(crate) fn megabytes(bytes: u64) -> String {
    let tenths = bytes / 100_000;
    match tenths % 10 {
        0 => format!("{} MB", tenths / 10),
        tenth => format!("{}.{tenth} MB", tenths / 10),
    }
}

/// Today's use, what is left, and the lock with who can lift it (POP-5).
pub(crate) fn today(pop: &PopView, ui: &Ui) -> Vec<String> {
    let used = ui.text(
        "pop-today",
        args![
            used = megabytes(pop.used_bytes),
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

/// The mailbox against the limit, and the days that a first download takes (POP-3).
pub(crate) fn first_download(whole: &PopWhole, ui: &Ui) -> Vec<String> {
    let limit = megabytes(whole.pop.limit_bytes);
    let Some((mailbox, days)) = whole.mailbox.as_ref().zip(whole.first_download_days) else {
        return vec![ui.text("pop-size-unknown", args![limit = limit])];
    };
    let measured = ui.time(&mailbox.measured_at.to_string());
    let size = ui.text("pop-size", args![size = megabytes(mailbox.bytes), at = measured, limit = limit]);
    // Mail that is there already is not fetched in this mode.
    let takes = (whole.pop.mode != Mode::FromNowOn).then(|| ui.text("pop-first-download", args![days = days]));
    let warning = (days > 1 && whole.pop.mode != Mode::FromNowOn).then(|| ui.text("pop-warning", args![days = days]));
    [Some(size), takes, warning].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
