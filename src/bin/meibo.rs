//! `meibo`, the command line.
fn main() -> std::process::ExitCode {
    meibo::cli::main()
}
