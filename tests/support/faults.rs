//! A disk that fails when a test says so (`faults.c`, put before the C library of a `meibod`).

use std::{
    fs,
    io::{Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    process::Command,
};

/// What a disk can answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// ENOSPC.
    Full = 28,
    /// EIO.
    Broken = 5,
    /// EROFS.
    ReadOnly = 30,
}

/// The disk of one service.
pub(crate) struct Faults {
    library: PathBuf,
    wanted: PathBuf,
}

impl Faults {
    /// A disk that works, for a service with its files in `folder`.
    pub(crate) fn new(folder: &Path) -> Self {
        let (library, wanted) = (folder.join("faults.so"), folder.join("faults"));
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/faults.c");
        let built = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).status();
        assert!(built.unwrap().success(), "faults.c");
        fs::write(&wanted, [0; 16]).unwrap();
        Self { library, wanted }
    }

    /// What the program's environment must have.
    pub(crate) fn environment(&self) -> [(&'static str, &Path); 2] {
        [("LD_PRELOAD", &self.library), ("MEIBO_FAULTS", &self.wanted)]
    }

    /// The k-th call from now on fails; those after it too where it `lasts`.
    pub(crate) fn at(&self, k: i32, fault: Fault, lasts: bool) {
        self.write([k, fault as i32, i32::from(lasts), 0]);
    }

    /// The disk works again: how many calls failed.
    pub(crate) fn none(&self) -> i32 {
        let mut bytes = [0; 16];
        fs::File::open(&self.wanted).unwrap().read_exact(&mut bytes).unwrap();
        self.write([0; 4]);
        i32::from_ne_bytes(bytes[12..].try_into().unwrap())
    }

    /// In place: the program has the file mapped.
    fn write(&self, numbers: [i32; 4]) {
        let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_ne_bytes()).collect();
        let mut file = fs::OpenOptions::new().write(true).open(&self.wanted).unwrap();
        file.seek(SeekFrom::Start(0)).unwrap();
        file.write_all(&bytes).unwrap();
    }
}
