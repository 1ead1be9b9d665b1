use super::*;

fn files() -> Vec<File> {
    let user =
        "lang = \"ja\" # mine\ntimeout = 5\n[profile.campus]\nservice = \"https://campus.example\"\nlang = \"en\"\n";
    let system = "tz = \"Asia/Tokyo\"\nlang = \"en\"\n[profile.campus]\nproxy = \"http://proxy.example:8080\"\n";
    vec![File::parse("/u".as_ref(), user).unwrap(), File::parse("/s".as_ref(), system).unwrap()]
}

fn load(global: &Global, pairs: &[(&str, &str)]) -> Result<Settings, Failure> {
    Settings::from_files(global, &Environment::of(pairs), &files())
}

fn said(settings: &Settings, key: Key) -> String {
    settings.get(key).map_or("none".into(), |it| format!("{} from {}", it.value, it.origin))
}

#[test]
fn the_strongest_source_wins_and_is_named() {
    let plain = load(&Global::default(), &[("LANG", "en_US.UTF-8")]).unwrap();
    assert_eq!(said(&plain, Key::Lang), "ja from /u");
    assert_eq!(said(&plain, Key::Tz), "Asia/Tokyo from /s");
    assert_eq!(said(&plain, Key::Timeout), "5 from /u");
    assert_eq!(said(&plain, Key::Service), "embedded from default");
    assert_eq!(said(&plain, Key::Proxy), "none");

    let campus = load(&Global::default(), &[("MEIBO_PROFILE", "campus")]).unwrap();
    assert_eq!(said(&campus, Key::Lang), "en from /u [profile.campus]");
    assert_eq!(said(&campus, Key::Service), "https://campus.example from /u [profile.campus]");
    assert_eq!(said(&campus, Key::Proxy), "http://proxy.example:8080 from /s [profile.campus]");

    let flagged = Global { lang: Some("en".into()), ..Global::default() };
    let both = load(&flagged, &[("MEIBO_LANG", "ja"), ("MEIBO_TZ", "UTC")]).unwrap();
    assert_eq!(said(&both, Key::Lang), "en from --lang");
    assert_eq!(said(&both, Key::Tz), "UTC from MEIBO_TZ");
}

#[test]
fn the_locale_speaks_only_when_nothing_else_does() {
    let of = |pairs: &[(&str, &str)]| {
        said(&Settings::from_files(&Global::default(), &Environment::of(pairs), &[]).unwrap(), Key::Lang)
    };
    assert_eq!(of(&[("LANG", "ja_JP.UTF-8")]), "ja from LANG");
    assert_eq!(of(&[("LANG", "ja_JP.UTF-8"), ("LC_ALL", "C")]), "en from LC_ALL");
    assert_eq!(of(&[("LC_ALL", ""), ("LC_MESSAGES", "ja_JP")]), "ja from LC_MESSAGES");
    assert_eq!(of(&[]), "en from default");
}

#[test]
fn a_profile_that_does_not_exist_is_refused() {
    let named = |name: &str| load(&Global::default(), &[("MEIBO_PROFILE", name)]).unwrap().check_profile();
    assert!(named("campus").is_ok() && named("default").is_ok());
    let failure = named("capmus").unwrap_err();
    assert_eq!((failure.exit, failure.code.as_str()), (Exit::Local, "profile_unknown"));
    assert!(load(&Global::default(), &[]).unwrap().check_profile().is_ok());
}

#[test]
fn a_bad_value_is_refused_where_it_was_set() {
    let refused = |pairs: &[(&str, &str)]| load(&Global::default(), pairs).unwrap_err();
    assert_eq!(refused(&[("MEIBO_OUTPUT", "xml")]).exit, Exit::Usage);
    assert_eq!(refused(&[("MEIBO_SERVICE", "http://plain.example")]).exit, Exit::Usage);
    assert_eq!(refused(&[("MEIBO_SERVICE", "https://me:secret@campus.example")]).exit, Exit::Usage);
    let filed = File::parse("/u".as_ref(), "output = \"xml\"").unwrap();
    let failure = Settings::from_files(&Global::default(), &Environment::default(), &[filed]).unwrap_err();
    assert_eq!((failure.exit, failure.code.as_str()), (Exit::Local, "setting_invalid"));
}

#[test]
fn a_file_that_cannot_be_understood_is_refused_by_line_or_name() {
    let code = |text: &str| File::parse("/u".as_ref(), text).unwrap_err().code.to_string();
    assert_eq!(code("lang = \"ja\"\ntz = "), "config_broken");
    assert_eq!(code("langauge = \"ja\""), "setting_unknown");
    assert_eq!(code("lang = true"), "setting_unknown");
    assert_eq!(code("[profile.x]\nserver = \"y\""), "setting_unknown");
    let broken = File::parse("/u".as_ref(), "lang = \"ja\"\ntz = ").unwrap_err();
    assert_eq!(broken.facts["line"], crate::rules::Fact::Number(2));
}
