-- Generated from the policy of protection.data_agreement. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists protection_data_agreement_select on protection.data_agreement;
create policy protection_data_agreement_select on protection.data_agreement for select to app_runtime using (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists protection_data_agreement_insert on protection.data_agreement;
create policy protection_data_agreement_insert on protection.data_agreement for insert to app_runtime with check (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists protection_data_agreement_update on protection.data_agreement;
create policy protection_data_agreement_update on protection.data_agreement for update to app_runtime using (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect())) with check (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists protection_data_agreement_delete on protection.data_agreement;
drop policy if exists protection_data_agreement_never on protection.data_agreement;
