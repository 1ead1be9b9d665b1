//! `meibod`, the account service.
fn main() -> std::process::ExitCode {
    meibo::service::main()
}
