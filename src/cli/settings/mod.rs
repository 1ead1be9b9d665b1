//! Settings, each with where it came from: flag > environment > profile > user > system > default.

mod file;
pub(crate) mod key;
mod origin;
mod places;
mod setting;

pub(crate) use file::File;
pub(crate) use key::Key;
pub(crate) use origin::Origin;
pub(crate) use places::Places;
pub(crate) use setting::Setting;

use std::{collections::BTreeMap, time::Duration};

use super::{
    args::{global::Global, shell},
    context::environment::Environment,
    failure::{Exit, Failure, local_code::LocalCode},
};
use crate::{
    rules::text::quotable,
    texts::Lang,
    ui::{ColorWhen, Format},
};

/// The settings in force.
#[derive(Debug, Clone, Default)]
pub(crate) struct Settings {
    in_force: BTreeMap<Key, Setting>,
    profiles: Vec<String>,
    token_service: Option<Setting>,
}

impl Settings {
    /// Flags, environment and files together.
    ///
    /// # Errors
    /// A file that cannot be read (12), or a value that a setting cannot take (2 or 12).
    pub(crate) fn load(global: &Global, environment: &Environment, places: &Places) -> Result<Self, Failure> {
        Self::from_files(global, environment, &places.read()?)
    }

    /// What holds without files: for messages, when a file cannot be read.
    pub(crate) fn without_files(global: &Global, environment: &Environment) -> Self {
        let mut settings = Self::default();
        for key in [Key::Lang, Key::Output, Key::Color, Key::Tz] {
            let found = outer(key, global, environment).or_else(|| inner(key, environment));
            settings.in_force.extend(found.filter(|it| key.check(&it.value).is_ok()).map(|it| (key, it)));
        }
        settings
    }

    fn from_files(global: &Global, environment: &Environment, files: &[File]) -> Result<Self, Failure> {
        let profile = resolve(Key::Profile, global, environment, files, "");
        let name = profile.as_ref().map_or("default", |setting| setting.value.as_str());
        let token_service = resolve(Key::Service, &Global::default(), environment, files, name)
            .filter(|setting| setting.origin != Origin::Default);
        let profiles = File::profile_names(files);
        let mut settings = Self { in_force: BTreeMap::new(), profiles, token_service };
        for &key in Key::ALL {
            let Some(setting) = resolve(key, global, environment, files, name) else { continue };
            if let Err(why) = key.check(&setting.value) {
                return Err(refused(key, &setting, why));
            }
            settings.in_force.insert(key, setting);
        }
        Ok(settings)
    }

    /// A setting in force.
    pub(crate) fn get(&self, key: Key) -> Option<&Setting> {
        self.in_force.get(&key)
    }

    /// A setting's value, or its default.
    pub(crate) fn value_or<'a>(&'a self, key: Key, default: &'a str) -> &'a str {
        self.get(key).map_or(default, |setting| setting.value.as_str())
    }

    /// The service that `MEIBO_TOKEN` is for: the one that the environment, the profile or a file names. A flag does not,
    /// or a token would go wherever somebody points.
    pub(crate) fn token_service(&self) -> Option<&Setting> {
        self.token_service.as_ref()
    }

    /// The profile in force.
    pub(crate) fn profile(&self) -> &str {
        self.value_or(Key::Profile, "default")
    }

    /// The profiles that files have.
    pub(crate) fn profiles(&self) -> &[String] {
        &self.profiles
    }

    /// Refuses a profile that no file has, before anything is sent to the wrong service.
    ///
    /// # Errors
    /// A profile was named, and it does not exist (12).
    pub(crate) fn check_profile(&self) -> Result<(), Failure> {
        let name = self.profile();
        let unnamed = self.get(Key::Profile).is_none_or(|setting| setting.origin == Origin::Default);
        if unnamed || name == "default" || self.profiles.iter().any(|it| it == name) {
            return Ok(());
        }
        let failure = Failure::new(LocalCode::ProfileUnknown).fact("name", name);
        let failure = failure.fact("flag", shell::flag(Key::Profile.flag(), name));
        let names = self.profiles.join(", ");
        Err(if names.is_empty() { failure } else { failure.fact("names", names) })
    }

    /// How long to wait for the service.
    pub(crate) fn timeout(&self) -> Duration {
        Duration::from_secs(self.value_or(Key::Timeout, "30").parse().unwrap_or(30))
    }

    /// The language of texts.
    pub(crate) fn lang(&self) -> Lang {
        self.value_or(Key::Lang, "en").parse().unwrap_or_default()
    }

    /// The form of results.
    pub(crate) fn output(&self) -> Format {
        self.value_or(Key::Output, "table").parse().unwrap_or_default()
    }

    /// What was said about colours; none leaves it to the customary signs.
    pub(crate) fn color(&self) -> Option<ColorWhen> {
        self.get(Key::Color).filter(|it| it.origin != Origin::Default).and_then(|it| it.value.parse().ok())
    }
}

fn resolve(key: Key, global: &Global, environment: &Environment, files: &[File], profile: &str) -> Option<Setting> {
    let filed = || {
        let in_profile = files.iter().find_map(|file| file.in_profile(profile, key));
        in_profile.or_else(|| files.iter().find_map(|file| file.top(key)))
    };
    outer(key, global, environment).or_else(filed).or_else(|| inner(key, environment))
}

/// Above the files: the flag, then our own variable.
fn outer(key: Key, global: &Global, environment: &Environment) -> Option<Setting> {
    let flag = global.setting(key).map(|value| Setting { value, origin: Origin::Flag(key.flag()) });
    let variable = || {
        let value = environment.get(key.variable())?.to_owned();
        Some(Setting { value, origin: Origin::Environment(key.variable()) })
    };
    flag.or_else(variable)
}

/// Below the files: the locale, then the default.
fn inner(key: Key, environment: &Environment) -> Option<Setting> {
    if key == Key::Lang
        && let Some((name, locale)) = environment.locale()
    {
        let value = Lang::from_locale(locale).to_string();
        return Some(Setting { value, origin: Origin::Environment(name) });
    }
    key.default().map(|value| Setting { value: value.to_owned(), origin: Origin::Default })
}

fn refused(key: Key, setting: &Setting, why: &'static str) -> Failure {
    let exit = match setting.origin {
        Origin::Flag(_) | Origin::Environment(_) => Exit::Usage,
        _ => Exit::Local,
    };
    Failure::new(LocalCode::SettingInvalid)
        .ending(exit)
        .fact("name", key.as_str())
        .fact("value", quotable(&setting.value))
        .fact("origin", setting.origin.to_string())
        .fact("why", why)
}

#[cfg(test)]
mod tests;
