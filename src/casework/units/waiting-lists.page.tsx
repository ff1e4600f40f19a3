import { page, showDate, showInstant, useReader } from '#platform'
import { CaseName, Empty, Head, Section, Stack, Table } from '#platform/ui'
import { WAITING_LISTS, waitingPath } from './units-paths.ts'
import { type ListedWaiting, myWaitingLists } from './waiting-lists.query.server.ts'

/** Who waits for which service, by the code of the case: for those who work with the family, and for the provider to whom it was disclosed. */
export const waitingListsPage = page({
  path: WAITING_LISTS,
  act: 'casework.waiting.list',
  // Codes, days and names of services alone.
  looking: 'unrecorded',
  load: (ctx) => myWaitingLists(ctx),
  title: ({ t }) => t('casework.units.lists.title'),
  view: ({ t, loaded }) => (
    <Stack>
      <Head title={t('casework.units.lists.title')} lead={t('casework.units.lists.lead')} />
      {loaded.length === 0 && <Empty title={t('casework.units.lists.empty')} />}
      {[...Map.groupBy(loaded, ({ serviceId }) => serviceId).values()].map((rows, index) => (
        <OneList id={`list-${index}`} rows={rows} />
      ))}
    </Stack>
  ),
})

function OneList({ id, rows }: { readonly id: string; readonly rows: readonly ListedWaiting[] }) {
  const { t } = useReader()
  const title = rows[0]?.service ?? t('casework.units.lists.hidden')
  const columns = (['case', 'place', 'kind', 'since', 'offered'] as const).map((part) => ({
    label: t(`casework.units.lists.${part}`),
  }))
  return (
    <Section id={id} title={title} count={rows.length}>
      <Table
        caption={title}
        columns={columns}
        rows={rows.map((one) => ({
          cells: [
            <a href={waitingPath(one.caseId, one.itemId)}>
              <CaseName code={one.code} />
            </a>,
            t('casework.units.lists.nth', { place: one.place }),
            t('casework.units.kind', { kind: one.urgent ? 'urgent' : 'ordinary' }),
            showDate(one.since),
            one.offeredUntil === null ? '–' : showInstant(one.offeredUntil),
          ],
        }))}
      />
    </Section>
  )
}
