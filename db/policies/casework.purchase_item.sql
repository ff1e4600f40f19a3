-- Generated from the policy of casework.purchase_item. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_purchase_item_select on casework.purchase_item;
create policy casework_purchase_item_select on casework.purchase_item for select to app_runtime using (
   exists (select from casework.basket_item p where p.case_id = casework.purchase_item.case_id and p.id = casework.purchase_item.basket_item_id));
drop policy if exists casework_purchase_item_insert on casework.purchase_item;
create policy casework_purchase_item_insert on casework.purchase_item for insert to app_runtime with check (
   case_id in (select authz.cases_i_keep()));
drop policy if exists casework_purchase_item_update on casework.purchase_item;
drop policy if exists casework_purchase_item_delete on casework.purchase_item;
drop policy if exists casework_purchase_item_never on casework.purchase_item;
create policy casework_purchase_item_never on casework.purchase_item as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
