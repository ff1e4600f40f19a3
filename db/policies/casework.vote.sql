-- Generated from the policy of casework.vote. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_vote_select on casework.vote;
create policy casework_vote_select on casework.vote for select to app_runtime using (
   exists (select from casework.sentence p where p.case_id = casework.vote.case_id and p.id = casework.vote.sentence_id));
drop policy if exists casework_vote_insert on casework.vote;
create policy casework_vote_insert on casework.vote for insert to app_runtime with check (
   exists (select from casework.sentence p where p.case_id = casework.vote.case_id and p.id = casework.vote.sentence_id));
drop policy if exists casework_vote_update on casework.vote;
create policy casework_vote_update on casework.vote for update to app_runtime using (
   exists (select from casework.sentence p where p.case_id = casework.vote.case_id and p.id = casework.vote.sentence_id)) with check (
   exists (select from casework.sentence p where p.case_id = casework.vote.case_id and p.id = casework.vote.sentence_id));
drop policy if exists casework_vote_delete on casework.vote;
drop policy if exists casework_vote_never on casework.vote;
create policy casework_vote_never on casework.vote as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
drop policy if exists casework_vote_seen_as on casework.vote;
create policy casework_vote_seen_as on casework.vote as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
