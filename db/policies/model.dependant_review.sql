-- Generated from the policy of model.dependant_review. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_dependant_review_select on model.dependant_review;
create policy model_dependant_review_select on model.dependant_review for select to app_runtime using (
   dependant_id in (select authz.dependants_i_keep())
   or dependant_id in (select authz.dependants_i_follow())
   or (select authz.acting_as('setup')));
drop policy if exists model_dependant_review_insert on model.dependant_review;
create policy model_dependant_review_insert on model.dependant_review for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or dependant_id in (select authz.dependants_i_keep())
   or model_id in (select authz.models_i_lead()));
drop policy if exists model_dependant_review_update on model.dependant_review;
create policy model_dependant_review_update on model.dependant_review for update to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or dependant_id in (select authz.dependants_i_keep())) with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or dependant_id in (select authz.dependants_i_keep()));
drop policy if exists model_dependant_review_delete on model.dependant_review;
drop policy if exists model_dependant_review_never on model.dependant_review;
