-- Generated from the policy of model.legal_basis. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_legal_basis_select on model.legal_basis;
create policy model_legal_basis_select on model.legal_basis for select to app_runtime using (
   true);
drop policy if exists model_legal_basis_insert on model.legal_basis;
create policy model_legal_basis_insert on model.legal_basis for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists model_legal_basis_update on model.legal_basis;
create policy model_legal_basis_update on model.legal_basis for update to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))) with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists model_legal_basis_delete on model.legal_basis;
drop policy if exists model_legal_basis_never on model.legal_basis;
