# Questions.

prompt-yes-no = { $question } [y/N]
prompt-type = { $question }
    To go on, type { $expected }
prompt-ids = Waiting for IDs on stdin, one a line; Ctrl-D ends.
prompt-password-again = Your password is needed again for this.
    Account password of { $id }
prompt-password-new = New password of { $id }
prompt-password-new-again = New password of { $id }, once more
prompt-password-present = Present password of { $id }
prompt-password-stdin = Waiting for the password on stdin, one line.
prompt-password-two-lines = Waiting for stdin: the present password on one line, the new one on the next.
prompt-reason = Acts on somebody else’s account are recorded with their reason.
    Reason
prompt-own-account = your account
prompt-profile = Profile: { $profile }
prompt-whom = { $id } ({ $name }, { $department })
prompt-change = { $what }: { $now } → { $then }
prompt-what-state = State
prompt-what-two-step-state = 2-step verification
prompt-what-remote-access-state = Remote access
prompt-what-pop-mode = POP
