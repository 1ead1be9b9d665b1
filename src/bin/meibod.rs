//! `meibod`, the account service, and the POP meter beside it.

use meibo::{
    client::{Endpoint, Trust},
    meter::Settings,
    service::{self, meter::Asked},
};

fn main() -> std::process::ExitCode {
    service::main(|asked| {
        let Asked { socket, mode, service, extra_ca, timeout, token, run, stop } = asked;
        let service = Endpoint { base: service, trust: Trust::System { extra_ca }, proxy: None, timeout };
        Box::pin(meibo::meter::run(Settings { socket, mode, service, token, run }, stop))
    })
}
