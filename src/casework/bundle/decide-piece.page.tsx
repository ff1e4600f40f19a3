import { z } from 'zod'
import { NotFound } from '#kernel'
import { nameIn } from '#model'
import { fields, optionalChoice, optionalText, page, several, ticked, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import {
  ActionsBar,
  Button,
  CheckboxGroup,
  FormPage,
  Hidden,
  Note,
  RadioGroup,
  Section,
  Select,
  TextArea,
  TextField,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { bundleOnPage } from './bundle.query.server.ts'
import { copyPath } from './copy-paths.ts'
import { DECISION_LABELS, PIECE_REFUSALS } from './copy-words.ts'
import { decideAbout } from './decide-pieces.server.ts'
import { OfPiece } from './of-bundle.ts'
import { DECISIONS, placeName, proposalFor, type SearchedPiece, surePlaces } from './piece.domain.ts'
import { SourceLines } from './piece-lines.tsx'
import { reasonsOn } from './reasons.ts'

const readDecision = fields(
  z.object({
    decision: z.enum(DECISIONS),
    reason: optionalChoice(z.string().max(40)),
    places: several(z.string().max(60)),
    words: optionalText(400),
    summary: optionalText(8000),
    confirmed: ticked,
    version: z.coerce.number().int().positive(),
  }),
)

async function pieceOnPage(ctx: Ctx, at: z.infer<typeof OfPiece>) {
  const whole = await bundleOnPage(ctx, at)
  const piece = whole.standing.pieces.find(({ kept }) => kept.id === at.pieceId)
  if (!piece) throw new NotFound('piece')
  return { frame: whole.frame, person: whole.person, ...piece, reasons: reasonsOn(ctx.today) }
}

/** Deciding what of one piece is given: all of it, without some places, a summary in its place, or nothing. */
export const decidePiecePage = page({
  path: '/cases/:caseId/copies/:bundleId/pieces/:pieceId',
  params: OfPiece,
  act: 'casework.bundle.prepare',
  needsNames: true,
  load: pieceOnPage,
  looking: look('casework.case.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.copy.decide.title', { what: loaded.now.title }),
  initial: ({ kept, now }) => ({
    decision: kept.decision ?? proposalFor(now),
    reason: kept.reasons[0] ?? (now.informant ? 'informant' : ''),
    places: surePlaces(now),
    summary: kept.decision === 'summary' ? (kept.lines?.[0]?.text ?? '') : '',
  }),
  form: readDecision,
  submit: (ctx, input) => decideAbout(ctx, input),
  refusals: {
    ...PIECE_REFUSALS,
    reason_unknown: 'casework.copy.refusal.reason_missing',
    not_in_preparation: 'casework.copy.refusal.not_possible_now',
    changed_since: 'casework.copy.refusal.changed_since',
  },
  then: ({ params }) => ({ to: copyPath(params.caseId, params.bundleId), flash: 'casework.copy.decided' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded: { frame, now, kept, reasons }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={now.title} />}
      title={t('casework.copy.decide.title', { what: now.title })}
    >
      {now.informant && <Note kind="turn" text={t('casework.copy.informant_note')} />}
      <Section id="source" title={t('casework.copy.source')} note={t('casework.copy.source_note')}>
        <SourceLines piece={now} />
      </Section>
      <Hidden name="version" value={String(kept.rowVersion)} />
      <RadioGroup
        name="decision"
        label={t('casework.copy.decision')}
        options={DECISIONS.map((value) => ({ value, label: t(DECISION_LABELS[value]) }))}
      />
      <Places piece={now} />
      <TextField name="words" label={t('casework.copy.words')} hint={t('casework.copy.words_hint')} optional />
      <TextArea
        name="summary"
        label={t('casework.copy.summary')}
        hint={t('casework.copy.summary_hint')}
        rows={5}
        optional
      />
      <Reasons reasons={reasons} />
      <CheckboxGroup
        name="confirmed"
        label={t('casework.copy.confirmed')}
        options={[{ value: 'yes', label: t('casework.copy.confirmed_yes') }]}
        optional
      />
      <ActionsBar>
        <Button>{t('casework.copy.decide.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

/** A reason whose article the sources do not tie to it is marked as concluded by the project. */
function Reasons({ reasons }: { readonly reasons: ReturnType<typeof reasonsOn> }) {
  const { t, locale } = useReader()
  const labelled = reasons.map(({ id, name, provision, inferred }) => ({
    value: id,
    label: `${nameIn(name, locale)} (${provision}${inferred ? `; ${t('casework.copy.inferred')}` : ''})`,
  }))
  return (
    <Select
      name="reason"
      label={t('casework.copy.reason')}
      hint={t('casework.copy.reason_hint')}
      options={labelled}
      optional
    />
  )
}

/** Every place that was found, in its sentence. Without script a place is blackened by its tick. */
function Places({ piece }: { readonly piece: SearchedPiece }) {
  const { t } = useReader()
  const options = piece.found.flatMap((found, line) =>
    found.map((place) => ({
      value: placeName(line, place),
      label: around(piece.lines[line]?.text ?? '', place),
      hint: t(place.sure ? `casework.copy.cause.${place.cause}` : 'casework.copy.cause.shared'),
    })),
  )
  if (options.length === 0) return null
  return <CheckboxGroup name="places" label={t('casework.copy.places')} options={options} optional />
}

const NEAR = 30
function around(text: string, { from, to }: { readonly from: number; readonly to: number }) {
  return (
    <>
      {from > NEAR && '…'}
      {text.slice(Math.max(0, from - NEAR), from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to, to + NEAR)}
      {to + NEAR < text.length && '…'}
    </>
  )
}
