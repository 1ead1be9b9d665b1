//! `meibo help`: a topic, or the help of a command.

use super::{
    args::{accepted::offered, help_text},
    command,
    context::Context,
    failure::{Failure, local_code::LocalCode},
};
use crate::{rules::meant::meant, texts::args};

/// What can be explained beside commands; the texts `topic-…`.
pub(crate) const TOPICS: [&str; 4] = ["exit-codes", "environment", "output", "bulk"];

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "TOPIC|COMMAND")]
    path: Vec<String>,
}

/// Shows it.
pub(crate) fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    if let [topic] = args.path.as_slice()
        && TOPICS.contains(&topic.as_str())
    {
        let text = context.ui.text(&format!("topic-{topic}"), args![]);
        return Ok(context.ui.out(&format!("{}\n", context.ui.page().prose(&text)))?);
    }
    let is_asked = |word: &str| args.path.iter().any(|it| it == word);
    let mut tree = offered(help_text::command(command::tree(), context.ui.texts), &is_asked);
    tree.build();
    let mut found = &mut tree;
    for name in &args.path {
        let names: Vec<String> = found.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
        found = match found.find_subcommand_mut(name) {
            Some(sub) => sub,
            None => return Err(unknown(name, &names, args.path.len() == 1)),
        };
    }
    let help = found.render_help();
    let text = if context.ui.look.colour { help.ansi().to_string() } else { help.to_string() };
    Ok(context.ui.out(&text)?)
}

fn unknown(name: &str, commands: &[String], first: bool) -> Failure {
    let topics = TOPICS.iter().map(|&topic| topic.to_owned()).filter(|topic| first && !commands.contains(topic));
    let all: Vec<String> = commands.iter().cloned().chain(topics).collect();
    let failure = Failure::new(LocalCode::HelpUnknown).fact("name", name).fact("names", all.join(", "));
    match meant(name, all.iter().map(String::as_str)) {
        Some(meant) => failure.fact("meant", meant),
        None => failure,
    }
}
