//! Configuration files, the service's and the program's: what is taken can be written down, and is taken again as the same.

use meibo::{cli::fuzz, service::config::Config};

use super::{assert_harmless, written};

/// A file of TOML, read as either.
pub(super) fn files(input: &[u8]) {
    let path = written("meibod.toml", input);
    if let Ok(config) = Config::read(Some(&path)) {
        config.policy.check().unwrap_or_else(|fault| panic!("{fault:?} was taken"));
        let text = toml::to_string(&config).unwrap();
        let again = Config::read(Some(&written("meibod.toml", text.as_bytes()))).unwrap();
        assert_eq!(toml::to_string(&again).unwrap(), text);
    }
    let Ok(text) = std::str::from_utf8(input) else { return };
    match fuzz::settings(text) {
        Err(words) => words.iter().for_each(|words| assert_harmless(words)),
        Ok(settings) => {
            let table: toml::Table =
                settings.iter().map(|(name, value)| ((*name).to_owned(), value.clone().into())).collect();
            assert_eq!(fuzz::settings(&table.to_string()), Ok(settings));
        }
    }
}
