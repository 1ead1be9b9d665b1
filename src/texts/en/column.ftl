# Headings of fields. A new field of a reply needs one here.

column-before = BEFORE
column-code = CODE
column-contact = CONTACT
column-department = DEPARTMENT
column-exists = EXISTS
column-login-id = LOGIN ID
column-method = METHOD
column-name = NAME
column-origin = FROM
column-path = PATH
column-setting = SETTING
column-system-paths = SYSTEM PATHS
column-until = UNTIL
column-value = VALUE
