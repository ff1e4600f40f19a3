-- Generated from the policy of protection.request. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists protection_request_select on protection.request;
create policy protection_request_select on protection.request for select to app_runtime using (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect())
   or id in (select authz.requests_given_to_me()));
drop policy if exists protection_request_insert on protection.request;
create policy protection_request_insert on protection.request for insert to app_runtime with check (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists protection_request_update on protection.request;
create policy protection_request_update on protection.request for update to app_runtime using (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect())) with check (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists protection_request_delete on protection.request;
drop policy if exists protection_request_never on protection.request;
