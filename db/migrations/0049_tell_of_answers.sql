-- Telling whoever asked another institution that it answered.

create function casework.answer_to_tell(in_request uuid) returns table (case_id uuid, case_code text, person_id uuid)
  language sql stable security definer set search_path = '' rows 2 as $$
  with asked as (
    select r.sent_by, c.id, c.code, array(select casework.people_awaited(c.id, r.asking_institution_id, null)) as there
    from casework.request r join casework.case c on c.id = r.case_id
    where authz.acting_as('worker') and r.id = in_request)
  select a.id, a.code, p from asked a cross join lateral unnest(a.there) p
  where (p = a.sent_by or a.sent_by <> all (a.there))
    -- Parts that come before the first was read are told once.
    and not exists (select from notices.notice n where n.person_id = p and n.read_at is null
      and n.kind = 'request_answered' and n.link = '/cases/' || a.id || '/requests/' || in_request) $$;
comment on function casework.answer_to_tell is 'Whom the worker tells that a request was answered: whoever asked, and where they work in the case no more, those who do for the institution that asked; nobody twice before they read of it. Nothing for anybody else.';
revoke execute on function casework.answer_to_tell from public;
grant execute on function casework.answer_to_tell to app_runtime;
