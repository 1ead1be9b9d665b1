# Help: help-<path>-about, help-<path>-<argument>; flags of every command: help-global-<flag>.
# Further lines are kept as they are.

help-about = Campus accounts and their cloud mail: one command, one true answer
    .more =
        Topics: meibo help exit-codes, environment, output, bulk
        To try everything on this machine: meibo quickstart
help-heading-usage = Usage:
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-options = Options
help-heading-global = Global options
help-values = Possible: { $values }

help-global-profile = Use the settings of a profile
help-global-service = The account service (https://…, or “embedded”)
help-global-output = The form of the result
help-global-columns = Only these fields, separated by commas
help-global-no-header = Leave the headings of tables and CSV out
help-global-sort = Sort by a field; -FIELD for the other way round
help-global-encoding = The encoding of CSV that is written
help-global-input-encoding = The encoding of a file that is read; found by itself where it can be
help-global-filter = Only rows of which it is true: a=x,y a!=x a>=today; may be repeated
help-global-limit = At most so many rows
help-global-accessible = For screen readers: no redrawing, lists as records, choices by number
help-global-all = Every row, however many
help-global-lang = The language of texts
help-global-tz = The time zone of times: “service” (if nothing is said), “local”
    (this machine’s), or a name such as Asia/Tokyo
help-global-color = Whether to use colours
help-global-quiet = Say nothing but results and errors
help-global-verbose = Say more; -vv for still more
help-global-debug = Show the HTTP requests on stderr, secrets masked
help-global-dry-run = Show what would happen and change nothing
help-global-yes = Answer y/N questions with yes
help-global-confirm = Confirm by the ID (or number of rows) that you would type
help-global-no-input = Ask nothing; fail where an answer is needed
help-global-reason = Why you do it, for the record
help-global-timeout = Seconds to wait for the service
help-global-ca-file = Also trust the certificates in this file (PEM)
help-global-proxy = Reach the service through this proxy
help-global-help = Show this help
help-global-version = Show the version

help-explain-about = Say what a problem code means and what to do
help-explain-code = The code, as it stands in square brackets in a message

help-completions-about = Write the completion script of a shell
    .more =
        For bash:  meibo completions bash > ~/.local/share/bash-completion/completions/meibo
        For zsh:   meibo completions zsh > a folder of $fpath, as _meibo
        For fish:  meibo completions fish > ~/.config/fish/completions/meibo.fish
help-completions-shell = The shell

help-help-about = Explain a command or a topic
    .more = Topics: exit-codes, environment, output, bulk
help-help-path = A command’s words, or a topic

help-logout-about = Sign out, on this machine and at the service

help-rows-from =
    Do it for each row of this file (CSV or JSON lines,
    columns named as the flags); - reads stdin
help-rows-results =
    Write what came of each row to this new file; with --dry-run
    what would come of it
help-rows-secrets-out =
    Write the secrets that rows make to this new file,
    readable by you alone
help-rows-on-error =
    Whether to go on after a row that is refused (the default)
    or to stop; rows sent with it are still carried out
help-mail-settings-about = What to enter in a mail app
help-mail-settings-show-about = Show servers, ports, user, and which password a mail app can use
    .more =
        Where the organisation offers autoconfig, a mail app finds these
        settings by itself and asks only for the address and the password.
        An iPhone, iPad or Mac can be given a profile:
          meibo mail-settings show --profile-file mail.mobileconfig
help-mail-settings-show-account = Whose; your own account without it
help-mail-settings-show-for = In the words of this mail app: what to enter in which field
help-mail-settings-show-pop = With POP in place of IMAP (with --for or --profile-file)
help-mail-settings-show-profile-file = Write a profile for iPhone, iPad and Mac into this new file
