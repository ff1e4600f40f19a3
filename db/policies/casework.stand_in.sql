-- Generated from the policy of casework.stand_in. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_stand_in_select on casework.stand_in;
create policy casework_stand_in_select on casework.stand_in for select to app_runtime using (
   absent_id = (select authz.me())
   or stand_in_id = (select authz.me())
   or institution_id in (select authz.institutions_i_head()));
drop policy if exists casework_stand_in_insert on casework.stand_in;
create policy casework_stand_in_insert on casework.stand_in for insert to app_runtime with check (
   (institution_id, absent_id) in (select f.institution_id, f.absent_id from authz.leaves_i_may_arrange() f));
drop policy if exists casework_stand_in_update on casework.stand_in;
create policy casework_stand_in_update on casework.stand_in for update to app_runtime using (
   (institution_id, absent_id) in (select f.institution_id, f.absent_id from authz.leaves_i_may_arrange() f)) with check (
   (institution_id, absent_id) in (select f.institution_id, f.absent_id from authz.leaves_i_may_arrange() f));
drop policy if exists casework_stand_in_delete on casework.stand_in;
drop policy if exists casework_stand_in_never on casework.stand_in;
drop policy if exists casework_stand_in_seen_as on casework.stand_in;
create policy casework_stand_in_seen_as on casework.stand_in as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
