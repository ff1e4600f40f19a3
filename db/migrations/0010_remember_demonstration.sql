-- What the demonstration has told so far, so that one interrupted goes on where it was: each act is written down in its own transaction
-- with what it answered, and not done again. Empty in an installation that is none.
create schema demonstration;
grant usage on schema demonstration to app_runtime;

create table demonstration.told (
  act    text primary key check (length(act) between 1 and 100),
  answer jsonb not null
);
comment on table demonstration.told is 'Acts of the demonstration by chapter and number, with their answers: ids and days, never words.';
alter table demonstration.told enable row level security;

create function demonstration.tell(in_act text, in_answer jsonb) returns void language sql volatile security definer set search_path = '' as $$
  insert into demonstration.told (act, answer) values (in_act, in_answer) $$;
comment on function demonstration.tell is 'Notes an act as done, in the transaction of the act.';

create function demonstration.told_so_far() returns setof demonstration.told language sql stable security definer set search_path = '' as $$
  select t.* from demonstration.told t where authz.acting_as('setup') $$;
comment on function demonstration.told_so_far is 'What was told before, for the setting up alone.';

revoke execute on all functions in schema demonstration from public;
grant execute on all functions in schema demonstration to app_runtime;
