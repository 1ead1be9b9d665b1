# Headings of fields. A new field of a reply needs one here.

column-app-passwords-revoked = APP PASSWORDS REVOKED
column-before = BEFORE
column-changed-at = CHANGED
column-code = CODE
column-contact = CONTACT
column-department = DEPARTMENT
column-exists = EXISTS
column-expires-at = UNTIL
column-login-id = LOGIN ID
column-method = METHOD
column-must-change-password = PASSWORD MUST BE CHANGED
column-name = NAME
column-origin = FROM
column-password-fresh-until = PASSWORD NOT ASKED UNTIL
column-path = PATH
column-profile = PROFILE
column-roles = ROLES
column-service = SERVICE
column-sessions-ended = SIGN-INS ENDED
column-setting = SETTING
column-store = KEPT IN
column-system-paths = SYSTEM PATHS
column-until = UNTIL
column-value = VALUE
