//! What the tests stand on. A test starts what it needs and drops it: nothing is shared but the PostgreSQL cluster
//! and the certificate authority, which are made once.
//!
//! ```ignore
//! on_both!(an_account_is_shown, |service| {
//!     let meibo = Meibo::signed_in(service, "admin0001");
//!     assert_eq!(meibo.run(["account", "show", "-o", "json"]).json()["account"]["login_id"], "admin0001");
//! });
//! ```

pub(crate) mod authenticator;
pub(crate) mod certificate;
pub(crate) mod clock;
pub(crate) mod deadline;
pub(crate) mod dovecot;
#[macro_use]
pub(crate) mod engine;
pub(crate) mod faults;
pub(crate) mod gate;
pub(crate) mod gateway;
pub(crate) mod http;
pub(crate) mod kannel;
pub(crate) mod mail_server;
pub(crate) mod meibo;
pub(crate) mod meter;
pub(crate) mod night;
pub(crate) mod openapi;
pub(crate) mod outbox;
pub(crate) mod platform;
pub(crate) mod postfix;
pub(crate) mod postgres;
pub(crate) mod program;
pub(crate) mod proxy;
pub(crate) mod service;
pub(crate) mod smtp_server;
pub(crate) mod terminal;

pub(crate) use clock::Clock;
pub(crate) use engine::Engine;
pub(crate) use faults::Faults;
pub(crate) use meibo::Meibo;
pub(crate) use outbox::Outbox;
pub(crate) use platform::Platform;
pub(crate) use program::{Ended, Program};
pub(crate) use service::Service;
pub(crate) use terminal::Terminal;
