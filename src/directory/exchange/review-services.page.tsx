import { z } from 'zod'
import { page, type T } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  Crumbs,
  Form,
  type FormState,
  Head,
  KeyValues,
  Note,
  Stack,
} from '#platform/ui'
import { IMPORT, KEPT, servicePath } from '../service-paths.ts'
import { type ImportReview, importServices } from './import-services.server.ts'
import { reviewWithUnits } from './review.query.server.ts'
import { ChangedRows, NewRows, RefusedRows, SameRows } from './review-tables.tsx'
import { type Counts, countsOf, ImportId } from './shared-service.domain.ts'

/** What each row of a file would change in the directory, before anything is entered; afterwards what it did, and the rows still to be mended. */
export const reviewServicesPage = page({
  path: `${IMPORT}/:importId`,
  params: z.object({ importId: ImportId }),
  act: 'directory.services.import',
  looking: 'unrecorded',
  load: (ctx, { importId }) => reviewWithUnits(ctx, importId),
  title: ({ t }) => t('directory.exchange.review.title'),
  submit: (ctx, { importId }) => importServices(ctx, { importId: ImportId.parse(importId) }),
  refusals: {
    list_forgotten: 'directory.exchange.refusal.list_forgotten',
    nothing_to_import: 'directory.exchange.refusal.nothing_to_import',
    changed_meanwhile: 'directory.exchange.refusal.changed_meanwhile',
  },
  then: ({ value, params }) => ({
    to: servicePath.review(params.importId),
    flash: 'directory.exchange.review.done',
    params: { added: value.new, changed: value.changed },
  }),
  view: ({ loaded: { review, units }, params, form, t }) => (
    <Stack>
      <Crumbs
        items={[{ label: t('directory.kept.title'), href: KEPT }, { label: t('directory.exchange.review.title') }]}
      />
      <Head title={t('directory.exchange.review.title')} lead={t(`directory.exchange.review.lead.${review.state}`)}>
        <ButtonLink href={IMPORT}>{t('directory.exchange.review.again')}</ButtonLink>
      </Head>
      {review.state === 'waiting' && (
        <>
          <Waiting review={review} form={form} t={t} />
          <RefusedRows
            rows={review.verdicts.flatMap((one) =>
              one.kind === 'refused' ? [{ line: one.row.line, title: one.row.title, faults: one.faults }] : [],
            )}
            importId={params.importId}
            t={t}
          />
          <ChangedRows verdicts={review.verdicts} units={units} t={t} />
          <NewRows verdicts={review.verdicts} units={units} t={t} />
          <SameRows verdicts={review.verdicts} t={t} />
        </>
      )}
      {review.state === 'imported' && (
        <>
          <Counted counts={review.counts} done t={t} />
          {review.refused && <RefusedRows rows={review.refused} importId={params.importId} t={t} />}
        </>
      )}
    </Stack>
  ),
})

type WaitingProps = { review: Extract<ImportReview, { state: 'waiting' }>; form: FormState; t: T }

function Waiting({ review, form, t }: WaitingProps) {
  const counts = countsOf(review.verdicts)
  return (
    <>
      <Counted counts={counts} t={t} />
      <Form state={form} guard={false}>
        {counts.new + counts.changed === 0 ? (
          <Note kind="info" text={t('directory.exchange.review.nothing')} />
        ) : (
          <ActionsBar>
            <Button>{t('directory.exchange.review.submit', { count: counts.new + counts.changed })}</Button>
          </ActionsBar>
        )}
      </Form>
    </>
  )
}

const DONE = {
  new: 'directory.exchange.count.done_new',
  changed: 'directory.exchange.count.done_changed',
  same: 'directory.exchange.count.done_same',
  refused: 'directory.exchange.count.refused',
} as const

const Counted = ({ counts, done, t }: { counts: Counts; done?: boolean; t: T }) => (
  <KeyValues
    items={(['new', 'changed', 'same', 'refused'] as const).map((kind) => ({
      term: t(done ? DONE[kind] : `directory.exchange.count.${kind}`),
      value: counts[kind],
    }))}
  />
)
