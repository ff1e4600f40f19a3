import { page, useReader } from '#platform'
import { Empty, Head, Lines, Mark, ScrollRegion, Section, Stack, Table } from '#platform/ui'
import { placeLabel } from '#territory'
import { arcDrawing } from './arcs.domain.ts'
import { type HalfYear, keyOf } from './half-year.domain.ts'
import { type Network, networkOf } from './network.query.server.ts'

const MOST = 38
const short = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST - 1).trimEnd()}…` : text)

/** Which institutions of a powiat worked together in cases, in a half-year that ended: steps of five, no case, no order of merit. */
export const networkPage = page({
  path: '/network',
  act: 'casework.network.read',
  // Counts over a powiat, none below five; no case.
  looking: 'unrecorded',
  load: (ctx, _params, { powiat, period }) => networkOf(ctx, { powiat, period }),
  title: ({ t }) => t('casework.network.title'),
  view: ({ t, loaded }) => (
    <Stack>
      <Head title={t('casework.network.title')} over={whereOf(t, loaded)} lead={t('casework.network.lead')} />
      {loaded.pairs.length === 0 ? (
        <Empty title={t('casework.network.none')}>
          <p>{t('casework.network.none_text')}</p>
        </Empty>
      ) : (
        <Pairs network={loaded} />
      )}
      <Choices network={loaded} />
    </Stack>
  ),
})

type Props = { readonly network: Network }
type T = ReturnType<typeof useReader>['t']

const periodName = (t: T, { year, half }: HalfYear): string => t('casework.network.half', { half, year: String(year) })

function whereOf(t: T, { powiat, powiats, period }: Network): string {
  const place = powiats.find(({ code }) => code === powiat)?.place
  return `${place ? placeLabel(t, place) : powiat}, ${periodName(t, period)}`
}

/** Ways to other powiats and half-years, as links: nothing is typed. */
function Choices({ network: { powiat, powiats, period, periods } }: Props) {
  const { t } = useReader()
  return (
    <Section id="choose" title={t('casework.network.choose')}>
      <Lines
        items={[
          ...periods
            .filter((one) => keyOf(one) !== keyOf(period))
            .map((one) => <a href={networkPage.at({}, { powiat, period: keyOf(one) })}>{periodName(t, one)}</a>),
          ...powiats
            .filter(({ code }) => code !== powiat)
            .map(({ code, place }) => (
              <a href={networkPage.at({}, { powiat: code, period: keyOf(period) })}>
                {place ? placeLabel(t, place) : code}
              </a>
            )),
        ]}
      />
    </Section>
  )
}

function Pairs({ network: { institutions, pairs } }: Props) {
  const { t } = useReader()
  const at = (id: string): number => institutions.findIndex((one) => one.id === id)
  const drawing = arcDrawing(
    institutions.length,
    pairs.map(({ one, other, atLeast }) => ({ one: at(one.id), other: at(other.id), atLeast })),
  )
  return (
    <>
      <ScrollRegion label={t('casework.network.title')}>
        <svg
          class="network"
          viewBox={`0 0 ${Math.max(drawing.width, 620)} ${drawing.height}`}
          role="img"
          aria-label={t('casework.network.alt', { count: pairs.length })}
        >
          {drawing.arcs.map(({ path, thickness }) => (
            <path class="tie" d={path} stroke-width={thickness.toFixed(1)} />
          ))}
          {drawing.names.map(({ x, y }, no) => (
            <text x={x} y={y} text-anchor="end">
              {short(institutions[no]?.name ?? '')}
            </text>
          ))}
        </svg>
      </ScrollRegion>
      <Table
        caption={t('casework.network.title')}
        columns={[
          { label: t('casework.network.institution') },
          { label: t('casework.network.with') },
          { label: t('casework.network.cases') },
        ]}
        rows={pairs.map(({ one, other, atLeast }) => ({
          cells: [
            <Mark sector={one.sector} name={one.name} />,
            <Mark sector={other.sector} name={other.name} />,
            t('casework.network.band', { from: atLeast, to: atLeast + 4 }),
          ],
        }))}
      />
    </>
  )
}
