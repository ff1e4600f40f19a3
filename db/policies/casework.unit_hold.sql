-- Generated from the policy of casework.unit_hold. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_unit_hold_select on casework.unit_hold;
create policy casework_unit_hold_select on casework.unit_hold for select to app_runtime using (
   exists (select from casework.basket_item p where p.case_id = casework.unit_hold.case_id and p.id = casework.unit_hold.basket_item_id));
drop policy if exists casework_unit_hold_insert on casework.unit_hold;
drop policy if exists casework_unit_hold_update on casework.unit_hold;
drop policy if exists casework_unit_hold_delete on casework.unit_hold;
drop policy if exists casework_unit_hold_never on casework.unit_hold;
create policy casework_unit_hold_never on casework.unit_hold as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
