//! Whether Dovecot answers when it is asked about mailboxes (POP-1, POP-3).

use super::{
    super::mailboxes::Mailboxes,
    advice::with_advice,
    finding::{Finding, Level, trouble},
};
use crate::platform::NotTold;

/// Reads the key as `serve` does, and asks without a question; nothing where there is no Dovecot to ask.
pub(super) async fn look(mailboxes: &Mailboxes) -> Option<Finding> {
    let dovecot = match mailboxes.open() {
        Ok(dovecot) => dovecot?,
        Err(error) => return Some(trouble("mailboxes", &error)),
    };
    let finding = |level, message: String| Finding::new("mailboxes", level, message);
    Some(match dovecot.answers().await {
        Ok(()) => finding(Level::Ok, "Dovecot takes the key, and answers".to_owned()),
        Err(why) => finding(Level::Trouble, judge(&why)),
    })
}

fn judge(why: &NotTold) -> String {
    match why {
        NotTold::NoAnswer(why) => {
            format!("Dovecot cannot be asked: {}", with_advice(why, "ca_file in [mailboxes]"))
        }
        NotTold::Key => "Dovecot does not take the key: key_file in [mailboxes] must hold what doveadm_api_key is in \
                         Dovecot's configuration; restart serve after a change"
            .to_owned(),
        NotTold::Busy => why.to_string(),
        NotTold::NoMailbox | NotTold::Other(_) => {
            format!("{why}: url in [mailboxes] must lead to the HTTP listener of Dovecot's doveadm service")
        }
    }
}
