-- Generated from the policy of platform.mail. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists platform_mail_select on platform.mail;
create policy platform_mail_select on platform.mail for select to app_runtime using (
   (select authz.acting_as('worker'))
   or (select authz.i_administer()));
drop policy if exists platform_mail_insert on platform.mail;
create policy platform_mail_insert on platform.mail for insert to app_runtime with check (
   (select authz.acting_as('sign_in'))
   or (select authz.acting_as('setup'))
   or (select authz.acting_as('worker'))
   or (select authz.signed_in()));
drop policy if exists platform_mail_update on platform.mail;
create policy platform_mail_update on platform.mail for update to app_runtime using (
   (select authz.acting_as('worker'))) with check (
   (select authz.acting_as('worker')));
drop policy if exists platform_mail_delete on platform.mail;
drop policy if exists platform_mail_never on platform.mail;
