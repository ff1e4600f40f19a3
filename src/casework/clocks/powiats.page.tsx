import { NotFound } from '#kernel'
import { nameIn } from '#model'
import { page, useReader } from '#platform'
import { Crumbs, Empty, Head, Section, Stack, Table } from '#platform/ui'
import { placeLabel } from '#territory'
import { CLOCKS } from './clock-paths.ts'
import { figuresOfPowiats, type PowiatFigures } from './powiat.query.server.ts'

/** How cases wait in the powiats of a role: figures by kind of deadline, without a gmina, an institution or a name. */
export const powiatsPage = page({
  path: '/clocks/powiats',
  act: 'casework.clock.figures',
  load: async (ctx) => {
    const powiats = await figuresOfPowiats(ctx)
    if (powiats.length === 0) throw new NotFound('powiats')
    return powiats
  },
  looking: 'unrecorded',
  title: ({ t }) => t('casework.powiats.title'),
  view: ({ loaded, t }) => (
    <Stack>
      <Crumbs items={[{ label: t('casework.board.nav'), href: CLOCKS }, { label: t('casework.powiats.title') }]} />
      <Head title={t('casework.powiats.title')} lead={t('casework.powiats.lead')} />
      {loaded.map((powiat) => (
        <Powiat powiat={powiat} />
      ))}
    </Stack>
  ),
})

function Powiat({ powiat: { code, place, kinds } }: { readonly powiat: PowiatFigures }) {
  const { t, locale } = useReader()
  const called = place ? placeLabel(t, place) : code
  const title = called.charAt(0).toUpperCase() + called.slice(1)
  const told = (count: number | null, key: 'casework.powiats.at_least' | 'casework.board.days') =>
    count === null ? t('casework.powiats.too_few') : t(key, { count })
  return (
    <Section id={`powiat-${code}`} title={title}>
      {kinds.length === 0 ? (
        <Empty title={t('casework.powiats.nothing')} />
      ) : (
        <Table
          caption={title}
          columns={[
            { label: t('casework.board.what') },
            { label: t('casework.powiats.running') },
            { label: t('casework.powiats.agreed_past') },
            { label: t('casework.powiats.overdue') },
            { label: t('casework.board.median') },
          ]}
          rows={kinds.map(({ name, running, agreedPast, overdue, waited }) => ({
            cells: [
              nameIn(name, locale),
              told(running, 'casework.powiats.at_least'),
              told(agreedPast, 'casework.powiats.at_least'),
              told(overdue, 'casework.powiats.at_least'),
              told(waited, 'casework.board.days'),
            ],
          }))}
        />
      )}
    </Section>
  )
}
