-- Generated from the policy of protection.clause. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists protection_clause_select on protection.clause;
create policy protection_clause_select on protection.clause for select to app_runtime using (
   true);
drop policy if exists protection_clause_insert on protection.clause;
create policy protection_clause_insert on protection.clause for insert to app_runtime with check (
   (select authz.acting_as('setup'))
   or institution_id in (select authz.institutions_i_head())
   or institution_id in (select authz.institutions_i_protect()));
drop policy if exists protection_clause_update on protection.clause;
drop policy if exists protection_clause_delete on protection.clause;
drop policy if exists protection_clause_never on protection.clause;
