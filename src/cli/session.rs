//! What a verb works with.

use super::{
    environment::Environment,
    failure::Failure,
    global::Global,
    settings::{Key, Places, Settings},
};
use crate::ui::{Gate, Look, Output, Streams, Ui, Zone};

/// The terminal, the settings and the flags of this run.
pub(crate) struct Session {
    pub(crate) ui: Ui,
    pub(crate) settings: Settings,
    pub(crate) global: Global,
    #[allow(dead_code, reason = "the client reads its token from it")]
    pub(crate) environment: Environment,
    pub(crate) places: Places,
}

impl Session {
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
        Self { ui: Ui::new(settings.lang(), look, gate, streams), settings, global, environment, places }
    }

    /// Hands a result to the terminal.
    pub(crate) fn show(&self, result: &dyn Output) -> Result<(), Failure> {
        self.ui.show(result).map_err(Failure::from)
    }
}

fn look(global: &Global, settings: &Settings, environment: &Environment, streams: &Streams) -> Look {
    let color = settings.color();
    Look {
        format: settings.output(),
        columns: global.columns.as_ref().map(|names| names.iter().map(|name| name.trim().to_owned()).collect()),
        header: !global.no_header,
        colour: environment.color_signs().decide(color, streams.out_terminal),
        zone: Zone::named(settings.value_or(Key::Tz, "local")),
        quiet: global.quiet,
        verbose: global.verbose,
    }
}
