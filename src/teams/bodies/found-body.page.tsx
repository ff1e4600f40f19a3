import { z } from 'zod'
import { nameIn } from '#model'
import { fields, line, optionalChoice, optionalText, page, says } from '#platform'
import { ActionsBar, Button, FormPage, Head, Hidden, Note, RadioGroup, Select, TextField } from '#platform/ui'
import { PlacePick, placeLabel, UnitCode } from '#territory'
import { Employed, employedOptions } from '../members/employed.ts'
import { bodyPage } from './body.page.tsx'
import { bodyToFound } from './body-to-found.server.ts'
import { leadingRoles, standingBodies } from './body-unit.domain.ts'
import { foundBody } from './found-body.server.ts'

const readNewBody = fields(
  z
    .object({
      unitCode: UnitCode,
      element: line(80),
      name: line(200),
      role: optionalText(80),
      leader: optionalChoice(Employed),
    })
    .refine(({ leader, role }) => leader === undefined || role !== undefined, {
      path: ['role'],
      message: says('teams.new.leader_without_role'),
    }),
)

/** Beginning a team: for an administrator and for the authorities of the gmina. */
export const foundBodyPage = page({
  path: '/teams/new',
  act: 'teams.body.found',
  looking: 'unrecorded',
  load: (ctx, _params, query) => bodyToFound(ctx, query),
  title: ({ t }) => t('teams.new.title'),
  form: (posted) => readNewBody(posted),
  submit: (ctx, { leader, role, ...body }) =>
    foundBody(ctx, { ...body, leader: leader && role !== undefined ? { ...leader, role } : undefined }),
  refusals: {
    no_model: 'teams.new.no_model',
    no_such_team: 'teams.new.no_such_team',
    no_such_role: 'teams.appoint.no_such_role',
    not_employed: 'teams.appoint.not_employed',
    wrong_sector: 'teams.appoint.wrong_sector',
    already_member: 'teams.appoint.already_member',
  },
  then: ({ value }) => ({ to: bodyPage.at({ bodyId: value }), flash: 'teams.new.done' }),
  view: ({ loaded: { asked, model, people }, form, t, visitor: { locale } }) => {
    const title = t('teams.new.title')
    if (!asked.picked || !model) {
      return (
        <div class="stack-l">
          <Head title={title} />
          {asked.picked && <Note kind="bad" text={t('teams.new.no_model')} live />}
          <PlacePick asked={asked} label={t('teams.new.place')} action="/teams/new" />
        </div>
      )
    }
    const bodies = standingBodies(model)
    const leads = new Map(
      model.process.all
        .filter(({ subject }) => subject === 'body')
        .flatMap((process) => leadingRoles(model, process).map((role) => [role.id, role] as const)),
    )
    return (
      <FormPage form={form} title={title} lead={placeLabel(t, asked.picked)}>
        <Hidden name="unitCode" value={asked.picked.code} />
        <RadioGroup
          name="element"
          label={t('teams.new.element')}
          options={bodies.map(({ id, name, purpose }) => ({
            value: id,
            label: nameIn(name, locale),
            ...(purpose ? { hint: purpose } : {}),
          }))}
        />
        <TextField name="name" label={t('teams.new.name')} hint={t('teams.new.name.hint')} />
        <Select
          name="leader"
          label={t('teams.new.leader')}
          hint={t('teams.new.leader.hint')}
          options={employedOptions(people)}
          optional
        />
        {leads.size > 0 && (
          <RadioGroup
            name="role"
            label={t('teams.new.role')}
            options={[...leads.values()].map(({ id, name }) => ({ value: id, label: nameIn(name, locale) }))}
            optional
          />
        )}
        <ActionsBar>
          <Button>{t('teams.new.submit')}</Button>
        </ActionsBar>
      </FormPage>
    )
  },
})
