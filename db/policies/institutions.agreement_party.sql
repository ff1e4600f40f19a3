-- Generated from the policy of institutions.agreement_party. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists institutions_agreement_party_select on institutions.agreement_party;
create policy institutions_agreement_party_select on institutions.agreement_party for select to app_runtime using (
   exists (select from institutions.agreement p where p.id = institutions.agreement_party.agreement_id));
drop policy if exists institutions_agreement_party_insert on institutions.agreement_party;
create policy institutions_agreement_party_insert on institutions.agreement_party for insert to app_runtime with check (
   (select authz.acting_as('setup'))
   or agreement_id in (select authz.agreements_i_just_recorded()));
drop policy if exists institutions_agreement_party_update on institutions.agreement_party;
drop policy if exists institutions_agreement_party_delete on institutions.agreement_party;
drop policy if exists institutions_agreement_party_never on institutions.agreement_party;
