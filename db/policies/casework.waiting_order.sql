-- Generated from the policy of casework.waiting_order. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_waiting_order_select on casework.waiting_order;
create policy casework_waiting_order_select on casework.waiting_order for select to app_runtime using (
   exists (select from casework.waiting p where p.case_id = casework.waiting_order.case_id and p.id = casework.waiting_order.waiting_id));
drop policy if exists casework_waiting_order_insert on casework.waiting_order;
create policy casework_waiting_order_insert on casework.waiting_order for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_waiting_order_update on casework.waiting_order;
drop policy if exists casework_waiting_order_delete on casework.waiting_order;
drop policy if exists casework_waiting_order_never on casework.waiting_order;
create policy casework_waiting_order_never on casework.waiting_order as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
