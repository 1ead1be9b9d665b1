# What is wrong with a command line.

usage-argument-conflict = { $argument } cannot be used together with { $prior }.
usage-argument-missing = Something is missing: { $argument }
usage-argument-twice = { $argument } can be given only once.
usage-argument-unknown = There is no argument { $argument } here.
usage-command-missing = { $command } needs a command: { $listed }
usage-command-unknown = There is no command { $command }.
usage-equals-missing = { $argument } needs its value behind an equals sign.
usage-not-utf8 = An argument is not valid UTF-8.
usage-other = The command was not understood.
usage-value-count = { $argument } has too many or too few values.
usage-value-invalid = “{ $value }” cannot be the value of { $argument }.
usage-value-missing = { $argument } needs a value.{ $listed ->
    [none] {""}
   *[other] {" "}Possible are: { $listed }
}
usage-value-not-listed = “{ $value }” cannot be the value of { $argument }. Possible are: { $listed }
usage-meant-commands = Did you mean:
usage-meant = Did you mean { $meant }?
usage-shown-by = { $meaning }; listed by: { $command }
usage-trailing = To give it as a value, put -- before it.
