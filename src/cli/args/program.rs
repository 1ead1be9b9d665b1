//! The program, as it is called to reach the service of this run.

use super::shell::flag;
use crate::cli::settings::{Key, Origin, Settings};

/// How the program is called to reach the service of this run: with its profile, service, certificate and proxy, where
/// flags named them.
pub(crate) fn program(settings: &Settings) -> String {
    let flagged = |key: Key| settings.get(key).filter(|setting| matches!(setting.origin, Origin::Flag(_)));
    // A proxy's password is not shown once more.
    let shown = |key: Key| flagged(key).filter(|setting| key != Key::Proxy || !setting.value.contains('@'));
    let flag = |key: Key| shown(key).map(|setting| flag(key.flag(), &setting.value));
    let flags: String = [Key::Profile, Key::Service, Key::CaFile, Key::Proxy].into_iter().filter_map(flag).collect();
    format!("meibo{flags}")
}
