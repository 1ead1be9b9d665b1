# meibo policy

policy-alias = Addresses to send from
policy-app-password = App passwords
policy-departures = What this policy breaks
policy-entitlement = Entitlement
policy-messages = Messages that leave the service
policy-keeping = How long things are kept
policy-password = Passwords
policy-sign-in = Sign-in
policy-sync = Asking the mail platform
policy-two-step = 2-step verification
policy-less-secure-apps = Less secure apps
policy-mail-servers = Mail servers
policy-pop = POP
policy-cloud-mail = Cloud mail
policy-remote-access = Remote access

help-policy-about = The numbers in force
help-policy-show-about = Show the numbers in force
operation-policy-show = look at the policy
