//! The manual pages, as the programs that show them read them.

use std::path::Path;

use crate::support::Program;

#[test]
fn every_manual_page_is_clean_to_mandoc_in_both_languages() {
    for folder in ["man/man1", "man/ja/man1"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut pages: Vec<_> = std::fs::read_dir(folder).unwrap().map(|page| page.unwrap().path()).collect();
        pages.sort();
        assert!(pages.len() > 80, "{pages:?}");
        let said = Program::new("mandoc").args(["-T", "lint", "-K", "utf-8"]).args(&pages).run();
        assert_eq!((said.code, said.stdout.as_str(), said.stderr.as_str()), (0, "", ""), "{said}");
    }
}

#[test]
fn a_manual_page_is_shown_with_its_values_examples_and_exit_codes() {
    let shown = |page: &str| {
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
        Program::new("mandoc").args(["-T", "utf8", "-K", "utf-8", "-O", "width=78"]).args([page]).run().ok()
    };
    // Bold is a letter struck twice.
    let plain = |text: String| {
        let mut plain = String::new();
        text.chars().for_each(|c| {
            if c == '\u{8}' {
                plain.pop();
            } else {
                plain.push(c)
            }
        });
        plain.replace('\u{a0}', " ")
    };
    let english = plain(shown("man/man1/meibo-account-create.1"));
    for text in [
        "[--affiliation AFFILIATION]",
        "EXAMPLES",
        "--department 図書館",
        "EXIT STATUS",
        "meibo(1)",
        "SEE ALSO",
        "meibo-account(1)",
    ] {
        assert!(english.contains(text), "{text}: {english}");
    }
    let japanese = plain(shown("man/ja/man1/meibo-account-create.1"));
    for text in ["書式", "例", "終了コード", "関連項目", "meibo-account(1)"] {
        assert!(japanese.contains(text), "{text}: {japanese}");
    }
    let first = plain(shown("man/man1/meibo.1"));
    assert!(
        first.contains("130") && first.contains("meibo-quickstart(1)") && first.contains("--input-encoding"),
        "{first}"
    );
}
