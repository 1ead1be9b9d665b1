# meibo config

config-set = { $name } is now { $value }. It takes effect with the next command.
config-unset = { $name } is no longer set. It takes effect with the next command.
config-would-set = { $name } would be { $value }. Nothing was changed (--dry-run).
config-would-unset = { $name } would no longer be set. Nothing was changed (--dry-run).
