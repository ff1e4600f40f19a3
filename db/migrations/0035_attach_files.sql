-- Files that belong to paragraphs of a handbook, kept by the digest of their content.
create table model.attachment (
  model_id text not null,
  digest   bytea not null check (length(digest) = 32),
  file_id  uuid not null references platform.file,
  added_at timestamptz not null,
  added_by uuid references identity.person,
  primary key (model_id, digest)
);
comment on table model.attachment is 'Files added to drafts of a model, by the SHA-256 of their content: a document names its attachments by it. One is never removed, because a published version names it for ever.';
create index attachment_digest on model.attachment (digest);
create unique index attachment_file on model.attachment (file_id);
create index attachment_added_by on model.attachment (added_by);
alter table model.attachment enable row level security;
grant select, insert on model.attachment to app_runtime;

create function authz.attachments_published() returns setof bytea
  language sql stable security definer set search_path = '' rows 20 as $$
  select distinct decode(named ->> 'sha256', 'hex') from model.version v,
    lateral pg_catalog.jsonb_path_query(v.document, '$.handbook.attachments[*].file') as named $$;
comment on function authz.attachments_published is 'Relation: digests of the files that a published version of any model names.';

revoke execute on function authz.attachments_published from public;
grant execute on function authz.attachments_published to app_runtime;
