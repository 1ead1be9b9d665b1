//! One parsed file of texts.

use fluent_bundle::{
    FluentArgs, FluentError, FluentResource, concurrent::FluentBundle, resolver::ResolverError,
    resolver::errors::ReferenceKind,
};

use super::{absent::ABSENT, lang::Lang};

/// How the variant of an absent value is written in the files: what somebody called `none` is not absent.
const WRITTEN: &str = "[none]";

/// A parsed file. Broken entries are left out; a test fails for each.
pub(super) struct Bundle {
    texts: FluentBundle<FluentResource>,
    keys: Vec<String>,
}

impl Bundle {
    pub(super) fn parse(lang: Lang, source: &str) -> Self {
        let mut texts = FluentBundle::new_concurrent(lang.as_str().parse().into_iter().collect());
        // The marks would be seen in every terminal, and copied with what they enclose.
        texts.set_use_isolating(false);
        let source = source.replace(WRITTEN, &format!("[{ABSENT}]"));
        let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
        let keys = keys_of(&resource);
        texts.add_resource_overriding(resource);
        Self { texts, keys }
    }

    pub(super) fn keys(&self) -> Vec<String> {
        self.keys.clone()
    }

    pub(super) fn has(&self, message: &str, attribute: Option<&str>) -> bool {
        self.pattern(message, attribute).is_some()
    }

    pub(super) fn say(&self, message: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.pattern(message, attribute)?;
        Some(self.texts.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }

    pub(super) fn explain(&self, message: &str, attribute: Option<&str>, mut args: FluentArgs<'_>) -> Option<String> {
        let pattern = self.pattern(message, attribute)?;
        // Each round finds the absent values of the variants chosen so far, so a few rounds are enough.
        for _ in 0..4 {
            let mut errors = Vec::new();
            let text = self.texts.format_pattern(pattern, Some(&args), &mut errors).into_owned();
            let absent: Vec<String> = errors.into_iter().filter_map(absent_value).collect();
            if absent.is_empty() {
                return Some(text);
            }
            absent.into_iter().for_each(|name| args.set(name, ABSENT));
        }
        self.say(message, attribute, &args)
    }

    fn pattern(&self, message: &str, attribute: Option<&str>) -> Option<&fluent_syntax::ast::Pattern<&str>> {
        let message = self.texts.get_message(message)?;
        match attribute {
            None => message.value(),
            Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
        }
    }
}

fn keys_of(resource: &FluentResource) -> Vec<String> {
    let mut keys = Vec::new();
    for entry in resource.entries() {
        if let fluent_syntax::ast::Entry::Message(message) = entry {
            if message.value.is_some() {
                keys.push(message.id.name.to_owned());
            }
            keys.extend(message.attributes.iter().map(|it| format!("{}.{}", message.id.name, it.id.name)));
        }
    }
    keys
}

fn absent_value(error: FluentError) -> Option<String> {
    match error {
        FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable { id })) => Some(id),
        _ => None,
    }
}
