-- As 0009, for the relations that came after it.
do $$
declare
  relation regprocedure;
begin
  for relation in
    select p.oid::regprocedure from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('authz', 'casework', 'teams') and p.prosecdef and p.prokind = 'f'
  loop
    execute pg_catalog.format('alter function %s set plan_cache_mode = force_generic_plan', relation);
  end loop;
end $$;
