# meibo account

account-password-app-passwords = { $count ->
    [one] One app password was revoked; the mail app that used it needs a new one.
   *[other] { $count } app passwords were revoked; the mail apps that used them need new ones.
}
account-password-changed = The account password is changed. It takes effect at once.
account-password-differ = The two are not the same. Please enter the new password again.
account-password-kinds = It must mix at least { $kinds } of: upper case, lower case, digits, symbols.
account-password-rule = A password has { $min } to { $max } characters ({ $two_step } or more with 2-step verification), and is neither a common one nor your login ID.
account-password-sessions = { $count ->
    [one] One other sign-in was ended.
   *[other] { $count } other sign-ins were ended.
}
account-password-would-change = The account password would be changed at once. Nothing was changed (--dry-run).
