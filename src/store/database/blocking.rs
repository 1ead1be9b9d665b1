//! Work that waits for a disk, on a thread of the runtime.

use tokio::runtime::{Handle, RuntimeFlavor};

/// Does what may wait for a disk. Where the runtime has several threads, whatever else this one had to do is taken over by
/// another one meanwhile.
pub(crate) fn apart<T>(work: impl FnOnce() -> T) -> T {
    match Handle::try_current().map(|runtime| runtime.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => tokio::task::block_in_place(work),
        _ => work(),
    }
}
