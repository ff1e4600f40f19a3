-- Generated from the policy of casework.purchase_receipt. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_purchase_receipt_select on casework.purchase_receipt;
create policy casework_purchase_receipt_select on casework.purchase_receipt for select to app_runtime using (
   purchase_id in (select authz.purchases_i_answer_for())
   or purchase_id in (select authz.purchases_of_cases_i_keep()));
drop policy if exists casework_purchase_receipt_insert on casework.purchase_receipt;
create policy casework_purchase_receipt_insert on casework.purchase_receipt for insert to app_runtime with check (
   purchase_id in (select authz.purchases_of_cases_i_keep())
   or purchase_id in (select authz.purchases_of_support_i_take())
   or purchase_id in (select authz.purchases_of_projects_i_lead()));
drop policy if exists casework_purchase_receipt_update on casework.purchase_receipt;
drop policy if exists casework_purchase_receipt_delete on casework.purchase_receipt;
drop policy if exists casework_purchase_receipt_never on casework.purchase_receipt;
drop policy if exists casework_purchase_receipt_seen_as on casework.purchase_receipt;
create policy casework_purchase_receipt_seen_as on casework.purchase_receipt as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
