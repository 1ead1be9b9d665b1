//! Codes that no gateway carries out of the service (MSG-5).

use super::Context;
use crate::{
    cli::{
        args::shell::quoted,
        connection::{Folders, data_folder},
        settings::Key,
    },
    texts::args,
};

impl Context {
    /// Where a code lies that was written and not sent; nothing where a gateway takes it, or where nothing was written.
    pub(crate) fn outbox(&self, in_outbox: bool) -> Option<String> {
        let lies_there = in_outbox && !self.global.dry_run;
        lies_there.then(|| self.ui.text("message-in-outbox", args![command = self.outbox_command()]))
    }

    /// The command that reads it, where this computer has it.
    fn outbox_command(&self) -> String {
        let none = || "none".to_owned();
        if self.settings.value_or(Key::Service, "embedded") != "embedded" {
            return none();
        }
        let folder = data_folder(&self.settings, &Folders::of(&self.environment));
        let command =
            |folder: std::path::PathBuf| format!("meibod outbox --data-dir {}", quoted(&folder.display().to_string()));
        folder.map_or_else(|_| none(), command)
    }
}
