# meibo help TOPIC

topic-options = Options that several commands share; each command’s --help names those it takes.

topic-exit-codes =
    Exit codes

      0  done
      1  unexpected
      2  usage
      3  not found
      4  sign-in needed
      5  not allowed
      6  refused by a rule, or conflict; bulk: all rows refused
      7  service unreachable (network, TLS, timeout)
      8  service failed (or still too busy after retries)
      9  bulk: some rows failed
     10  declined at the prompt
     11  input needed, but no terminal or --no-input
     12  local: configuration, keyring, files
    130  Ctrl-C
    141  closed pipe

    What a code in square brackets means: meibo explain CODE
topic-environment =
    Settings, the strongest first:
      flag > environment > profile > your file > system file > default
    To see what holds and where it comes from: meibo config list --origins

      MEIBO_PROFILE   the profile
      MEIBO_SERVICE   the account service (https://…, or embedded)
      MEIBO_TOKEN     a service token; sent only to the service that MEIBO_SERVICE
                      or the profile names, whatever --service says
      MEIBO_DATA      the folder of the embedded service
      MEIBO_LANG      en or ja; otherwise LC_ALL, LC_MESSAGES, LANG
      MEIBO_TZ        the time zone of times
      MEIBO_OUTPUT    the form of results
      MEIBO_COLOR     auto, always or never
      MEIBO_TIMEOUT   seconds to wait for the service
      MEIBO_CA_FILE   certificates to trust beside the system’s
      MEIBO_PROXY     the proxy of this service; otherwise HTTPS_PROXY or ALL_PROXY,
                      which NO_PROXY may pass by, and which may hold a password
      MEIBO_STORE     where a sign-in rests: keyring, keyutils or file
      MEIBO_NO_INPUT  1: ask nothing
      MEIBO_ACCESSIBLE  1: for a screen reader, as --accessible
      NO_COLOR, CLICOLOR, CLICOLOR_FORCE  as customary

    Files:
      $XDG_CONFIG_HOME/meibo/config.toml (yours)
      /etc/xdg/meibo/config.toml (system)

      lang = "en"
      default_profile = "campus"

    {"  ["}profile.campus]
      service = "https://meibo.example.ac.jp"
topic-output =
    Results are written on stdout, everything else on stderr.

      -o table   for people: a table, or “key: value” for one thing
      -o wide    the same with more columns
      -o json    one object for show, one array for list
      -o jsonl   one object a line
      -o csv     comma-separated values
      -o yaml    YAML
      -o id      only the IDs, one a line

    JSON has English keys in snake_case and times in RFC 3339. It is never
    localised, and only ever extended. What is absent is null; what you may not
    see is null too, and named in “withheld”.
    --columns a,b.c chooses fields in every form; --no-header leaves headings out.
    An error with -o json is one object on stderr:
    {"  {"}"error":{"{"}"code","message","hint","possible_from","request_id","exit"{"}"}{"}"}
    In CSV, each field of an object has a column of its own (account.login_id).
    Cells that a spreadsheet would run as a formula begin with an apostrophe.
topic-bulk =
    Most writing commands take --from FILE: a row for each account, CSV or JSON
    lines, columns named as the flags. What account list -o csv wrote is read, too.
    One --reason holds for all rows.

      meibo account update --from new.csv -n     check and plan, change nothing
      meibo account update --from new.csv --results told.csv

    1. All of the file is read first; what is wrong is named by line and column.
    2. The service judges every row: will change, no change, refused, failed.
    3. More than 50 rows are confirmed by typing their number, or --confirm N.
    4. Rows are carried out; a row that is refused spoils no other. Exit code 0, 9
       where some were refused or failed, 6 where rules refused all.

      --results FILE       its columns, and result, code, message, request_id
      --secrets-out FILE   first passwords; they go nowhere else
      --limit 10           a first try of 10 rows; the plan counts the others, and
      --filter COLUMN=…    the job remembers which rows it is for
      --on-error stop      send no more after a refusal; rows sent with it are done
      --encoding NAME      of the results: utf-8, utf-8-bom or shift_jis
      --input-encoding NAME   of FILE, if it is not found out: shift_jis, euc-jp

    Refused rows, corrected in a file of their own:
      meibo bulk results JOB -o csv --filter result=refused > FILE
      and the command again with --from FILE; to undo, result=done and the inverse

    After Ctrl-C, a crash or a lost network:
      meibo bulk list              the jobs, and which were broken off
      meibo bulk resume JOB        the rows that have not ended; each is done once
      meibo bulk retry JOB         also those that were refused or failed
      meibo bulk results JOB       what came of each row, kept for 30 days
      meibo bulk forget JOB        give it up
