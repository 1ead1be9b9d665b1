//! The program, as it is called to reach the service of this run.

use super::shell::flag;
use crate::cli::settings::{Key, Origin, Settings};

/// The flags that lead to the service of this run, each by its name and as it is typed: its profile, service, certificate and
/// proxy, where flags named them.
pub(crate) fn flags(settings: &Settings) -> Vec<(&'static str, String)> {
    let flagged = |key: Key| settings.get(key).filter(|setting| matches!(setting.origin, Origin::Flag(_)));
    // A proxy's password is not shown once more.
    let shown = |key: Key| flagged(key).filter(|setting| key != Key::Proxy || !setting.value.contains('@'));
    let keys = [(Key::Profile, "profile"), (Key::Service, "service"), (Key::CaFile, "ca_file"), (Key::Proxy, "proxy")];
    let typed = |(key, name): (Key, &'static str)| Some((name, flag(key.flag(), &shown(key)?.value)));
    keys.into_iter().filter_map(typed).collect()
}
