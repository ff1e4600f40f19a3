-- Generated from the policy of notices.setting. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists notices_setting_select on notices.setting;
create policy notices_setting_select on notices.setting for select to app_runtime using (
   person_id = (select authz.me())
   or (select authz.acting_as('worker')));
drop policy if exists notices_setting_insert on notices.setting;
create policy notices_setting_insert on notices.setting for insert to app_runtime with check (
   person_id = (select authz.me()));
drop policy if exists notices_setting_update on notices.setting;
create policy notices_setting_update on notices.setting for update to app_runtime using (
   person_id = (select authz.me())) with check (
   person_id = (select authz.me()));
drop policy if exists notices_setting_delete on notices.setting;
drop policy if exists notices_setting_never on notices.setting;
drop policy if exists notices_setting_seen_as on notices.setting;
create policy notices_setting_seen_as on notices.setting as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
