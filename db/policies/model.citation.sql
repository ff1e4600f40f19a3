-- Generated from the policy of model.citation. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists model_citation_select on model.citation;
create policy model_citation_select on model.citation for select to app_runtime using (
   dependant_id in (select authz.dependants_shown_to_me())
   or dependant_id in (select authz.dependants_i_keep())
   or dependant_id in (select authz.dependants_i_follow())
   or (select authz.acting_as('setup')));
drop policy if exists model_citation_insert on model.citation;
create policy model_citation_insert on model.citation for insert to app_runtime with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or dependant_id in (select authz.dependants_i_keep()));
drop policy if exists model_citation_update on model.citation;
create policy model_citation_update on model.citation for update to app_runtime using (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or dependant_id in (select authz.dependants_i_keep())) with check (
   (select authz.i_administer())
   or (select authz.acting_as('setup'))
   or dependant_id in (select authz.dependants_i_keep()));
drop policy if exists model_citation_delete on model.citation;
drop policy if exists model_citation_never on model.citation;
