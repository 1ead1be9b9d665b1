//! `meibod`, the account service, and its clients beside mail servers: the POP meter and the sender policy.

use std::time::Duration;

use meibo::{
    client::{Endpoint, Machine, Trust},
    meter::{self, Settings, Views},
    sender_policy::{self, Door},
    service::{self, Companions, sender_policy::Place},
};

fn main() -> std::process::ExitCode {
    service::main(Companions { meter, sender_policy })
}

fn meter(asked: service::meter::Asked) -> service::meter::Carried {
    let service::meter::Asked { socket, mode, machine, views, run, stop } = asked;
    let views = views.map(|(folder, inbox)| Views { folder, inbox });
    let machine = client(machine, meter::ANSWER);
    Box::pin(meter::run(Settings { socket, mode, machine, views, run }, stop))
}

fn sender_policy(asked: service::sender_policy::Asked) -> service::sender_policy::Carried {
    let door = match asked.place {
        Place::Socket(path) => Door::File(path),
        Place::Address(address) => Door::Address(address),
    };
    let machine = client(asked.machine, sender_policy::ANSWER);
    Box::pin(async move { match sender_policy::run(&door, machine).await? {} })
}

fn client(asked: service::machine::Machine, timeout: Duration) -> Machine {
    let service::machine::Machine { service, extra_ca, token_file } = asked;
    Machine::new(Endpoint { base: service, trust: Trust::System { extra_ca }, proxy: None, timeout }, &token_file)
}
