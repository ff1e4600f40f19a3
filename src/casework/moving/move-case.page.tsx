import { z } from 'zod'
import { nameIn, sayUnmet, type UnmetSaid } from '#model'
import { fields, optionalText, page, useReader } from '#platform'
import { ActionsBar, Button, FormPage, Lines, Note, RadioGroup, Section, TextArea, TextField } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader, Clause } from '../cases/case-frame.tsx'
import { caseOverviewPath } from '../cases/case-paths.ts'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { type MoveToMake, moveToMake } from './move-case.query.server.ts'
import { moveCase } from './move-case.server.ts'

const readMove = fields(
  z.object({
    reason: optionalText(80),
    words: optionalText(2000),
    outcome: optionalText(80),
    confirmed: optionalText(1000),
  }),
)

/** Moving a case to another stage: what it leads to, and every rule that does not hold yet, with its paragraph. */
export const moveCasePage = page({
  path: '/cases/:caseId/transitions/:transition',
  params: OfCase.extend({ transition: z.string().max(80) }),
  act: 'casework.case.move',
  load: (ctx, { caseId, transition }) => moveToMake(ctx, caseId, transition),
  looking: look('casework.case.looked'),
  scope,
  title: ({ loaded, t, visitor }) =>
    t('casework.move.title', { move: nameIn(loaded.move.transition.name, visitor.locale), code: loaded.frame.code }),
  form: readMove,
  submit: (ctx, { caseId, transition, confirmed, ...given }, { loaded }) => {
    const warnings = loaded.move.unmet.filter(({ confirmable }) => confirmable)
    const confirmations = confirmed === undefined ? [] : warnings.map(({ rule }) => ({ rule, reason: confirmed }))
    return moveCase(ctx, { ...given, caseId, transition, confirmations })
  },
  refusals: {
    not_from_this_stage: 'casework.move.not_from_this_stage',
    rules_unmet: 'casework.move.rules_unmet',
    reason_missing: 'casework.move.reason_missing',
    reason_unknown: 'platform.form.not_offered',
    outcome_missing: 'casework.move.outcome_missing',
    outcome_unknown: 'platform.form.not_offered',
  },
  then: ({ params }) => ({ to: caseOverviewPath(params.caseId), flash: 'casework.move.done' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ loaded, form }) => <MoveForm loaded={loaded} form={form} />,
})

type Props = { readonly loaded: MoveToMake; readonly form: Parameters<typeof FormPage>[0]['form'] }

function MoveForm({ loaded, form }: Props) {
  const { t, locale } = useReader()
  const { known, move, frame, names } = loaded
  const { transition, unmet } = move
  const name = nameIn(transition.name, locale)
  const said = sayUnmet({ t, locale }, known.model, unmet, (id) => names.get(id))
  const blocked = said.filter(({ confirmable }) => !confirmable)
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={name} />}
      over={frame.code}
      title={name}
      lead={t('casework.move.leads_to', { stage: nameIn(known.model.stage(move.to).name, locale) })}
    >
      <p>
        {t('casework.move.paragraph')} <Clause model={known.model.document} clause={transition.clause} />
      </p>
      <UnmetRules said={said} loaded={loaded} />
      <Choices loaded={loaded} />
      {said.some(({ confirmable }) => confirmable) && (
        <TextField
          name="confirmed"
          label={t('casework.move.confirmed')}
          hint={t('casework.move.confirmed_hint')}
          optional
        />
      )}
      <ActionsBar>
        <Button kind={blocked.length > 0 ? 'plain' : 'main'}>{t('casework.move.submit')}</Button>
        <a href={caseOverviewPath(known.file.id)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}

/** Each rule that does not hold, in a sentence, with the paragraph that asks for it. */
function UnmetRules({ said, loaded }: { readonly said: readonly UnmetSaid[]; readonly loaded: MoveToMake }) {
  const { t } = useReader()
  if (said.length === 0) return <Note kind="ok" text={t('casework.move.all_met')} />
  return (
    <Section id="missing" title={t('casework.move.missing')} count={said.length}>
      <Lines
        items={said.map(({ clause, sentences }) => (
          <>
            {sentences.map((sentence) => (
              <p>{sentence}</p>
            ))}
            <span class="fine">
              <Clause model={loaded.known.model.document} clause={clause} />
            </span>
          </>
        ))}
      />
    </Section>
  )
}

function Choices({ loaded: { known, move } }: { readonly loaded: MoveToMake }) {
  const { t, locale } = useReader()
  const { model } = known
  const { reason, outcomes } = move
  return (
    <>
      {reason?.list && (
        <RadioGroup
          name="reason"
          label={t('casework.move.reason')}
          optional={!reason.required}
          options={model.list(reason.list).items.map(({ id, label }) => ({ value: id, label }))}
        />
      )}
      {reason && (
        <TextArea
          name="words"
          label={t(reason.list ? 'casework.move.more' : 'casework.move.reason')}
          optional={reason.list !== null || !reason.required}
        />
      )}
      {outcomes.length > 0 && (
        <RadioGroup
          name="outcome"
          label={t('casework.move.outcome')}
          options={outcomes.map((id) => ({ value: id, label: nameIn(model.outcome(id).name, locale) }))}
        />
      )}
    </>
  )
}
