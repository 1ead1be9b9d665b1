//! `meibo apply`, `stop`, `proxy-apply` and `account applications` (ENT, APPLY, STOP, PROXY).
//!
//! Each is rehearsed first: what it will do is shown with the person's name and department, then asked, then done.

pub(crate) mod apply;
mod carry_out;
pub(crate) mod day;
pub(crate) mod list;
mod outcome;
mod plan;
pub(crate) mod proxy_apply;
pub(crate) mod stop;
mod wording;
