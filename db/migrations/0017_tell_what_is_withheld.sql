create function casework.is_more_written(in_case uuid, in_forms text[], seen uuid[]) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (
    select from casework.item i
    join casework.form_instance f on f.case_id = i.case_id and f.id = i.form_instance_id and f.state = 'completed' and f.form = any (in_forms)
    join model.category k on k.version_id = f.version_id and k.category = i.category and k.sensitivity in ('ordinary', 'protected')
    where i.case_id = in_case and i.kind = 'answer' and i.replaced_at is null and i.id <> all (seen)
      and not exists (select from casework.informant_mark m where m.item_id = i.id and m.lifted_at is null)
      and in_case in (select s.case_id from authz.my_institutions_in_cases() s)) $$;
comment on function casework.is_more_written is 'Whether forms of a case hold ordinary or protected entries beside those the acting person sees: yes or no, never whose, about whom, which or how many. Special ones leave no trace.';
revoke execute on function casework.is_more_written from public;
grant execute on function casework.is_more_written to app_runtime;
