//! The mechanism: what every request passes on its way ([`run`], [`bulk`]), and what the ops of all nouns share. The nouns
//! lie beside this folder; nothing here knows one of them.

pub mod act;
pub mod bulk;
pub mod call;
pub mod caller;
pub mod chain;
pub(super) mod condition;
pub mod failure;
pub(super) mod gate;
pub mod hashing;
pub(super) mod meanwhile;
pub mod outbox;
pub(super) mod paging;
pub(super) mod people;
pub(super) mod propagation;
pub mod refusal;
pub(super) mod refused;
pub mod run;
pub mod tidy;
pub(super) mod tried;
pub(super) mod view;
