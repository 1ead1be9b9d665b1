//! What a verb works with.

pub(crate) mod confirmation;
pub(crate) mod dry_run;
pub(crate) mod environment;
pub(crate) mod filter;
pub(crate) mod invocation;
pub(crate) mod online;
mod outbox;
pub(crate) mod pages;
pub(crate) mod password;
pub(crate) mod reason;
pub(crate) mod request;
mod waiting;

use std::rc::Rc;

use self::environment::Environment;
use super::{
    args::{global::Global, program},
    connection::Connection,
    failure::Failure,
    seen::Seen,
    settings::{Key, Places, Settings},
};
use crate::{
    rules::LoginId,
    ui::{Gate, Look, Output, Program, Streams, Ui, Zone},
};

/// The terminal, the settings and the flags of this run.
pub(crate) struct Context {
    pub(crate) ui: Rc<Ui>,
    pub(crate) settings: Settings,
    pub(crate) global: Global,
    pub(crate) environment: Environment,
    pub(crate) places: Places,
    /// The way to the service, once something was sent.
    pub(super) connection: Option<Connection>,
    /// Whether the command was told to read the account password from stdin.
    pub(crate) password_stdin: bool,
    /// The flag that answers the question which comes next, where one does.
    pub(crate) next_answer: Option<String>,
    /// Whose account an act changes that asks nothing but its reason: the question for that names them.
    pub(crate) concerns: Option<LoginId>,
    /// Whether what is tried out is done right afterwards, if nothing is against it.
    pub(crate) acts_next: bool,
}

impl Context {
    /// A run with these settings.
    pub(crate) fn new(
        global: Global,
        settings: Settings,
        environment: Environment,
        places: Places,
        streams: Streams,
    ) -> Self {
        let look = look(&global, &settings, &environment, &streams);
        let gate = Gate {
            no_input: global.no_input || environment.is_on("MEIBO_NO_INPUT"),
            yes: global.yes,
            confirm: global.confirm.clone(),
        };
        Self {
            ui: Rc::new(Ui::new(settings.lang(), look, gate, streams)),
            settings,
            global,
            environment,
            places,
            connection: None,
            password_stdin: false,
            next_answer: None,
            concerns: None,
            acts_next: false,
        }
    }

    /// The result will have these fields, and the columns that were chosen are among them.
    pub(crate) fn know_fields(&mut self, fields: Vec<String>) {
        if let Some(ui) = Rc::get_mut(&mut self.ui) {
            ui.look.known = Some(fields);
        }
    }

    /// Commands that are printed get those of this run's flags that they take, as `takes` says of a command's words.
    pub(crate) fn print_commands(&mut self, takes: fn(words: &str, flag: &str) -> bool) {
        let flags = program::flags(&self.settings);
        if let Some(ui) = Rc::get_mut(&mut self.ui) {
            ui.look.program = Some(Program { flags, takes });
        }
    }

    /// Hands a result to the terminal.
    pub(crate) fn show(&self, result: &dyn Output) -> Result<(), Failure> {
        self.ui.show(result)?;
        self.remember(result);
        Ok(())
    }

    /// Who was seen at a terminal is offered by completion for a while.
    fn remember(&self, result: &dyn Output) {
        let Some(connection) = self.connection.as_ref().filter(|_| self.ui.streams().out_terminal) else { return };
        let seen = Seen::of(connection.folders(), connection.profile());
        if let (Some(seen), Some(by)) = (seen, connection.used()) {
            seen.remember(&by, &result.rows(), result.is_of_a_write());
        }
    }
}

fn look(global: &Global, settings: &Settings, environment: &Environment, streams: &Streams) -> Look {
    let color = settings.color();
    let accessible = global.accessible || environment.is_on("MEIBO_ACCESSIBLE");
    Look {
        format: settings.output(),
        columns: global.columns.as_ref().map(|names| names.iter().map(|name| name.trim().to_owned()).collect()),
        known: None,
        header: !global.no_header,
        program: None,
        colour: environment.color_signs().decide(color, streams.out_terminal),
        zone: Zone::named(settings.value_or(Key::Tz, "service")),
        accessible,
        redraws: !accessible && environment.get("TERM") != Some("dumb"),
        profile: Some(settings.profile().to_owned()),
        encoding: global.encoding().unwrap_or_default(),
        quiet: global.quiet,
        verbose: global.verbose,
    }
}
