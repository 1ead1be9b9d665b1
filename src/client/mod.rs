//! SPEAKS HTTPS: transport, retry, the token at rest, and the start of the embedded service.
//!
//! [`Client`] sends one [`Operation`](crate::contract::Operation) to a campus service ([`Endpoint`]) or to the
//! service beside the program ([`Embedded`]); it prints nothing and reads no environment.

mod clock;
pub mod device;
pub mod embedded;
pub mod endpoint;
pub mod error;
pub mod folder;
pub mod machine;
pub mod proxy;
mod reply;
pub mod retry;
pub mod sending;
mod step;
mod tls;
pub mod token;
pub mod trace;
pub mod transport;

pub(crate) use clock::{instant, timestamp as now};
pub use embedded::Embedded;
pub use endpoint::{Endpoint, Trust};
pub use error::Error;
pub use machine::Machine;
pub use proxy::Proxy;
pub use sending::Sending;
pub use tls::{Certificate, count as authorities};
pub(crate) use tls::{Witness, towards_others};
pub use token::Tokens;
pub use transport::Client;
