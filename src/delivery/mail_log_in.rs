//! What a mail client is told when it is not let in.

use jiff::tz::TimeZone;

use crate::{
    rules::{Refusal, account::Language, mail_log_in::is_told_nothing},
    texts::{Lang, Texts, args},
};

/// The sentence for the mail client, in one line. Where a reason would tell that there is such an account, it is the very
/// same for everyone, in both languages.
pub fn sentence(refusal: &Refusal, language: Language, zone: &TimeZone) -> String {
    const WRONG: &str = "mail-log-in-refused";
    let lang = match language {
        Language::En => Lang::En,
        Language::Ja => Lang::Ja,
    };
    let key = format!("{WRONG}-{}", refusal.code.as_str().replace('_', "-"));
    let texts = Texts::new(lang);
    if is_told_nothing(refusal.code) || !texts.has(&key) {
        return [Lang::En, Lang::Ja].map(|lang| Texts::new(lang).say(WRONG, args![])).join(" / ");
    }
    let at = refusal.possible_from.map(|at| at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M %Z").to_string());
    texts.say(&key, args![at = at.unwrap_or_default()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Code;

    const SPECIFIC: [Code; 7] = [
        Code::PopDisabled,
        Code::PopLocked,
        Code::SignInLocked,
        Code::TooManyTries,
        Code::MailAppPasswordNeeded,
        Code::MailLessSecureAppsOff,
        Code::TooManyTriesFromAddress,
    ];

    #[test]
    fn each_reason_that_may_be_told_has_a_line_in_both_languages() {
        for code in SPECIFIC {
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
        assert!(one.starts_with("Wrong mail address or password"), "{one}");
    }
}
