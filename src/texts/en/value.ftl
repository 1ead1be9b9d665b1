# Values in words: value-<field>-<value>.

value-yes = yes
value-no = no
value-affiliation-staff = staff
value-affiliation-student = student
value-affiliation-other = other
value-kind-person = person
value-kind-workshop = workshop
value-method-sms = SMS
value-method-voice = voice call
value-method-authenticator = authenticator app
value-origin-default = default
value-role-proxy-applicant = proxy applicant
value-role-helper = helper
value-role-help-desk = help desk
value-role-administrator = administrator
value-roles-proxy-applicant = proxy applicant
value-roles-helper = helper
value-roles-help-desk = help desk
value-roles-administrator = administrator
value-store-environment = MEIBO_TOKEN (environment)
value-store-file = a file that only you can read
value-store-keyring = the keyring
value-store-keyutils = the kernel’s keyring, until a restart
