# meibo account token

token-created = { $would ->
    [yes] The service token { $name } would be made. Nothing was changed (--dry-run).
   *[no] The service token { $name } is made. It works at once.
}
token-delete-question = Delete the service token { $name }? What uses it stops working at once.
token-deleted = { $would ->
    [yes] The service token { $name } would be deleted. Nothing was changed (--dry-run).
   *[no] The service token { $name } is deleted. It stopped working at once.
}
token-once = The secret is shown here and nowhere else. A script takes it in MEIBO_TOKEN, with the service in MEIBO_SERVICE.

help-account-token-about = Service tokens, the credentials of machines
help-account-token-create-about = Make a service token; its secret is shown once
help-account-token-create-name = A name to know it by
help-account-token-create-scopes = What it may do; may be repeated
help-account-token-create-days = Days it lives, 1 to 366; 90 if absent
help-account-token-create-copy = Also copy it to the clipboard
help-account-token-create-secret-only = Print nothing but the secret
help-account-token-create-password-stdin = Read your password from stdin if it is needed again
help-account-token-list-about = List service tokens
help-account-token-delete-about = Delete a service token; it stops working at once
help-account-token-delete-id = The token’s ID, as the list shows it
operation-token-create = creation of a service token
operation-token-delete = deletion of a service token
operation-token-list = list of service tokens
