//! THE WIRE. Every operation as a type: method, path, who may, request, reply; problem codes; OpenAPI.
//!
//! A client sends an operation's type, the router is built from [`each_operation`](crate::each_operation), and so
//! are OpenAPI, the authorisation matrix and the audit coverage test.

pub mod access;
pub mod account;
pub mod address;
pub mod aftermath;
pub mod alias;
pub mod app_password;
pub mod application;
pub mod audit;
pub mod bulk;
pub mod embedded;
mod example;
pub mod field;
pub mod header;
pub mod less_secure_apps;
pub mod lockdown;
pub mod mail_log_in;
pub mod mail_password;
pub mod mail_servers;
pub mod mailbox;
pub mod masked;
pub mod message;
pub mod moment;
pub mod openapi;
pub mod operation;
pub mod page;
pub mod password;
pub mod policy;
pub mod pop;
pub mod problem;
pub mod recipient;
pub mod refusals;
pub mod remote_access;
pub mod reset;
mod responses;
mod schema;
pub mod sender;
pub mod session;
pub mod sync;
pub mod table;
mod tagged;
pub mod token;
pub mod two_step;
pub mod wire;
pub mod word;
pub mod workshop;

pub use moment::Moment;
pub use operation::{Method, Operation};
pub use problem::Problem;
