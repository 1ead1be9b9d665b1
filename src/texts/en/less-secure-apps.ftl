# meibo lsa

less-secure-apps-off = off
less-secure-apps-on = on (until { $at })
less-secure-apps-change = { $id } ({ $name }, { $department }): less secure apps { $before } → { $after }
less-secure-apps-risk =
    With this, a mail app gets in by the mail password alone. Whoever learns that password can read all your mail and send mail in your name, and no second step stops them.
    Safer: 2-step verification (meibo 2sv enable) and an app password for each mail app.
less-secure-apps-ends = { $ends ->
    [fixed] It turns itself off at { $at }, whether mail apps log in or not.
    [unused-by] It turns itself off at { $at } if no mail app logs in before that; each log-in moves this on, to { $until } at the latest.
   *[unused] It turns itself off at { $at } if no mail app logs in before that; each log-in moves this on.
}
less-secure-apps-ask-enable = Allow less secure apps?
less-secure-apps-ask-disable = { $count ->
    [one] Mail apps that use the mail password will no longer be able to log in. Turn less secure apps off?
   *[other] Their mail apps that use the mail password will no longer be able to log in. Turn less secure apps off for these { $count }?
}
less-secure-apps-stopped = Mail apps that used the mail password can no longer log in, from now on.
less-secure-apps-would = Nothing was changed (--dry-run).
less-secure-apps-credential = Password for mail apps: { $credential }
