-- Generated from the policy of casework.waiting. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_waiting_select on casework.waiting;
create policy casework_waiting_select on casework.waiting for select to app_runtime using (
   exists (select from casework.basket_item p where p.case_id = casework.waiting.case_id and p.id = casework.waiting.basket_item_id));
drop policy if exists casework_waiting_insert on casework.waiting;
drop policy if exists casework_waiting_update on casework.waiting;
drop policy if exists casework_waiting_delete on casework.waiting;
drop policy if exists casework_waiting_never on casework.waiting;
create policy casework_waiting_never on casework.waiting as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
