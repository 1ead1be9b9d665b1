//! From arguments to an exit code: the only place where failures are told.

use std::{ffi::OsString, process::ExitCode};

use clap::{ArgMatches, FromArgMatches, error::ErrorKind};

use super::{
    args::{
        accepted::{Given, offered, takes},
        global::Global,
        help_text, usage_error,
    },
    bulk,
    command::{self, Cli},
    context::{Context, environment::Environment, online::online},
    failure::{Exit, Failure, message},
    report::fields,
    settings::{Places, Settings},
};
use crate::ui::Streams;

/// The whole program on the given arguments, environment and streams.
pub(crate) fn main(args: Vec<OsString>, environment: Environment, streams: Streams) -> ExitCode {
    run(args, environment, streams).into()
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
    let (settings, broken) = match Settings::load(&global, &environment, &places) {
        Ok(settings) => (settings, None),
        Err(failure) => (Settings::without_files(&global, &environment), Some(failure)),
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
        ErrorKind::DisplayHelp => Ok(context.ui.out(&localised_help(args, context))?),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            context.ui.complain(localised_help(args, context).trim_end());
            Err(Failure::told_already(Exit::Usage))
        }
        _ => Err(usage_error::failure(error, &context.ui)),
    }
}

/// Help costs its texts only when somebody asks for it: the arguments are parsed once more, by the command with help.
fn localised_help(args: &[OsString], context: &Context) -> String {
    let tree = help_text::command(command::tree(), context.ui.texts);
    let is_typed = |word: &str| args.iter().any(|arg| arg == word);
    match offered(tree, &is_typed).try_get_matches_from(args) {
        Ok(_) => String::new(),
        Err(error) if context.ui.look.colour => error.render().ansi().to_string(),
        Err(error) => error.render().to_string(),
    }
}
