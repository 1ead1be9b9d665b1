//! `meibod`, the account service.

/// Small blocks are most of what the service asks for; SQLite, in C, is given its memory by the same one.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    meibo::service::main()
}
