# Questions.

prompt-yes-no = { $question } [y/N]
prompt-type = { $question }
    To go on, type { $expected }
prompt-ids = Waiting for IDs on stdin, one a line; Ctrl-D ends.
