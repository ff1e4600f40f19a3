-- Generated from the policy of casework.sitting. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_sitting_select on casework.sitting;
create policy casework_sitting_select on casework.sitting for select to app_runtime using (
   id in (select authz.sittings_i_know_of())
   or id in (select authz.sittings_i_run()));
drop policy if exists casework_sitting_insert on casework.sitting;
create policy casework_sitting_insert on casework.sitting for insert to app_runtime with check (
   body_id in (select authz.bodies_i_am_of())
   or institution_id in (select authz.institutions_i_work_in()));
drop policy if exists casework_sitting_update on casework.sitting;
create policy casework_sitting_update on casework.sitting for update to app_runtime using (
   id in (select authz.sittings_i_move())) with check (
   id in (select authz.sittings_i_move()));
drop policy if exists casework_sitting_delete on casework.sitting;
drop policy if exists casework_sitting_never on casework.sitting;
drop policy if exists casework_sitting_seen_as on casework.sitting;
create policy casework_sitting_seen_as on casework.sitting as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
