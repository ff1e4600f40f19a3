-- Generated from the policy of casework.bundle_piece. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists casework_bundle_piece_select on casework.bundle_piece;
create policy casework_bundle_piece_select on casework.bundle_piece for select to app_runtime using (
   exists (select from casework.bundle p where p.case_id = casework.bundle_piece.case_id and p.id = casework.bundle_piece.bundle_id));
drop policy if exists casework_bundle_piece_insert on casework.bundle_piece;
create policy casework_bundle_piece_insert on casework.bundle_piece for insert to app_runtime with check (
   exists (select from casework.bundle p where p.case_id = casework.bundle_piece.case_id and p.id = casework.bundle_piece.bundle_id));
drop policy if exists casework_bundle_piece_update on casework.bundle_piece;
create policy casework_bundle_piece_update on casework.bundle_piece for update to app_runtime using (
   exists (select from casework.bundle p where p.case_id = casework.bundle_piece.case_id and p.id = casework.bundle_piece.bundle_id)) with check (
   exists (select from casework.bundle p where p.case_id = casework.bundle_piece.case_id and p.id = casework.bundle_piece.bundle_id));
drop policy if exists casework_bundle_piece_delete on casework.bundle_piece;
drop policy if exists casework_bundle_piece_never on casework.bundle_piece;
create policy casework_bundle_piece_never on casework.bundle_piece as restrictive for all to app_runtime using (not (
   case_id in (select authz.cases_denied_to_me())));
