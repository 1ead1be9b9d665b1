//! What a platform is asked for, and what it says that it holds, as plain values.

use serde::{Deserialize, Serialize};

use crate::rules::{LoginId, role::words};

/// What an account's mailbox and systems should hold, all of it: telling it again is harmless.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Numbers the wishes of one account: a later one has a larger number.
    pub number: i64,
    /// The account.
    pub login_id: LoginId,
    /// Whether the account may sign in at all.
    pub enabled: bool,
    /// Whether the systems behind the entitlement are open to it (STOP-3).
    pub entitled: bool,
    /// Whether 2-step verification is on (2SV-7).
    pub two_step: bool,
}

/// What a platform says that it holds; a part that it does not tell is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Held {
    /// Whether the account may sign in.
    pub enabled: Option<bool>,
    /// Whether the systems behind the entitlement are open.
    pub entitled: Option<bool>,
    /// Whether 2-step verification is on.
    pub two_step: Option<bool>,
}

/// One thing that a platform is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Open or close the sign-in.
    SignIn,
    /// Open or close the systems behind the entitlement.
    Entitlement,
    /// Turn 2-step verification on.
    TwoStepOn,
    /// Turn 2-step verification off.
    TwoStepOff,
}

words!(Deed: SignIn = "sign_in", Entitlement = "entitlement", TwoStepOn = "two_step_on", TwoStepOff = "two_step_off");

/// What a platform can do of a deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ability {
    /// It asks this service whenever it matters (at each log-in): there is nothing to tell it and nothing to wait for.
    AsksUs,
    /// It does it when told.
    Does,
    /// It is not possible from here: a person does it at this address, and the platform is looked at until it is done.
    NotHere {
        /// Where.
        url: String,
    },
}

impl Wish {
    /// What is still to be done where a platform holds this. A part that it does not tell counts as not done.
    pub fn open(&self, held: &Held) -> Vec<Deed> {
        let two_step = if self.two_step { Deed::TwoStepOn } else { Deed::TwoStepOff };
        let parts = [
            (held.enabled == Some(self.enabled), Deed::SignIn),
            (held.entitled == Some(self.entitled), Deed::Entitlement),
            (held.two_step == Some(self.two_step), two_step),
        ];
        parts.into_iter().filter(|(done, _)| !done).map(|(_, deed)| deed).collect()
    }
}

impl Held {
    /// What a platform holds that has done all of a wish.
    pub fn all(wish: &Wish) -> Self {
        Self { enabled: Some(wish.enabled), entitled: Some(wish.entitled), two_step: Some(wish.two_step) }
    }

    /// What differs from what was held before: the part, and how it was and is. For the audit trail: no secret is in it.
    pub fn changes(&self, before: &Self) -> Vec<(&'static str, String)> {
        let parts = [
            ("enabled", before.enabled, self.enabled),
            ("entitled", before.entitled, self.entitled),
            ("two_step", before.two_step, self.two_step),
        ];
        let word = |held: Option<bool>| held.map_or("-", |held| if held { "yes" } else { "no" });
        let differs = parts.into_iter().filter(|(_, before, now)| before != now);
        differs.map(|(part, before, now)| (part, format!("{} → {}", word(before), word(now)))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish() -> Wish {
        Wish { number: 7, login_id: "tanaka".parse().unwrap(), enabled: true, entitled: false, two_step: true }
    }

    #[test]
    fn what_a_platform_does_not_tell_is_not_done() {
        assert_eq!(wish().open(&Held::default()), [Deed::SignIn, Deed::Entitlement, Deed::TwoStepOn]);
        assert_eq!(wish().open(&Held::all(&wish())), []);
        let off = Wish { two_step: false, ..wish() };
        assert_eq!(off.open(&Held::all(&wish())), [Deed::TwoStepOff]);
        assert_eq!(wish().open(&Held { entitled: Some(true), ..Held::all(&wish()) }), [Deed::Entitlement]);
    }

    #[test]
    fn changes_name_what_was_and_is() {
        let held = Held::all(&wish());
        assert_eq!(held.changes(&held), []);
        let before = Held { two_step: Some(false), enabled: None, ..held.clone() };
        let changes = held.changes(&before);
        assert_eq!(changes, [("enabled", "- → yes".to_owned()), ("two_step", "no → yes".to_owned())]);
    }
}
