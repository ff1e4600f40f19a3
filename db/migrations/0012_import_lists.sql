-- Lists of institutions and people that an administrator brings in: kept between the upload and the confirmation, then forgotten.
create table institutions.import_list (
  id          uuid primary key,
  subject     text not null check (subject in ('institutions', 'people')),
  uploaded_by uuid not null references identity.person,
  uploaded_at timestamptz not null,
  rows        jsonb,
  imported_at timestamptz,
  counts      jsonb
);
comment on table institutions.import_list is 'The rows of an uploaded list until it is imported, then only those that were refused. Only who sent it reads it; emptied after seven days.';
create index import_list_uploaded_by on institutions.import_list (uploaded_by);
alter table institutions.import_list enable row level security;
grant select, insert on institutions.import_list to app_runtime;
grant update (rows, imported_at, counts) on institutions.import_list to app_runtime;

create function institutions.forget_old_lists() returns void language sql volatile security definer set search_path = '' as $$
  update institutions.import_list set rows = null where rows is not null and uploaded_at <= authz.now() - interval '7 days' $$;
comment on function institutions.forget_old_lists is 'Empties lists that were sent seven days ago or earlier. Tells nothing, so whoever asks may.';
revoke execute on function institutions.forget_old_lists from public;
grant execute on function institutions.forget_old_lists to app_runtime;
