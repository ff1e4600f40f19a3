import { fields, page, showDate, useReader } from '#platform'
import { type Printer, printsNothing } from '#platform/server'
import { ActionsBar, Button, DateField, FormPage, Hidden, KeyValues, Note, RadioGroup, TextField } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { approveAnswer, sendAnswer, takeBack } from './approve-answer.server.ts'
import { type LetterOnPage, letterOnPage } from './letter.query.server.ts'
import { letterPath } from './letter-paths.ts'
import { ANSWER_KIND_LABELS, WAY_LABELS } from './letter-words.ts'
import { OfLetter } from './of-letter.ts'
import { WAYS_SENT } from './official-letter.domain.ts'
import { ApproveInput, SendInput } from './official-letter.schema.ts'

const readApproval = fields(ApproveInput)
const readSending = fields(SendInput)

/** Approving an answer: from now on it is a file that does not change. */
export const approveAnswerPage = (printer: Pick<Printer, 'print'> = printsNothing) =>
  page({
    path: '/cases/:caseId/letters/:letterId/approve',
    params: OfLetter,
    act: 'casework.letter.approve',
    needsNames: true,
    load: (ctx, { caseId, letterId }) => letterOnPage(ctx, caseId, letterId),
    looking: look('casework.case.looked'),
    scope,
    title: ({ t, loaded }) => t('casework.letter.approve_of', { number: loaded.letter.number }),
    form: readApproval,
    submit: (ctx, input) => approveAnswer(ctx, printer, input),
    refusals: {
      not_open: 'casework.letter.not_open',
      day_ahead: 'casework.day_ahead',
      signed_before: 'casework.letter.signed_before',
      reason_missing: 'casework.letter.reason_missing',
      parts_not_sent: 'casework.letter.parts_not_sent',
      parts_missing: 'casework.letter.parts_missing',
      forwarded_to_missing: 'casework.letter.forwarded_to_missing',
      entry_changed: 'casework.letter.entry_changed',
      tells_shielded: 'casework.letter.tells_shielded',
      not_printed: 'casework.letter.not_printed',
    },
    then: ({ params }) => ({
      to: letterPath.one(params.caseId, params.letterId),
      flash: 'casework.letter.done.approved',
    }),
    header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
    view: ({ t, form, loaded }) => (
      <FormPage
        form={form}
        crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.letter.approve')} />}
        over={loaded.letter.number}
        title={t('casework.letter.approve')}
        lead={t('casework.letter.approve_lead')}
      >
        <Hidden name="version" value={String(loaded.letter.version)} />
        <Given loaded={loaded} />
        <p>
          <a href={letterPath.draft(loaded.frame.caseId, loaded.letter.id)}>{t('casework.letter.draft_pdf')}</a>
        </p>
        <TextField name="name" label={t('casework.letter.signer')} autocomplete="off" width="m" />
        <TextField name="function" label={t('casework.letter.signer_function')} autocomplete="off" width="m" />
        <DateField name="on" label={t('casework.letter.signed_on')} />
        <ActionsBar>
          <Button>{t('casework.letter.approve_submit')}</Button>
          <a href={letterPath.one(loaded.frame.caseId, loaded.letter.id)}>{t('casework.back')}</a>
        </ActionsBar>
      </FormPage>
    ),
  })

function Given({ loaded: { letter, answer, parts } }: { readonly loaded: LetterOnPage }) {
  const { t } = useReader()
  return (
    <KeyValues
      items={[
        { term: t('casework.letter.sender'), value: letter.sender },
        { term: t('casework.letter.kind'), value: t(ANSWER_KIND_LABELS[answer.kind]) },
        { term: t('casework.letter.parts'), value: parts.map(({ heading }) => heading).join('; ') || '–' },
      ]}
    />
  )
}

/** Taking an approval back before the letter goes. */
export const takeBackPage = page({
  path: '/cases/:caseId/letters/:letterId/take-back',
  params: OfLetter,
  act: 'casework.letter.take_back',
  needsNames: true,
  load: (ctx, { caseId, letterId }) => letterOnPage(ctx, caseId, letterId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t }) => t('casework.letter.take_back'),
  submit: (ctx, input) => takeBack(ctx, input),
  refusals: { not_approved: 'casework.letter.not_approved' },
  then: ({ params }) => ({
    to: letterPath.one(params.caseId, params.letterId),
    flash: 'casework.letter.done.taken_back',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ t, form, loaded: { frame, letter } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.letter.take_back')} />}
      over={letter.number}
      title={t('casework.letter.take_back')}
      lead={t('casework.letter.take_back_lead')}
    >
      <ActionsBar>
        <Button kind="bad">{t('casework.letter.take_back')}</Button>
        <a href={letterPath.one(frame.caseId, letter.id)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

/** Writing down how and when the letter went. */
export const sendAnswerPage = page({
  path: '/cases/:caseId/letters/:letterId/send',
  params: OfLetter,
  act: 'casework.letter.send',
  needsNames: true,
  load: (ctx, { caseId, letterId }) => letterOnPage(ctx, caseId, letterId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.letter.send_of', { number: loaded.letter.number }),
  form: readSending,
  submit: (ctx, { evidence, ...input }) => sendAnswer(ctx, { ...input, evidence: evidence ?? null }),
  refusals: {
    not_approved: 'casework.letter.not_approved',
    day_ahead: 'casework.day_ahead',
    sent_before_signed: 'casework.letter.sent_before_signed',
    evidence_missing: 'casework.letter.evidence_missing',
  },
  then: ({ params }) => ({ to: letterPath.one(params.caseId, params.letterId), flash: 'casework.letter.done.sent' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ t, form, loaded: { frame, letter, approved } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.letter.send')} />}
      over={letter.number}
      title={t('casework.letter.send')}
      lead={t('casework.letter.send_lead')}
    >
      {approved && (
        <Note
          kind="info"
          text={t('casework.letter.signed_by_on', {
            name: approved.signature.name,
            date: showDate(approved.signature.on),
          })}
        />
      )}
      <RadioGroup
        name="how"
        label={t('casework.letter.how')}
        options={WAYS_SENT.map((value) => ({ value, label: t(WAY_LABELS[value]) }))}
      />
      <DateField name="on" label={t('casework.letter.went_on')} />
      <TextField
        name="evidence"
        label={t('casework.letter.evidence')}
        hint={t('casework.letter.evidence_hint')}
        autocomplete="off"
        width="m"
        optional
      />
      <ActionsBar>
        <Button>{t('casework.letter.send_submit')}</Button>
        <a href={letterPath.one(frame.caseId, letter.id)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
