//! The platform of the embedded service: there is nothing outside, so everything is confirmed at once.

use std::future::ready;

use jiff::Timestamp;

use super::{Answer, Platform};
use crate::rules::sync::wish::{Ability, Deed, Held, Wish};

/// The platform without a mail server: whatever is wished for holds at once.
#[derive(Debug, Clone, Copy, Default)]
pub struct Embedded;

impl Platform for Embedded {
    fn ability(&self, _deed: Deed) -> Ability {
        Ability::AsksUs
    }

    fn needs_mail_password(&self) -> bool {
        false
    }

    fn look<'a>(&'a self, wish: &'a Wish, _now: Timestamp) -> Answer<'a> {
        Box::pin(ready(Ok(Held::all(wish))))
    }

    fn apply<'a>(&'a self, wish: &'a Wish, now: Timestamp) -> Answer<'a> {
        self.look(wish, now)
    }
}
