-- Generated from the policy of casework.sitting_change. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_sitting_change_select on casework.sitting_change;
create policy casework_sitting_change_select on casework.sitting_change for select to app_runtime using (
   exists (select from casework.sitting p where p.id = casework.sitting_change.sitting_id));
drop policy if exists casework_sitting_change_insert on casework.sitting_change;
create policy casework_sitting_change_insert on casework.sitting_change for insert to app_runtime with check (
   sitting_id in (select authz.sittings_i_move()));
drop policy if exists casework_sitting_change_update on casework.sitting_change;
drop policy if exists casework_sitting_change_delete on casework.sitting_change;
drop policy if exists casework_sitting_change_never on casework.sitting_change;
drop policy if exists casework_sitting_change_seen_as on casework.sitting_change;
create policy casework_sitting_change_seen_as on casework.sitting_change as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
