-- Generated from the policy of casework.look_judgement. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_look_judgement_select on casework.look_judgement;
create policy casework_look_judgement_select on casework.look_judgement for select to app_runtime using (
   case_id in (select authz.cases_i_audit()));
drop policy if exists casework_look_judgement_insert on casework.look_judgement;
create policy casework_look_judgement_insert on casework.look_judgement for insert to app_runtime with check (
   case_id in (select authz.cases_i_audit()));
drop policy if exists casework_look_judgement_update on casework.look_judgement;
drop policy if exists casework_look_judgement_delete on casework.look_judgement;
drop policy if exists casework_look_judgement_never on casework.look_judgement;
create policy casework_look_judgement_never on casework.look_judgement as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_look_judgement_seen_as on casework.look_judgement;
create policy casework_look_judgement_seen_as on casework.look_judgement as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
