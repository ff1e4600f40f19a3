-- Generated from the policy of directory.confirm_link. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists directory_confirm_link_select on directory.confirm_link;
create policy directory_confirm_link_select on directory.confirm_link for select to app_runtime using (
   service_id in (select authz.services_i_keep())
   or (select authz.acting_as('worker')));
drop policy if exists directory_confirm_link_insert on directory.confirm_link;
create policy directory_confirm_link_insert on directory.confirm_link for insert to app_runtime with check (
   service_id in (select authz.services_i_keep()));
drop policy if exists directory_confirm_link_update on directory.confirm_link;
create policy directory_confirm_link_update on directory.confirm_link for update to app_runtime using (
   service_id in (select authz.services_i_keep())
   or (select authz.acting_as('worker'))) with check (
   service_id in (select authz.services_i_keep())
   or (select authz.acting_as('worker')));
drop policy if exists directory_confirm_link_delete on directory.confirm_link;
drop policy if exists directory_confirm_link_never on directory.confirm_link;
