import { z } from 'zod'
import { InstitutionId, NotFound } from '#kernel'
import { nameIn } from '#model'
import { fields, optionalText, page, showInstant, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import {
  ActionsBar,
  Button,
  Crumbs,
  FormPage,
  Hidden,
  KeyValues,
  Note,
  RadioGroup,
  Table,
  TextArea,
} from '#platform/ui'
import { RequestId, requestPath } from '#protection'
import { type BundleFigures, bundleFigures } from './approve-bundle.query.server.ts'
import { approveBundle } from './approve-bundle.server.ts'
import { BundleId } from './bundle.domain.ts'
import { DECISION_LABELS, KIND_LABELS, STATE_LABELS } from './copy-words.ts'
import { reasonCalled } from './reasons.ts'

const OfApproval = z.object({ institutionId: InstitutionId, requestId: RequestId, bundleId: BundleId })
const readApproval = fields(
  z.object({
    version: z.coerce.number().int().positive(),
    decision: z.enum(['approve', 'return']),
    words: optionalText(1000),
  }),
)

async function toApprove(ctx: Ctx, { institutionId, requestId, bundleId }: z.infer<typeof OfApproval>) {
  const figures = await bundleFigures(ctx, bundleId)
  if (figures.institutionId !== institutionId || figures.requestId !== requestId) throw new NotFound('bundle')
  return figures
}

/** A checked copy in figures: the data protection officer approves it or returns it, without a word of what it holds. */
export const approveCopyPage = page({
  path: '/protection/:institutionId/requests/:requestId/copies/:bundleId',
  params: OfApproval,
  act: 'casework.bundle.approve',
  looking: 'unrecorded',
  load: toApprove,
  title: ({ t, loaded }) => t('casework.copy.approve.title', { code: loaded.caseCode }),
  form: readApproval,
  submit: (ctx, input) => approveBundle(ctx, input),
  refusals: { words_missing: 'casework.copy.refusal.words_missing' },
  then: ({ params }) => ({
    to: requestPath(params.institutionId, params.requestId),
    flash: 'casework.copy.approve.done',
  }),
  view: ({ loaded, params, form, t }) => (
    <FormPage
      form={form}
      crumbs={
        <Crumbs
          items={[
            { href: requestPath(params.institutionId, params.requestId), label: t('casework.copy.approve.request') },
            { label: t('casework.copy.approve.title', { code: loaded.caseCode }) },
          ]}
        />
      }
      title={t('casework.copy.approve.title', { code: loaded.caseCode })}
      lead={t('casework.copy.approve.lead')}
    >
      <KeyValues
        items={[
          { term: t('casework.copy.approve.state'), value: t(STATE_LABELS[loaded.state]) },
          { term: t('casework.copy.approve.gathered'), value: showInstant(loaded.gatheredAt) },
          { term: t('casework.copy.approve.elsewhere'), value: loaded.elsewhere },
        ]}
      />
      <Figures figures={loaded} />
      <Decision figures={loaded} />
    </FormPage>
  ),
})

function Figures({ figures: { pieces } }: { readonly figures: BundleFigures }) {
  const { t, locale } = useReader()
  return (
    <Table
      caption={t('casework.copy.approve.figures')}
      columns={[
        { label: t('casework.copy.approve.kind') },
        { label: t('casework.copy.approve.decision') },
        { label: t('casework.copy.approve.reasons') },
        { label: t('casework.copy.approve.pieces'), numeric: true },
      ]}
      rows={pieces.map(({ kind, decision, reasons, pieces: n }) => ({
        cells: [
          t(KIND_LABELS[kind]),
          t(DECISION_LABELS[decision]),
          reasons.map((id) => `${nameIn(reasonCalled(id).name, locale)} (${reasonCalled(id).provision})`).join(', '),
          n,
        ],
      }))}
    />
  )
}

function Decision({ figures: { approves, state, rowVersion } }: { readonly figures: BundleFigures }) {
  const { t } = useReader()
  if (!approves) return <Note kind="info" text={t('casework.copy.approve.officer_only')} />
  if (state !== 'checked') return <Note kind="ok" text={t('casework.copy.approve.already')} />
  return (
    <>
      <Hidden name="version" value={String(rowVersion)} />
      <RadioGroup
        name="decision"
        label={t('casework.copy.approve.what')}
        options={[
          { value: 'approve', label: t('casework.copy.approve.yes') },
          { value: 'return', label: t('casework.copy.approve.no') },
        ]}
      />
      <TextArea
        name="words"
        label={t('casework.copy.approve.words')}
        hint={t('casework.copy.approve.words_hint')}
        rows={3}
        optional
      />
      <ActionsBar>
        <Button>{t('casework.copy.approve.submit')}</Button>
      </ActionsBar>
    </>
  )
}
