-- Generated from the policy of casework.last_look. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_last_look_select on casework.last_look;
create policy casework_last_look_select on casework.last_look for select to app_runtime using (
   person_id = (select authz.me()));
drop policy if exists casework_last_look_insert on casework.last_look;
create policy casework_last_look_insert on casework.last_look for insert to app_runtime with check (
   person_id = (select authz.me()));
drop policy if exists casework_last_look_update on casework.last_look;
create policy casework_last_look_update on casework.last_look for update to app_runtime using (
   person_id = (select authz.me())) with check (
   person_id = (select authz.me()));
drop policy if exists casework_last_look_delete on casework.last_look;
drop policy if exists casework_last_look_never on casework.last_look;
drop policy if exists casework_last_look_seen_as on casework.last_look;
create policy casework_last_look_seen_as on casework.last_look as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
