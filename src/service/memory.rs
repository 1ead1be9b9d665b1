//! The service at rest is small. A password hash takes its memory (19 MiB by default) for a moment; glibc would keep
//! such blocks after the first ones were freed, as many as there are threads, for as long as the process lives.

use std::{env, os::unix::process::CommandExt, process::Command};

/// glibc's setting of the size, in bytes, from which a block is given back to the system when it is freed.
const SETTING: &str = "MALLOC_MMAP_THRESHOLD_";
/// 1 MiB: hashes are above it, everything else is below.
const BYTES: &str = "1048576";

/// Starts this program again in its place with the setting, which glibc reads at the start and never later. Comes back
/// where it is set already (by this function or by the operator), or where the program cannot be started: then the
/// service only takes more memory.
pub(super) fn give_back() {
    if env::var_os(SETTING).is_some() {
        return;
    }
    if let Ok(program) = env::current_exe() {
        let _ = Command::new(program).args(env::args_os().skip(1)).env(SETTING, BYTES).exec();
    }
}
