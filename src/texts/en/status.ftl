# meibo status

status-settings = Settings, and where they come from
status-defaults = Left at their defaults: { $names }.
status-must-change = Choose a password of your own: meibo account password set
status-nobody = { $why ->
    [no-answer] Not known: the service gave no answer.
    [refused] The service does not accept the sign-in that is used.
    [elsewhere] Nobody. The sign-in that is kept here is for { $of }.
   *[nobody] Nobody.
}
status-origin = { $kind ->
    [flag] flag { $name }
    [environment] environment { $name }
    [file] file { $name }
   *[default] default
}
status-password = Password
status-password-fresh = not asked for again until { $until }
status-place = Service
status-proxy = Proxy
status-proxy-none = none
status-proxy-used = { $address } (from { $origin })
status-service = { $service } (from: { $origin }), profile { $profile } (from: { $by })
status-signed-in = { $id ->
    [none] { $name } (service token)
   *[other] { $name } ({ $id })
}{ $roles ->
    [none] { "" }
   *[other] , { $roles }
}; until { $until }; kept in: { $store }
status-to-do = To do
status-versions = Versions
status-versions-said = { $same ->
    [yes] meibo { $own }, service { $theirs }
    [no] meibo { $own }, service { $theirs }: they differ, so one may refuse, or show untranslated, what only the other knows. Install the service’s version of meibo.
   *[untold] meibo { $own }; the service has told none
}
status-who = Signed in

help-status-about = Who you are, on which service, and where settings come from
