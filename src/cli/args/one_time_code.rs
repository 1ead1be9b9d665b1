//! One-time codes as people give them: on the command line, on stdin, or at a prompt that asks again.

use crate::{
    cli::{context::Context, failure::Failure},
    rules::{Code, Secret, text::fold},
};

/// What `--code` takes. An empty one, as of a variable of the shell that is not set, would be counted as a wrong try.
pub(crate) fn parse(typed: &str) -> Result<String, String> {
    if fold(typed).is_empty() { Err(String::new()) } else { Ok(typed.to_owned()) }
}

/// The code that was given, or the line of stdin where that is `-`; `waiting` is said to whoever sits before an open stdin.
pub(crate) fn read(given: &str, waiting: &str, flag: &str, context: &Context) -> Result<Secret, Failure> {
    match given {
        "-" => Ok(context.ui.secret_from_stdin(waiting, flag)?),
        code => Ok(Secret::from(code)),
    }
}

/// Whether a person at a prompt wants the code sent again.
pub(crate) fn is_resend(typed: &str) -> bool {
    matches!(fold(typed).to_lowercase().as_str(), "r" | "resend" | "再送" | "再送信")
}

/// Whether another code, or the same one sent again, can still be the right one after this refusal.
pub(crate) fn may_go_on(failure: &Failure) -> bool {
    let codes = [
        Code::CodeWrong,
        Code::CodeUsed,
        Code::CodeExpired,
        Code::CodeDead,
        Code::CodeSendLimit,
        Code::PhoneCodeLimit,
        Code::CodeDayLimit,
        Code::GatewayDown,
        Code::TooManyTries,
        Code::MethodNotFound,
    ];
    let is_form = || failure.code == Code::InvalidValue && failure.facts.get("field") == Some(&"code".into());
    codes.iter().any(|code| failure.code == *code) || is_form()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn _2sv_2_asking_for_a_new_code_is_typed_in_either_language_and_width() {
        assert!(["r", "R", "ｒ", " 再送 ", "再送信", "resend"].into_iter().all(is_resend));
        assert!(!["", "123456", "G-123456", "rr"].into_iter().any(is_resend));
    }

    #[test]
    fn another_code_is_asked_for_only_where_the_code_was_wrong() {
        let wrong = |field: &str| Failure::new(Code::InvalidValue).fact("field", field);
        assert!(may_go_on(&wrong("code")) && !may_go_on(&wrong("address")));
    }

    #[test]
    fn blanks_are_no_code() {
        assert!(["", " ", "\u{3000}"].into_iter().all(|blank| parse(blank).is_err()));
        assert!(["-", "0", "G-123456"].into_iter().all(|code| parse(code).is_ok()));
    }
}
