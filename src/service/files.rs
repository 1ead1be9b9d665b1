//! How many files this process may have open: each connection is one.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Raises the soft limit to the hard one. The soft one is low for the sake of old programs; where it cannot be raised,
/// there is room for fewer connections.
pub(super) fn raise() {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    if current != maximum
        && let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum })
    {
        tracing::warn!(%error, "the limit of open files is not raised");
    }
}

/// How many files this process may have open; `None` where there is no limit.
pub(super) fn limit() -> Option<usize> {
    getrlimit(Resource::Nofile).current.map(|files| usize::try_from(files).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_soft_limit_becomes_the_hard_one() {
        let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
        let lower = Rlimit { current: maximum.map(|files| files - 1), maximum };
        setrlimit(Resource::Nofile, lower).unwrap();
        raise();
        assert_eq!(getrlimit(Resource::Nofile).current, maximum);
        assert_eq!(limit().map(|files| files as u64), maximum);
    }
}
