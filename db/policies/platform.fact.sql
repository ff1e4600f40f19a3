-- Generated from the policy of platform.fact. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists platform_fact_select on platform.fact;
create policy platform_fact_select on platform.fact for select to app_runtime using (
   actor_id = (select authz.me())
   or (chain_id, about_item) in (select f.case_id, f.about_item from authz.case_facts_i_see() f)
   or exists (select from casework.item p where p.case_id = platform.fact.chain_id and p.id = platform.fact.item_id)
   or exists (select from casework.blue_card_pointer p where p.id = platform.fact.chain_id)
   or exists (select from casework.denied p where p.id = platform.fact.chain_id)
   or exists (select from casework.bundle p where p.id = platform.fact.chain_id)
   or exists (select from casework.shield p where p.id = platform.fact.chain_id)
   or exists (select from casework.apart p where p.id = platform.fact.chain_id)
   or exists (select from casework.side p where p.id = platform.fact.chain_id)
   or exists (select from casework.official_letter p where p.id = platform.fact.chain_id));
drop policy if exists platform_fact_insert on platform.fact;
drop policy if exists platform_fact_update on platform.fact;
drop policy if exists platform_fact_delete on platform.fact;
drop policy if exists platform_fact_never on platform.fact;
create policy platform_fact_never on platform.fact as restrictive for all to app_runtime using (not (
   chain_id in (select authz.cases_denied_to_me())));
drop policy if exists platform_fact_seen_as on platform.fact;
create policy platform_fact_seen_as on platform.fact as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or chain_id::text || '/' || seq::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
