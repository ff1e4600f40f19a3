-- Generated from the policy of casework.sitting_slot. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_sitting_slot_select on casework.sitting_slot;
create policy casework_sitting_slot_select on casework.sitting_slot for select to app_runtime using (
   case_id in (select authz.cases_i_know_by_code()));
drop policy if exists casework_sitting_slot_insert on casework.sitting_slot;
create policy casework_sitting_slot_insert on casework.sitting_slot for insert to app_runtime with check (
   case_id in (select authz.forms_of_cases_i_work_in()));
drop policy if exists casework_sitting_slot_update on casework.sitting_slot;
drop policy if exists casework_sitting_slot_delete on casework.sitting_slot;
drop policy if exists casework_sitting_slot_never on casework.sitting_slot;
create policy casework_sitting_slot_never on casework.sitting_slot as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_sitting_slot_seen_as on casework.sitting_slot;
create policy casework_sitting_slot_seen_as on casework.sitting_slot as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or sitting_id::text || '/' || case_id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
