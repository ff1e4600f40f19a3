import { fields, page, showDate, useReader } from '#platform'
import { ActionsBar, Button, ButtonLink, Buttons, FormPage, KeyValues, Note, TextArea, TextField } from '#platform/ui'
import { caseOverviewPath } from '../cases/case-paths.ts'
import { acceptHandover, askBack, refuseHandover } from './answer-handover.server.ts'
import { type HandoverAsked, handoverAsked } from './handover.query.server.ts'
import { AcceptHandoverInput, AskBackInput, OfHandover, RefuseHandoverInput } from './handover.schema.ts'
import { contactWords, STATES } from './handover-words.ts'

const readAcceptance = fields(AcceptHandoverInput)
const readQuestion = fields(AskBackInput)
const readReason = fields(RefuseHandoverInput)
const load = (ctx: Parameters<typeof handoverAsked>[0], { handoverId }: { readonly handoverId: string }) =>
  handoverAsked(ctx, handoverId)

/** A case of another gmina that waits for us: who asks, and taking it over. */
export const answerHandoverPage = page({
  path: '/handovers/:handoverId',
  params: OfHandover,
  act: 'casework.handover.accept',
  needsNames: true,
  load,
  // Codes and gminas, no family.
  looking: 'unrecorded',
  title: ({ t, loaded }) => t('casework.handover.answer.title', { code: loaded.handover.caseCode }),
  form: readAcceptance,
  submit: (ctx, input) => acceptHandover(ctx, input),
  refusals: {
    already_answered: 'casework.handover.refusal.already_answered',
    group_has_no_given: 'casework.case.open.group_has_no_given',
    unit_missing: 'casework.case.open.unit_missing',
    no_model: 'casework.case.open.no_model',
    no_keeper: 'casework.case.open.no_keeper',
    no_role: 'casework.case.open.no_role',
    needs_missing: 'casework.case.open.needs_missing',
    no_clause: 'casework.case.open.no_clause',
  },
  then: ({ value }) => ({ to: caseOverviewPath(value), flash: 'casework.handover.answer.done' }),
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      title={t('casework.handover.answer.title', { code: loaded.handover.caseCode })}
      lead={t('casework.handover.answer.lead')}
    >
      <WhoAsks loaded={loaded} />
      {loaded.handover.state === 'asked' && <Answer handoverId={loaded.handover.id} />}
    </FormPage>
  ),
})

function WhoAsks({ loaded: { handover, names } }: { readonly loaded: HandoverAsked }) {
  const { t } = useReader()
  return (
    <>
      <KeyValues
        items={[
          {
            term: t('casework.handover.answer.from'),
            value: t('casework.frame.over', { unit: names.fromUnit }),
          },
          { term: t('casework.handover.answer.contact'), value: contactWords(t, names.sender) },
          { term: t('casework.handover.answer.asked_on'), value: showDate(handover.askedOn) },
          {
            term: t('casework.handover.answer.consent'),
            value: t('casework.handover.answer.consent_text', { count: handover.consents }),
          },
        ]}
      />
      {handover.state !== 'asked' && <Note kind="info" text={t(STATES[handover.state])} />}
      {handover.question && <Note kind="info" title={t('casework.handover.question')} text={handover.question} />}
    </>
  )
}

function Answer({ handoverId }: { readonly handoverId: string }) {
  const { t } = useReader()
  return (
    <>
      <TextField
        name="family"
        label={t('casework.case.open.called')}
        hint={t('casework.handover.answer.called_hint')}
        width="m"
      />
      <TextField name="given" label={t('casework.person.given')} width="m" optional />
      <ActionsBar>
        <Button>{t('casework.handover.answer.submit')}</Button>
      </ActionsBar>
      <Buttons>
        <ButtonLink href={`/handovers/${handoverId}/ask-back`} kind="quiet">
          {t('casework.handover.answer.ask_back')}
        </ButtonLink>
        <ButtonLink href={`/handovers/${handoverId}/refuse`} kind="quiet">
          {t('casework.handover.answer.refuse')}
        </ButtonLink>
      </Buttons>
    </>
  )
}

const already_answered = 'casework.handover.refusal.already_answered'

/** Asking the other team something before answering. */
export const askBackPage = page({
  path: '/handovers/:handoverId/ask-back',
  params: OfHandover,
  act: 'casework.handover.ask_back',
  load,
  looking: 'unrecorded',
  title: ({ t }) => t('casework.handover.ask_back.title'),
  initial: ({ handover }) => ({ question: handover.question ?? '' }),
  form: readQuestion,
  submit: (ctx, input) => askBack(ctx, input),
  refusals: { already_answered },
  then: ({ params }) => ({ to: `/handovers/${params.handoverId}`, flash: 'casework.handover.ask_back.done' }),
  view: ({ t, form }) => (
    <FormPage form={form} title={t('casework.handover.ask_back.title')}>
      <TextArea
        name="question"
        label={t('casework.handover.ask_back.question')}
        hint={t('casework.handover.ask_back.hint')}
        rows={4}
      />
      <ActionsBar>
        <Button>{t('casework.handover.ask_back.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

/** Saying no, with a reason. */
export const refuseHandoverPage = page({
  path: '/handovers/:handoverId/refuse',
  params: OfHandover,
  act: 'casework.handover.refuse',
  load,
  looking: 'unrecorded',
  title: ({ t }) => t('casework.handover.refuse.title'),
  form: readReason,
  submit: (ctx, input) => refuseHandover(ctx, input),
  refusals: { already_answered },
  then: () => ({ to: '/handovers', flash: 'casework.handover.refuse.done' }),
  view: ({ t, form }) => (
    <FormPage form={form} title={t('casework.handover.refuse.title')}>
      <TextArea
        name="reason"
        label={t('casework.handover.refuse.reason')}
        hint={t('casework.handover.ask_back.hint')}
        rows={4}
      />
      <ActionsBar>
        <Button kind="bad">{t('casework.handover.refuse.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
