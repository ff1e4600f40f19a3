-- Generated from the policy of learning.certificate. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists learning_certificate_select on learning.certificate;
create policy learning_certificate_select on learning.certificate for select to app_runtime using (
   person_id = (select authz.me())
   or institution_id in (select authz.institutions_i_head())
   or person_id in (select authz.people_i_head())
   or (select authz.acting_as('worker')));
drop policy if exists learning_certificate_insert on learning.certificate;
create policy learning_certificate_insert on learning.certificate for insert to app_runtime with check (
   (select authz.acting_as('worker'))
   or institution_id in (select authz.institutions_i_head()));
drop policy if exists learning_certificate_update on learning.certificate;
create policy learning_certificate_update on learning.certificate for update to app_runtime using (
   institution_id in (select authz.institutions_i_head())) with check (
   institution_id in (select authz.institutions_i_head()));
drop policy if exists learning_certificate_delete on learning.certificate;
drop policy if exists learning_certificate_never on learning.certificate;
