# Help: help-<path>-about, help-<path>-<argument>; flags of every command: help-global-<flag>.
# Further lines are kept as they are.

help-about = Campus accounts and their cloud mail: one command, one true answer
    .more = Topics: meibo help options, exit-codes, environment, output, bulk
help-heading-usage = Usage:
help-heading-commands = Commands:
help-heading-more = and
help-heading-arguments = Arguments:
help-heading-options = Options:
help-heading-examples = Examples:
help-heading-options-result = The result:
help-heading-options-deed = Doing it:
help-heading-options-rows = Many rows, with --from:
help-heading-options-service = The service:
help-heading-options-speech = How meibo speaks:
help-also = Also { $flags }, and the common ones: meibo help options
help-options = Common options: meibo help options

help-global-profile = Use the settings of a profile
help-global-service = The account service (https://…, or “embedded”)
help-global-output = The form of the result
help-global-columns = Only these fields, separated by commas
help-global-no-header = Leave the headings of tables and CSV out
help-global-sort = Sort by a field; -FIELD for the other way round
help-global-encoding = The encoding of CSV that is written
help-global-input-encoding = The encoding of FILE, if it cannot be detected
help-global-filter = Only rows that fit: a=x,y a!=x a>=today; may be repeated
help-global-limit = At most so many rows
help-global-accessible = For screen readers: no redrawing, lists as records, choices by number
help-global-all = Every row, however many
help-global-lang = The language of texts
help-global-tz = Time zone: service (the default), local, or a name such as Asia/Tokyo
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

help-completions-about = Complete commands, IDs and values with the TAB key
    .more =
        IDs, names and departments are those that were on your screen in the
        last eight hours, kept in a file that only you can read; logout
        removes it. Nothing is asked of the service.
help-completions-shell = Only write the script of this shell on stdout
help-completions-install = Add the line that loads it where your shell reads it
help-completions-of = The shell, where it is not the one that this runs in

help-help-about = Explain a command or a topic
    .more = Topics: options, exit-codes, environment, output, bulk
help-help-path = A command’s words, or a topic

help-logout-about = Sign out, on this machine and at the service

help-rows-from = For each row of this file: meibo help bulk
help-rows-results = Write each row’s result (with -n: the expected one) to this new file
help-rows-secrets-out = Write the secrets that rows make to this new file, for you alone
help-rows-on-error = After a refused row: go on (the default), or send no more
help-mail-settings-about = What to enter in a mail app
help-mail-settings-show-about = Show servers, ports, user, and which password a mail app can use
    .more =
        Where the organisation offers autoconfig, a mail app finds these
        settings by itself and asks only for the address and the password.
help-mail-settings-show-account = Whose; your own account without it
help-mail-settings-show-for = In the words of this mail app: what to enter in which field
help-mail-settings-show-pop = With POP in place of IMAP (with --for or --profile-file)
help-mail-settings-show-profile-file = Write a profile for iPhone, iPad and Mac into this new file
