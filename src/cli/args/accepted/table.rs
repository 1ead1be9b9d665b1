//! What each command obeys of the flags that every command could take.

use crate::cli::bulk::SHEETS;

/// How this program is set up, and how it speaks: every command.
const SELF: &[&str] = &["profile", "lang", "tz", "color", "accessible", "quiet", "verbose", "no_input", "help"];
/// The service that a job or a printed command is for.
const PLACE: &[&str] = &["service", "ca_file"];
/// The way to the service.
const WAY: &[&str] = &["service", "ca_file", "timeout", "proxy", "debug"];
/// The form of what is shown after a write. What its encoding lacks is told in another one, for it was done.
const RESULT: &[&str] = &["output", "columns", "no_header"];
/// The encoding of CSV.
const ENCODED: &[&str] = &["encoding"];
/// The form of what is read.
const VIEW: &[&str] = &["output", "columns", "no_header", "encoding"];
/// Which rows a list has.
const CUT: &[&str] = &["limit", "all"];
const FILTER: &[&str] = &["filter"];
const SORT: &[&str] = &["sort"];
/// What is acted on, when there are several.
const ROWS: &[&str] = &["filter", "limit"];
/// A change that can be tried, and is asked about.
const DEED: &[&str] = &["dry_run", "yes", "reason"];
/// The same where it checks a secret: then there is no trying.
const PROOF: &[&str] = &["yes", "reason"];
/// What is typed to confirm.
const TYPED: &[&str] = &["confirm"];
/// Beside `--from`: the encodings of its file and of results.
const FILES: &[&str] = &["encoding", "input_encoding"];

type Groups = &'static [&'static [&'static str]];

const SHOW: Groups = &[WAY, VIEW];
const LIST: Groups = &[WAY, VIEW, CUT, FILTER, SORT];
const WRITE: Groups = &[WAY, RESULT, ENCODED, DEED];
const SECRET: Groups = &[WAY, RESULT, ENCODED, PROOF];
/// Settings and jobs of this machine.
const HERE: Groups = &[VIEW];

/// Every command. Those that read rows also obey what chooses and confirms rows.
const TABLE: &[(&str, Groups)] = &[
    ("quickstart", &[VIEW]),
    ("login", &[WAY, RESULT, ENCODED]),
    ("logout", &[WAY, RESULT, ENCODED]),
    ("status", SHOW),
    ("doctor", SHOW),
    ("account show", &[WAY, VIEW, ROWS]),
    ("account list", LIST),
    ("account create", WRITE),
    ("account update", WRITE),
    ("account disable", WRITE),
    ("account enable", WRITE),
    ("account unlock", WRITE),
    ("account reset", WRITE),
    ("account lockdown", WRITE),
    ("account role add", WRITE),
    ("account role remove", WRITE),
    ("account password set", SECRET),
    ("account password unlock", SECRET),
    ("account address show", SHOW),
    ("account address set", WRITE),
    ("account address withdraw", WRITE),
    ("account mail-password set", WRITE),
    ("account mail-password withdraw", WRITE),
    ("account workshop-password set", SECRET),
    ("account token create", WRITE),
    ("account token list", LIST),
    ("account token delete", WRITE),
    ("account remote-access show", SHOW),
    ("account remote-access enable", WRITE),
    ("account remote-access disable", WRITE),
    ("account applications", LIST),
    ("2sv show", SHOW),
    ("2sv enable", WRITE),
    ("2sv disable", WRITE),
    ("2sv reset", WRITE),
    // Its codes are the whole result.
    ("2sv backup-codes", &[WAY, DEED, ENCODED, &["output", "no_header"]]),
    ("2sv method add", WRITE),
    ("2sv method replace", WRITE),
    ("2sv method delete", WRITE),
    ("app-password list", LIST),
    ("app-password create", WRITE),
    ("app-password delete", WRITE),
    ("app-password test", SHOW),
    ("alias list", LIST),
    ("alias create", WRITE),
    ("alias verify", WRITE),
    ("alias delete", WRITE),
    ("lsa show", SHOW),
    ("lsa enable", WRITE),
    ("lsa disable", WRITE),
    ("mail-settings show", SHOW),
    ("pop-quota show", SHOW),
    ("pop-quota list", LIST),
    ("pop-quota enable", WRITE),
    ("pop-quota disable", WRITE),
    ("pop-quota unlock", WRITE),
    ("apply", WRITE),
    ("stop", WRITE),
    ("proxy-apply", WRITE),
    ("audit list", LIST),
    ("audit show", SHOW),
    ("audit verify", SHOW),
    ("bulk list", &[PLACE, VIEW, CUT, FILTER, SORT]),
    ("bulk show", &[PLACE, VIEW]),
    ("bulk resume", &[WAY, RESULT, ENCODED, DEED]),
    ("bulk retry", &[WAY, RESULT, ENCODED, DEED]),
    ("bulk results", &[PLACE, VIEW, CUT, FILTER, SORT]),
    ("bulk forget", &[PLACE, RESULT, ENCODED, &["dry_run", "yes"]]),
    ("policy show", SHOW),
    // The settings in force are those that the flags give, too.
    ("config list", &[WAY, VIEW, CUT, FILTER, SORT]),
    ("config show", &[WAY, VIEW]),
    ("config set", &[RESULT, ENCODED, &["dry_run"]]),
    ("config unset", &[RESULT, ENCODED, &["dry_run"]]),
    ("config path", HERE),
    ("explain", HERE),
    ("completions", &[]),
    ("help", &[]),
];

/// Whether a command, its words with blanks between them, obeys a flag.
pub(crate) fn obeys(command: &str, flag: &str) -> bool {
    let Some((_, groups)) = TABLE.iter().find(|(name, _)| *name == command) else { return SELF.contains(&flag) };
    let rows: Groups = if reads_rows(command) { &[ROWS, TYPED, FILES] } else { &[] };
    SELF.contains(&flag) || groups.iter().chain(rows).any(|group| group.contains(&flag))
}

/// Whether a command obeys a flag that is neither every command's nor about the way to the service.
pub(crate) fn obeys_apart(command: &str, flag: &str) -> bool {
    !SELF.contains(&flag) && !WAY.contains(&flag) && obeys(command, flag)
}

/// Whether a command takes a flag, given by all of its words (`bulk results JOB -o csv`); what is no command could take any.
pub(crate) fn takes(words: &str, flag: &str) -> bool {
    let words: Vec<&str> = words.split(' ').collect();
    let begins = |name: &&str| name.split(' ').enumerate().all(|(at, word)| words.get(at) == Some(&word));
    let names = TABLE.iter().map(|(name, _)| *name);
    names.filter(begins).max_by_key(|name| name.len()).is_none_or(|name| obeys(name, flag))
}

/// Whether a command is a list: only tables have headings.
pub(crate) fn is_list(command: &str) -> bool {
    obeys(command, "all") || matches!(command, "app-password test" | "doctor" | "quickstart")
}

/// Whether a command takes `--from`.
pub(crate) fn reads_rows(command: &str) -> bool {
    SHEETS.iter().any(|sheet| sheet.command == command)
}

/// Whether a command only reads.
pub(crate) fn is_view(command: &str) -> bool {
    TABLE.iter().any(|(name, groups)| *name == command && groups.contains(&VIEW))
}

/// Every command, by its words.
#[cfg(test)]
pub(crate) fn commands() -> Vec<&'static str> {
    TABLE.iter().map(|(name, _)| *name).collect()
}
