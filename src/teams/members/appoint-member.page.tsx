import { z } from 'zod'
import { BodyId } from '#kernel'
import { nameIn } from '#model'
import { day, fields, line, page, showDate, ticked } from '#platform'
import { ActionsBar, Button, CheckboxGroup, Crumbs, DateField, FormPage, RadioGroup, Select } from '#platform/ui'
import { bodyPage } from '../bodies/body.page.tsx'
import { appointMember } from './appoint-member.server.ts'
import { Employed, employedOptions } from './employed.ts'
import { memberToAppoint } from './member-to-appoint.server.ts'

const readMember = fields(z.object({ role: line(80), person: Employed, fromOn: day, substitute: ticked }))

/** Giving somebody a place in a team: for those whom the model lets manage its members. */
export const appointMemberPage = page({
  path: '/teams/:bodyId/members/new',
  params: z.object({ bodyId: BodyId }),
  act: 'teams.member.appoint',
  looking: 'unrecorded',
  load: (ctx, { bodyId }) => memberToAppoint(ctx, bodyId),
  title: ({ t }) => t('teams.appoint.title'),
  initial: ({ today }) => ({ fromOn: showDate(today) }),
  form: (posted) => readMember(posted),
  submit: (ctx, { person, ...input }) => appointMember(ctx, { ...input, ...person }),
  refusals: {
    no_such_role: 'teams.appoint.no_such_role',
    not_employed: 'teams.appoint.not_employed',
    wrong_sector: 'teams.appoint.wrong_sector',
    already_member: 'teams.appoint.already_member',
  },
  then: ({ params: { bodyId } }) => ({ to: bodyPage.at({ bodyId }), flash: 'teams.appoint.done' }),
  view: ({ loaded: { body, roles, people }, form, t, visitor: { locale }, params: { bodyId } }) => (
    <FormPage
      form={form}
      title={t('teams.appoint.title')}
      over={body.name}
      crumbs={
        <Crumbs
          items={[
            { label: t('teams.title'), href: '/teams' },
            { label: body.name, href: bodyPage.at({ bodyId }) },
            { label: t('teams.appoint.title') },
          ]}
        />
      }
    >
      <RadioGroup
        name="role"
        label={t('teams.appoint.role')}
        options={roles.map(({ id, name, appointedBy }) => ({
          value: id,
          label: nameIn(name, locale),
          ...(appointedBy ? { hint: appointedBy } : {}),
        }))}
      />
      <Select
        name="person"
        label={t('teams.appoint.person')}
        hint={t('teams.appoint.person.hint')}
        options={employedOptions(people)}
      />
      <DateField name="fromOn" label={t('teams.appoint.from')} />
      <CheckboxGroup
        name="substitute"
        label={t('teams.member.substitute')}
        options={[{ value: 'yes', label: t('teams.appoint.substitute') }]}
        optional
      />
      <ActionsBar>
        <Button>{t('teams.appoint.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
