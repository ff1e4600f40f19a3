-- Generated from the policy of notices.preference. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists notices_preference_select on notices.preference;
create policy notices_preference_select on notices.preference for select to app_runtime using (
   person_id = (select authz.me())
   or (select authz.acting_as('worker')));
drop policy if exists notices_preference_insert on notices.preference;
create policy notices_preference_insert on notices.preference for insert to app_runtime with check (
   person_id = (select authz.me()));
drop policy if exists notices_preference_update on notices.preference;
create policy notices_preference_update on notices.preference for update to app_runtime using (
   person_id = (select authz.me())) with check (
   person_id = (select authz.me()));
drop policy if exists notices_preference_delete on notices.preference;
drop policy if exists notices_preference_never on notices.preference;
drop policy if exists notices_preference_seen_as on notices.preference;
create policy notices_preference_seen_as on notices.preference as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
