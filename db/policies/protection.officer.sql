-- Generated from the policy of protection.officer. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists protection_officer_select on protection.officer;
create policy protection_officer_select on protection.officer for select to app_runtime using (
   true);
drop policy if exists protection_officer_insert on protection.officer;
create policy protection_officer_insert on protection.officer for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or institution_id in (select authz.institutions_i_head()));
drop policy if exists protection_officer_update on protection.officer;
create policy protection_officer_update on protection.officer for update to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or institution_id in (select authz.institutions_i_head())) with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or institution_id in (select authz.institutions_i_head()));
drop policy if exists protection_officer_delete on protection.officer;
drop policy if exists protection_officer_never on protection.officer;
