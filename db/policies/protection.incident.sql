-- Generated from the policy of protection.incident. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists protection_incident_select on protection.incident;
create policy protection_incident_select on protection.incident for select to app_runtime using (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect())
   or reported_by = (select authz.me()));
drop policy if exists protection_incident_insert on protection.incident;
create policy protection_incident_insert on protection.incident for insert to app_runtime with check (
   institution_id in (select authz.institutions_i_work_in())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists protection_incident_update on protection.incident;
create policy protection_incident_update on protection.incident for update to app_runtime using (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect())) with check (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists protection_incident_delete on protection.incident;
drop policy if exists protection_incident_never on protection.incident;
