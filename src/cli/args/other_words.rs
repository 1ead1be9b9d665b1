//! Words that people type for commands that are called otherwise here. None of them is a command: each leads to the one.

/// What is typed, and the command that does it.
const LEADS: &[(&[&str], &str)] = &[
    (&["whoami", "who", "me", "self", "session", "sessions"], "status"),
    (&["version"], "--version"),
    (&["signin", "sign-in", "logon", "log-in", "auth"], "login"),
    (&["signout", "sign-out", "logoff", "log-out"], "logout"),
    (&["2fa", "mfa", "otp", "totp", "2step", "2-step", "tfa", "two-step", "authenticator"], "2sv show"),
    (&["backup-code", "backup-codes", "recovery-codes"], "2sv backup-codes"),
    (
        &["user", "users", "people", "person", "member", "members", "accounts", "ls", "list", "search", "find"],
        "account list",
    ),
    (&["show", "info", "get", "id", "whois"], "account show"),
    (&["adduser", "useradd", "add", "new", "create"], "account create"),
    (&["passwd", "password", "chpasswd"], "account password set"),
    (&["forgot", "forgotten"], "account password set"),
    (&["mail-password"], "account mail-password set"),
    (&["lock", "suspend", "block", "ban", "freeze", "del", "rm", "delete", "remove"], "account disable"),
    (&["unsuspend", "unblock", "restore"], "account enable"),
    (&["leak", "breach", "compromised", "phishing"], "account lockdown"),
    (&["role", "roles", "grant", "admin"], "account role"),
    (&["address", "rename"], "account address set"),
    (&["token", "tokens", "api-key"], "account token list"),
    (&["app-passwords", "apppassword", "apppasswords"], "app-password list"),
    (&["aliases", "send-as", "sendas"], "alias list"),
    (&["less-secure-apps"], "lsa show"),
    (&["pop", "pop3", "quota"], "pop-quota show"),
    (&["imap", "smtp", "mail", "settings", "thunderbird", "outlook", "iphone"], "mail-settings show"),
    (&["log", "logs", "history", "trail"], "audit list"),
    (&["job", "jobs", "import"], "bulk list"),
    (&["cancel", "terminate", "leave"], "stop"),
    (&["limits", "numbers", "rules"], "policy show"),
    (&["configure", "preferences", "profile", "profiles"], "config list"),
    (&["code", "error", "why"], "explain"),
    (&["completion", "complete"], "completions"),
    (&["check", "diagnose", "ping", "debug"], "doctor"),
    (&["demo", "init", "start", "tutorial", "setup"], "quickstart"),
    (&["man", "usage", "commands"], "help"),
];

/// The command that a word stands for.
pub(crate) fn lead(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase().replace('_', "-");
    LEADS.iter().find(|(words, _)| words.contains(&word.as_str())).map(|(_, command)| *command)
}

/// Verbs that mean the same.
const ALIKE: &[&[&str]] = &[
    &["delete", "remove", "del", "rm", "drop", "revoke", "erase"],
    &["list", "ls", "all"],
    &["create", "add", "new", "make", "issue"],
    &["show", "get", "info", "view", "display", "state", "status"],
    &["update", "edit", "modify", "change", "set"],
    &["replace", "change", "switch", "move"],
    &["enable", "on", "activate", "allow", "turn-on"],
    &["disable", "off", "deactivate", "deny", "turn-off"],
    &["verify", "confirm", "check"],
    &["unset", "clear", "remove", "delete"],
    &["withdraw", "cancel", "undo"],
    &["unlock", "lift", "release"],
    &["forget", "delete", "remove", "rm"],
];

/// Whether two verbs mean the same.
pub(crate) fn are_alike(verb: &str, typed: &str) -> bool {
    let typed = typed.to_lowercase().replace('_', "-");
    verb != typed && ALIKE.iter().any(|verbs| verbs.contains(&verb) && verbs.contains(&typed.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{ALIKE, LEADS};
    use crate::cli::{args::asked_for::find, command};

    #[test]
    fn every_set_of_verbs_has_one_of_a_command() {
        let tree = command::tree();
        let mut verbs = std::collections::BTreeSet::new();
        let mut open: Vec<&clap::Command> = vec![&tree];
        while let Some(command) = open.pop() {
            verbs.insert(command.get_name());
            open.extend(command.get_subcommands());
        }
        let idle: Vec<_> = ALIKE.iter().filter(|set| !set.iter().any(|verb| verbs.contains(verb))).collect();
        assert!(idle.is_empty(), "{idle:?}");
    }

    #[test]
    fn every_lead_ends_at_a_command_and_no_word_is_one_or_stands_twice() {
        let tree = command::tree();
        let mut seen = std::collections::BTreeSet::new();
        for (words, lead) in LEADS {
            let path: Vec<String> = lead.split(' ').map(str::to_owned).collect();
            assert!(*lead == "--version" || find(&tree, &path).get_name() == path[path.len() - 1], "{lead}");
            for word in *words {
                assert!(tree.find_subcommand(word).is_none(), "{word} is a command");
                assert!(seen.insert(word), "{word} stands twice");
            }
        }
    }
}
