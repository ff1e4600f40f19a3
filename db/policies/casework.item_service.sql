-- Generated from the policy of casework.item_service. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_item_service_select on casework.item_service;
create policy casework_item_service_select on casework.item_service for select to app_runtime using (
   exists (select from casework.basket_item p where p.case_id = casework.item_service.case_id and p.id = casework.item_service.basket_item_id));
drop policy if exists casework_item_service_insert on casework.item_service;
create policy casework_item_service_insert on casework.item_service for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep())
   or case_id in (select authz.cases_whose_basket_i_may_write()));
drop policy if exists casework_item_service_update on casework.item_service;
drop policy if exists casework_item_service_delete on casework.item_service;
drop policy if exists casework_item_service_never on casework.item_service;
create policy casework_item_service_never on casework.item_service as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
