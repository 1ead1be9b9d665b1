//! The settings there are.

use crate::{
    client::endpoint::Url,
    texts::Lang,
    ui::{ColorWhen, Format, Zone},
};

/// The schemes of proxies.
pub(crate) const PROXIES: &[&str] = &["http", "https", "socks5", "socks5h"];

macro_rules! keys {
    ($($name:ident = $word:literal, $flag:literal, $variable:literal, $default:expr;)*) => {
        /// A setting.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Key { $($name),* }

        impl Key {
            /// Every setting.
            pub(crate) const ALL: &'static [Key] = &[$(Key::$name),*];

            /// As it is written in a file and in `config set`.
            pub(crate) const fn as_str(self) -> &'static str {
                match self { $(Key::$name => $word),* }
            }

            /// The flag that sets it.
            pub(crate) const fn flag(self) -> &'static str {
                match self { $(Key::$name => $flag),* }
            }

            /// The variable that sets it.
            pub(crate) const fn variable(self) -> &'static str {
                match self { $(Key::$name => $variable),* }
            }

            /// What holds when nothing is said.
            pub(crate) const fn default(self) -> Option<&'static str> {
                match self { $(Key::$name => $default),* }
            }
        }
    };
}

keys! {
    Profile = "default_profile", "--profile", "MEIBO_PROFILE", Some("default");
    Service = "service", "--service", "MEIBO_SERVICE", Some("embedded");
    Data = "data", "", "MEIBO_DATA", None;
    Lang = "lang", "--lang", "MEIBO_LANG", Some("en");
    Tz = "tz", "--tz", "MEIBO_TZ", Some("service");
    Output = "output", "--output", "MEIBO_OUTPUT", Some("table");
    Color = "color", "--color", "MEIBO_COLOR", Some("auto");
    Timeout = "timeout", "--timeout", "MEIBO_TIMEOUT", Some("30");
    CaFile = "ca_file", "--ca-file", "MEIBO_CA_FILE", None;
    Proxy = "proxy", "--proxy", "MEIBO_PROXY", None;
    Store = "store", "--store", "MEIBO_STORE", None;
}

impl Key {
    /// The setting of a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.as_str() == name)
    }

    /// Whether a value can be taken; if not, why (a text `invalid-…`).
    pub(crate) fn check(self, value: &str) -> Result<(), &'static str> {
        let (good, why) = match self {
            Key::Profile => (is_profile_name(value), "profile-name"),
            // As it is shown; the folder is another setting.
            Key::Service if value.starts_with("embedded:") => (false, "service-embedded"),
            Key::Service => (value == "embedded" || is_web_address(value, &["https"]), "service"),
            Key::Lang => (value.parse::<Lang>().is_ok(), "lang"),
            Key::Tz => (Zone::exists(value), "tz"),
            Key::Output => (value.parse::<Format>().is_ok(), "output"),
            Key::Color => (value.parse::<ColorWhen>().is_ok(), "color"),
            Key::Timeout => (value.parse::<u32>().is_ok_and(|seconds| (1..=3600).contains(&seconds)), "timeout"),
            Key::Store => (["keyring", "keyutils", "file"].contains(&value), "store"),
            Key::Proxy => (is_web_address(value, PROXIES), "proxy"),
            Key::Data | Key::CaFile => (!value.trim().is_empty(), "empty"),
        };
        if good { Ok(()) } else { Err(why) }
    }
}

fn is_profile_name(value: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    !value.is_empty() && value.chars().count() <= 64 && value.chars().all(plain)
}

/// A scheme of the list, a host and perhaps a port and a path; a name and password in it would be a secret in an argument.
fn is_web_address(value: &str, schemes: &[&str]) -> bool {
    let Ok(url) = Url::parse(value) else { return false };
    let plain = !value.contains(['@', '?', '#', '\\']) && !value.contains(char::is_whitespace);
    plain
        && value.contains("://")
        && !value.contains(":///")
        && schemes.contains(&url.scheme())
        && url.has_host()
        && url.port() != Some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_nothing_could_be_reached_at_is_refused() {
        for good in ["https://meibo.example", "https://[::1]:8443/prefix", "HTTPS://Meibo.example/", "embedded"] {
            assert_eq!(Key::Service.check(good), Ok(()), "{good}");
        }
        for bad in [
            "",
            "meibo.example",
            "http://meibo.example",
            "https://",
            "https:///a",
            "https://meibo.example:99999",
            "https://meibo.example:0",
            "https://a b.example",
            "https://me:CANARY@meibo.example",
            "https://me@meibo.example",
            "https://meibo.example/?a=b",
            "https://meibo.example/#a",
            "https:meibo.example",
            "https://[::1",
            "https://meibo.example:port",
        ] {
            assert_eq!(Key::Service.check(bad), Err("service"), "{bad}");
        }
        assert_eq!(Key::Service.check("embedded:/home/sato/.local/share/meibo"), Err("service-embedded"));
        for good in
            ["http://proxy.example:8080", "https://proxy.example", "socks5h://10.0.0.1:1080", "http://[::1]:3128"]
        {
            assert_eq!(Key::Proxy.check(good), Ok(()), "{good}");
        }
        for bad in [
            "proxy.example:8080",
            "ftp://proxy.example",
            "http://",
            "http://:8080",
            "http://proxy.example:99999",
            "http://me:CANARY@proxy.example:8080",
        ] {
            assert_eq!(Key::Proxy.check(bad), Err("proxy"), "{bad}");
        }
    }
}
