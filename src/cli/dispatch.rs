//! From arguments to an exit code: the only place where failures are told.

use std::{ffi::OsString, process::ExitCode};

use clap::{ArgMatches, FromArgMatches, error::ErrorKind};

use super::{
    args::{
        accepted::{Given, takes},
        asked_for,
        global::Global,
        help_page, usage_error,
    },
    bulk,
    command::{self, Cli, Command},
    completions,
    context::{Context, environment::Environment, online::online},
    failure::{Exit, Failure, message},
    report::fields,
    settings::{Places, Settings},
};
use crate::ui::Streams;

/// The whole program on the given arguments, environment and streams.
pub(crate) fn main(args: Vec<OsString>, environment: Environment, streams: Streams) -> ExitCode {
    match environment.get(completions::VARIABLE).map(str::to_owned) {
        Some(shell) => completions::answer(&shell, args, &environment, &streams).into(),
        None => run(args, environment, streams).into(),
    }
}

/// As [`main`], with the exit code as a value.
pub(crate) fn run(args: Vec<OsString>, environment: Environment, streams: Streams) -> Exit {
    let mut tree = command::tree();
    let parsed = tree.try_get_matches_from_mut(&args).and_then(|matches| {
        let given = Given::of(&tree, &matches);
        Ok((Asked::of(&matches)?, given))
    });
    if let Err(error) = &parsed
        && error.kind() == ErrorKind::DisplayVersion
    {
        return version(error, &streams);
    }
    let places = Places::of(&environment);
    let global = parsed.as_ref().map_or_else(|_| Global::early(&args), |(asked, _)| asked.global());
    let load = |needed: bool| needed.then(|| Settings::load(&global, &environment, &places));
    let (settings, broken) = match load(parsed.as_ref().is_ok_and(|(asked, _)| asked.reads_settings())) {
        Some(Ok(settings)) => (settings, None),
        Some(Err(failure)) => (Settings::without_files(&global, &environment), Some(failure)),
        None => (Settings::without_files(&global, &environment), None),
    };
    let mut context = Context::new(global, settings, environment, places, streams);
    context.print_commands(takes);
    let outcome = match (parsed, broken) {
        (Err(error), _) => not_parsed(&error, &args, &context),
        (Ok((asked, _)), Some(failure)) if !asked.mends_configuration() => Err(failure),
        (Ok((asked, given)), _) => given
            .check(context.ui.look.format)
            .and_then(|()| fields::check(&given, &mut context))
            .and_then(|()| asked.run(&mut context)),
    };
    end(outcome, &context)
}

/// What was asked for: one command, or the rows of a file.
enum Asked {
    One(Cli),
    Rows(Global, &'static bulk::Sheet, bulk::Flags),
}

impl Asked {
    fn of(matches: &ArgMatches) -> Result<Self, clap::Error> {
        match bulk::flags::given(matches) {
            Some((sheet, flags)) => Ok(Self::Rows(Global::from_arg_matches(matches)?, sheet, flags)),
            None => Cli::from_arg_matches(matches).map(Self::One),
        }
    }

    fn global(&self) -> Global {
        match self {
            Self::One(cli) => cli.global.clone(),
            Self::Rows(global, ..) => global.clone(),
        }
    }

    /// Help reads no file, nor do errors of usage: their language is that of the flag or the environment (decision 71).
    fn reads_settings(&self) -> bool {
        !matches!(self, Self::One(Cli { command: Command::Help(_), .. }))
    }

    fn mends_configuration(&self) -> bool {
        matches!(self, Self::One(cli) if cli.command.mends_configuration())
    }

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Self::One(cli) => cli.command.run(context),
            Self::Rows(_, sheet, flags) => online(context, async |context| bulk::run::run(sheet, flags, context).await),
        }
    }
}

/// Asks nothing of the machine: no settings, no texts.
fn version(error: &clap::Error, streams: &Streams) -> Exit {
    match streams.out(&error.render().to_string()) {
        Ok(()) => Exit::Done,
        Err(trouble) => Failure::from(trouble).exit,
    }
}

fn end(outcome: Result<(), Failure>, context: &Context) -> Exit {
    match outcome {
        Ok(()) => Exit::Done,
        Err(failure) => {
            message::tell(&failure, &context.ui);
            failure.exit
        }
    }
}

/// Help and version are answers; everything else is a usage error.
fn not_parsed(error: &clap::Error, args: &[OsString], context: &Context) -> Result<(), Failure> {
    match error.kind() {
        ErrorKind::DisplayHelp => Ok(context.ui.out(&help(args, context))?),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            context.ui.complain(help(args, context).trim_end());
            Err(Failure::told_already(Exit::Usage))
        }
        _ => Err(usage_error::failure(error, &command::tree(), args, &context.ui)),
    }
}

fn help(args: &[OsString], context: &Context) -> String {
    help_page::help(&command::tree(), &asked_for::words(command::tree(), args), &context.ui.page())
}
