-- Generated from the policy of casework.blue_card_pointer. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_blue_card_pointer_select on casework.blue_card_pointer;
create policy casework_blue_card_pointer_select on casework.blue_card_pointer for select to app_runtime using (
   case_id in (select authz.pointers_i_may_read()));
drop policy if exists casework_blue_card_pointer_insert on casework.blue_card_pointer;
create policy casework_blue_card_pointer_insert on casework.blue_card_pointer for insert to app_runtime with check (
   case_id in (select authz.cases_i_lead()));
drop policy if exists casework_blue_card_pointer_update on casework.blue_card_pointer;
create policy casework_blue_card_pointer_update on casework.blue_card_pointer for update to app_runtime using (
   case_id in (select authz.cases_i_lead())) with check (
   case_id in (select authz.cases_i_lead()));
drop policy if exists casework_blue_card_pointer_delete on casework.blue_card_pointer;
drop policy if exists casework_blue_card_pointer_never on casework.blue_card_pointer;
create policy casework_blue_card_pointer_never on casework.blue_card_pointer as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_blue_card_pointer_seen_as on casework.blue_card_pointer;
create policy casework_blue_card_pointer_seen_as on casework.blue_card_pointer as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
