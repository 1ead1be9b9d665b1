//! How much room the database's disk has.

use std::path::Path;

use super::finding::{Finding, Level};

/// Bytes below which writing will soon fail.
const TROUBLE: u64 = 100_000_000;
/// Bytes below which somebody should look.
const WARNING: u64 = 1_000_000_000;

pub(super) fn look(database: &Path) -> Finding {
    let folder = database.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match rustix::fs::statvfs(folder) {
        Ok(disk) => judge(disk.f_bavail.saturating_mul(disk.f_frsize)),
        Err(error) => Finding::new("disk", Level::Trouble, format!("{}: {error}", folder.display())),
    }
}

fn judge(free: u64) -> Finding {
    let level = match free {
        ..TROUBLE => Level::Trouble,
        TROUBLE..WARNING => Level::Warning,
        _ => Level::Ok,
    };
    Finding::new("disk", level, format!("{} MB free for the database", free / 1_000_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_room_is_told_before_there_is_none() {
        assert_eq!(judge(TROUBLE - 1).level, Level::Trouble);
        assert_eq!(judge(TROUBLE).level, Level::Warning);
        assert_eq!(judge(WARNING).level, Level::Ok);
    }
}
