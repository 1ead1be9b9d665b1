# meibo config

config-impossible = { $setting } cannot be “{ $value }”. { $why }
config-missing = { $setting } is missing. { $why }
config-no-toml = it is no TOML (line { $line }): { $why }
config-unknown = there is no setting { $setting } (line { $line })
config-wrong-type = { $setting } (line { $line }) { $kind ->
    [number] { $least ->
        [none] must be a whole number.
       *[other] must be a whole number from { $least } to { $most }.
    }
    [boolean] must be true or false.
    [text] must be a text in quotation marks.
    [list] must be a list in square brackets.
    [table] is a section with settings of its own.
   *[other] has a value of the wrong kind: { $why }
}
config-lang = Help and usage errors do not read the configuration file. To change their language, too: export MEIBO_LANG={ $value }
config-set = { $name } is now { $value }. It takes effect with the next command.
config-unset = { $name } is no longer set. It takes effect with the next command.
config-would-set = { $name } would be { $value }. Nothing was changed (--dry-run).
config-would-unset = { $name } would no longer be set. Nothing was changed (--dry-run).
config-untrusted = { $path } is not trusted. { $why } It belongs to user { $owner }. If it is the service’s: { $command }

help-config-about = The settings of this program
help-config-list-about = List the settings in force
help-config-list-origins = Also show where each comes from
help-config-show-about = Show a setting
help-config-show-setting = The setting’s name
help-config-set-about = Set a setting in your configuration file
    .more =
        With --profile the setting belongs to that profile.
        Settings: default_profile, service, data, lang, tz, output, color,
        timeout, ca_file, proxy, store
help-config-set-setting = The setting’s name
help-config-set-value = Its value
help-config-unset-about = Take a setting out of your configuration file
help-config-unset-setting = The setting’s name
help-config-path-about = Show where your configuration file is

# The log of meibod.
config-log-filter = MEIBOD_LOG cannot have “{ $value }”: it says how much is written (error, warn, info, debug, or meibo=debug for a part). For a log in JSON: --log json
