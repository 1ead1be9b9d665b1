# Questions.

prompt-yes-no = { $question } [y/N]
prompt-type = { $question }
    To go on, type { $expected }
