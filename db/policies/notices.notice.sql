-- Generated from the policy of notices.notice. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists notices_notice_select on notices.notice;
create policy notices_notice_select on notices.notice for select to app_runtime using (
   id in (select authz.notices_i_see())
   or (select authz.acting_as('worker')));
drop policy if exists notices_notice_insert on notices.notice;
create policy notices_notice_insert on notices.notice for insert to app_runtime with check (
   (select authz.signed_in())
   or (select authz.acting_as('worker'))
   or (select authz.acting_as('link'))
   or (select authz.acting_as('setup')));
drop policy if exists notices_notice_update on notices.notice;
create policy notices_notice_update on notices.notice for update to app_runtime using (
   id in (select authz.notices_i_see())
   or (select authz.acting_as('worker'))) with check (
   id in (select authz.notices_i_see())
   or (select authz.acting_as('worker')));
drop policy if exists notices_notice_delete on notices.notice;
drop policy if exists notices_notice_never on notices.notice;
drop policy if exists notices_notice_seen_as on notices.notice;
create policy notices_notice_seen_as on notices.notice as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
