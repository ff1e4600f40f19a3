-- Generated from the policy of directory.service. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists directory_service_select on directory.service;
create policy directory_service_select on directory.service for select to app_runtime using (
   audience in (select authz.audiences_i_am_in())
   or institution_id in (select authz.institutions_whose_services_i_keep())
   or id in (select authz.services_of_my_link())
   or (select authz.acting_as('worker')));
drop policy if exists directory_service_insert on directory.service;
create policy directory_service_insert on directory.service for insert to app_runtime with check (
   institution_id in (select authz.institutions_whose_services_i_keep()));
drop policy if exists directory_service_update on directory.service;
create policy directory_service_update on directory.service for update to app_runtime using (
   institution_id in (select authz.institutions_whose_services_i_keep())) with check (
   institution_id in (select authz.institutions_whose_services_i_keep()));
drop policy if exists directory_service_delete on directory.service;
drop policy if exists directory_service_never on directory.service;
