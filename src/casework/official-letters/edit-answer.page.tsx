import { fields, type Posted, page, type Read, type Say, textOf, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  CheckboxGroup,
  FormPage,
  Hidden,
  RadioGroup,
  Section,
  Select,
  TextArea,
  TextField,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { type LetterOnPage, letterOnPage } from './letter.query.server.ts'
import { letterPath } from './letter-paths.ts'
import { ANSWER_KIND_LABELS, WITHHELD_LABELS, WRITE_REFUSALS } from './letter-words.ts'
import { OfLetter } from './of-letter.ts'
import { ANSWER_KINDS, type AnswerDraft, type PartEdited, WITHHOLDING } from './official-letter.domain.ts'
import { AnswerInput } from './official-letter.schema.ts'
import { editAnswer } from './write-answer.server.ts'

const readAround = fields(AnswerInput)
type Edited = { readonly version: number; readonly answer: AnswerDraft; readonly parts: readonly PartEdited[] }
const partField = (name: 'heading' | 'words' | 'out', id: string): string => `${name}-${id}`

/** The words around, and each part by itself. */
function readEdited(posted: Posted, { parts }: LetterOnPage): Read<Edited> {
  const around = readAround(posted)
  const edited = parts.map(({ id }) => ({
    id,
    heading: textOf(posted, partField('heading', id)).trim(),
    words: textOf(posted, partField('words', id)).trim(),
    leftOut: textOf(posted, partField('out', id)) !== '',
  }))
  const missing: readonly (readonly [string, Say])[] = edited
    .filter(({ leftOut }) => !leftOut)
    .flatMap(({ id, heading, words }) => [
      ...(heading === '' ? [[partField('heading', id), { key: 'platform.form.required' }] as const] : []),
      ...(words === '' ? [[partField('words', id), { key: 'platform.form.required' }] as const] : []),
    ])
  if (!around.ok || missing.length > 0) {
    return { ok: false, errors: { ...(around.ok ? {} : around.errors), ...Object.fromEntries(missing) } }
  }
  const { version, kind, opening, closing, withheld, reason, forwardedTo } = around.value
  const answer = {
    ...{ kind, opening, closing: closing ?? '' },
    ...{ withheld: withheld ?? null, reason: reason ?? null, forwardedTo: forwardedTo ?? null },
  }
  return { ok: true, value: { version, answer, parts: edited } }
}

/** Editing an answer: its kind, the words around and each part. Kept as a draft. */
export const editAnswerPage = page({
  path: '/cases/:caseId/letters/:letterId/answer',
  params: OfLetter,
  act: 'casework.letter.edit',
  needsNames: true,
  load: (ctx, { caseId, letterId }) => letterOnPage(ctx, caseId, letterId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.letter.edit_of', { number: loaded.letter.number }),
  initial: ({ answer, parts }) => ({
    ...{ kind: answer.kind, opening: answer.opening, closing: answer.closing },
    ...{ withheld: answer.withheld ?? '', reason: answer.reason ?? '', forwardedTo: answer.forwardedTo ?? '' },
    ...Object.fromEntries(
      parts.flatMap(({ id, heading, words }) => [
        [partField('heading', id), heading],
        [partField('words', id), words],
      ]),
    ),
  }),
  form: (posted, loaded) => readEdited(posted, loaded),
  submit: (ctx, input) => editAnswer(ctx, input),
  refusals: WRITE_REFUSALS,
  then: ({ params }) => ({ to: letterPath.one(params.caseId, params.letterId), flash: 'casework.letter.saved' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.letter.edit')} />}
      over={loaded.letter.number}
      title={t('casework.letter.edit')}
      lead={t('casework.letter.edit_lead')}
    >
      <Hidden name="version" value={String(loaded.letter.version)} />
      <Kind />
      <TextArea name="opening" label={t('casework.letter.opening')} rows={4} />
      {loaded.parts.map(({ id }, index) => (
        <Part id={id} no={index + 1} />
      ))}
      <TextArea name="closing" label={t('casework.letter.closing')} rows={4} optional />
      <ActionsBar>
        <Button>{t('casework.letter.edit_submit')}</Button>
        <a href={letterPath.one(loaded.frame.caseId, loaded.letter.id)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

function Kind() {
  const { t } = useReader()
  return (
    <>
      <RadioGroup
        name="kind"
        label={t('casework.letter.kind')}
        options={ANSWER_KINDS.map((value) => ({ value, label: t(ANSWER_KIND_LABELS[value]) }))}
      />
      <Select
        name="withheld"
        label={t('casework.letter.withheld')}
        hint={t('casework.letter.withheld_hint')}
        options={WITHHOLDING.map((value) => ({ value, label: t(WITHHELD_LABELS[value]) }))}
        optional
      />
      <TextArea
        name="reason"
        label={t('casework.letter.reason')}
        hint={t('casework.letter.reason_hint')}
        rows={3}
        optional
      />
      <TextField
        name="forwardedTo"
        label={t('casework.letter.forwarded_to')}
        hint={t('casework.letter.forwarded_hint')}
        autocomplete="off"
        optional
      />
    </>
  )
}

function Part({ id, no }: { readonly id: string; readonly no: number }) {
  const { t } = useReader()
  return (
    <Section id={`part-${no}`} title={t('casework.letter.part', { no })}>
      <TextField name={partField('heading', id)} label={t('casework.letter.heading_of', { no })} autocomplete="off" />
      <TextArea name={partField('words', id)} label={t('casework.letter.words_of', { no })} rows={6} />
      <CheckboxGroup
        name={partField('out', id)}
        label={t('casework.letter.leave_out_of', { no })}
        options={[{ value: 'yes', label: t('casework.letter.leave_out') }]}
        optional
      />
    </Section>
  )
}
