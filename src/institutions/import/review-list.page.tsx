import { z } from 'zod'
import { page, type T } from '#platform'
import { ActionsBar, Button, ButtonLink, Form, type FormState, Head, KeyValues, Note, Stack } from '#platform/ui'
import { ImportListId } from './import-list.domain.ts'
import { importList, type Review, reviewList } from './import-list.server.ts'
import { reviewPath, uploadPath } from './import-paths.ts'
import { KnownRows, NewRows, RefusedRows } from './review-tables.tsx'
import { type Counts, countsOf, refusedOf } from './verdict.ts'

type Waiting = Extract<Review, { state: 'waiting' }>
type Imported = Extract<Review, { state: 'imported' }>

/** What each row of a list would become, before anything is entered; afterwards what was, and the rows still to be mended. */
export const reviewListPage = page({
  path: '/administration/import/lists/:listId',
  params: z.object({ listId: ImportListId }),
  act: 'institutions.list.import',
  looking: 'unrecorded',
  load: (ctx, { listId }) => reviewList(ctx, listId),
  title: ({ loaded, t }) => t(`institutions.import.review.${loaded.subject}.title`),
  submit: (ctx, { listId }) => importList(ctx, { listId }),
  refusals: {
    list_forgotten: 'institutions.import.refusal.list_forgotten',
    nothing_to_import: 'institutions.import.refusal.nothing_to_import',
    changed_meanwhile: 'institutions.import.refusal.changed_meanwhile',
  },
  then: ({ value, params }) => ({
    to: reviewPath(params.listId),
    flash: 'institutions.import.review.done',
    params: { count: value.added },
  }),
  view: ({ loaded, params, form, t }) => (
    <Stack>
      <Head title={t(`institutions.import.review.${loaded.subject}.title`)} lead={t(LEADS[loaded.state])}>
        <ButtonLink href={uploadPath(loaded.subject)}>{t('institutions.import.review.again')}</ButtonLink>
      </Head>
      {loaded.state === 'waiting' && <WaitingList review={loaded} listId={params.listId} form={form} t={t} />}
      {loaded.state === 'imported' && <ImportedList review={loaded} listId={params.listId} t={t} />}
    </Stack>
  ),
})

const LEADS = {
  waiting: 'institutions.import.review.lead',
  imported: 'institutions.import.review.done_lead',
  forgotten: 'institutions.import.review.forgotten_lead',
} as const

type WaitingProps = { review: Waiting; listId: ImportListId; form: FormState; t: T }

function WaitingList({ review, listId, form, t }: WaitingProps) {
  const counts = countsOf(review.verdicts)
  return (
    <>
      <Counted counts={counts} added="added" t={t} />
      <Form state={form} guard={false}>
        {counts.added === 0 ? (
          <Note kind="info" text={t('institutions.import.review.nothing')} />
        ) : (
          <ActionsBar>
            <Button>{t(`institutions.import.review.submit.${review.subject}`, { count: counts.added })}</Button>
          </ActionsBar>
        )}
      </Form>
      <RefusedRows subject={review.subject} refused={refusedOf(review.verdicts)} listId={listId} t={t} />
      <NewRows review={review} t={t} />
      <KnownRows review={review} t={t} />
    </>
  )
}

const ImportedList = ({ review, listId, t }: { review: Imported; listId: ImportListId; t: T }) => (
  <>
    <Counted counts={review.counts} added="imported" t={t} />
    {review.refused && <RefusedRows subject={review.subject} refused={review.refused} listId={listId} t={t} />}
  </>
)

const Counted = ({ counts, added, t }: { counts: Counts; added: 'added' | 'imported'; t: T }) => (
  <KeyValues
    items={[
      { term: t(`institutions.import.review.count.${added}`), value: counts.added },
      { term: t('institutions.import.review.count.known'), value: counts.known },
      { term: t('institutions.import.review.count.refused'), value: counts.refused },
    ]}
  />
)
