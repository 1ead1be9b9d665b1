//! The settings in the forms that mail apps read by themselves. The texts have the forms' own words, which are the same in
//! every language.

use quick_xml::escape::escape;

use crate::rules::{Policy, mail_servers::Tls, policy::MailServer};

/// Thunderbird's form, "clientConfig" version 1.1. The app puts the address that was typed in the place of
/// `%EMAILADDRESS%`. What stands first is what it proposes: IMAP, and the first server for sending.
pub(super) fn autoconfig(policy: &Policy) -> String {
    let (servers, domain) = (&policy.mail_servers, escape(&policy.cloud_mail.domain));
    let name = escape(&policy.service_name);
    let imap = server("incomingServer", "imap", &servers.imap, "");
    let kept = "      <pop3>\n        <leaveMessagesOnServer>true</leaveMessagesOnServer>\n      </pop3>\n";
    let pop = server("incomingServer", "pop3", &servers.pop, kept);
    let smtp: String = servers.smtp.iter().map(|smtp| server("outgoingServer", "smtp", smtp, "")).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1">
  <emailProvider id="{domain}">
    <domain>{domain}</domain>
    <displayName>{name}</displayName>
    <displayShortName>{name}</displayShortName>
{imap}{pop}{smtp}  </emailProvider>
</clientConfig>
"#
    )
}

fn server(element: &str, kind: &str, server: &MailServer, more: &str) -> String {
    let socket = match server.tls {
        Tls::Tls => "SSL",
        Tls::Starttls => "STARTTLS",
    };
    let (host, port) = (escape(&server.host), server.port);
    format!(
        r#"    <{element} type="{kind}">
      <hostname>{host}</hostname>
      <port>{port}</port>
      <socketType>{socket}</socketType>
      <authentication>password-cleartext</authentication>
      <username>%EMAILADDRESS%</username>
{more}    </{element}>
"#
    )
}

/// Outlook's form, a POX Autodiscover response. `SPA` must be said to be off, for Outlook takes it to be on; the log-in
/// name is the whole address. Of the servers for sending, it knows one.
pub(super) fn autodiscover(policy: &Policy, address: &str) -> String {
    let servers = &policy.mail_servers;
    let smtp: String = servers.smtp.iter().take(1).map(|smtp| protocol("SMTP", smtp, address)).collect();
    let (imap, pop) = (protocol("IMAP", &servers.imap, address), protocol("POP3", &servers.pop, address));
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
  <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
    <Account>
      <AccountType>email</AccountType>
      <Action>settings</Action>
{imap}{pop}{smtp}    </Account>
  </Response>
</Autodiscover>
"#
    )
}

fn protocol(kind: &str, server: &MailServer, address: &str) -> String {
    let encryption = match server.tls {
        Tls::Tls => "SSL",
        Tls::Starttls => "TLS",
    };
    let more =
        if kind == "SMTP" { "        <UsePOPAuth>off</UsePOPAuth>\n        <SMTPLast>off</SMTPLast>\n" } else { "" };
    let (host, port, user) = (escape(&server.host), server.port, escape(address));
    format!(
        r"      <Protocol>
        <Type>{kind}</Type>
        <Server>{host}</Server>
        <Port>{port}</Port>
        <DomainRequired>off</DomainRequired>
        <LoginName>{user}</LoginName>
        <SPA>off</SPA>
        <SSL>on</SSL>
        <Encryption>{encryption}</Encryption>
        <AuthRequired>on</AuthRequired>
{more}      </Protocol>
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apppw_6_what_a_setting_or_an_address_holds_cannot_leave_its_place() {
        let policy = Policy { service_name: "</displayName>&\"x\"".to_owned(), ..Policy::default() };
        let told = autoconfig(&policy);
        assert_eq!(told.matches("</displayName>").count(), 1, "{told}");
        assert!(told.contains("<displayName>&lt;/displayName&gt;&amp;&quot;x&quot;</displayName>"), "{told}");
        let told = autodiscover(&policy, "</LoginName><Server>evil</Server>&@mail.example.jp");
        assert!(told.contains("<LoginName>&lt;/LoginName&gt;&lt;Server&gt;evil&lt;/Server&gt;&amp;@mail"), "{told}");
        assert!(!told.contains("<Server>evil"), "{told}");
    }

    #[test]
    fn apppw_6_outlook_is_told_of_one_server_for_sending_and_thunderbird_of_all() {
        let policy = Policy::default();
        assert_eq!(autoconfig(&policy).matches("<outgoingServer type=\"smtp\">").count(), 2);
        let outlook = autodiscover(&policy, "taro@mail.example.jp");
        assert_eq!((outlook.matches("<Type>SMTP</Type>").count(), outlook.matches("<SPA>off</SPA>").count()), (1, 3));
    }
}
