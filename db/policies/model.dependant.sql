-- Generated from the policy of model.dependant. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_dependant_select on model.dependant;
create policy model_dependant_select on model.dependant for select to app_runtime using (
   id in (select authz.dependants_shown_to_me())
   or id in (select authz.dependants_i_keep())
   or id in (select authz.dependants_i_follow())
   or (select authz.acting_as('setup')));
drop policy if exists model_dependant_insert on model.dependant;
create policy model_dependant_insert on model.dependant for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or keeper_id = (select authz.me())
   or unit_code in (select authz.units_i_govern())
   or model_id in (select authz.models_i_write()));
drop policy if exists model_dependant_update on model.dependant;
create policy model_dependant_update on model.dependant for update to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or keeper_id = (select authz.me())
   or unit_code in (select authz.units_i_govern())
   or model_id in (select authz.models_i_write())) with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or keeper_id = (select authz.me())
   or unit_code in (select authz.units_i_govern())
   or model_id in (select authz.models_i_write()));
drop policy if exists model_dependant_delete on model.dependant;
drop policy if exists model_dependant_never on model.dependant;
