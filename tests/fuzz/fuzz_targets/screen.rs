#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| meibo_fuzz::run("screen", input));
