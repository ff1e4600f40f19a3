import { z } from 'zod'
import { BodyId } from '#kernel'
import { nameIn, newAnswers, paragraphHref, valuesOfAnswers } from '#model'
import { type MessageKey, page, showDate } from '#platform'
import { ActionsBar, Button, ButtonLink, Crumbs, FormPage, Note } from '#platform/ui'
import { bodyPage } from '../bodies/body.page.tsx'
import { type DoBodyStepRefusal, doBodyStep } from './do-body-step.server.ts'
import { FILE_REFUSALS } from './signed-paper.tsx'
import { StepFields } from './step-fields.tsx'
import { readStep } from './step-input.ts'
import { type StepToDo, stepToDo } from './step-to-do.server.ts'

const REFUSALS: Readonly<Record<DoBodyStepRefusal, MessageKey>> = {
  not_in_this_stage: 'teams.step.not_in_this_stage',
  not_yours: 'teams.step.not_yours',
  waits_for: 'teams.step.waits_for',
  future_day: 'teams.step.future_day',
  not_without_account: 'teams.step.not_without_account',
  ...FILE_REFUSALS,
  already_in_force: 'teams.step.already_in_force',
  not_confirmed: 'teams.step.not_confirmed',
  not_your_institution: 'teams.step.not_your_institution',
  not_your_party: 'teams.step.not_your_party',
  ends_before_it_begins: 'teams.step.ends_before_it_begins',
  no_place_for_nominated: 'teams.step.no_place_for_nominated',
  no_such_role: 'teams.appoint.no_such_role',
  not_employed: 'teams.appoint.not_employed',
  wrong_sector: 'teams.appoint.wrong_sector',
  already_member: 'teams.appoint.already_member',
}

/** One step of a team's process: whatever its kind, one page with what the model and the product ask. */
export const bodyStepPage = page({
  path: '/teams/:bodyId/steps/:step',
  params: z.object({ bodyId: BodyId, step: z.string() }),
  act: 'teams.step.do',
  looking: 'unrecorded',
  load: (ctx, { bodyId, step }, query): Promise<StepToDo> => stepToDo(ctx, bodyId, step, query.recording === 'yes'),
  title: ({ loaded, visitor }) => nameIn(loaded.step.name, visitor.locale),
  initial: (loaded) => ({ _onDay: showDate(loaded.context.today), ...formValues(loaded) }),
  form: (posted, loaded) => readStep(posted, loaded),
  submit: (ctx, input, { loaded }) => doBodyStep(ctx, { ...input, recording: loaded.recording }),
  refusals: REFUSALS,
  then: ({ params: { bodyId } }) => ({ to: bodyPage.at({ bodyId }), flash: 'teams.step.done' }),
  view: ({ loaded, form, t, visitor: { locale }, params: { bodyId, step } }) => {
    const { body, recording, mayRecord, mayDo } = loaded
    const other = recording ? mayDo : mayRecord
    return (
      <FormPage
        form={form}
        files
        crumbs={
          <Crumbs
            items={[
              { label: t('teams.title'), href: '/teams' },
              { label: body.name, href: bodyPage.at({ bodyId }) },
              { label: nameIn(loaded.step.name, locale) },
            ]}
          />
        }
        over={body.name}
        title={nameIn(loaded.step.name, locale)}
        aside={{ label: t('teams.step.clause', { clause: loaded.step.clause }), content: <ClauseLink todo={loaded} /> }}
      >
        {recording && <Note kind="info" text={t('teams.step.recording')} />}
        <StepFields todo={loaded} />
        <ActionsBar>
          <Button>{t('teams.step.submit')}</Button>
          {other && (
            <ButtonLink kind="quiet" href={bodyStepPage.at({ bodyId, step }, recording ? {} : { recording: 'yes' })}>
              {recording ? t('teams.body.step.do') : t('teams.body.step.record')}
            </ButtonLink>
          )}
        </ActionsBar>
      </FormPage>
    )
  },
})

/** What the form begins with: offered answers, and the institution when there is only one to choose. */
function formValues({ step, model, context }: StepToDo): Readonly<Record<string, string | readonly string[]>> {
  if (step.kind !== 'form' || !step.form) return {}
  const form = model.form(step.form)
  const values = valuesOfAnswers(form, newAnswers(form, context), context)
  const [only, another] = context.offered.teamInstitutions
  if (!only || another) return values
  const asked = form.sections
    .filter(({ repeat }) => !repeat)
    .flatMap(({ id, fields }) =>
      fields.filter(({ kind }) => kind === 'institution').map((field) => `${id}.${field.id}`),
    )
  return { ...values, ...Object.fromEntries(asked.map((name) => [name, only.id])) }
}

function ClauseLink({ todo: { model, step } }: { todo: StepToDo }) {
  const { id, version } = model.document
  const paragraph = model.paragraph(step.clause)
  return (
    <p>
      <a href={paragraphHref(id, version, step.clause)}>
        {step.clause} {paragraph.title}
      </a>
    </p>
  )
}
