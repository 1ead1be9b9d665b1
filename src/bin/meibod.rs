//! `meibod`, the account service, and its clients beside mail servers: the POP meter and the sender policy.

use meibo::{
    client::{Endpoint, Trust},
    meter::{self, Settings},
    sender_policy::{self, Door, Service},
    service::{self, Companions, sender_policy::Place},
};

fn main() -> std::process::ExitCode {
    service::main(Companions { meter, sender_policy })
}

fn meter(asked: service::meter::Asked) -> service::meter::Carried {
    let service::meter::Asked { socket, mode, service, extra_ca, timeout, token, run, stop } = asked;
    let service = Endpoint { base: service, trust: Trust::System { extra_ca }, proxy: None, timeout };
    Box::pin(meter::run(Settings { socket, mode, service, token, run }, stop))
}

fn sender_policy(asked: service::sender_policy::Asked) -> service::sender_policy::Carried {
    let service::sender_policy::Asked { place, service: url, ca_file, token_file } = asked;
    let door = match place {
        Place::Socket(path) => Door::File(path),
        Place::Address(address) => Door::Address(address),
    };
    Box::pin(async move { match sender_policy::run(&door, Service { url, ca_file, token_file }).await? {} })
}
