-- Generated from the policy of institutions.area. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists institutions_area_select on institutions.area;
create policy institutions_area_select on institutions.area for select to app_runtime using (
   true);
drop policy if exists institutions_area_insert on institutions.area;
create policy institutions_area_insert on institutions.area for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists institutions_area_update on institutions.area;
drop policy if exists institutions_area_delete on institutions.area;
create policy institutions_area_delete on institutions.area for delete to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists institutions_area_never on institutions.area;
