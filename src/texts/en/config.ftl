# meibo config

config-impossible = { $setting } cannot be “{ $value }”. { $why }
config-no-toml = it is no TOML (line { $line }): { $why }
config-unknown = there is no setting { $setting } (line { $line })
config-wrong-type = { $setting } (line { $line }) has a value of the wrong kind: { $why }
config-set = { $name } is now { $value }. It takes effect with the next command.
config-unset = { $name } is no longer set. It takes effect with the next command.
config-would-set = { $name } would be { $value }. Nothing was changed (--dry-run).
config-would-unset = { $name } would no longer be set. Nothing was changed (--dry-run).
config-untrusted = { $path } is not trusted. { $why } It belongs to user { $owner }. If it is the service’s: { $command }
