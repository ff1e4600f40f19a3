-- Generated from the policy of platform.draft. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists platform_draft_select on platform.draft;
create policy platform_draft_select on platform.draft for select to app_runtime using (
   person_id = (select authz.me()));
drop policy if exists platform_draft_insert on platform.draft;
create policy platform_draft_insert on platform.draft for insert to app_runtime with check (
   person_id = (select authz.me()));
drop policy if exists platform_draft_update on platform.draft;
create policy platform_draft_update on platform.draft for update to app_runtime using (
   person_id = (select authz.me())) with check (
   person_id = (select authz.me()));
drop policy if exists platform_draft_delete on platform.draft;
create policy platform_draft_delete on platform.draft for delete to app_runtime using (
   person_id = (select authz.me()));
drop policy if exists platform_draft_never on platform.draft;
drop policy if exists platform_draft_seen_as on platform.draft;
create policy platform_draft_seen_as on platform.draft as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
