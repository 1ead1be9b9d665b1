//! `meibo explain CODE`: what a problem code means and what to do.

use serde_json::json;

use super::{exit::Exit, failure::Failure, session::Session, told};
use crate::{
    rules::{Code, meant::meant},
    texts::{Lang, Texts, problem::Words},
    ui::{Output, Page},
};
use serde_json::Value;

/// Codes that arise in this program, before or after the service.
pub(crate) const LOCAL: &[&str] = &[
    "audit_broken",
    "authorities_missing",
    "bulk_file_changed",
    "bulk_job_busy",
    "bulk_job_foreign",
    "bulk_job_not_found",
    "bulk_job_of_another",
    "bulk_job_unreadable",
    "bulk_not_allowed",
    "bulk_plan_refused",
    "bulk_results_foreign",
    "bulk_rows_unreadable",
    "bulk_secrets_out_needed",
    "bulk_stdin_twice",
    "ca_file_unreadable",
    "certificate_not_trusted",
    "config_broken",
    "config_unreadable",
    "config_unwritable",
    "declined",
    "disk_full",
    "embedded_failed",
    "encoding_lacks",
    "explain_unknown",
    "file_changed",
    "file_empty",
    "file_encoding",
    "file_encoding_unclear",
    "file_exists",
    "file_is_dash",
    "file_is_utf_8",
    "file_json_array",
    "file_not_json_lines",
    "file_not_regular",
    "file_unreadable",
    "file_unwritable",
    "file_without_rows",
    "flag_not_taken",
    "flag_without_effect",
    "folder_unusable",
    "path_untrusted",
    "header_asks_nothing",
    "header_missing",
    "header_none",
    "header_nul",
    "header_quote_behind_blank",
    "header_quote_inside",
    "header_quote_open",
    "header_secret",
    "header_too_long",
    "header_twice",
    "header_unknown",
    "header_unnamed",
    "help_unknown",
    "input_failed",
    "input_needed",
    "interrupted",
    "meibod_missing",
    "no_home",
    "nothing_typed",
    "output_failed",
    "profile_unknown",
    "proxy_failed",
    "quickstart_real_data",
    "quickstart_running",
    "quickstart_sign_ins_lost",
    "quickstart_step_failed",
    "row_cell_count",
    "row_character_lost",
    "row_column_secret",
    "row_column_twice",
    "row_column_unknown",
    "row_date_form",
    "row_id_form",
    "row_inexact",
    "row_key_form",
    "row_key_twice",
    "row_line_break",
    "row_login_id_form",
    "row_nested",
    "row_no_such_day",
    "row_not_in_results",
    "row_not_json",
    "row_nul",
    "row_quote_behind_blank",
    "row_quote_inside",
    "row_quote_open",
    "row_sheet_error",
    "row_too_long",
    "row_value_missing",
    "row_word_unknown",
    "rows_none_left",
    "rows_refused",
    "second_step_needed",
    "secret_left_out",
    "secret_unseen",
    "service_failed",
    "service_unreachable",
    "setting_invalid",
    "setting_not_set",
    "setting_unknown",
    "sign_in_exposed",
    "sign_in_unreadable",
    "stdin_empty",
    "stdin_without_ids",
    "store_unusable",
    "terminal_failed",
    "token_for_another",
    "token_malformed",
    "token_unbound",
    "two_step_on",
    "unexpected",
    "unknown_column",
    "usage",
];

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    code: String,
}

/// Explains it.
pub(crate) fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let code = args.code.trim().trim_matches(['[', ']']).to_lowercase().replace('-', "_");
    let known = || Code::ALL.iter().map(|code| code.as_str()).chain(LOCAL.iter().copied());
    if !known().any(|it| it == code) {
        let failure = Failure::new(Exit::NotFound, "explain_unknown").fact("name", args.code.as_str());
        return Err(match meant(&code, known()) {
            Some(meant) => failure.fact("meant", meant),
            None => failure,
        });
    }
    let words = |texts: &Texts| told::words(&Failure::new(Exit::Done, &code), texts, &session.ui.look.zone);
    // What programs read is never localised.
    let english = words(Texts::of(Lang::En));
    session.show(&Explanation::new(&code, english, words(session.ui.texts)))
}

struct Explanation {
    value: Value,
    words: Words,
}

impl Explanation {
    fn new(code: &str, english: Words, words: Words) -> Self {
        let value = json!({"code": code, "message": english.what, "why": english.why, "hint": english.next});
        Self { value, words }
    }
}

impl Output for Explanation {
    fn value(&self) -> Value {
        self.value.clone()
    }

    fn rows(&self) -> Vec<&Value> {
        vec![&self.value]
    }

    fn id(&self) -> &str {
        "code"
    }

    fn text(&self, page: &Page<'_>) -> String {
        page.prose(&self.words.parts().collect::<Vec<_>>().join("\n"))
    }
}
