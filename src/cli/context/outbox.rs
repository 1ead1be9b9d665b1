//! Codes that no gateway carries out of the service (MSG-5).

use super::Context;
use crate::{
    cli::{
        connection::{Folders, data_folder},
        settings::Key,
    },
    texts::{ABSENT, args},
};

impl Context {
    /// Where a code lies that was written and not sent; nothing where a gateway takes it, or where nothing was written.
    pub(crate) fn outbox(&self, in_outbox: bool) -> Option<String> {
        let lies_there = in_outbox && !self.global.dry_run;
        let command = || self.outbox_command().unwrap_or_else(|| ABSENT.to_owned());
        lies_there.then(|| self.ui.text("message-in-outbox", args![command = command()]))
    }

    /// The command that reads it, where this machine has it.
    fn outbox_command(&self) -> Option<String> {
        if self.settings.value_or(Key::Service, "embedded") != "embedded" {
            return None;
        }
        let folder = data_folder(&self.settings, &Folders::of(&self.environment)).ok()?;
        Some(format!("meibod outbox --data-dir {}", self.environment.typed_path(&folder)))
    }
}
