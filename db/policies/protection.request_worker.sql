-- Generated from the policy of protection.request_worker. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists protection_request_worker_select on protection.request_worker;
create policy protection_request_worker_select on protection.request_worker for select to app_runtime using (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect())
   or person_id = (select authz.me()));
drop policy if exists protection_request_worker_insert on protection.request_worker;
create policy protection_request_worker_insert on protection.request_worker for insert to app_runtime with check (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists protection_request_worker_update on protection.request_worker;
create policy protection_request_worker_update on protection.request_worker for update to app_runtime using (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect())) with check (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists protection_request_worker_delete on protection.request_worker;
drop policy if exists protection_request_worker_never on protection.request_worker;
