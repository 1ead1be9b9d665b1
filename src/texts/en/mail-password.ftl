# meibo account mail-password

mail-password-ask-withdraw = { $state ->
    [set] Withdraw the new mail password? The one in force stays.
   *[other] Withdraw the new mail password? There will be none.
}
mail-password-new = New mail password of { $id }
mail-password-new-again = New mail password of { $id }, once more
mail-password-rule = A mail password has { $min } to { $max } characters, and is neither a common one, nor your login ID, nor your account password.
mail-password-set = { $would ->
    [yes] { $state ->
        [set] The mail password would take effect at { $time }; until then the old one works. Nothing was changed (--dry-run).
       *[other] The mail password would take effect at { $time }. Nothing was changed (--dry-run).
    }
   *[no] { $state ->
        [set] The mail password takes effect at { $time }. Until then the old one works.
       *[other] The mail password takes effect at { $time }.
    }
}
mail-password-stdin = Waiting for the new mail password on stdin, one line.
mail-password-withdrawn = { $would ->
    [yes] The new mail password would be withdrawn. Nothing was changed (--dry-run).
   *[no] { $state ->
        [set] The new mail password was withdrawn. The old one still works.
       *[other] The new mail password was withdrawn. There is none.
    }
}

help-account-mail-password-about = The password of your mailbox, for mail apps
help-account-mail-password-set-about = Set it anew; it takes effect at the next minute 0
    .more =
        Without a terminal: the new password on line 1 of stdin, and your
        account password on line 2 if it is asked for:
          meibo account mail-password set --password-stdin < FILE
help-account-mail-password-set-password-stdin = Read the new mail password from stdin
help-account-mail-password-withdraw-about = Withdraw a mail password that still waits
operation-mail-password-set = change of the mail password
operation-mail-password-withdraw = withdrawal of the new mail password
