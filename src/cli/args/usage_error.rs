//! clap's errors in the person's language, with what was probably meant.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::{
    cli::failure::Failure,
    texts::{FluentArgs, Lang, Texts, args},
    ui::{Format, Ui, visible},
};

/// A usage error as a failure; in English where a program reads it.
pub(crate) fn failure(error: &Error, ui: &Ui) -> Failure {
    let english = Texts::of(Lang::En);
    let texts = if ui.look.format == Format::Json { english } else { ui.texts };
    Failure::usage(message(error, texts))
}

/// What is wrong, what was probably meant, and how the command is used.
pub(crate) fn message(error: &Error, texts: &Texts) -> String {
    let mut lines = vec![texts.explain(key(error), values(error))];
    lines.extend(meant(error).map(|meant| texts.say("usage-meant", args![meant = meant])));
    if let Some(ContextValue::Bool(true)) = error.get(ContextKind::TrailingArg) {
        lines.push(texts.say("usage-trailing", args![]));
    }
    lines.extend(synopsis(error).map(|usage| format!("{} {usage}", texts.say("help-heading-usage", args![]))));
    lines.join("\n")
}

fn key(error: &Error) -> &'static str {
    let has = |kind| error.get(kind).is_some();
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation
            if string(error, ContextKind::InvalidValue).trim().is_empty() =>
        {
            "usage-value-missing"
        }
        ErrorKind::InvalidValue if !string(error, ContextKind::ValidValue).is_empty() => "usage-value-not-listed",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-value-invalid",
        ErrorKind::UnknownArgument => "usage-argument-unknown",
        ErrorKind::InvalidSubcommand => "usage-command-unknown",
        ErrorKind::NoEquals => "usage-equals-missing",
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => "usage-value-count",
        ErrorKind::ArgumentConflict if !has(ContextKind::PriorArg) => "usage-argument-twice",
        ErrorKind::ArgumentConflict if same_argument(error) => "usage-argument-twice",
        ErrorKind::ArgumentConflict => "usage-argument-conflict",
        ErrorKind::MissingRequiredArgument => "usage-argument-missing",
        ErrorKind::MissingSubcommand => "usage-command-missing",
        ErrorKind::InvalidUtf8 => "usage-not-utf8",
        _ => "usage-other",
    }
}

fn same_argument(error: &Error) -> bool {
    string(error, ContextKind::InvalidArg) == string(error, ContextKind::PriorArg)
}

fn values(error: &Error) -> FluentArgs<'static> {
    let listed = match string(error, ContextKind::ValidValue) {
        values if values.is_empty() => string(error, ContextKind::ValidSubcommand),
        values => values,
    };
    let mut values = args![
        argument = string(error, ContextKind::InvalidArg),
        value = string(error, ContextKind::InvalidValue),
        command = string(error, ContextKind::InvalidSubcommand),
        prior = string(error, ContextKind::PriorArg),
    ];
    if !listed.is_empty() {
        values.set("listed", listed);
    }
    values
}

fn string(error: &Error, kind: ContextKind) -> String {
    visible(&error.get(kind).map(ToString::to_string).unwrap_or_default())
}

fn meant(error: &Error) -> Option<String> {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg];
    let word = kinds.into_iter().map(|kind| string(error, kind)).find(|text| !text.is_empty());
    // Values are short: nobody who types `xml` means `yaml`.
    let (typed, value) = (string(error, ContextKind::InvalidValue), string(error, ContextKind::SuggestedValue));
    word.or_else(|| Some(value).filter(|value| !value.is_empty() && value.chars().next() == typed.chars().next()))
}

fn synopsis(error: &Error) -> Option<String> {
    let usage = error.get(ContextKind::Usage)?.to_string();
    let usage = usage.split_once(':').map_or(usage.as_str(), |(_, rest)| rest).trim().to_owned();
    (!usage.is_empty()).then_some(usage)
}
