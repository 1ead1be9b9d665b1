//! What strangers do to a service, and what its owners can still do. docs/security.md tells the results.

mod flood;
mod forwarded;
mod guess;
mod stranger;
mod unknown;
