-- Generated from the policy of protection.document. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists protection_document_select on protection.document;
create policy protection_document_select on protection.document for select to app_runtime using (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists protection_document_insert on protection.document;
create policy protection_document_insert on protection.document for insert to app_runtime with check (
   institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists protection_document_update on protection.document;
drop policy if exists protection_document_delete on protection.document;
drop policy if exists protection_document_never on protection.document;
