-- Generated from the policy of casework.money_entry. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_money_entry_select on casework.money_entry;
create policy casework_money_entry_select on casework.money_entry for select to app_runtime using (
   source_id in (select authz.sources_i_answer_for())
   or purchase_id in (select authz.purchases_of_cases_i_keep()));
drop policy if exists casework_money_entry_insert on casework.money_entry;
create policy casework_money_entry_insert on casework.money_entry for insert to app_runtime with check (
   source_id in (select authz.sources_i_answer_for()));
drop policy if exists casework_money_entry_update on casework.money_entry;
drop policy if exists casework_money_entry_delete on casework.money_entry;
drop policy if exists casework_money_entry_never on casework.money_entry;
drop policy if exists casework_money_entry_seen_as on casework.money_entry;
create policy casework_money_entry_seen_as on casework.money_entry as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
