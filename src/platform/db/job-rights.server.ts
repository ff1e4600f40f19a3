/**
 * What the runtime role may do with the job queue: add jobs and work on them. The queue holds ids only, so it has one policy
 * for all rows; whose act a job may do is asked again when it runs.
 */
export const JOB_RIGHTS = `
grant usage on schema graphile_worker to app_runtime;
grant select, insert, update, delete on all tables in schema graphile_worker to app_runtime;
grant usage on all sequences in schema graphile_worker to app_runtime;
grant execute on all functions in schema graphile_worker to app_runtime;
revoke insert, update, delete on graphile_worker.migrations from app_runtime;
do $$
declare queue_table regclass;
begin
  for queue_table in
    select c.oid from pg_class c where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
  loop
    execute format('drop policy if exists app_runtime_works on %s', queue_table);
    execute format('create policy app_runtime_works on %s to app_runtime using (true) with check (true)', queue_table);
  end loop;
end $$;
`
