//! The mechanism: the way that every request takes ([`set`]), whether it comes alone ([`run`]) or as many rows ([`bulk`]), and
//! what the ops of all nouns share. The nouns lie beside this folder; nothing here knows one of them.

pub mod act;
mod admission;
pub mod bulk;
pub mod call;
pub mod caller;
pub mod chain;
pub(super) mod condition;
pub mod failure;
mod finish;
mod form;
pub(super) mod gate;
pub mod hashing;
mod idempotency;
pub(super) mod machine_use;
pub(super) mod meanwhile;
pub mod outbox;
mod own_change;
pub(super) mod paging;
pub(super) mod people;
pub(super) mod propagation;
pub mod refusal;
pub(super) mod refused;
mod row;
pub mod run;
mod set;
pub(super) mod spot;
pub mod tidy;
pub(super) mod trail;
pub(super) mod tried;
pub(super) mod view;
