//! What all sessions of a meter share.

use std::sync::Arc;

use super::{reports::Reports, views::Views};

/// What all sessions share.
pub(super) struct Site {
    pub(super) reports: Arc<Reports>,
    pub(super) views: Option<Views>,
}
