import { nameIn } from '#model'
import { page, showDate, useReader } from '#platform'
import { ButtonLink, Crumbs, Empty, Figures, Head, Section, Stack, Table } from '#platform/ui'
import { BoardTable } from './board-table.tsx'
import { CLOCKS } from './clock-paths.ts'
import { type Ours, waitingForUs } from './waiting-for-me.query.server.ts'

/** What waits for us this week: my institution's turns in my cases, and for its head how much waits for each person. */
export const oursPage = page({
  path: '/clocks/ours',
  act: 'casework.clock.ours',
  load: (ctx) => waitingForUs(ctx),
  looking: 'unrecorded',
  title: ({ t }) => t('casework.ours.title'),
  view: ({ loaded }) => <OursView loaded={loaded} />,
})

function OursView({ loaded }: { readonly loaded: Ours }) {
  const { t, locale } = useReader()
  const { figures, rows, headed, today } = loaded
  return (
    <Stack>
      <Crumbs items={[{ label: t('casework.board.nav'), href: CLOCKS }, { label: t('casework.ours.title') }]} />
      <Head title={t('casework.ours.title')} lead={t('casework.ours.lead', { date: showDate(today) })}>
        {rows.length > 0 && (
          <ButtonLink href={`${CLOCKS}/ours/print`} icon="printer">
            {t('casework.ours.print')}
          </ButtonLink>
        )}
      </Head>
      <Figures
        items={[
          { label: t('casework.board.overdue'), value: figures.overdue },
          { label: t('casework.ours.past'), value: figures.toRemind },
          { label: t('casework.ours.this_week'), value: figures.thisWeek },
          { label: t('casework.ours.later'), value: figures.later },
        ]}
      />
      {figures.byKind.length > 0 && (
        <Section id="kinds" title={t('casework.ours.kinds')}>
          <Table
            caption={t('casework.ours.kinds')}
            columns={[
              { label: t('casework.board.what') },
              { label: t('casework.ours.count'), numeric: true },
              { label: t('casework.ours.next_on') },
            ]}
            rows={figures.byKind.map(({ name, count, nextOn }) => ({
              cells: [name ? nameIn(name, locale) : t('casework.board.task'), count, showDate(nextOn)],
            }))}
          />
        </Section>
      )}
      {headed.length > 0 && <ByPerson loaded={loaded} />}
      <Section id="cases" title={t('casework.ours.cases')} count={rows.length}>
        {rows.length === 0 ? <Empty title={t('casework.ours.empty')} /> : <BoardTable board={{ rows, today }} />}
      </Section>
    </Stack>
  )
}

/** For a head: figures by person, without a case or its code. */
function ByPerson({ loaded: { headed } }: { readonly loaded: Ours }) {
  const { t } = useReader()
  return (
    <Section id="people" title={t('casework.ours.people')} note={t('casework.ours.people_note')}>
      <Table
        caption={t('casework.ours.people')}
        columns={[
          { label: t('casework.ours.person') },
          { label: t('casework.ours.count'), numeric: true },
          { label: t('casework.powiats.agreed_past'), numeric: true },
          { label: t('casework.powiats.overdue'), numeric: true },
          { label: t('casework.ours.next_on') },
        ]}
        rows={headed.map(({ person, waiting, past, overdue, nextOn }) => ({
          cells: [person ?? t('casework.ours.nobody'), waiting, past, overdue, showDate(nextOn)],
        }))}
      />
    </Section>
  )
}
