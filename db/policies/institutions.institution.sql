-- Generated from the policy of institutions.institution. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists institutions_institution_select on institutions.institution;
create policy institutions_institution_select on institutions.institution for select to app_runtime using (
   true);
drop policy if exists institutions_institution_insert on institutions.institution;
create policy institutions_institution_insert on institutions.institution for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists institutions_institution_update on institutions.institution;
create policy institutions_institution_update on institutions.institution for update to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or id in (select authz.institutions_i_head())) with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or id in (select authz.institutions_i_head()));
drop policy if exists institutions_institution_delete on institutions.institution;
drop policy if exists institutions_institution_never on institutions.institution;
