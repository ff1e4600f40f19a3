import { z } from 'zod'
import { BodyId } from '#kernel'
import { nameIn } from '#model'
import { fields, optionalText, page } from '#platform'
import { ActionsBar, Button, Crumbs, FormPage, RadioGroup, TextArea } from '#platform/ui'
import { bodyPage } from './body.page.tsx'
import { makeBodyTransition } from './make-body-transition.server.ts'
import { WhatIsMissing } from './team-view.tsx'
import { type TransitionToMake, transitionToMake } from './transition-to-make.server.ts'

const LONGEST_REASON = 1000
const readMove = fields(z.object({ reason: optionalText(LONGEST_REASON), outcome: optionalText(80) }))

/** Moving a team to its next stage: what is still missing, or the reason and the confirmation. */
export const bodyTransitionPage = page({
  path: '/teams/:bodyId/transitions/:transition',
  params: z.object({ bodyId: BodyId, transition: z.string() }),
  act: 'teams.body.move',
  looking: 'unrecorded',
  load: (ctx, { bodyId, transition }): Promise<TransitionToMake> => transitionToMake(ctx, bodyId, transition),
  title: ({ loaded, visitor }) => nameIn(loaded.wanted.transition.name, visitor.locale),
  form: (posted) => readMove(posted),
  submit: (ctx, input) => makeBodyTransition(ctx, input),
  refusals: {
    not_from_this_stage: 'teams.transition.not_from_this_stage',
    not_yours: 'teams.transition.not_yours',
    rules_unmet: 'teams.transition.rules_unmet',
    reason_missing: 'teams.transition.reason_missing',
    reason_unknown: 'teams.transition.reason_unknown',
    outcome_missing: 'teams.transition.outcome_missing',
    outcome_unknown: 'teams.transition.outcome_unknown',
  },
  then: ({ params: { bodyId } }) => ({ to: bodyPage.at({ bodyId }), flash: 'teams.transition.done' }),
  view: ({ loaded: { team, wanted }, form, t, visitor: { locale }, params: { bodyId } }) => {
    const { model, body } = team
    const title = nameIn(wanted.transition.name, locale)
    const items = wanted.reason?.list ? model.list(wanted.reason.list).items : null
    const required = wanted.reason?.required ?? false
    return (
      <FormPage
        form={form}
        title={title}
        over={body.name}
        crumbs={
          <Crumbs
            items={[
              { label: t('teams.title'), href: '/teams' },
              { label: body.name, href: bodyPage.at({ bodyId }) },
              { label: title },
            ]}
          />
        }
        lead={t('teams.transition.to', { stage: nameIn(model.stage(wanted.to).name, locale) })}
      >
        {wanted.unmet.length > 0 && <WhatIsMissing team={team} possible={wanted} />}
        {items && (
          <RadioGroup
            name="reason"
            label={t('teams.transition.reason')}
            options={items.map(({ id, label }) => ({ value: id, label }))}
            optional={!required}
          />
        )}
        {wanted.reason && !items && (
          <TextArea name="reason" label={t('teams.transition.reason')} optional={!required} />
        )}
        {wanted.outcomes.length > 0 && (
          <RadioGroup
            name="outcome"
            label={t('teams.transition.outcome')}
            options={wanted.outcomes.map((id) => ({ value: id, label: nameIn(model.outcome(id).name, locale) }))}
          />
        )}
        <ActionsBar>
          <Button>{t('teams.transition.submit')}</Button>
        </ActionsBar>
      </FormPage>
    )
  },
})
