-- Generated from the policy of casework.item. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_item_select on casework.item;
create policy casework_item_select on casework.item for select to app_runtime using (
   (case_id, owner_institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f)
   or (case_id, owner_institution_id, category) in (select f.case_id, f.owner_institution_id, f.category from authz.shown_categories() f)
   or (case_id, owner_institution_id, subject_id, category) in (select f.case_id, f.owner_institution_id, f.subject_id, f.category from authz.shown_about() f)
   or (case_id, id) in (select f.case_id, f.item_id from authz.shown_items() f)
   or (case_id, owner_institution_id, category, responsible_institution_id) in (select f.case_id, f.owner_institution_id, f.category, f.responsible_institution_id from authz.shown_own_part() f)
   or (case_id, id) in (select f.case_id, f.item_id from authz.items_shown_in_emergency() f)
   or (case_id, id) in (select f.case_id, f.item_id from authz.items_shown_for_inspection() f));
drop policy if exists casework_item_insert on casework.item;
create policy casework_item_insert on casework.item for insert to app_runtime with check (
   (case_id, owner_institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_item_update on casework.item;
create policy casework_item_update on casework.item for update to app_runtime using (
   (case_id, owner_institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f)) with check (
   (case_id, owner_institution_id) in (select f.case_id, f.institution_id from authz.my_writing_seats() f));
drop policy if exists casework_item_delete on casework.item;
drop policy if exists casework_item_never on casework.item;
create policy casework_item_never on casework.item as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())
   or kind in (select authz.kinds_hidden_from_me())
   or (case_id, id) in (select f.case_id, f.item_id from authz.informants_closed_to_me() f)
   or (case_id, id) in (select f.case_id, f.item_id from authz.items_shielded_from_me() f)
   or (case_id, id) in (select f.case_id, f.item_id from authz.items_closed_to_me() f)));
drop policy if exists casework_item_seen_as on casework.item;
create policy casework_item_seen_as on casework.item as restrictive for all to app_runtime using (not (select authz.looks_as_another()) or id::text = any ((select authz.keys_seen_by_both())::text[])) with check (not (select authz.looks_as_another()));
