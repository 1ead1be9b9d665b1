-- Written by `meibod mail-config dovecot`: at every log-in and every delivery, Dovecot asks meibo's account service.
-- What is no clear answer is a temporary failure: it lets nobody in, tells nobody of a wrong password, and no mail is lost.

local json = require "cjson"

local log_ins = "{{log_ins}}"
local recipients = "{{recipients}}"
local token_file = "{{folder}}/token"
local protocols = { imap = "imap", pop3 = "pop", smtp = "smtp", submission = "smtp" }
-- Whose all mail is, and where it lies: each mailbox in a folder that is its account's, whatever its address.
local mail_user, mail_group, mail_root = "{{mail_user}}", "{{mail_group}}", "{{mail_root}}"
local client

function script_init()
  client = dovecot.http.client({
{{client}}
  })
  return 0
end

-- Read each time, so that a new token counts at once.
local function token()
  local file = io.open(token_file, "r")
  if not file then return nil end
  local line = file:read("l")
  file:close()
  return line
end

local function is_text(value)
  return type(value) == "string" and value ~= "" and not value:find("%c")
end

local function submit(method, url, question, bearer)
  local request = client:request({ url = url, method = method })
  request:add_header("Authorization", "Bearer " .. bearer)
  request:add_header("Accept", "application/json")
  if question then
    request:add_header("Content-Type", "application/json")
    request:set_payload(json.encode(question))
  end
  local response = request:submit()
  return response:status(), response:payload()
end

-- The service's answer; or nothing, and why there is none.
local function ask(method, url, query, question)
  local bearer = token()
  if not is_text(bearer) then return nil, "no token can be read from " .. token_file end
  local sent, status, body = pcall(submit, method, url .. query, question, bearer)
  if not sent then return nil, "cannot ask " .. url end
  if status == 401 then return nil, "the token in " .. token_file .. " is not valid, or has expired" end
  -- Dovecot's own numbers: there is no connection, or no answer.
  if status >= 9000 then return nil, url .. " cannot be reached (" .. tostring(status) .. ")" end
  if status ~= 200 then return nil, url .. " answers " .. tostring(status) end
  local read, answer = pcall(json.decode, body)
  if not read then return nil, "not JSON" end
  if type(answer) ~= "table" then return nil, "not a decision" end
  return answer
end

-- A mailbox that names no place but its own, in a path or in a setting: neither `/` nor `..`, and no `%`.
local function is_mailbox(answer)
  local user, home = answer.mailbox, answer.home
  local is_name = is_text(user) and not user:find("[%s/%%]") and not user:find("..", 1, true)
  return is_name and type(home) == "string" and home:find("^%w+$") ~= nil
end

local function mailbox(answer, prefix)
  return {
    user = answer.mailbox,
    [prefix .. "uid"] = mail_user,
    [prefix .. "gid"] = mail_group,
    [prefix .. "home"] = mail_root .. "/" .. answer.home,
  }
end

local function no_log_in(why)
  return dovecot.auth.PASSDB_RESULT_INTERNAL_FAILURE, "meibo: " .. why
end

function auth_password_verify(req, password)
  -- What is no UTF-8 is no secret of meibo's, and cannot be sent.
  if not utf8.len(password) or not utf8.len(req.user) then
    return dovecot.auth.PASSDB_RESULT_PASSWORD_MISMATCH, ""
  end
  local protocol = {{protocol}}
  local answer, why = ask("POST", log_ins, "", {
    user = req.user,
    secret = password,
    protocol = protocols[protocol] or protocol,
    client_address = req.remote_ip,
    session = req.session,
    pop_views = {{pop_views}},
  })
  if not answer then return no_log_in(why) end
  if answer.decision == "allowed" and is_mailbox(answer) then
    -- With the place of the mailbox, so that a log-in asks once (userdb prefetch).
    return dovecot.auth.PASSDB_RESULT_OK, mailbox(answer, "userdb_")
  end
  if answer.decision == "refused" and is_text(answer.sentence) then
    -- Not let in by this passdb; the empty one behind it ends the log-in, and keeps the reason. Never `nologin` here:
    -- Postfix takes it for a success.
    return dovecot.auth.PASSDB_RESULT_OK, { noauthenticate = "y", reason = answer.sentence }
  end
  return no_log_in("not a decision")
end

local function escaped(text)
  return (text:gsub("[^%w._-]", function(sign) return string.format("%%%02X", sign:byte()) end))
end

-- For deliveries, doveadm and whatever else names a mailbox without logging in. By a former address it is the same mailbox,
-- under its present name.
function auth_userdb_lookup(req)
  if not utf8.len(req.user) then return dovecot.auth.USERDB_RESULT_USER_UNKNOWN, "" end
  local answer, why = ask("GET", recipients, "?address=" .. escaped(req.user))
  if answer and answer.decision == "refused" and is_text(answer.reason) then
    return dovecot.auth.USERDB_RESULT_USER_UNKNOWN, "meibo: " .. answer.reason
  end
  if answer and answer.decision == "accepted" and is_mailbox(answer) then
    return dovecot.auth.USERDB_RESULT_OK, mailbox(answer, "")
  end
  return dovecot.auth.USERDB_RESULT_INTERNAL_FAILURE, "meibo: " .. (why or "not a decision")
end
