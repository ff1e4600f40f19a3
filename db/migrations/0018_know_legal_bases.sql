-- Legal bases with the days between which they hold. A changed law is a new row; what rested on the old one keeps its text.
create table model.legal_basis (
  id             uuid primary key,
  code           text not null,
  ground_kind    text not null,
  rank           integer not null,
  name           jsonb not null,
  says           jsonb not null,
  statute        text not null,
  article        text not null,
  givers         text[] not null,
  recipients     text[] not null,
  covers         text[] not null,
  needs          text[] not null,
  release        text check (release in ('danger', 'consent', 'provision')),
  not_for_family boolean not null,
  confirmed      boolean not null,
  source         text not null,
  valid_from     date not null,
  valid_until    date,
  loaded_at      timestamptz not null,
  check (valid_until is null or valid_until >= valid_from),
  unique (code, valid_from),
  unique (id, ground_kind)
);
comment on table model.legal_basis is 'Provisions on which content may be shown. Each refines one kind of the grounds of models; `covers` are sensitivities, `needs` what must be on record, `release` the way it lifts a teacher''s secrecy. Never rewritten: ended, and followed by a new row of the same code.';
alter table model.legal_basis enable row level security;
grant select, insert on model.legal_basis to app_runtime;
grant update (valid_until) on model.legal_basis to app_runtime;

alter table casework.disclosure
  add column basis_id uuid,
  add column basis_text jsonb,
  add column not_for_family boolean not null default false,
  add column follows_id uuid references casework.disclosure,
  add constraint disclosure_basis foreign key (basis_id, ground_kind) references model.legal_basis (id, ground_kind),
  add constraint disclosure_basis_text check ((basis_id is null) = (basis_text is null));
comment on column casework.disclosure.basis_id is 'The provision that it rests on beside the ground of the model, of the same kind.';
comment on column casework.disclosure.basis_text is 'Name, statute and article of the provision as they read on the day of the decision.';
comment on column casework.disclosure.not_for_family is 'A legal duty: in nothing that the family gets.';
comment on column casework.disclosure.follows_id is 'The disclosure that this one renews or narrows.';
create index disclosure_basis on casework.disclosure (basis_id, ground_kind);
create index disclosure_follows on casework.disclosure (follows_id);
