//! What a mail client is told when it is not let in.

use jiff::tz::TimeZone;

use crate::{
    rules::{
        Refusal,
        account::Language,
        mail_log_in::{is_told_nothing, is_told_to_strangers},
    },
    texts::{Lang, Texts, args},
};

/// The sentence for the mail client, in one line and in the account's language. What strangers are told too is the very
/// same for everyone, in both languages; where a reason would tell that there is such an account, it is not given.
pub fn sentence(refusal: &Refusal, language: Language, zone: &TimeZone) -> String {
    let at = refusal.possible_from.map(|at| at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M %Z").to_string());
    let say = |lang: Lang| {
        let key = format!("mail-log-in-refused-{}", refusal.code.as_str().replace('_', "-"));
        let texts = Texts::of(lang);
        let key = if is_told_nothing(refusal.code) || !texts.has(&key) { "mail-log-in-refused" } else { &key };
        texts.say(key, args![at = at.clone().unwrap_or_default()])
    };
    match language {
        _ if is_told_to_strangers(refusal.code) => [Lang::En, Lang::Ja].map(say).join(" / "),
        Language::En => say(Lang::En),
        Language::Ja => say(Lang::Ja),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Code;

    const OF_AN_ACCOUNT: [Code; 4] =
        [Code::PopDisabled, Code::PopLocked, Code::MailAppPasswordNeeded, Code::MailLessSecureAppsOff];

    #[test]
    fn each_reason_that_may_be_told_has_a_line_in_both_languages() {
        for code in OF_AN_ACCOUNT {
            let refusal = Refusal::new(code).from_when("2026-04-13T03:00:00Z".parse().unwrap());
            let en = sentence(&refusal, Language::En, &TimeZone::UTC);
            let ja = sentence(&refusal, Language::Ja, &TimeZone::UTC);
            assert!(en.is_ascii() && !en.contains(['\n', '\r']) && !en.starts_with("Wrong"), "{code}: {en}");
            assert!(!ja.is_ascii() && !ja.contains(['\n', '\r']) && !ja.contains("Wrong"), "{code}: {ja}");
        }
    }

    #[test]
    fn sign_1_all_others_get_the_same_bytes_whatever_the_language() {
        let zone = &TimeZone::UTC;
        let one = sentence(&Code::MailUserUnknown.into(), Language::Ja, zone);
        for code in
            [Code::MailPasswordWrong, Code::MailAppPasswordWrong, Code::AccountDisabled, Code::MailFormerAddress]
        {
            assert_eq!(sentence(&code.into(), Language::En, zone), one, "{code}");
        }
        assert_eq!(one, "Wrong mail address or password. / メールアドレスまたはパスワードが違います。");
        for code in [Code::TooManyTries, Code::TooManyTriesFromAddress, Code::SignInLocked] {
            let refusal = Refusal::new(code).from_when("2026-04-13T03:00:00Z".parse().unwrap());
            let [en, ja] = [Language::En, Language::Ja].map(|language| sentence(&refusal, language, zone));
            assert_eq!(en, ja, "{code}");
            assert!(en.contains(" / ") && en != one, "{code}: {en}");
        }
    }
}
