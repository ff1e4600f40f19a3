-- Generated from the policy of learning.issuer. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists learning_issuer_select on learning.issuer;
create policy learning_issuer_select on learning.issuer for select to app_runtime using (
   (select authz.i_edit_learning()));
drop policy if exists learning_issuer_insert on learning.issuer;
create policy learning_issuer_insert on learning.issuer for insert to app_runtime with check (
   (select authz.i_edit_learning()));
drop policy if exists learning_issuer_update on learning.issuer;
drop policy if exists learning_issuer_delete on learning.issuer;
drop policy if exists learning_issuer_never on learning.issuer;
drop policy if exists learning_issuer_seen_as on learning.issuer;
create policy learning_issuer_seen_as on learning.issuer as restrictive for all to app_runtime using (not (select authz.looks_as_another())) with check (not (select authz.looks_as_another()));
