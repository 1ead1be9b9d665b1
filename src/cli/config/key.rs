//! The name of a setting, as it is typed.

use crate::{
    cli::{
        failure::{Failure, local_code::LocalCode},
        settings::Key,
    },
    rules::meant::meant,
};

/// The setting of a typed name, or what was probably meant.
pub(super) fn key(name: &str) -> Result<Key, Failure> {
    let folded = name.trim().replace('-', "_");
    Key::named(&folded).ok_or_else(|| {
        let names = Key::ALL.iter().map(|key| key.as_str());
        let failure = Failure::new(LocalCode::SettingUnknown).fact("name", name);
        let failure = failure.fact("names", names.clone().collect::<Vec<_>>().join(", "));
        match meant(&folded, names) {
            Some(meant) => failure.fact("meant", meant),
            None => failure,
        }
    })
}
