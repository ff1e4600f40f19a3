-- Generated from the policy of casework.basket_item. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_basket_item_select on casework.basket_item;
create policy casework_basket_item_select on casework.basket_item for select to app_runtime using (
   exists (select from casework.item p where p.case_id = casework.basket_item.case_id and p.id = casework.basket_item.item_id));
drop policy if exists casework_basket_item_insert on casework.basket_item;
create policy casework_basket_item_insert on casework.basket_item for insert to app_runtime with check (
   exists (select from casework.item p where p.case_id = casework.basket_item.case_id and p.id = casework.basket_item.item_id));
drop policy if exists casework_basket_item_update on casework.basket_item;
create policy casework_basket_item_update on casework.basket_item for update to app_runtime using (
   case_id in (select authz.cases_whose_basket_i_may_write())
   or (case_id, provider_institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)
   or case_id in (select authz.cases_i_keep())) with check (
   case_id in (select authz.cases_whose_basket_i_may_write())
   or (case_id, provider_institution_id) in (select f.case_id, f.institution_id from authz.my_institutions_in_cases() f)
   or case_id in (select authz.cases_i_keep()));
drop policy if exists casework_basket_item_delete on casework.basket_item;
drop policy if exists casework_basket_item_never on casework.basket_item;
create policy casework_basket_item_never on casework.basket_item as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
