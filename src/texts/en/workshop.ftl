# Workshop accounts

workshop-ends = The account ends at { $time }.
workshop-password-changed = The password of the workshop account { $id } is changed. It takes effect at once.

help-account-workshop-password-about = The password of a workshop account
help-account-workshop-password-set-about = Change it; no sign-in is opened
help-account-workshop-password-set-id = The workshop account’s login ID
help-account-workshop-password-set-password-stdin = Read the present and the new password, two lines of stdin
operation-workshop-password-set = change of the workshop password
