-- Generated from the policy of institutions.agreement. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists institutions_agreement_select on institutions.agreement;
create policy institutions_agreement_select on institutions.agreement for select to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or id in (select authz.agreements_of_my_institutions())
   or body_id in (select authz.bodies_i_sit_in())
   or recorded_by = (select authz.me()));
drop policy if exists institutions_agreement_insert on institutions.agreement;
create policy institutions_agreement_insert on institutions.agreement for insert to app_runtime with check (
   (select authz.acting_as('setup'))
   or (select authz.i_administer())
   or body_id in (select authz.bodies_whose_agreements_i_manage())
   or body_id in (select authz.bodies_whose_members_i_manage())
   or body_id in (select authz.bodies_in_which_i_may_sign())
   or (body_id, kind) in (select f.body_id, f.kind from authz.statements_i_may_sign() f)
   or (body_id, kind) in (select f.body_id, f.kind from authz.nominations_i_may_make() f));
drop policy if exists institutions_agreement_update on institutions.agreement;
create policy institutions_agreement_update on institutions.agreement for update to app_runtime using (
   (select authz.acting_as('setup'))
   or (select authz.i_administer())
   or id in (select authz.agreements_i_may_end())) with check (
   (select authz.acting_as('setup'))
   or (select authz.i_administer())
   or id in (select authz.agreements_i_may_end()));
drop policy if exists institutions_agreement_delete on institutions.agreement;
drop policy if exists institutions_agreement_never on institutions.agreement;
