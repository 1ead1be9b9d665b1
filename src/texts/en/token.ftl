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
