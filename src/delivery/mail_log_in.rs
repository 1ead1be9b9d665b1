//! What a mail client is told when it is not let in.

use jiff::tz::TimeZone;

use super::letter;
use crate::{
    rules::{Code, Refusal, account::Language},
    texts::{Lang, Texts, args},
};

/// Why a mail client that brought a right secret is not let in: one line, in the account's language (MAIL-2).
pub fn sentence(reason: &Refusal, language: Language, zone: &TimeZone) -> String {
    let at = reason.possible_from.map(|at| letter::promised(at, zone));
    let texts = Texts::of(match language {
        Language::En => Lang::En,
        Language::Ja => Lang::Ja,
    });
    texts.say(&key(reason.code), args![at = at.unwrap_or_default()])
}

fn key(code: Code) -> String {
    format!("mail-log-in-refused-{}", code.as_str().replace('_', "-"))
}

/// What every other mail client is told, in both languages: it tells nobody who exists or how they are protected (MAIL-2).
pub fn nothing_told() -> String {
    [Lang::En, Lang::Ja].map(|lang| Texts::of(lang).say("mail-log-in-refused", args![])).join(" / ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reasons that stand against a right secret.
    const REASONS: [Code; 11] = [
        Code::MailFormerAddress,
        Code::MailAddressPending,
        Code::MailLoginId,
        Code::AccountDisabled,
        Code::MailLockedDown,
        Code::PopDisabled,
        Code::PopLocked,
        Code::PopStartUnknown,
        Code::PopNotObeyed,
        Code::MailAppPasswordNeeded,
        Code::MailLessSecureAppsOff,
    ];

    #[test]
    fn mail_2_each_reason_has_a_line_in_both_languages() {
        for code in REASONS {
            let refusal = Refusal::new(code).from_when("2026-04-13T03:00:00Z".parse().unwrap());
            let en = sentence(&refusal, Language::En, &TimeZone::UTC);
            let ja = sentence(&refusal, Language::Ja, &TimeZone::UTC);
            assert!(en.is_ascii() && !en.contains(['\n', '\r']) && en.contains(' '), "{code}: {en}");
            assert!(!ja.is_ascii() && !ja.contains(['\n', '\r']), "{code}: {ja}");
        }
    }

    #[test]
    fn mail_2_everybody_else_reads_one_sentence_in_both_languages() {
        assert_eq!(
            nothing_told(),
            "Not logged in: the address or the password is wrong, or mail apps are not let in now. The owner sees why with: \
             meibo account show / ログインを受け付けられません。メールアドレスかパスワードが違うか、現在メールソフトを\
             利用できない状態です。理由はご本人が確認できます：meibo account show"
        );
        // POP3 has 512 octets for a line, and the mail server adds words of its own.
        assert!(nothing_told().len() < 400, "{}", nothing_told().len());
    }
}
