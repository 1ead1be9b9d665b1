# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_meibo_global_optspecs
    string join \n p/profile= service= o/output= columns= no-header sort= filter= limit= all lang= tz= color= accessible q/quiet v/verbose debug n/dry-run y/yes confirm= no-input reason= timeout= ca-file= proxy= encoding= input-encoding= h/help V/version
end

function __fish_meibo_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_meibo_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_meibo_using_subcommand
    set -l cmd (__fish_meibo_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c meibo -n "__fish_meibo_needs_command" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_needs_command" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_needs_command" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_needs_command" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_needs_command" -l sort -d 'Sort by a field; -FIELD for the other way round' -r
complete -c meibo -n "__fish_meibo_needs_command" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_needs_command" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_needs_command" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_needs_command" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_needs_command" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_needs_command" -l confirm -d 'Confirm by the ID (or number of rows) that you would type' -r
complete -c meibo -n "__fish_meibo_needs_command" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_needs_command" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_needs_command" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_needs_command" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_needs_command" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_needs_command" -l input-encoding -d 'The encoding of a file that is read; found by itself where it can be' -r -f -a "utf-8\t''
utf-8-bom\t''
utf-16\t''
shift_jis\t''
euc-jp\t''
iso-2022-jp\t''"
complete -c meibo -n "__fish_meibo_needs_command" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_needs_command" -l all -d 'Every row, however many'
complete -c meibo -n "__fish_meibo_needs_command" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_needs_command" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_needs_command" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_needs_command" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_needs_command" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_needs_command" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_needs_command" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_needs_command" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_needs_command" -s V -l version -d 'Show the version'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "quickstart" -d 'Start a service with a sample campus and walk through the main job'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "login" -d 'Sign in to the account service'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "logout" -d 'Sign out, on this machine and at the service'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "status" -d 'Who you are, on which service, and where settings come from'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "doctor" -d 'Check everything between this program and the service'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "mail-settings" -d 'What to enter in a mail app'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "audit" -d 'The audit trail: who did what, for whom, and why'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "bulk" -d 'Jobs made by --from'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "policy" -d 'The numbers in force'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "config" -d 'The settings of this program'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "explain" -d 'Say what a problem code means and what to do'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "completions" -d 'Write the completion script of a shell'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "help" -d 'Explain a command or a topic'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "account" -d 'Accounts'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "2sv" -d '2-step verification'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "app-password" -d 'App passwords: one for each mail app that needs it'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "alias" -d 'Other addresses that your mailbox may send from'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "lsa" -d 'Less secure apps: the mail password alone lets a mail app in'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "pop-quota" -d 'POP and its daily limit'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "apply" -d 'Apply for the entitlement; it holds at once'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "stop" -d 'Stop the entitlement on a day, or take that back'
complete -c meibo -n "__fish_meibo_needs_command" -f -a "proxy-apply" -d 'Apply for people who may not apply for themselves'
complete -c meibo -n "__fish_meibo_using_subcommand quickstart" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand quickstart" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand quickstart" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand quickstart" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand quickstart" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand quickstart" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand quickstart" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand quickstart" -l fresh -d 'Start over; only the sample\'s own data is removed'
complete -c meibo -n "__fish_meibo_using_subcommand quickstart" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand quickstart" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand quickstart" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand quickstart" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand quickstart" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand quickstart" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand login" -l code -d 'The code of the second step; “-” reads it from stdin' -r
complete -c meibo -n "__fish_meibo_using_subcommand login" -l store -d 'Where the sign-in is kept' -r -f -a "keyring\t''
keyutils\t''
file\t''"
complete -c meibo -n "__fish_meibo_using_subcommand login" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand login" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand login" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand login" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand login" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand login" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand login" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand login" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand login" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand login" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand login" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand login" -l password-stdin -d 'Read the password from stdin, one line'
complete -c meibo -n "__fish_meibo_using_subcommand login" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand login" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand login" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand login" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand login" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand login" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand login" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand logout" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand logout" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand logout" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand logout" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand logout" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand logout" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand logout" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand logout" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand logout" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand logout" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand logout" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand logout" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand logout" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand logout" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand logout" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand logout" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand logout" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand logout" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand status" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand status" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand status" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand status" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand status" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand status" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand status" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand status" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand status" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand status" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand status" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand status" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand status" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand status" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand status" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand status" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand status" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand status" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand doctor" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and not __fish_seen_subcommand_from show" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and not __fish_seen_subcommand_from show" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and not __fish_seen_subcommand_from show" -f -a "show" -d 'Show servers, ports, user, and which password a mail app can use'
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -l for -d 'In the words of this mail app: what to enter in which field' -r -f -a "thunderbird\t''
outlook\t''
apple-mail\t''
iphone\t''
android\t''"
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -l profile-file -d 'Write a profile for iPhone, iPad and Mac into this new file' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -l pop -d 'With POP in place of IMAP (with --for or --profile-file)'
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand mail-settings; and __fish_seen_subcommand_from show" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and not __fish_seen_subcommand_from list show verify" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand audit; and not __fish_seen_subcommand_from list show verify" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and not __fish_seen_subcommand_from list show verify" -f -a "list" -d 'List entries, newest first'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and not __fish_seen_subcommand_from list show verify" -f -a "show" -d 'Show what one request left in the trail'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and not __fish_seen_subcommand_from list show verify" -f -a "verify" -d 'Verify that nobody has changed the trail'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l since -d 'From this day or time on (2026-12-01, today, -7d)' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l until -d 'Up to this day or time' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l account -d 'Only entries about this login ID' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l actor -d 'Only entries by this login ID' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l operation -d 'Only this operation, such as app-password.create' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l outcome -d 'Only what was done, or what was refused' -r -f -a "done\t''
refused\t''"
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l sort -d 'Sort by a field; -FIELD for the other way round' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l follow -d 'Go on, and show new entries as they come, the newest last'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l all -d 'Every row, however many'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from list" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from show" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -l from -d 'The number to begin with; the trail begins with 1' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand audit; and __fish_seen_subcommand_from verify" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and not __fish_seen_subcommand_from list show resume retry results forget" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and not __fish_seen_subcommand_from list show resume retry results forget" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and not __fish_seen_subcommand_from list show resume retry results forget" -f -a "list" -d 'List your jobs'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and not __fish_seen_subcommand_from list show resume retry results forget" -f -a "show" -d 'Show how far a job has come'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and not __fish_seen_subcommand_from list show resume retry results forget" -f -a "resume" -d 'Go on with a job that was broken off; every row is done once'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and not __fish_seen_subcommand_from list show resume retry results forget" -f -a "retry" -d 'Send the rows again that were refused or failed'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and not __fish_seen_subcommand_from list show resume retry results forget" -f -a "results" -d 'Show what came of each row of a job'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and not __fish_seen_subcommand_from list show resume retry results forget" -f -a "forget" -d 'Give a job up; what was done stays done'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -l sort -d 'Sort by a field; -FIELD for the other way round' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -l all -d 'Every row, however many'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from list" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from show" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from show" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from show" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from show" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from show" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from show" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from show" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from show" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from show" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from show" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from show" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from show" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -l secrets-out -d 'Write the secrets that rows make to this new file,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -l password-stdin -d 'Read your password from the first line of stdin, if it is asked for'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from resume" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -l secrets-out -d 'Write the secrets that rows make to this new file,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -l password-stdin -d 'Read your password from the first line of stdin, if it is asked for'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from retry" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -l results -d 'Write what came of each row to this new file' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -l sort -d 'Sort by a field; -FIELD for the other way round' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -l all -d 'Every row, however many'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from results" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from forget" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from forget" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from forget" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from forget" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from forget" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from forget" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from forget" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from forget" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from forget" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from forget" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from forget" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from forget" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from forget" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from forget" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from forget" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from forget" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand bulk; and __fish_seen_subcommand_from forget" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand policy; and not __fish_seen_subcommand_from show" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand policy; and not __fish_seen_subcommand_from show" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand policy; and not __fish_seen_subcommand_from show" -f -a "show" -d 'Show the numbers in force'
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand policy; and __fish_seen_subcommand_from show" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand config; and not __fish_seen_subcommand_from list show set unset path" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and not __fish_seen_subcommand_from list show set unset path" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand config; and not __fish_seen_subcommand_from list show set unset path" -f -a "list" -d 'List the settings in force'
complete -c meibo -n "__fish_meibo_using_subcommand config; and not __fish_seen_subcommand_from list show set unset path" -f -a "show" -d 'Show a setting'
complete -c meibo -n "__fish_meibo_using_subcommand config; and not __fish_seen_subcommand_from list show set unset path" -f -a "set" -d 'Set a setting in your configuration file'
complete -c meibo -n "__fish_meibo_using_subcommand config; and not __fish_seen_subcommand_from list show set unset path" -f -a "unset" -d 'Take a setting out of your configuration file'
complete -c meibo -n "__fish_meibo_using_subcommand config; and not __fish_seen_subcommand_from list show set unset path" -f -a "path" -d 'Show where your configuration file is'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l sort -d 'Sort by a field; -FIELD for the other way round' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l origins -d 'Also show where each comes from'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l all -d 'Every row, however many'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from list" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from set" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from set" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from set" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from set" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from set" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from set" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from set" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from set" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from set" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from set" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from set" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from set" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from unset" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from unset" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from unset" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from unset" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from unset" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from unset" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from unset" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from unset" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from unset" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from unset" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from unset" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from unset" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from unset" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from unset" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from path" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from path" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from path" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from path" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from path" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from path" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from path" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from path" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from path" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand explain" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand explain" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand explain" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand explain" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand explain" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand explain" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand explain" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand explain" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand explain" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand explain" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand explain" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand explain" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand explain" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand completions" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand completions" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand completions" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand completions" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand completions" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand completions" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand completions" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand completions" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand completions" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand help" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand help" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand help" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand help" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand help" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand help" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand help" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand help" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand help" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -f -a "show" -d 'What is true now, what is waiting, and from when it works'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -f -a "list" -d 'List accounts'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -f -a "password" -d 'Your account password'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -f -a "address" -d 'The cloud mail address'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -f -a "mail-password" -d 'The password of your mailbox, for mail apps'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -f -a "workshop-password" -d 'The password of a workshop account'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -f -a "token" -d 'Service tokens, the credentials of machines'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -f -a "applications" -d 'List what was applied for'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -f -a "create" -d 'Make an account with a first password, shown once'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -f -a "update" -d 'Change the given fields of an account'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -f -a "disable" -d 'Disable accounts; their sign-ins end at once'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -f -a "enable" -d 'Enable disabled accounts'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -f -a "reset" -d 'Send a reset code to the registered contact, or send it again'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -f -a "unlock" -d 'Lift the lock that wrong tries or a lockdown have brought'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -f -a "lockdown" -d 'Stop a leak: end every way into an account at once'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -f -a "role" -d 'Who may do what'
complete -c meibo -n "__fish_meibo_using_subcommand account; and not __fish_seen_subcommand_from show list password address mail-password workshop-password token applications create update disable enable reset unlock lockdown role remote-access" -f -a "remote-access" -d 'Remote access: a service with limited seats'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -l full -d 'Also what is off or empty, and longer lists'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from show" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l search -d 'Words in the login ID, name, department or a mail address' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l sort -d 'Sort by a field; -FIELD for the other way round' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l all -d 'Every row, however many'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from list" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from password" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from password" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from password" -f -a "set" -d 'Change your account password'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from password" -f -a "unlock" -d 'Lift locks of your own account by a code to your contact'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from address" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from address" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from address" -f -a "show" -d 'Show the address in force, the one that waits, and former ones'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from address" -f -a "set" -d 'Change your address; it takes effect at the next minute 0'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from address" -f -a "withdraw" -d 'Withdraw a change of address that still waits'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from mail-password" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from mail-password" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from mail-password" -f -a "set" -d 'Set it anew; it takes effect at the next minute 0'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from mail-password" -f -a "withdraw" -d 'Withdraw a mail password that still waits'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from workshop-password" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from workshop-password" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from workshop-password" -f -a "set" -d 'Change it; no sign-in is opened'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from token" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from token" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from token" -f -a "create" -d 'Make a service token; its secret is shown once'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from token" -f -a "list" -d 'List service tokens'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from token" -f -a "delete" -d 'Delete a service token; it stops working at once'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -l sort -d 'Sort by a field; -FIELD for the other way round' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -l all -d 'Every row, however many'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from applications" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l name -d 'The person’s name' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l department -d 'The department' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l affiliation -d 'What the person is' -r -f -a "staff\t''
student\t''
other\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l contact -d 'Mail address or phone outside this system' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l language -d 'The language of messages to the owner' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l kind -d 'A person’s account, or a workshop’s' -r -f -a "person\t''
workshop\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l last-day -d 'A workshop account’s last day (2026-05-31)' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l from -d 'Do it for each row of this file (CSV or JSON lines,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l results -d 'Write what came of each row to this new file; with --dry-run' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l on-error -d 'Whether to go on after a row that is refused (the default)' -r -f -a "continue\t''
stop\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l secrets-out -d 'Write the secrets that rows make to this new file,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l confirm -d 'Confirm by the ID (or number of rows) that you would type' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l input-encoding -d 'The encoding of a file that is read; found by itself where it can be' -r -f -a "utf-8\t''
utf-8-bom\t''
utf-16\t''
shift_jis\t''
euc-jp\t''
iso-2022-jp\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from create" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l name -d 'A new name' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l department -d 'A new department' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l affiliation -d 'A new affiliation' -r -f -a "staff\t''
student\t''
other\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l contact -d 'A new mail address or phone outside this system' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l language -d 'A new language of messages' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l last-day -d 'A workshop account’s new last day, also after it is over (2026-05-31)' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l from -d 'Do it for each row of this file (CSV or JSON lines,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l results -d 'Write what came of each row to this new file; with --dry-run' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l on-error -d 'Whether to go on after a row that is refused (the default)' -r -f -a "continue\t''
stop\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l confirm -d 'Confirm by the ID (or number of rows) that you would type' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l input-encoding -d 'The encoding of a file that is read; found by itself where it can be' -r -f -a "utf-8\t''
utf-8-bom\t''
utf-16\t''
shift_jis\t''
euc-jp\t''
iso-2022-jp\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from update" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l from -d 'Do it for each row of this file (CSV or JSON lines,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l results -d 'Write what came of each row to this new file; with --dry-run' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l on-error -d 'Whether to go on after a row that is refused (the default)' -r -f -a "continue\t''
stop\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l confirm -d 'Confirm by the ID (or number of rows) that you would type' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l input-encoding -d 'The encoding of a file that is read; found by itself where it can be' -r -f -a "utf-8\t''
utf-8-bom\t''
utf-16\t''
shift_jis\t''
euc-jp\t''
iso-2022-jp\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from disable" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l from -d 'Do it for each row of this file (CSV or JSON lines,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l results -d 'Write what came of each row to this new file; with --dry-run' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l on-error -d 'Whether to go on after a row that is refused (the default)' -r -f -a "continue\t''
stop\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l confirm -d 'Confirm by the ID (or number of rows) that you would type' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l input-encoding -d 'The encoding of a file that is read; found by itself where it can be' -r -f -a "utf-8\t''
utf-8-bom\t''
utf-16\t''
shift_jis\t''
euc-jp\t''
iso-2022-jp\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from enable" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l from -d 'Do it for each row of this file (CSV or JSON lines,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l results -d 'Write what came of each row to this new file; with --dry-run' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l on-error -d 'Whether to go on after a row that is refused (the default)' -r -f -a "continue\t''
stop\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l confirm -d 'Confirm by the ID (or number of rows) that you would type' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l input-encoding -d 'The encoding of a file that is read; found by itself where it can be' -r -f -a "utf-8\t''
utf-8-bom\t''
utf-16\t''
shift_jis\t''
euc-jp\t''
iso-2022-jp\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from reset" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l from -d 'Do it for each row of this file (CSV or JSON lines,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l results -d 'Write what came of each row to this new file; with --dry-run' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l on-error -d 'Whether to go on after a row that is refused (the default)' -r -f -a "continue\t''
stop\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l confirm -d 'Confirm by the ID (or number of rows) that you would type' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l input-encoding -d 'The encoding of a file that is read; found by itself where it can be' -r -f -a "utf-8\t''
utf-8-bom\t''
utf-16\t''
shift_jis\t''
euc-jp\t''
iso-2022-jp\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from unlock" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l from -d 'Do it for each row of this file (CSV or JSON lines,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l results -d 'Write what came of each row to this new file; with --dry-run' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l on-error -d 'Whether to go on after a row that is refused (the default)' -r -f -a "continue\t''
stop\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l confirm -d 'Confirm by the ID (or number of rows) that you would type' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l input-encoding -d 'The encoding of a file that is read; found by itself where it can be' -r -f -a "utf-8\t''
utf-8-bom\t''
utf-16\t''
shift_jis\t''
euc-jp\t''
iso-2022-jp\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from lockdown" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from role" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from role" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from role" -f -a "add" -d 'Give a role'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from role" -f -a "remove" -d 'Take a role away'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from remote-access" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from remote-access" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from remote-access" -f -a "show" -d 'Show whether there is a seat, and how many are free'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from remote-access" -f -a "enable" -d 'Take a seat, at once; needs a valid entitlement'
complete -c meibo -n "__fish_meibo_using_subcommand account; and __fish_seen_subcommand_from remote-access" -f -a "disable" -d 'Give the seat back, at once'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and not __fish_seen_subcommand_from show enable disable backup-codes method reset" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and not __fish_seen_subcommand_from show enable disable backup-codes method reset" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and not __fish_seen_subcommand_from show enable disable backup-codes method reset" -f -a "show" -d 'Show whether it is on, and by which methods'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and not __fish_seen_subcommand_from show enable disable backup-codes method reset" -f -a "enable" -d 'Turn 2-step verification on, step by step'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and not __fish_seen_subcommand_from show enable disable backup-codes method reset" -f -a "disable" -d 'Turn 2-step verification off; app passwords are revoked'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and not __fish_seen_subcommand_from show enable disable backup-codes method reset" -f -a "backup-codes" -d 'Make a new set of one-time backup codes'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and not __fish_seen_subcommand_from show enable disable backup-codes method reset" -f -a "method" -d 'Methods of 2-step verification'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and not __fish_seen_subcommand_from show enable disable backup-codes method reset" -f -a "reset" -d 'Turn off a second step that its owner has lost'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from show" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l method -d 'How codes reach you' -r -f -a "sms\t''
voice\t''
authenticator\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l phone -d 'The phone number for sms and voice' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l code -d 'The code that was sent or shown (“-”: from stdin)' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l qr -d 'How the authenticator’s QR code is drawn' -r -f -a "blocks\t''
ascii\t''
none\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l resend -d 'Send the code again; the older one then no longer works'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l password-stdin -d 'Read your password from the first line of stdin, if it is asked for'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from enable" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -l password-stdin -d 'Read your password from the first line of stdin, if it is asked for'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from disable" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -l password-stdin -d 'Read your password from the first line of stdin, if it is asked for'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from backup-codes" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from method" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from method" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from method" -f -a "add" -d 'Add another method, step by step'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from method" -f -a "replace" -d 'Replace a phone number or authenticator with a new one, step by step'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from method" -f -a "delete" -d 'Delete a method'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l from -d 'Do it for each row of this file (CSV or JSON lines,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l results -d 'Write what came of each row to this new file; with --dry-run' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l on-error -d 'Whether to go on after a row that is refused (the default)' -r -f -a "continue\t''
stop\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l confirm -d 'Confirm by the ID (or number of rows) that you would type' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l input-encoding -d 'The encoding of a file that is read; found by itself where it can be' -r -f -a "utf-8\t''
utf-8-bom\t''
utf-16\t''
shift_jis\t''
euc-jp\t''
iso-2022-jp\t''"
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l password-stdin -d 'Read your password from the first line of stdin, if it is asked for'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand 2sv; and __fish_seen_subcommand_from reset" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and not __fish_seen_subcommand_from list create test delete" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and not __fish_seen_subcommand_from list create test delete" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and not __fish_seen_subcommand_from list create test delete" -f -a "list" -d 'List them: name, made, last used; never the secret'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and not __fish_seen_subcommand_from list create test delete" -f -a "create" -d 'Make one; its secret is shown only now'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and not __fish_seen_subcommand_from list create test delete" -f -a "test" -d 'Test one: send and receive as a mail app would, and report each step'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and not __fish_seen_subcommand_from list create test delete" -f -a "delete" -d 'Delete some; they stop working at once'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -l sort -d 'Sort by a field; -FIELD for the other way round' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -l all -d 'Every row, however many'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from list" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l profile-file -d 'Also write a profile for iPhone, iPad and Mac into this new file' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l secret-only -d 'Print nothing but the secret'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l test -d 'Then test it; the exit code is the test’s, and it is made all the same'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l password-stdin -d 'Read your password from the first line of stdin, if it is asked for'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l pop -d 'A profile for POP in place of IMAP'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from create" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -l app-password-stdin -d 'Read the app password from the first line of stdin'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from test" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l account -d 'Whose they are; your own without it' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l from -d 'Do it for each row of this file (CSV or JSON lines,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l results -d 'Write what came of each row to this new file; with --dry-run' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l on-error -d 'Whether to go on after a row that is refused (the default)' -r -f -a "continue\t''
stop\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l confirm -d 'Confirm by the ID (or number of rows) that you would type' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l input-encoding -d 'The encoding of a file that is read; found by itself where it can be' -r -f -a "utf-8\t''
utf-8-bom\t''
utf-16\t''
shift_jis\t''
euc-jp\t''
iso-2022-jp\t''"
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand app-password; and __fish_seen_subcommand_from delete" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and not __fish_seen_subcommand_from list create verify delete" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and not __fish_seen_subcommand_from list create verify delete" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and not __fish_seen_subcommand_from list create verify delete" -f -a "list" -d 'List them, and how they stand; never a password'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and not __fish_seen_subcommand_from list create verify delete" -f -a "create" -d 'Add one; a code is mailed to it'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and not __fish_seen_subcommand_from list create verify delete" -f -a "verify" -d 'Enter the code that was mailed to an address, or have a new one mailed'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and not __fish_seen_subcommand_from list create verify delete" -f -a "delete" -d 'Delete some; they can no longer be sent from'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -l sort -d 'Sort by a field; -FIELD for the other way round' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -l all -d 'Every row, however many'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from list" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l display-name -d 'The name that stands beside it' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l smtp-host -d 'Its own server that sends' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l smtp-port -d '587, 465 or 25; without it what goes with --smtp-tls' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l smtp-tls -d 'implicit (port 465) or starttls (587, 25); never without TLS' -r -f -a "implicit\t''
starttls\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l smtp-user -d 'The user name at that server' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l smtp-password-stdin -d 'Read that server’s password from the first line of stdin;'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from create" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -l resend -d 'Have a new code mailed; older ones no longer work'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from verify" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l account -d 'Whose they are; your own without it' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l from -d 'Do it for each row of this file (CSV or JSON lines,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l results -d 'Write what came of each row to this new file; with --dry-run' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l on-error -d 'Whether to go on after a row that is refused (the default)' -r -f -a "continue\t''
stop\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l confirm -d 'Confirm by the ID (or number of rows) that you would type' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l input-encoding -d 'The encoding of a file that is read; found by itself where it can be' -r -f -a "utf-8\t''
utf-8-bom\t''
utf-16\t''
shift_jis\t''
euc-jp\t''
iso-2022-jp\t''"
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand alias; and __fish_seen_subcommand_from delete" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and not __fish_seen_subcommand_from show enable disable" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and not __fish_seen_subcommand_from show enable disable" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and not __fish_seen_subcommand_from show enable disable" -f -a "show" -d 'Show whether they are allowed, and until when'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and not __fish_seen_subcommand_from show enable disable" -f -a "enable" -d 'Allow them, after the risk is told'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and not __fish_seen_subcommand_from show enable disable" -f -a "disable" -d 'Allow them no longer'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from show" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -l until -d 'The last day on which they are allowed' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -l password-stdin -d 'Read your password from the first line of stdin, if it is asked for'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from enable" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l from -d 'Do it for each row of this file (CSV or JSON lines,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l results -d 'Write what came of each row to this new file; with --dry-run' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l on-error -d 'Whether to go on after a row that is refused (the default)' -r -f -a "continue\t''
stop\t''"
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l confirm -d 'Confirm by the ID (or number of rows) that you would type' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l input-encoding -d 'The encoding of a file that is read; found by itself where it can be' -r -f -a "utf-8\t''
utf-8-bom\t''
utf-16\t''
shift_jis\t''
euc-jp\t''
iso-2022-jp\t''"
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand lsa; and __fish_seen_subcommand_from disable" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and not __fish_seen_subcommand_from show list enable disable unlock" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and not __fish_seen_subcommand_from show list enable disable unlock" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and not __fish_seen_subcommand_from show list enable disable unlock" -f -a "show" -d 'Show the mode, today’s use, the lock, and what a mail app needs'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and not __fish_seen_subcommand_from show list enable disable unlock" -f -a "list" -d 'List the accounts where POP is on, or was used today'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and not __fish_seen_subcommand_from show list enable disable unlock" -f -a "enable" -d 'Turn POP on, or change what it delivers'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and not __fish_seen_subcommand_from show list enable disable unlock" -f -a "disable" -d 'Turn POP off; mail apps that use it stop'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and not __fish_seen_subcommand_from show list enable disable unlock" -f -a "unlock" -d 'Lift the lock that the day’s limit has brought'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from show" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l over -d 'Only those past this percent of the limit' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l sort -d 'Sort by a field; -FIELD for the other way round' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l all -d 'Every row, however many'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from list" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -l messages -d 'All mail, or mail that comes from now on' -r -f -a "all\t''
from-now-on\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from enable" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from disable" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l from -d 'Do it for each row of this file (CSV or JSON lines,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l results -d 'Write what came of each row to this new file; with --dry-run' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l on-error -d 'Whether to go on after a row that is refused (the default)' -r -f -a "continue\t''
stop\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l confirm -d 'Confirm by the ID (or number of rows) that you would type' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l input-encoding -d 'The encoding of a file that is read; found by itself where it can be' -r -f -a "utf-8\t''
utf-8-bom\t''
utf-16\t''
shift_jis\t''
euc-jp\t''
iso-2022-jp\t''"
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand pop-quota; and __fish_seen_subcommand_from unlock" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l from -d 'Do it for each row of this file (CSV or JSON lines,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l results -d 'Write what came of each row to this new file; with --dry-run' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l on-error -d 'Whether to go on after a row that is refused (the default)' -r -f -a "continue\t''
stop\t''"
complete -c meibo -n "__fish_meibo_using_subcommand apply" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand apply" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l confirm -d 'Confirm by the ID (or number of rows) that you would type' -r
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l input-encoding -d 'The encoding of a file that is read; found by itself where it can be' -r -f -a "utf-8\t''
utf-8-bom\t''
utf-16\t''
shift_jis\t''
euc-jp\t''
iso-2022-jp\t''"
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand apply" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand apply" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand apply" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand apply" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand apply" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand apply" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l on -d 'The day (2026-12-01, today, tomorrow); today without it' -r
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l from -d 'Do it for each row of this file (CSV or JSON lines,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l results -d 'Write what came of each row to this new file; with --dry-run' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l on-error -d 'Whether to go on after a row that is refused (the default)' -r -f -a "continue\t''
stop\t''"
complete -c meibo -n "__fish_meibo_using_subcommand stop" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand stop" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l confirm -d 'Confirm by the ID (or number of rows) that you would type' -r
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l input-encoding -d 'The encoding of a file that is read; found by itself where it can be' -r -f -a "utf-8\t''
utf-8-bom\t''
utf-16\t''
shift_jis\t''
euc-jp\t''
iso-2022-jp\t''"
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l withdraw -d 'Withdraw a stop that has not taken effect'
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand stop" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand stop" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand stop" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand stop" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand stop" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand stop" -s h -l help -d 'Show this help'
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l from -d 'Do it for each row of this file (CSV or JSON lines,' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l results -d 'Write what came of each row to this new file; with --dry-run' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l on-error -d 'Whether to go on after a row that is refused (the default)' -r -f -a "continue\t''
stop\t''"
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -s p -l profile -d 'Use the settings of a profile' -r
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l service -d 'The account service (https://…, or “embedded”)' -r
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -s o -l output -d 'The form of the result' -r -f -a "table\t''
wide\t''
json\t''
jsonl\t''
csv\t''
yaml\t''
id\t''"
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l columns -d 'Only these fields, separated by commas' -r
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l filter -d 'Only rows of which it is true: a=x,y a!=x a>=today; may be repeated' -r
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l limit -d 'At most so many rows' -r
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l lang -d 'The language of texts' -r -f -a "en\t''
ja\t''"
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l tz -d 'The time zone of times: “service” (if nothing is said), “local”' -r
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l color -d 'Whether to use colours' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l confirm -d 'Confirm by the ID (or number of rows) that you would type' -r
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l reason -d 'Why you do it, for the record' -r
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l timeout -d 'Seconds to wait for the service' -r
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l ca-file -d 'Also trust the certificates in this file (PEM)' -r -F
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l proxy -d 'Reach the service through this proxy' -r
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l encoding -d 'The encoding of CSV that is written' -r -f -a "utf-8\t''
utf-8-bom\t''
shift_jis\t''"
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l input-encoding -d 'The encoding of a file that is read; found by itself where it can be' -r -f -a "utf-8\t''
utf-8-bom\t''
utf-16\t''
shift_jis\t''
euc-jp\t''
iso-2022-jp\t''"
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l no-header -d 'Leave the headings of tables and CSV out'
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l accessible -d 'For screen readers: no redrawing, lists as records, choices by number'
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -s q -l quiet -d 'Say nothing but results and errors'
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -s v -l verbose -d 'Say more; -vv for still more'
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l debug -d 'Show the HTTP requests on stderr, secrets masked'
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -s n -l dry-run -d 'Show what would happen and change nothing'
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -s y -l yes -d 'Answer y/N questions with yes'
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -l no-input -d 'Ask nothing; fail where an answer is needed'
complete -c meibo -n "__fish_meibo_using_subcommand proxy-apply" -s h -l help -d 'Show this help'
