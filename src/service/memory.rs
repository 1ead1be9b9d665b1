//! Keeps the service small at rest. A password hash takes its memory (19 MiB by default) for a moment; once the first
//! such blocks were freed, glibc would keep later ones for as long as the process lives, one for each thread.

use std::{env, os::unix::process::CommandExt, process::Command};

/// glibc's setting of the size, in bytes, from which a block is given back to the system when it is freed.
const SETTING: &str = "MALLOC_MMAP_THRESHOLD_";
/// 1 MiB: hashes are above it, everything else is below.
const BYTES: &str = "1048576";

/// Replaces this process by the same program with the setting, which glibc reads only at the start. Returns where it is
/// already set (by this function or by the operator), or where the program cannot be started: then the service only
/// takes more memory.
pub(super) fn give_back() {
    if env::var_os(SETTING).is_some() {
        return;
    }
    if let Ok(program) = env::current_exe() {
        let _ = Command::new(program).args(env::args_os().skip(1)).env(SETTING, BYTES).exec();
    }
}
