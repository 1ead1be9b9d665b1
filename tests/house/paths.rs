//! Every path that a file names, made absolute.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use syn::{ItemUse, UseTree, Visibility, parse::Parser};

use super::Source;

/// What a path stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Root {
    /// This crate: the segments begin at its root.
    House,
    /// Another crate, or a name that the file made itself: the first segment says which.
    Outside,
}

/// A path as the file means it.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// What it stands on.
    pub(super) root: Root,
    /// Its segments; `*` for a glob.
    pub(super) segments: Vec<String>,
    /// Where it stands.
    pub(super) line: usize,
    /// Whether it is handed on: `pub use`, with any `pub`.
    pub(super) handed_on: bool,
    /// The name that an import gives it.
    pub(super) name: Option<String>,
}

/// What the law looks at in one file.
#[derive(Default)]
pub(super) struct Reading {
    /// Every path.
    pub(super) paths: Vec<Named>,
    /// Tricks that would hide a path: what, and the line.
    pub(super) tricks: Vec<(&'static str, usize)>,
    /// Macros that the file puts at the crate's root.
    pub(super) exported_macros: Vec<String>,
    /// The words with which its paths begin, imports aside.
    pub(super) words: HashSet<String>,
}

/// Reads a file.
pub(super) fn read(source: &Source) -> Reading {
    read_tokens(source, tokens(source))
}

/// Reads a file but for what only tests see.
pub(super) fn read_without_tests(source: &Source) -> Reading {
    read_tokens(source, without_tests(tokens(source)))
}

fn tokens(source: &Source) -> TokenStream {
    source.text.parse().unwrap_or_else(|error| panic!("{}: {error}", source.file))
}

/// What is left without the items that stand behind `#[cfg(test)]`.
fn without_tests(tokens: TokenStream) -> TokenStream {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let (mut left, mut at) = (Vec::new(), 0);
    while at < trees.len() {
        let is_of_tests = matches!(&trees[at..], [hash, TokenTree::Group(attribute), ..]
            if is(hash, '#') && attribute.delimiter() == Delimiter::Bracket && attribute.stream().to_string() == "cfg (test)");
        if is_of_tests {
            at += 2 + item_length(&trees[at + 2..]);
            continue;
        }
        left.push(match &trees[at] {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), without_tests(group.stream()));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            tree => tree.clone(),
        });
        at += 1;
    }
    left.into_iter().collect()
}

/// How many tokens an item is: to its semicolon or behind its braces.
fn item_length(trees: &[TokenTree]) -> usize {
    let is_end = |tree: &TokenTree| match tree {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        tree => is(tree, ';'),
    };
    trees.iter().position(is_end).map_or(trees.len(), |end| end + 1)
}

fn read_tokens(source: &Source, tokens: TokenStream) -> Reading {
    let mut reader = Reader { module: source.module(), names: vec![HashMap::new()], reading: Reading::default() };
    reader.collect_names(&tokens);
    reader.walk(tokens);
    reader.reading
}

/// A name in scope, and the path it stands for.
type Names = HashMap<String, (Root, Vec<String>)>;

struct Reader {
    module: Vec<String>,
    /// Per nested inline module, the innermost last.
    names: Vec<Names>,
    reading: Reading,
}

impl Reader {
    /// Learns the names that this module's imports make, before its paths are read: order does not matter in Rust.
    fn collect_names(&mut self, tokens: &TokenStream) {
        let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let mut at = 0;
        while at < trees.len() {
            if let Some((item, length)) = use_item(&trees[at..]) {
                let mut leaves = Vec::new();
                flatten(&item.tree, &mut Vec::new(), &mut leaves);
                for leaf in leaves {
                    let (root, segments) = self.resolve(item.leading_colon.is_some(), &leaf.segments);
                    if let Some(name) = leaf.name {
                        self.names.last_mut().unwrap().insert(name, (root, segments));
                    }
                }
                at += length;
                continue;
            }
            if let Some(name) = declared_module(&trees[..at]) {
                let path = self.module.iter().cloned().chain([name.clone()]).collect();
                self.names.last_mut().unwrap().insert(name, (Root::House, path));
            } else if let TokenTree::Group(group) = &trees[at] {
                self.collect_names(&group.stream());
            }
            at += 1;
        }
    }

    fn walk(&mut self, tokens: TokenStream) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < trees.len() {
            if let Some((item, length)) = use_item(&trees[at..]) {
                self.import(&item);
                at += length;
                continue;
            }
            match &trees[at] {
                TokenTree::Group(group) => {
                    match declared_module(&trees[..at]) {
                        Some(name) if group.delimiter() == Delimiter::Brace => self.inside(name, group),
                        _ => self.group(group, &trees[..at]),
                    }
                    at += 1;
                }
                TokenTree::Ident(ident) => {
                    self.trick(ident, &trees[at..]);
                    at += self.path(&trees, at);
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => at += 1,
            }
        }
    }

    fn inside(&mut self, name: String, group: &Group) {
        self.module.push(name);
        self.names.push(HashMap::new());
        self.collect_names(&group.stream());
        self.walk(group.stream());
        self.names.pop();
        self.module.pop();
    }

    fn group(&mut self, group: &Group, before: &[TokenTree]) {
        // `pub(in crate::…)` says who may look in.
        if matches!(before.last(), Some(TokenTree::Ident(word)) if word == "pub") {
            return;
        }
        if is_attribute(group, before) {
            self.attribute(group);
        }
        self.walk(group.stream());
    }

    /// serde and others take paths as text: `#[serde(with = "crate::…")]`. A doc comment is only text.
    fn attribute(&mut self, group: &Group) {
        let trees: Vec<TokenTree> = group.stream().into_iter().collect();
        let Some(TokenTree::Ident(name)) = trees.first() else { return };
        if name == "doc" {
            return;
        }
        if name == "path" && matches!(trees.get(1), Some(TokenTree::Punct(equals)) if equals.as_char() == '=') {
            self.reading.tricks.push(("#[path] hides where a module is", line(name.span())));
        }
        if name == "macro_export" {
            self.reading.exported_macros.push(String::new());
        }
        self.attribute_name(name);
        self.quoted(group.stream());
    }

    /// `#[clap(…)]` speaks to a crate though no `::` follows.
    fn attribute_name(&mut self, name: &Ident) {
        let (root, segments) = self.resolve(false, &[name.to_string()]);
        self.reading.paths.push(Named { root, segments, line: line(name.span()), handed_on: false, name: None });
    }

    fn quoted(&mut self, tokens: TokenStream) {
        for tree in tokens {
            match tree {
                TokenTree::Group(group) => self.quoted(group.stream()),
                TokenTree::Literal(literal) => {
                    let text = syn::parse_str::<syn::LitStr>(&literal.to_string()).map(|text| text.value());
                    let path = text.ok().filter(|text| text.contains("::")).and_then(|text| {
                        let path = syn::parse_str::<syn::Path>(&text).ok()?;
                        Some((
                            path.leading_colon.is_some(),
                            path.segments.iter().map(|s| s.ident.to_string()).collect(),
                        ))
                    });
                    if let Some((global, segments)) = path {
                        let segments: Vec<String> = segments;
                        self.name(global, &segments, line(literal.span()));
                    }
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }

    fn trick(&mut self, ident: &Ident, rest: &[TokenTree]) {
        let follows = |at: usize, word: &str| matches!(rest.get(at), Some(tree) if tree.to_string() == word);
        if ident == "extern" && follows(1, "crate") {
            self.reading.tricks.push(("`extern crate` renames a crate", line(ident.span())));
        }
        if ident == "include" && follows(1, "!") {
            self.reading.tricks.push(("include! hides a file", line(ident.span())));
        }
        // `#[macro_export]` left an empty name for the macro that it stands on.
        if ident == "macro_rules"
            && follows(1, "!")
            && let (Some(name), Some(TokenTree::Ident(given))) =
                (self.reading.exported_macros.last_mut().filter(|name| name.is_empty()), rest.get(2))
        {
            *name = given.to_string();
        }
    }

    fn import(&mut self, item: &ItemUse) {
        let mut leaves = Vec::new();
        flatten(&item.tree, &mut Vec::new(), &mut leaves);
        let handed_on = !matches!(item.vis, Visibility::Inherited);
        for leaf in leaves {
            let (root, segments) = self.resolve(item.leading_colon.is_some(), &leaf.segments);
            self.reading.paths.push(Named { root, segments, line: leaf.line, handed_on, name: leaf.name });
        }
    }

    /// Reads the path that begins at `at`, if one does, and says how many tokens it took.
    fn path(&mut self, trees: &[TokenTree], at: usize) -> usize {
        let after_dot = at > 0 && is(&trees[at - 1], '.') && !(at > 1 && is(&trees[at - 2], '.'));
        let after_colons = at > 1 && colons(trees, at - 2);
        // `<T as Trait>::name`: what follows belongs to the type.
        let of_type = after_colons && at > 2 && is(&trees[at - 3], '>');
        if after_dot || of_type {
            return 1;
        }
        let mut segments = vec![trees[at].to_string()];
        if !after_colons && !matches!(trees[..at].last(), Some(TokenTree::Ident(word)) if word == "mod") {
            self.reading.words.insert(segments[0].clone());
        }
        let first = line(trees[at].span());
        let mut end = at + 1;
        while colons(trees, end) {
            match trees.get(end + 2) {
                Some(TokenTree::Ident(ident)) => {
                    segments.push(ident.to_string());
                    end += 3;
                }
                // In a macro's pattern: `use crate::{rules::$name, store}` does not parse as an import.
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    self.branches(after_colons, &segments, group);
                    return end + 3 - at;
                }
                Some(tree) if is(tree, '*') => {
                    segments.push("*".to_owned());
                    end += 3;
                    break;
                }
                _ => break,
            }
        }
        if segments.len() > 1 || after_colons {
            self.name(after_colons, &segments, first);
        }
        end - at
    }

    fn branches(&mut self, global: bool, stem: &[String], group: &Group) {
        let trees: Vec<TokenTree> = group.stream().into_iter().collect();
        for branch in trees.split(|tree| is(tree, ',')) {
            let mut segments = stem.to_vec();
            for tree in branch {
                match tree {
                    TokenTree::Ident(ident) => segments.push(ident.to_string()),
                    TokenTree::Group(inner) => self.branches(global, &segments, inner),
                    _ => {}
                }
            }
            self.name(global, &segments, line(group.span()));
        }
    }

    fn name(&mut self, global: bool, segments: &[String], line: usize) {
        let (root, segments) = self.resolve(global, segments);
        self.reading.paths.push(Named { root, segments, line, handed_on: false, name: None });
    }

    /// Follows `crate`, `self`, `super` and the names that imports made.
    fn resolve(&self, global: bool, segments: &[String]) -> (Root, Vec<String>) {
        let Some((first, rest)) = segments.split_first() else { return (Root::House, Vec::new()) };
        if global {
            return (Root::Outside, segments.to_vec());
        }
        match first.as_str() {
            "crate" => (Root::House, rest.to_vec()),
            // The programs in src/bin see the house by its own name.
            "meibo" => (Root::House, rest.to_vec()),
            "self" | "super" => {
                let mut here = self.module.clone();
                let mut rest = segments;
                while let Some((word, more)) = rest.split_first()
                    && (word == "self" || word == "super")
                {
                    if word == "super" {
                        here.pop();
                    }
                    rest = more;
                }
                here.extend(rest.iter().cloned());
                (Root::House, here)
            }
            // An inner module sees the outer one's names only through `super::*`; taking them for seen errs on the
            // strict side.
            name => match self.names.iter().rev().find_map(|names| names.get(name)) {
                Some((root, path)) => (root.clone(), path.iter().chain(rest).cloned().collect()),
                None => (Root::Outside, segments.to_vec()),
            },
        }
    }
}

struct Leaf {
    segments: Vec<String>,
    name: Option<String>,
    line: usize,
}

fn flatten(tree: &UseTree, stem: &mut Vec<String>, leaves: &mut Vec<Leaf>) {
    match tree {
        UseTree::Path(path) => {
            stem.push(path.ident.to_string());
            flatten(&path.tree, stem, leaves);
            stem.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|item| flatten(item, stem, leaves)),
        UseTree::Name(name) => leaves.push(leaf(stem, &name.ident, Some(&name.ident))),
        UseTree::Rename(rename) => leaves.push(leaf(stem, &rename.ident, Some(&rename.rename))),
        UseTree::Glob(glob) => {
            let segments = stem.iter().cloned().chain(["*".to_owned()]).collect();
            leaves.push(Leaf { segments, name: None, line: line(glob.star_token.spans[0]) });
        }
    }
}

fn leaf(stem: &[String], last: &Ident, name: Option<&Ident>) -> Leaf {
    let mut segments = stem.to_vec();
    // `use a::b::{self}` names `a::b`.
    let whole = last == "self" && !segments.is_empty();
    if !whole {
        segments.push(last.to_string());
    }
    let name = match name {
        Some(name) if name == "self" => segments.last().cloned(),
        name => name.map(ToString::to_string),
    };
    Leaf { segments, name, line: line(last.span()) }
}

/// The import that begins here, with its visibility, and how many tokens it is.
fn use_item(trees: &[TokenTree]) -> Option<(ItemUse, usize)> {
    let word = |at: usize, word: &str| matches!(trees.get(at), Some(TokenTree::Ident(ident)) if ident == word);
    let begins = match () {
        () if word(0, "use") => 0,
        () if word(0, "pub") && word(1, "use") => 1,
        () if word(0, "pub") && matches!(trees.get(1), Some(TokenTree::Group(_))) && word(2, "use") => 2,
        () => return None,
    };
    let length = begins + 1 + trees[begins..].iter().position(|tree| is(tree, ';'))?;
    let tokens = trees[..length].iter().cloned().collect();
    let item = <ItemUse as syn::parse::Parse>::parse.parse2(tokens).ok()?;
    Some((item, length))
}

/// The name of the module that was declared just before: its braces or its semicolon come next.
fn declared_module(before: &[TokenTree]) -> Option<String> {
    match before {
        [.., TokenTree::Ident(word), TokenTree::Ident(name)] if word == "mod" => Some(name.to_string()),
        _ => None,
    }
}

fn is_attribute(group: &Group, before: &[TokenTree]) -> bool {
    group.delimiter() == Delimiter::Bracket
        && match before {
            [.., hash] if is(hash, '#') => true,
            [.., hash, bang] => is(hash, '#') && is(bang, '!'),
            _ => false,
        }
}

fn colons(trees: &[TokenTree], at: usize) -> bool {
    let joint = |tree: &TokenTree| matches!(tree, TokenTree::Punct(p) if p.as_char() == ':' && p.spacing() == proc_macro2::Spacing::Joint);
    matches!((trees.get(at), trees.get(at + 1)), (Some(one), Some(two)) if joint(one) && is(two, ':'))
}

fn is(tree: &TokenTree, mark: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == mark)
}

fn line(span: Span) -> usize {
    span.start().line
}
