-- Generated from the policy of notices.mail. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists notices_mail_select on notices.mail;
create policy notices_mail_select on notices.mail for select to app_runtime using (
   (select authz.acting_as('worker')));
drop policy if exists notices_mail_insert on notices.mail;
create policy notices_mail_insert on notices.mail for insert to app_runtime with check (
   (select authz.acting_as('worker')));
drop policy if exists notices_mail_update on notices.mail;
create policy notices_mail_update on notices.mail for update to app_runtime using (
   (select authz.acting_as('worker'))) with check (
   (select authz.acting_as('worker')));
drop policy if exists notices_mail_delete on notices.mail;
drop policy if exists notices_mail_never on notices.mail;
