//! The inputs that the fuzzer kept, and those that were written by hand, each through its target.

#[expect(unreachable_pub, reason = "the fuzzer's package reaches it")]
mod targets;

use std::{fs, path::Path};

#[test]
fn the_corpus_holds() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    for (name, _) in targets::TARGETS {
        let mut inputs: Vec<_> = fs::read_dir(corpus.join(name)).unwrap().map(|input| input.unwrap().path()).collect();
        inputs.sort();
        assert!(!inputs.is_empty(), "{name} has no corpus");
        for input in inputs {
            let bytes = fs::read(&input).unwrap();
            if std::panic::catch_unwind(|| targets::run(name, &bytes)).is_err() {
                panic!("{} does not hold", input.display());
            }
        }
    }
}
