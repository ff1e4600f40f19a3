-- Entries of the directory that come in a file: kept between the upload and the confirmation, then forgotten.
create table directory.import_list (
  id          uuid primary key,
  uploaded_by uuid not null references identity.person,
  uploaded_at timestamptz not null,
  rows        jsonb,
  imported_at timestamptz,
  counts      jsonb
);
comment on table directory.import_list is 'Entries of an uploaded file until they are imported, then only those that were refused. Only who sent the file reads them; emptied after seven days.';
create index import_list_uploaded_by on directory.import_list (uploaded_by);
alter table directory.import_list enable row level security;
grant select, insert on directory.import_list to app_runtime;
grant update (rows, imported_at, counts) on directory.import_list to app_runtime;

create function directory.forget_old_lists() returns void language sql volatile security definer set search_path = '' as $$
  update directory.import_list set rows = null where rows is not null and uploaded_at <= authz.now() - interval '7 days' $$;
comment on function directory.forget_old_lists is 'Empties files of entries that were sent seven days ago or earlier. Tells nothing, so whoever asks may.';
revoke execute on function directory.forget_old_lists from public;
grant execute on function directory.forget_old_lists to app_runtime;
