import { z } from 'zod'
import { FileId } from '#kernel'
import { fields, optionalDay, page, showDate, type T } from '#platform'
import { ActionsBar, Button, DateField, Form, Head, KeyValues, Note, Section, Stack, Table } from '#platform/ui'
import type { ImportReport } from './import-units.server.ts'
import type { UnitChange } from './plan-import.domain.ts'
import { importStoredList, type Review, reviewList } from './stored-list.server.ts'
import type { BadRow } from './terc.domain.ts'

const COUNTED = ['added', 'renamed', 'kindChanged', 'moved', 'ended', 'unchanged', 'skipped'] as const
const MOST_SHOWN = 200

/** What a file would change, row by row, before it does. */
export const reviewListPage = page({
  path: '/administration/territory/:fileId',
  params: z.object({ fileId: FileId }),
  act: 'territory.unit.import',
  looking: 'unrecorded',
  load: (ctx, { fileId }) => reviewList(ctx, fileId),
  title: ({ t }) => t('territory.review.title'),
  form: (posted) => fields(z.object({ as_of: optionalDay }))(posted),
  submit: importStoredList,
  refusals: {
    as_of_missing: 'territory.review.as_of_missing',
    older_than_register: 'territory.review.older',
    parent_unknown: 'territory.review.parent_unknown',
    not_utf8: 'territory.upload.not_utf8',
    not_a_list: 'territory.upload.not_a_list',
    bad_rows: 'territory.review.bad_rows',
  },
  then: ({ value }) => ({
    to: '/administration/territory',
    flash: 'territory.review.done',
    params: { added: value.added, changed: value.renamed + value.kindChanged, ended: value.ended },
  }),
  view: ({ loaded, form, t }) => (
    <Stack>
      <Head title={t('territory.review.title')} lead={<ReviewLead review={loaded} t={t} />} />
      {loaded.kind === 'bad_rows' ? (
        <BadRows rows={loaded.rows} t={t} />
      ) : (
        <>
          <Counts report={loaded.report} t={t} />
          <Form state={form} guard={false}>
            {!loaded.asOf && (
              <DateField name="as_of" label={t('territory.review.as_of')} hint={t('territory.review.as_of_hint')} />
            )}
            <ActionsBar>
              <Button>{t('territory.review.submit')}</Button>
            </ActionsBar>
          </Form>
          <Changes changes={loaded.report.changes} t={t} />
        </>
      )}
    </Stack>
  ),
})

function ReviewLead({ review, t }: { review: Review; t: T }) {
  if (review.kind === 'bad_rows') return t('territory.review.bad_rows', { count: review.rows.length })
  const day = review.asOf ? showDate(review.asOf) : 'none'
  return t('territory.review.lead', { day, full: review.full ? 'yes' : 'no' })
}

const Counts = ({ report, t }: { report: ImportReport; t: T }) => (
  <KeyValues items={COUNTED.map((key) => ({ term: t(`territory.report.${key}`), value: report[key] }))} />
)

function Changes({ changes, t }: { changes: readonly UnitChange[]; t: T }) {
  if (changes.length === 0) return <Note kind="info" text={t('territory.review.nothing')} />
  const shown = changes.slice(0, MOST_SHOWN)
  return (
    <Section id="changes" title={t('territory.review.changes')} count={changes.length}>
      <Table
        caption={t('territory.review.changes')}
        columns={(['code', 'before', 'after', 'what'] as const).map((part) => ({
          label: t(`territory.review.${part}`),
        }))}
        rows={shown.map(({ unit, before, what }) => ({
          cells: [
            unit.code,
            before ? `${before.name} (${t(`territory.kind.${before.kind}`)})` : '–',
            what.includes('ended') ? '–' : `${unit.name} (${t(`territory.kind.${unit.kind}`)})`,
            what.map((kind) => t(`territory.change.${kind}`)).join(', '),
          ],
        }))}
      />
      {changes.length > MOST_SHOWN && (
        <p class="muted">{t('territory.review.more', { count: changes.length - MOST_SHOWN })}</p>
      )}
    </Section>
  )
}

const BadRows = ({ rows, t }: { rows: readonly BadRow[]; t: T }) => (
  <Table
    caption={t('territory.review.bad_rows', { count: rows.length })}
    columns={[
      { label: t('territory.review.line') },
      { label: t('territory.review.reason') },
      { label: t('territory.review.value') },
    ]}
    rows={rows
      .slice(0, MOST_SHOWN)
      .map(({ line, fault, value }) => ({ cells: [line, t(`territory.fault.${fault}`), value || '–'] }))}
  />
)
