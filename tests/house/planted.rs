//! The law is seen to fail: each kind of break, planted in a house that is otherwise sound.

use super::{Source, circles, law};

/// A sound little house, with one file more.
fn house(file: &str, text: &str) -> Vec<Source> {
    let sound = [
        ("src/lib.rs", "pub mod rules;\npub mod contract;"),
        ("src/bin/meibo.rs", "fn main() -> std::process::ExitCode { meibo::cli::main() }"),
        ("src/rules/mod.rs", "pub mod code;\npub use code::Code;"),
        ("src/contract/table.rs", "#[macro_export]\nmacro_rules! each_operation { ($x:ident) => { $x!() } }"),
        (
            "src/store/mod.rs",
            "pub mod account;\nmod row;\nmod database;\npub use self::database::{counted, store::Store};",
        ),
        ("src/store/database/mod.rs", "pub mod counted;\npub mod store;\npub mod sql;"),
        ("src/ops/mod.rs", "use crate::{store::{Store, account::{self, Found}}, rules::Code};"),
        ("src/cli/mod.rs", "use clap::Parser;\ncrate::each_operation!(print);"),
        ("src/store/account/mod.rs", "mod sql;\nuse super::row; use rusqlite::query;"),
    ];
    let with = |(file, text): (&str, &str)| Source { file: file.to_owned(), text: text.to_owned() };
    sound.into_iter().filter(|(path, _)| *path != file).chain([(file, text)]).map(with).collect()
}

/// The one broken law of the planted file.
#[track_caller]
fn broken(file: &str, text: &str) -> String {
    let found: Vec<_> = law::violations(&house(file, text)).into_iter().collect();
    match found.as_slice() {
        [one] if one.file == file => one.to_string(),
        other => panic!("expected one violation in {file}, found {other:?}"),
    }
}

#[track_caller]
fn sound(file: &str, text: &str) {
    let found: Vec<_> = law::violations(&house(file, text)).into_iter().map(|found| found.to_string()).collect();
    assert!(found.is_empty(), "{found:?}");
}

const NO_ARROW: &str = "src/rules/planted.rs:1: rules → store is no arrow of the plan (crate::store::Store)";

#[test]
fn an_import_without_an_arrow_is_seen() {
    assert_eq!(broken("src/rules/planted.rs", "use crate::store::Store;"), NO_ARROW);
}

#[test]
fn it_is_seen_through_super_and_self() {
    assert_eq!(broken("src/rules/planted.rs", "use super::super::store::Store;"), NO_ARROW);
    assert_eq!(broken("src/rules/planted.rs", "use self::super::super::store::Store;"), NO_ARROW);
    assert_eq!(broken("src/rules/planted.rs", "mod tests { use super::super::super::store::Store; }"), NO_ARROW);
    assert_eq!(
        broken("src/rules/planted/mod.rs", "use super::super::store::Store;").split(": ").nth(1),
        NO_ARROW.split(": ").nth(1)
    );
}

#[test]
fn it_is_seen_in_nested_groups() {
    assert_eq!(broken("src/rules/planted.rs", "use crate::{rules::{code, Code}, store::{Store}};"), NO_ARROW);
    let found = broken("src/rules/planted.rs", "use {std::fmt, crate::{rules::Code, store::{self as s}}};");
    assert!(found.contains("rules → store"), "{found}");
}

#[test]
fn it_is_seen_in_expressions_types_and_functions() {
    assert_eq!(broken("src/rules/planted.rs", "fn f() { let _ = crate::store::Store; }"), NO_ARROW);
    assert_eq!(broken("src/rules/planted.rs", "type T = Vec<Option<crate::store::Store>>;"), NO_ARROW);
    assert_eq!(broken("src/rules/planted.rs", "fn f() { use crate::store::Store; }"), NO_ARROW);
    assert_eq!(broken("src/rules/planted.rs", "impl From<&'static crate::store::Store> for X {}"), NO_ARROW);
}

#[test]
fn it_is_seen_in_macros_and_attributes() {
    assert_eq!(broken("src/rules/planted.rs", "fn f() { assert!(matches!(x, crate::store::Store)); }"), NO_ARROW);
    assert_eq!(broken("src/rules/planted.rs", "macro_rules! m { () => { $crate::store::Store } }"), NO_ARROW);
    assert_eq!(broken("src/rules/planted.rs", "#[serde(with = \"crate::store::Store\")] struct X;"), NO_ARROW);
    let found =
        broken("src/rules/planted.rs", "macro_rules! m { ($x:ident) => { use crate::{rules::$x, store::$x}; } }");
    assert!(found.contains("rules → store"), "{found}");
}

#[test]
fn it_is_seen_through_an_alias() {
    let found = broken("src/rules/planted.rs", "use super::super as house;");
    assert!(found.contains("the whole house"), "{found}");
    let found = law::violations(&house("src/rules/planted.rs", "use crate as house; use house::store::Store;"));
    assert!(found.iter().any(|found| found.what.contains("rules → store")), "{found:?}");
    let found = broken("src/rules/planted.rs", "use crate::*;");
    assert!(found.contains("the whole house"), "{found}");
    let found = broken("src/rules/planted.rs", "extern crate meibo as house;");
    assert!(found.contains("extern crate"), "{found}");
}

#[test]
fn a_room_hands_on_nothing_of_another() {
    for text in
        ["pub use crate::rules::Code;", "pub(crate) use crate::rules::Code as Kode;", "pub use super::super::rules::*;"]
    {
        let found = broken("src/contract/planted.rs", text);
        assert!(found.contains("hands on crate::rules"), "{found}");
    }
    let found = broken("src/contract/planted.rs", "use crate::rules; pub use rules::Code;");
    assert!(found.contains("hands on crate::rules::Code"), "{found}");
    for text in ["pub mod rules;\npub use rules::Code;", "pub mod rules;\nuse self::rules::*;", "pub use crate::rules;"]
    {
        let found = broken("src/lib.rs", text);
        assert!(found.contains("only declares rooms"), "{found}");
    }
}

#[test]
fn a_macro_at_the_root_belongs_to_its_room() {
    let found = broken("src/store/planted.rs", "crate::each_operation!(row);");
    assert!(found.contains("store → contract"), "{found}");
}

#[test]
fn ops_sees_only_faces() {
    for (text, what) in [
        ("use crate::store::row::Row;", "is not part of the face"),
        ("use crate::store::database::sql::Sql;", "is not part of the face"),
        ("use crate::store::account::sql::SELECT;", "reaches behind the face"),
        ("use crate::store::account; fn f() { account::sql::find() }", "reaches behind the face"),
        ("use crate::store as s; use s::account as a; fn f() -> a::sql::Row { todo!() }", "reaches behind the face"),
        ("use crate::store::*;", "takes all of store"),
    ] {
        let found = broken("src/ops/planted.rs", text);
        assert!(found.contains(what), "{found}");
    }
    sound(
        "src/ops/planted.rs",
        "use crate::store::account; fn f() { account::find(); account::Found::Yes; account::Found::new() }",
    );
    sound("src/ops/planted.rs", "use crate::store::{Store, counted::{self, What}}; fn f() { counted::tidy() }");
    sound("src/service/planted.rs", "use crate::store::account::sql::Row;");
}

#[test]
fn a_crate_lives_in_its_room() {
    for (file, text, what) in [
        ("src/ops/planted.rs", "use rusqlite::query;", "rusqlite lives in src/store/"),
        ("src/ops/planted.rs", "fn f() { ::rusqlite::open(\"\"); }", "rusqlite lives in src/store/"),
        ("src/ops/planted.rs", "fn f() { let x = rusqlite::open(\"\"); }", "rusqlite lives in src/store/"),
        ("src/ops/planted.rs", "use rusqlite as db; ", "rusqlite lives in src/store/"),
        ("src/cli/planted.rs", "#[derive(axum_server::X)] struct X;", "axum_server lives in src/service/"),
        ("src/client/planted.rs", "#[clap(long)] struct X;", "clap lives in src/cli/"),
        ("src/service/planted.rs", "use clap::Parser;", "clap lives in src/cli/"),
        ("src/ops/planted.rs", "use reqwest::Client;", "reqwest lives in src/client/"),
        ("src/cli/planted.rs", "use keyring_core::Entry;", "keyring_core lives in src/client/"),
        ("src/cli/planted.rs", "use dialoguer::Input;", "dialoguer lives in src/ui/"),
        ("src/store/planted.rs", "pub(crate) use rusqlite::Row;", "hands on rusqlite"),
    ] {
        let found = broken(file, text);
        assert!(found.contains(what), "{found}");
    }
    sound("src/service/args.rs", "use clap::Parser;");
    sound("src/service/args/serve.rs", "use clap::Args;");
}

#[test]
fn every_file_has_a_room_and_no_file_is_hidden() {
    for (file, text, what) in [
        ("src/attic/mod.rs", "", "no room of the plan"),
        ("src/attic.rs", "", "beside the rooms"),
        ("src/rules/planted.rs", "#[path = \"../store/row.rs\"] mod row;", "#[path]"),
        ("src/rules/planted.rs", "include!(\"../store/row.rs\");", "include!"),
        ("src/bin/meibo.rs", "fn main() { meibo::service::main() }", "the program → service"),
    ] {
        let found = broken(file, text);
        assert!(found.contains(what), "{found}");
    }
}

#[test]
fn what_only_looks_like_an_arrow_is_none() {
    sound(
        "src/rules/planted.rs",
        "//! [`crate::store::Store`]\n/// `crate::store`\nfn f() -> &'static str { \"crate::store::Store\" }",
    );
    sound("src/rules/planted.rs", "fn f(store: X) { store.client(); x.contract::<T>(); <X as Y>::store(); }");
    sound("src/rules/planted.rs", "fn f() -> impl Iterator<Item = u8> + use<> { [].into_iter() }");
    sound("src/store/planted.rs", "mod rules { pub fn f() {} } fn g() { self::rules::f() }");
}

#[test]
fn a_name_that_says_nothing_is_seen() {
    assert!(law::nameless("src/ops/utils.rs").is_some());
    assert!(law::nameless("src/common/account.rs").is_some());
    assert!(law::nameless("tests/helpers/mod.rs").is_some());
    assert!(law::nameless("src/rules/helper.rs").is_none());
    assert!(law::nameless("src/rules/account.rs").is_none());
}

/// The circles of a sound little house with some files more.
fn circles_of(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    let mut house = house("src/rules/planted.rs", "");
    house.retain(|source| files.iter().all(|(file, _)| source.file != *file));
    house.extend(files.iter().map(|(file, text)| Source { file: (*file).to_owned(), text: (*text).to_owned() }));
    circles::circles(&house).into_iter().map(|circle| circle.into_keys().collect()).collect()
}

#[test]
fn a_circle_of_files_is_seen() {
    let both = [["src/rules/a.rs".to_owned(), "src/rules/b.rs".to_owned()].to_vec()];
    let circle = |a: &str, b: &str| circles_of(&[("src/rules/a.rs", a), ("src/rules/b.rs", b)]);
    assert_eq!(circle("use super::b;", "use super::a::A;"), both);
    assert_eq!(circle("fn f() { super::b::g() }", "use crate::rules::{a::{A}};"), both);
    assert_eq!(circle("use super::b; fn f() { b::g() }", "fn g(a: &crate::rules::a::A) {}"), both);
    let three = circles_of(&[
        ("src/rules/a.rs", "use super::b;"),
        ("src/rules/b.rs", "use super::c;"),
        ("src/rules/c.rs", "use super::a;"),
    ]);
    assert_eq!(three.iter().map(Vec::len).collect::<Vec<_>>(), [3]);
}

#[test]
fn a_circle_is_seen_behind_whoever_hands_on() {
    let face = ("src/rules/mod.rs", "mod a;\nmod b;\npub use a::A;\npub use self::b::B as C;");
    let circles = circles_of(&[face, ("src/rules/a.rs", "use super::C;"), ("src/rules/b.rs", "use super::A;")]);
    assert_eq!(circles, [["src/rules/a.rs", "src/rules/b.rs"]]);
    // Who names what it hands on, imports it.
    let face = ("src/rules/mod.rs", "mod a;\npub use a::A;\npub struct B(A);");
    assert_eq!(circles_of(&[face, ("src/rules/a.rs", "use super::B;")]), [["src/rules/a.rs", "src/rules/mod.rs"]]);
}

#[test]
fn what_only_looks_like_a_circle_is_none() {
    let none: Vec<Vec<String>> = Vec::new();
    // A module that is declared and handed on, and looked at by tests.
    let face = ("src/rules/mod.rs", "pub mod a;\npub use a::A;\npub struct B;");
    assert_eq!(circles_of(&[face, ("src/rules/a.rs", "use super::B;")]), none);
    let tests = "#[cfg(test)]\nmod tests { use super::*; use crate::rules::b; }";
    assert_eq!(circles_of(&[("src/rules/a.rs", tests), ("src/rules/b.rs", "use super::a;")]), none);
    let tests = [("src/rules/a.rs", "#[cfg(test)]\nmod tests;"), ("src/rules/a/tests.rs", "use super::super::a;")];
    assert_eq!(circles_of(&tests), none);
    let within = "pub(in crate::rules::b) fn f() {}";
    assert_eq!(circles_of(&[("src/rules/a.rs", within), ("src/rules/b.rs", "use super::a;")]), none);
}
