//! How commands are called: lines to copy, the same in every language. A test types each.

/// Each command that is not told by its name and its flags alone.
const EXAMPLES: &[(&str, &[&str])] = &[
    ("quickstart", &["meibo quickstart"]),
    ("login", &["meibo login sato", "meibo -p campus login sato --store file"]),
    ("logout", &["meibo logout"]),
    ("status", &["meibo status", "meibo -p campus status -o json"]),
    ("doctor", &["meibo doctor", "meibo -p campus doctor -o json"]),
    ("account show", &["meibo account show", "meibo account show sato --full", "meibo account show sato -o json"]),
    (
        "account list",
        &[
            "meibo account list --search 佐藤",
            "meibo account list --filter state=disabled --sort login_id -o csv",
            "meibo account list --filter \"created_at>=2026-04-01\" --sort -created_at",
        ],
    ),
    (
        "account create",
        &[
            "meibo account create sato --name \"佐藤 花子\" --department 図書館 --affiliation staff --contact 090-1234-5678",
            "meibo account create --from new.csv --secrets-out first-passwords.csv -n",
        ],
    ),
    ("account update", &["meibo account update sato --department 図書館", "meibo account update --from moved.csv -n"]),
    (
        "account disable",
        &[
            "meibo account disable sato --reason \"left in March\"",
            "meibo account disable - --reason \"left in March\" < ids.txt",
        ],
    ),
    ("account enable", &["meibo account enable sato"]),
    ("account unlock", &["meibo account unlock sato"]),
    ("account reset", &["meibo account reset sato"]),
    (
        "account lockdown",
        &["meibo account lockdown", "meibo account lockdown sato --reason \"password in a phishing mail\""],
    ),
    ("account role add", &["meibo account role add sato helper"]),
    ("account role remove", &["meibo account role remove sato helper"]),
    ("account password set", &["meibo account password set"]),
    ("account address show", &["meibo account address show sato"]),
    ("account address set", &["meibo account address set hanako.sato"]),
    ("account address withdraw", &["meibo account address withdraw"]),
    ("account mail-password set", &["meibo account mail-password set"]),
    ("account mail-password withdraw", &["meibo account mail-password withdraw"]),
    ("account workshop-password set", &["meibo account workshop-password set summer-school"]),
    (
        "account token create",
        &[
            "meibo account token create dovecot --scope mail-decision",
            "meibo account token create dovecot --scope mail-decision --secret-only > token",
        ],
    ),
    ("account token list", &["meibo account token list"]),
    ("account token delete", &["meibo account token delete 5k2d7qv9x0mtb"]),
    ("account remote-access show", &["meibo account remote-access show"]),
    ("account remote-access enable", &["meibo account remote-access enable"]),
    ("account remote-access disable", &["meibo account remote-access disable sato"]),
    ("account applications", &["meibo account applications sato"]),
    ("2sv show", &["meibo 2sv show sato"]),
    ("2sv disable", &["meibo 2sv disable"]),
    ("2sv reset", &["meibo 2sv reset sato --reason \"lost phone, seen in person\""]),
    ("2sv backup-codes", &["meibo 2sv backup-codes"]),
    ("2sv method add", &["meibo 2sv method add --method authenticator"]),
    ("2sv method replace", &["meibo 2sv method replace sms --phone 090-1234-5678"]),
    ("2sv method delete", &["meibo 2sv method delete voice"]),
    ("app-password list", &["meibo app-password list"]),
    (
        "app-password create",
        &["meibo app-password create Thunderbird", "meibo app-password create iPhone --profile-file mail.mobileconfig"],
    ),
    ("app-password delete", &["meibo app-password delete 0hz3c8w4n6yrp"]),
    ("app-password test", &["meibo app-password test"]),
    ("alias list", &["meibo alias list"]),
    (
        "alias create",
        &[
            "meibo alias create hanako@lab.example.com --display-name \"Hanako Tanaka\"",
            "meibo alias create hanako@lab.example.com --smtp-host smtp.lab.example.com --smtp-user hanako",
        ],
    ),
    (
        "alias verify",
        &["meibo alias verify hanako@lab.example.com", "meibo alias verify hanako@lab.example.com --resend"],
    ),
    ("alias delete", &["meibo alias delete hanako@lab.example.com"]),
    ("lsa show", &["meibo lsa show sato"]),
    ("lsa enable", &["meibo lsa enable --until 2026-12-31"]),
    ("lsa disable", &["meibo lsa disable"]),
    (
        "mail-settings show",
        &["meibo mail-settings show --for thunderbird", "meibo mail-settings show --profile-file mail.mobileconfig"],
    ),
    ("pop-quota show", &["meibo pop-quota show sato"]),
    ("pop-quota list", &["meibo pop-quota list --over 80", "meibo pop-quota list --filter state=locked"]),
    ("pop-quota enable", &["meibo pop-quota enable --messages from-now-on"]),
    ("pop-quota disable", &["meibo pop-quota disable"]),
    ("pop-quota unlock", &["meibo pop-quota unlock sato"]),
    ("apply", &["meibo apply", "meibo apply --from april.csv --reason April -n"]),
    ("stop", &["meibo stop --on 2026-12-01", "meibo stop sato --withdraw"]),
    ("proxy-apply", &["meibo proxy-apply sato --reason \"visiting researcher\""]),
    (
        "audit list",
        &[
            "meibo audit list --account sato --since -7d",
            "meibo audit list --operation account.disable --filter code=own_role",
            "meibo audit list --follow",
        ],
    ),
    ("audit show", &["meibo audit show 9s4x1f7e2kvqa"]),
    ("audit verify", &["meibo audit verify"]),
    ("bulk list", &["meibo bulk list"]),
    ("bulk show", &["meibo bulk show 7r3n0x5tk9w2d"]),
    ("bulk resume", &["meibo bulk resume 7r3n0x5tk9w2d"]),
    ("bulk retry", &["meibo bulk retry 7r3n0x5tk9w2d"]),
    ("bulk results", &["meibo bulk results 7r3n0x5tk9w2d --filter result=refused -o csv"]),
    ("bulk forget", &["meibo bulk forget 7r3n0x5tk9w2d"]),
    ("policy show", &["meibo policy show"]),
    ("config list", &["meibo config list --origins"]),
    ("config show", &["meibo config show service"]),
    ("config set", &["meibo config set lang ja", "meibo -p campus config set service https://meibo.example.ac.jp"]),
    ("config unset", &["meibo config unset lang"]),
    ("config path", &["meibo config path"]),
    ("explain", &["meibo explain staff_only"]),
    (
        "completions",
        &["meibo completions --install", "meibo completions --install --shell zsh", "meibo completions fish"],
    ),
    ("help", &["meibo help account create", "meibo help exit-codes"]),
];

/// The examples of a command, its words with blanks between them.
pub(crate) fn of(command: &str) -> impl Iterator<Item = &'static str> {
    let found = EXAMPLES.iter().find(|(words, _)| *words == command);
    found.into_iter().flat_map(|(_, lines)| lines.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::EXAMPLES;
    use crate::cli::{args::accepted::commands, command};

    #[test]
    fn every_example_is_one_of_its_command() {
        for (words, lines) in EXAMPLES {
            assert!(commands().contains(words), "{words} is no command");
            for line in *lines {
                let typed = line.split(" < ").next().and_then(|line| line.split(" > ").next()).unwrap();
                let typed: Vec<&str> = typed.split('"').enumerate().flat_map(words_of).collect();
                let tree = command::tree();
                let matches = tree.try_get_matches_from(&typed).unwrap_or_else(|error| panic!("{line}: {error}"));
                let (mut called, mut below) = (Vec::new(), matches.subcommand());
                while let Some((name, matches)) = below {
                    called.push(name.to_owned());
                    below = matches.subcommand();
                }
                assert_eq!(called.join(" "), **words, "{line}");
            }
        }
    }

    /// What is in double quotes is one word.
    fn words_of((at, part): (usize, &'static str)) -> Vec<&'static str> {
        if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }
    }
}
