//! Esc at a question, told apart from the keys whose codes begin with it.

use std::time::Duration;

/// What Esc sends, and what the codes of arrows and other keys begin with.
pub(super) const ESC: u8 = 0x1b;

/// Esc is pressed alone where nothing follows for this long.
pub(super) const ALONE: Duration = Duration::from_millis(100);
