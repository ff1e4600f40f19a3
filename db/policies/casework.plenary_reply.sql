-- Generated from the policy of casework.plenary_reply. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_plenary_reply_select on casework.plenary_reply;
create policy casework_plenary_reply_select on casework.plenary_reply for select to app_runtime using (
   sitting_id in (select authz.plenaries_i_read()));
drop policy if exists casework_plenary_reply_insert on casework.plenary_reply;
create policy casework_plenary_reply_insert on casework.plenary_reply for insert to app_runtime with check (
   sitting_id in (select authz.plenaries_i_was_at()));
drop policy if exists casework_plenary_reply_update on casework.plenary_reply;
drop policy if exists casework_plenary_reply_delete on casework.plenary_reply;
drop policy if exists casework_plenary_reply_never on casework.plenary_reply;
drop policy if exists casework_plenary_reply_seen_as on casework.plenary_reply;
create policy casework_plenary_reply_seen_as on casework.plenary_reply as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
