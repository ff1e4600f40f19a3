-- Generated from the policy of casework.envelope_source. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_envelope_source_select on casework.envelope_source;
create policy casework_envelope_source_select on casework.envelope_source for select to app_runtime using (
   unit_code in (select authz.units_i_govern())
   or payer_institution_id in (select authz.institutions_i_head())
   or unit_code in (select authz.units_whose_cases_i_keep()));
drop policy if exists casework_envelope_source_insert on casework.envelope_source;
create policy casework_envelope_source_insert on casework.envelope_source for insert to app_runtime with check (
   unit_code in (select authz.units_i_govern()));
drop policy if exists casework_envelope_source_update on casework.envelope_source;
drop policy if exists casework_envelope_source_delete on casework.envelope_source;
drop policy if exists casework_envelope_source_never on casework.envelope_source;
drop policy if exists casework_envelope_source_seen_as on casework.envelope_source;
create policy casework_envelope_source_seen_as on casework.envelope_source as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
