-- Generated from the policy of institutions.employment. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists institutions_employment_select on institutions.employment;
create policy institutions_employment_select on institutions.employment for select to app_runtime using (
   (select authz.signed_in())
   or (select authz.acting_as('sign_in'))
   or (select authz.acting_as('setup')));
drop policy if exists institutions_employment_insert on institutions.employment;
create policy institutions_employment_insert on institutions.employment for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or institution_id in (select authz.institutions_i_head()));
drop policy if exists institutions_employment_update on institutions.employment;
create policy institutions_employment_update on institutions.employment for update to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or institution_id in (select authz.institutions_i_head())) with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or institution_id in (select authz.institutions_i_head()));
drop policy if exists institutions_employment_delete on institutions.employment;
drop policy if exists institutions_employment_never on institutions.employment;
