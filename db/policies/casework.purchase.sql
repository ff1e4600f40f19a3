-- Generated from the policy of casework.purchase. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_purchase_select on casework.purchase;
create policy casework_purchase_select on casework.purchase for select to app_runtime using (
   source_id in (select authz.sources_i_answer_for())
   or id in (select authz.purchases_of_cases_i_keep())
   or id in (select authz.purchases_of_support_i_take()));
drop policy if exists casework_purchase_insert on casework.purchase;
create policy casework_purchase_insert on casework.purchase for insert to app_runtime with check (
   source_id in (select authz.sources_i_order_from())
   or source_id in (select authz.sources_i_answer_for()));
drop policy if exists casework_purchase_update on casework.purchase;
create policy casework_purchase_update on casework.purchase for update to app_runtime using (
   source_id in (select authz.sources_i_answer_for())
   or id in (select authz.purchases_of_cases_i_keep())) with check (
   source_id in (select authz.sources_i_answer_for())
   or id in (select authz.purchases_of_cases_i_keep()));
drop policy if exists casework_purchase_delete on casework.purchase;
drop policy if exists casework_purchase_never on casework.purchase;
drop policy if exists casework_purchase_seen_as on casework.purchase;
create policy casework_purchase_seen_as on casework.purchase as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
