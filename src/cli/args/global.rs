//! The flags that every command takes.

use std::{path::PathBuf, sync::LazyLock};

use clap::{ArgAction, Args, Command, builder::PossibleValuesParser};

use crate::{
    cli::settings::Key,
    spreadsheet::InputEncoding,
    texts::Lang,
    ui::{ColorWhen, Encoding, Format},
};

#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Global {
    #[arg(short, long, global = true, value_name = "NAME")]
    pub(crate) profile: Option<String>,
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) service: Option<String>,
    #[arg(short, long, global = true, value_name = "FORMAT", value_parser = PossibleValuesParser::new(Format::ALL.map(Format::as_str)))]
    pub(crate) output: Option<String>,
    #[arg(long, global = true, value_name = "FIELDS", value_delimiter = ',')]
    pub(crate) columns: Option<Vec<String>>,
    #[arg(long, global = true)]
    pub(crate) no_header: bool,
    #[arg(long, global = true, value_name = "FIELD", allow_hyphen_values = true)]
    pub(crate) sort: Option<String>,
    #[arg(long, global = true, value_name = "FIELD=VALUE")]
    pub(crate) filter: Vec<String>,
    #[arg(long, global = true, value_name = "N")]
    pub(crate) limit: Option<u32>,
    #[arg(long, global = true, conflicts_with = "limit")]
    pub(crate) all: bool,
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = PossibleValuesParser::new(Lang::ALL.map(Lang::as_str)))]
    pub(crate) lang: Option<String>,
    #[arg(long, global = true, value_name = "ZONE")]
    pub(crate) tz: Option<String>,
    #[arg(long, global = true, value_name = "WHEN", value_parser = PossibleValuesParser::new(ColorWhen::ALL))]
    pub(crate) color: Option<String>,
    #[arg(long, global = true)]
    pub(crate) accessible: bool,
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub(crate) verbose: u8,
    #[arg(long, global = true)]
    pub(crate) debug: bool,
    #[arg(short = 'n', long, global = true)]
    pub(crate) dry_run: bool,
    #[arg(short, long, global = true)]
    pub(crate) yes: bool,
    #[arg(long, global = true, value_name = "ID")]
    pub(crate) confirm: Option<String>,
    #[arg(long, global = true)]
    pub(crate) no_input: bool,
    #[arg(long, global = true, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
    #[arg(long, global = true, value_name = "SECONDS")]
    pub(crate) timeout: Option<String>,
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) ca_file: Option<PathBuf>,
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) proxy: Option<String>,
    #[arg(long, global = true, value_name = "NAME", value_parser = PossibleValuesParser::new(Encoding::ALL.map(Encoding::as_str)))]
    pub(crate) encoding: Option<String>,
    #[arg(long, global = true, value_name = "NAME", value_parser = PossibleValuesParser::new(InputEncoding::ALL.map(InputEncoding::as_str)))]
    pub(crate) input_encoding: Option<String>,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub(crate) help: Option<bool>,
}

/// Whether an argument of a command is one of these flags.
pub(crate) fn is_flag(id: &str) -> bool {
    static IDS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let all = Global::augment_args(Command::new("all"));
        all.get_arguments().map(|arg| arg.get_id().to_string()).collect()
    });
    IDS.iter().any(|flag| flag == id)
}

impl Global {
    /// What the flags say about a setting.
    pub(crate) fn setting(&self, key: Key) -> Option<String> {
        match key {
            Key::Profile => self.profile.clone(),
            Key::Service => self.service.clone(),
            Key::Lang => self.lang.clone(),
            Key::Tz => self.tz.clone(),
            Key::Output => self.output.clone(),
            Key::Color => self.color.clone(),
            Key::Timeout => self.timeout.clone(),
            Key::CaFile => self.ca_file.as_ref().map(|path| path.display().to_string()),
            Key::Proxy => self.proxy.clone(),
            Key::Data | Key::Store => None,
        }
    }

    /// `--encoding`: of CSV that is written.
    pub(crate) fn encoding(&self) -> Option<Encoding> {
        self.encoding.as_deref().and_then(|name| name.parse().ok())
    }

    /// The flags that matter before the arguments are understood: the language and form of usage errors and help.
    pub(crate) fn early(args: &[std::ffi::OsString]) -> Self {
        let texts: Vec<&str> =
            args.iter().map_while(|arg| Some(arg.to_str().unwrap_or(""))).take_while(|arg| *arg != "--").collect();
        let value = |long: &str, short: Option<&str>| {
            let at = |(index, arg): (usize, &&str)| match arg
                .strip_prefix(long)
                .or(short.and_then(|it| arg.strip_prefix(it)))
            {
                Some("") => texts.get(index + 1).map(|next| (*next).to_owned()),
                Some(rest) => rest.strip_prefix('=').or((!arg.starts_with("--")).then_some(rest)).map(str::to_owned),
                None => None,
            };
            texts.iter().enumerate().skip(1).find_map(at)
        };
        Self {
            profile: value("--profile", Some("-p")),
            output: value("--output", Some("-o")),
            lang: value("--lang", None),
            tz: value("--tz", None),
            color: value("--color", None),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Global;

    fn early(line: &str) -> (Option<String>, Option<String>) {
        let args: Vec<_> = line.split(' ').map(Into::into).collect();
        let global = Global::early(&args);
        (global.lang, global.output)
    }

    #[test]
    fn language_and_form_are_found_in_a_line_that_cannot_be_parsed() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(early("meibo wrong --lang ja -ojson"), (some("ja"), some("json")));
        assert_eq!(early("meibo --lang=en -o=yaml --langx"), (some("en"), some("yaml")));
        assert_eq!(early("meibo -- --lang ja"), (None, None));
        assert_eq!(early("meibo --output json"), (None, some("json")));
    }
}
