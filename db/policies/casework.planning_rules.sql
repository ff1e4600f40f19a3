-- Generated from the policy of casework.planning_rules. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_planning_rules_select on casework.planning_rules;
create policy casework_planning_rules_select on casework.planning_rules for select to app_runtime using (
   (select authz.signed_in()));
drop policy if exists casework_planning_rules_insert on casework.planning_rules;
create policy casework_planning_rules_insert on casework.planning_rules for insert to app_runtime with check (
   unit_code in (select authz.units_i_govern()));
drop policy if exists casework_planning_rules_update on casework.planning_rules;
drop policy if exists casework_planning_rules_delete on casework.planning_rules;
drop policy if exists casework_planning_rules_never on casework.planning_rules;
