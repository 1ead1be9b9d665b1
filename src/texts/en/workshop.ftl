# Workshop accounts

workshop-ends = The account ends at { $time }.
workshop-password-changed = The password of the workshop account { $id } is changed. It takes effect at once.
