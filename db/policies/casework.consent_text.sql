-- Generated from the policy of casework.consent_text. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_consent_text_select on casework.consent_text;
create policy casework_consent_text_select on casework.consent_text for select to app_runtime using (
   register in (select authz.consent_registers_i_use())
   or (select authz.acting_as('setup')));
drop policy if exists casework_consent_text_insert on casework.consent_text;
create policy casework_consent_text_insert on casework.consent_text for insert to app_runtime with check (
   (select authz.acting_as('setup')));
drop policy if exists casework_consent_text_update on casework.consent_text;
drop policy if exists casework_consent_text_delete on casework.consent_text;
drop policy if exists casework_consent_text_never on casework.consent_text;
