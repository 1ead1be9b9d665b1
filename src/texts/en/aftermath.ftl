# What another account password, a reset and a lockdown end, and what stays

aftermath-sign-ins = { $count ->
    [one] One sign-in that waited for its second step was ended.
   *[other] { $count } sign-ins that waited for their second step were ended.
}
aftermath-enrolment = An enrolment in 2-step verification that was under way was ended.
aftermath-mail-password = The mail password that waited does not come into force.
aftermath-address = The address that waited ({ $address }) does not come into force.
aftermath-aliases = Send-as addresses that were not verified were deleted: { $addresses }
aftermath-less-secure-apps = Less secure apps, allowed in another sign-in, were turned off.
aftermath-service-tokens = Until the lockdown is lifted these service tokens do not work, nor do the mail servers and scripts that use them: { $names }
aftermath-would = It would then be as follows:
aftermath-stays = { $who ->
    [signed-in] This stays. What is not your own doing, remove:
   *[other] This stays. What is not the owner’s doing, the owner removes, once signed in:
}
aftermath-line = { "  " }{ $what }: { $command }
aftermath-what-alias = send-as address { $name }
aftermath-what-backup-codes = backup codes, by a new set
aftermath-what-less-secure-apps = less secure apps
aftermath-what-mail-password = mail password, by another one
aftermath-what-method = 2-step verification by { $method }
aftermath-what-only-method = 2-step verification by { $method }, its only method
aftermath-what-pop = POP
aftermath-what-remote-access = seat of remote access
aftermath-what-service-token = service token { $name }
