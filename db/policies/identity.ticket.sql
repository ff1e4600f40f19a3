-- Generated from the policy of identity.ticket. Do not edit: change the policy and run `npm run db:policies`.
drop policy if exists identity_ticket_select on identity.ticket;
create policy identity_ticket_select on identity.ticket for select to app_runtime using (
   (select authz.acting_as('sign_in'))
   or (select authz.acting_as('worker'))
   or (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists identity_ticket_insert on identity.ticket;
create policy identity_ticket_insert on identity.ticket for insert to app_runtime with check (
   (select authz.acting_as('sign_in'))
   or (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists identity_ticket_update on identity.ticket;
create policy identity_ticket_update on identity.ticket for update to app_runtime using (
   (select authz.acting_as('sign_in'))
   or (select authz.i_administer())
   or (select authz.acting_as('setup'))) with check (
   (select authz.acting_as('sign_in'))
   or (select authz.i_administer())
   or (select authz.acting_as('setup')));
drop policy if exists identity_ticket_delete on identity.ticket;
drop policy if exists identity_ticket_never on identity.ticket;
