import { z } from 'zod'
import { nameIn } from '#model'
import { day, fields, line, page, showDate } from '#platform'
import { ActionsBar, Button, DateField, FormPage, Head, Hidden, Note, Select } from '#platform/ui'
import { PlacePick, placeLabel, UnitCode } from '#territory'
import { appointInUnit } from './appoint-member.server.ts'
import { Employed, employedOptions } from './employed.ts'
import { unitRoleToGive } from './member-to-appoint.server.ts'

const readUnitRole = fields(z.object({ unitCode: UnitCode, role: line(80), person: Employed, fromOn: day }))

/** Roles held outside a team, as that of a gmina's authorities, who then begin its team. */
export const giveUnitRolePage = page({
  path: '/administration/roles/new',
  act: 'teams.role.give',
  looking: 'unrecorded',
  load: (ctx, _params, query) => unitRoleToGive(ctx, query),
  title: ({ t }) => t('teams.unit.title'),
  initial: ({ today }) => ({ fromOn: showDate(today) }),
  form: (posted) => readUnitRole(posted),
  submit: (ctx, { person, ...input }) => appointInUnit(ctx, { ...input, ...person }),
  refusals: {
    no_model: 'teams.new.no_model',
    no_such_role: 'teams.appoint.no_such_role',
    not_employed: 'teams.appoint.not_employed',
    wrong_sector: 'teams.appoint.wrong_sector',
    already_member: 'teams.appoint.already_member',
  },
  then: () => ({ to: '/administration/roles/new', flash: 'teams.unit.done' }),
  view: ({ loaded: { asked, roles, people }, form, t, visitor: { locale } }) => {
    const title = t('teams.unit.title')
    if (!asked.picked || !roles) {
      return (
        <div class="stack-l">
          <Head title={title} lead={t('teams.unit.lead')} />
          {asked.picked && <Note kind="bad" text={t('teams.new.no_model')} live />}
          <PlacePick asked={asked} label={t('teams.unit.place')} action="/administration/roles/new" />
        </div>
      )
    }
    return (
      <FormPage form={form} title={title} lead={placeLabel(t, asked.picked)}>
        <Hidden name="unitCode" value={asked.picked.code} />
        <Select
          name="role"
          label={t('teams.appoint.role')}
          options={roles.map(({ id, name }) => ({ value: id, label: nameIn(name, locale) }))}
        />
        <Select
          name="person"
          label={t('teams.appoint.person')}
          hint={t('teams.appoint.person.hint')}
          options={employedOptions(people)}
        />
        <DateField name="fromOn" label={t('teams.appoint.from')} />
        <ActionsBar>
          <Button>{t('teams.unit.submit')}</Button>
        </ActionsBar>
      </FormPage>
    )
  },
})
