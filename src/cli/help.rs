//! `meibo help`: a topic, or the help of a command.

use clap::Command;

use super::{
    args::help_page::{self, OPTIONS, TOPICS},
    command,
    context::Context,
    failure::{Failure, local_code::LocalCode},
};
use crate::{rules::meant::meant, texts::args};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "TOPIC|COMMAND")]
    path: Vec<String>,
}

/// Shows it.
pub(crate) fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let page = context.ui.page();
    let text = match args.path.as_slice() {
        [topic] if topic == OPTIONS => help_page::options(&command::tree(), &page),
        [topic] if TOPICS.contains(&topic.as_str()) => {
            format!("{}\n", page.prose(&context.ui.text(&format!("topic-{topic}"), args![])))
        }
        words => {
            let tree = command::tree();
            known(&tree, words)?;
            help_page::help(&tree, words, &page)
        }
    };
    Ok(context.ui.out(&text)?)
}

/// Refuses words that are no command.
fn known(tree: &Command, words: &[String]) -> Result<(), Failure> {
    let mut command = tree;
    for name in words {
        let names = || command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect::<Vec<_>>();
        command = command.find_subcommand(name).ok_or_else(|| unknown(name, &names(), words.len() == 1))?;
    }
    Ok(())
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
