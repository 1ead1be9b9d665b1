//! The codes of failures that arise in this program, before the service is asked or after it has answered.

use super::Exit;

macro_rules! codes {
    ($($exit:ident { $($name:ident = $text:literal,)* })*) => {
        /// What went wrong on this side, as scripts see it. Each is told by its texts, `problem-CODE`; codes are only ever
        /// added (ALL-4).
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum LocalCode { $($($name,)*)* }

        impl LocalCode {
            /// Every code there is.
            pub(crate) const ALL: &'static [LocalCode] = &[$($(LocalCode::$name,)*)*];

            /// The code as it is printed, and as `meibo explain CODE` takes it.
            pub(crate) const fn as_str(self) -> &'static str {
                match self { $($(LocalCode::$name => $text,)*)* }
            }

            /// How the program ends by it, where nothing else is said.
            pub(crate) const fn exit(self) -> Exit {
                match self { $($(LocalCode::$name => Exit::$exit,)*)* }
            }
        }
    };
}

codes! {
    Unexpected {
        Unexpected = "unexpected",
    }
    Usage {
        BulkRowsUnreadable = "bulk_rows_unreadable",
        BulkSecretsOutNeeded = "bulk_secrets_out_needed",
        BulkStdinTwice = "bulk_stdin_twice",
        ClipboardMissing = "clipboard_missing",
        EncodingLacks = "encoding_lacks",
        FileEmpty = "file_empty",
        FileEncoding = "file_encoding",
        FileEncodingUnclear = "file_encoding_unclear",
        FileExists = "file_exists",
        FileIsDash = "file_is_dash",
        FileIsUtf8 = "file_is_utf_8",
        FileJsonArray = "file_json_array",
        FileNotJsonLines = "file_not_json_lines",
        FileWithoutRows = "file_without_rows",
        FlagNotTaken = "flag_not_taken",
        FlagWithoutEffect = "flag_without_effect",
        HeaderAsksNothing = "header_asks_nothing",
        HeaderMissing = "header_missing",
        HeaderNone = "header_none",
        HeaderNul = "header_nul",
        HeaderQuoteBehindBlank = "header_quote_behind_blank",
        HeaderQuoteInside = "header_quote_inside",
        HeaderQuoteOpen = "header_quote_open",
        HeaderSecret = "header_secret",
        HeaderTooLong = "header_too_long",
        HeaderTwice = "header_twice",
        HeaderUnknown = "header_unknown",
        HeaderUnnamed = "header_unnamed",
        HelpUnknown = "help_unknown",
        RowCellCount = "row_cell_count",
        RowCharacterLost = "row_character_lost",
        RowColumnSecret = "row_column_secret",
        RowColumnTwice = "row_column_twice",
        RowColumnUnknown = "row_column_unknown",
        RowDateForm = "row_date_form",
        RowIdForm = "row_id_form",
        RowInexact = "row_inexact",
        RowKeyForm = "row_key_form",
        RowKeyTwice = "row_key_twice",
        RowLineBreak = "row_line_break",
        RowLoginIdForm = "row_login_id_form",
        RowNested = "row_nested",
        RowNoSuchDay = "row_no_such_day",
        RowNotInResults = "row_not_in_results",
        RowNotJson = "row_not_json",
        RowNul = "row_nul",
        RowQuoteBehindBlank = "row_quote_behind_blank",
        RowQuoteInside = "row_quote_inside",
        RowQuoteOpen = "row_quote_open",
        RowSheetError = "row_sheet_error",
        RowTooLong = "row_too_long",
        RowValueMissing = "row_value_missing",
        RowWordUnknown = "row_word_unknown",
        RowsNoneLeft = "rows_none_left",
        SecretLeftOut = "secret_left_out",
        SecretUnseen = "secret_unseen",
        SettingUnknown = "setting_unknown",
        ShellUnknown = "shell_unknown",
        StdinWithoutIds = "stdin_without_ids",
        UnknownColumn = "unknown_column",
        Usage = "usage",
    }
    NotFound {
        BulkJobNotFound = "bulk_job_not_found",
        ExplainUnknown = "explain_unknown",
        SettingNotSet = "setting_not_set",
    }
    SignInNeeded {
        BulkJobOfAnother = "bulk_job_of_another",
    }
    NotAllowed {
        BulkNotAllowed = "bulk_not_allowed",
    }
    Refused {
        AddressMissing = "address_missing",
        AuditBroken = "audit_broken",
        BulkPlanRefused = "bulk_plan_refused",
        MailServerLogInRefused = "mail_server_log_in_refused",
        MailServerRefused = "mail_server_refused",
        RowsRefused = "rows_refused",
        TwoStepOn = "two_step_on",
    }
    Unreachable {
        CertificateNotTrusted = "certificate_not_trusted",
        MailCertificateNotTrusted = "mail_certificate_not_trusted",
        MailServerUnfit = "mail_server_unfit",
        MailServerUnreachable = "mail_server_unreachable",
        ProxyFailed = "proxy_failed",
        ServiceUnreachable = "service_unreachable",
    }
    ServiceFailed {
        MailNotArrived = "mail_not_arrived",
        MailServerLater = "mail_server_later",
        ServiceFailed = "service_failed",
    }
    Declined {
        Declined = "declined",
        NothingTyped = "nothing_typed",
    }
    InputNeeded {
        InputNeeded = "input_needed",
        SecondStepNeeded = "second_step_needed",
        StdinEmpty = "stdin_empty",
    }
    Local {
        AuthoritiesMissing = "authorities_missing",
        BulkFileChanged = "bulk_file_changed",
        BulkJobBusy = "bulk_job_busy",
        BulkJobForeign = "bulk_job_foreign",
        BulkJobUnreadable = "bulk_job_unreadable",
        BulkResultsForeign = "bulk_results_foreign",
        CaFileUnreadable = "ca_file_unreadable",
        ClipboardFailed = "clipboard_failed",
        ConfigBroken = "config_broken",
        ConfigUnreadable = "config_unreadable",
        ConfigUnwritable = "config_unwritable",
        DataFolderMissing = "data_folder_missing",
        DiskFull = "disk_full",
        EmbeddedFailed = "embedded_failed",
        FileChanged = "file_changed",
        FileNotRegular = "file_not_regular",
        FileUnreadable = "file_unreadable",
        FileUnwritable = "file_unwritable",
        FolderUnusable = "folder_unusable",
        PathUntrusted = "path_untrusted",
        InputFailed = "input_failed",
        MeibodMissing = "meibod_missing",
        NoHome = "no_home",
        OutputFailed = "output_failed",
        ProfileUnknown = "profile_unknown",
        QuickstartRealData = "quickstart_real_data",
        QuickstartRunning = "quickstart_running",
        QuickstartSignInsLost = "quickstart_sign_ins_lost",
        QuickstartStepFailed = "quickstart_step_failed",
        SettingInvalid = "setting_invalid",
        SignInExposed = "sign_in_exposed",
        SignInUnreadable = "sign_in_unreadable",
        StoreUnusable = "store_unusable",
        TerminalFailed = "terminal_failed",
        TokenForAnother = "token_for_another",
        TokenMalformed = "token_malformed",
        TokenUnbound = "token_unbound",
    }
    Interrupted {
        Interrupted = "interrupted",
    }
}
