//! The table of all operations.

use std::collections::BTreeSet;

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{RefOr, schema::Schema},
};

use super::{Method, Operation, field, refusals};
use crate::rules::{Code, caller::May};

/// Calls `$each!(type)` for every operation, in the order of the documentation. Leaving one out here leaves it out of
/// the service; the router does not compile while an operation listed here has no op.
#[macro_export]
macro_rules! each_operation {
    ($each:ident) => {
        $each! {
            session::SignIn, session::SignInCode, session::SignInSend, session::PasswordAgain, session::SessionShow, session::SignOut,
            account::AccountCreate, account::AccountList, account::AccountShow, account::AccountUpdate,
            account::AccountDisable, account::AccountEnable, account::AccountUnlock, lockdown::AccountLockdown, account::RoleAdd, account::RoleRemove,
            password::PasswordRuleShow, password::PasswordSet, reset::AccountReset, reset::ResetAsk, reset::ResetFinish, reset::LocksLift, workshop::WorkshopPasswordSet,
            two_step::TwoStepShow, two_step::EnrolmentStart, two_step::EnrolmentSend, two_step::EnrolmentCode,
            two_step::EnrolmentFinish, two_step::BackupCodesCreate, two_step::MethodDelete, two_step::TwoStepDisable, two_step::TwoStepReset,
            app_password::AppPasswordList, app_password::AppPasswordCreate, app_password::AppPasswordDelete,
            less_secure_apps::LessSecureAppsShow, less_secure_apps::LessSecureAppsEnable, less_secure_apps::LessSecureAppsDisable,
            mail_log_in::MailLogIn,
            application::Apply, application::Stop, application::StopWithdraw, application::ProxyApply, application::ApplicationList,
            alias::AliasList, alias::AliasCreate, alias::AliasSend, alias::AliasVerify, alias::AliasDelete,
            sender::MailSender, recipient::MailRecipient, message::MessageReport,
            address::AddressShow, address::AddressOwner, address::AddressSet, address::AddressWithdraw,
            mail_password::MailPasswordSet, mail_password::MailPasswordWithdraw,
            pop::PopShow, pop::PopList, pop::PopEnable, pop::PopDisable, pop::PopUnlock, pop::PopAllowance, pop::PopUse,
            mailbox::MailboxSize, mail_servers::MailServersShow,
            remote_access::RemoteAccessShow, remote_access::RemoteAccessEnable, remote_access::RemoteAccessDisable,
            token::TokenCreate, token::TokenList, token::TokenDelete,
            policy::PolicyShow,
            audit::AuditList, audit::AuditShow, audit::AuditVerify,
        }
    };
}

/// Calls `$each!(type)` for every operation that can run on many rows ([`Operation::BULK`]).
#[macro_export]
macro_rules! each_bulk_operation {
    ($each:ident) => {
        $each! {
            account::AccountCreate, account::AccountUpdate, account::AccountDisable, account::AccountEnable,
            account::AccountUnlock, lockdown::AccountLockdown,
            account::RoleAdd, account::RoleRemove, reset::AccountReset, two_step::TwoStepReset,
            app_password::AppPasswordDelete, less_secure_apps::LessSecureAppsDisable,
            application::Apply, application::Stop, application::StopWithdraw, application::ProxyApply,
            alias::AliasDelete, pop::PopUnlock,
            remote_access::RemoteAccessEnable, remote_access::RemoteAccessDisable,
        }
    };
}

/// What the table says of an operation.
pub struct Row {
    /// `noun.verb`.
    pub id: &'static str,
    /// The method.
    pub method: Method,
    /// The path template.
    pub path: &'static str,
    /// Who may call it.
    pub may: May,
    /// Whether it changes anything.
    pub writes: bool,
    /// Whether the password must be fresh (SIGN-3).
    pub dangerous: bool,
    /// Whether acting on another's account needs a reason.
    pub needs_reason: bool,
    /// Whether it can run on many rows at once.
    pub bulk: bool,
    /// What it may refuse with.
    pub refusals: BTreeSet<Code>,
    /// One sentence.
    pub summary: &'static str,
    /// The request's schema.
    pub request: RefOr<Schema>,
    /// The reply's name and schema.
    pub reply: (String, RefOr<Schema>),
    /// Every schema that the two refer to.
    pub schemas: Vec<(String, RefOr<Schema>)>,
}

fn row<O: Operation>() -> Row {
    let mut schemas = Vec::new();
    O::schemas(&mut schemas);
    O::Reply::schemas(&mut schemas);
    Row {
        id: O::ID,
        method: O::METHOD,
        path: O::PATH,
        may: O::MAY,
        writes: O::WRITES,
        dangerous: O::DANGEROUS,
        needs_reason: O::needs_reason(true),
        bulk: O::BULK,
        refusals: refusals::of::<O>(),
        summary: O::SUMMARY,
        request: O::schema(),
        reply: (O::Reply::name().into_owned(), O::Reply::schema()),
        schemas,
    }
}

/// Every operation.
pub fn table() -> Vec<Row> {
    use super::{
        account, address, alias, app_password, application, audit, less_secure_apps, lockdown, mail_log_in,
        mail_password, mail_servers, mailbox, message, password, policy, pop, recipient, remote_access, reset, sender,
        session, token, two_step, workshop,
    };
    macro_rules! rows {
        ($($operation:path,)*) => { vec![$(row::<$operation>()),*] };
    }
    each_operation!(rows)
}

/// The operations that end every other sign-in ([`Operation::ENDS_SIGN_INS`]), by their names.
pub fn ending_sign_ins() -> impl Iterator<Item = &'static str> {
    use super::{
        account, address, alias, app_password, application, audit, less_secure_apps, lockdown, mail_log_in,
        mail_password, mail_servers, mailbox, message, password, policy, pop, recipient, remote_access, reset, sender,
        session, token, two_step, workshop,
    };
    macro_rules! ids {
        ($($operation:path,)*) => { [$(<$operation>::ENDS_SIGN_INS.then_some(<$operation>::ID)),*] };
    }
    each_operation!(ids).into_iter().flatten()
}

/// The names of the fields of what an operation replies; of the object or the rows at `place`, where it names a field of
/// the reply. Nothing where there is no such operation or place.
pub fn replied(operation: &str, place: &str) -> Vec<String> {
    let row = table().into_iter().find(|row| row.id == operation);
    row.map(|row| field::names(&row.reply.1, row.schemas, place)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bulk_operations_are_those_that_say_so() {
        use crate::contract::{
            account, alias, app_password, application, less_secure_apps, lockdown, pop, remote_access, reset, two_step,
        };
        macro_rules! ids {
            ($($operation:path,)*) => { vec![$(<$operation>::ID),*] };
        }
        let mut listed = each_bulk_operation!(ids);
        let mut said: Vec<&str> = table().iter().filter(|row| row.bulk).map(|row| row.id).collect();
        listed.sort_unstable();
        said.sort_unstable();
        assert_eq!(listed, said);
    }
}
