import { page, showDate, type T, useReader } from '#platform'
import { Head, Section, Stack, Table, Tag } from '#platform/ui'
import { GROUND_KINDS, SECTORS, type Sector } from '../definition/document.ts'
import { nameIn } from '../name-in.ts'
import { legalBasesPath } from './legal-bases-path.ts'
import { holdsOn, type LegalBasis } from './legal-basis.domain.ts'
import { allBases } from './legal-basis.query.server.ts'

/** The provisions on which content may be shown: those in force, and how they read before and will read later. */
export const legalBasesPage = page({
  path: legalBasesPath,
  act: 'model.law.read',
  looking: 'unrecorded',
  load: async (ctx) => {
    const bases = await allBases(ctx)
    return {
      today: ctx.today,
      inForce: bases.filter((basis) => holdsOn(basis, ctx.today)),
      others: bases.filter((basis) => !holdsOn(basis, ctx.today)),
    }
  },
  title: ({ t }) => t('model.law.title'),
  view: ({ loaded: { today, inForce, others }, t }) => (
    <>
      <Head title={t('model.law.title')} lead={t('model.law.lead')}>
        <Tag>{t('model.law.in_force', { day: showDate(today) })}</Tag>
      </Head>
      <Stack>
        {GROUND_KINDS.map((kind) => (
          <Bases id={kind} title={t(`model.law.kind.${kind}`)} bases={inForce.filter((basis) => basis.kind === kind)} />
        ))}
        <Bases id="history" title={t('model.law.history')} note={t('model.law.history_note')} bases={others} />
      </Stack>
    </>
  ),
})

type BasesProps = { id: string; title: string; note?: string; bases: readonly LegalBasis[] }

function Bases({ id, title, note, bases }: BasesProps) {
  const { t } = useReader()
  if (bases.length === 0) return null
  const columns = (['basis', 'article', 'between', 'covers', 'needs', 'period', 'source'] as const).map((name) => ({
    label: t(`model.law.column.${name}`),
  }))
  return (
    <Section id={id} title={title} {...(note ? { note } : {})}>
      <Table caption={title} tight columns={columns} rows={bases.map((basis) => ({ cells: cellsOf(t, basis) }))} />
    </Section>
  )
}

const cellsOf = (t: T, basis: LegalBasis) => [
  <Called basis={basis} />,
  <>
    {basis.article}
    <span class="fine"> {basis.statute}</span>
  </>,
  t('model.law.from_to', { givers: sectorsInWords(t, basis.givers), recipients: sectorsInWords(t, basis.recipients) }),
  basis.covers.map((one) => t(`model.law.covers.${one}`)).join(', '),
  basis.needs.length === 0
    ? t('model.law.nothing_to_record')
    : basis.needs.map((need) => t(`model.law.need.${need}`)).join(', '),
  periodInWords(t, basis),
  <Checked basis={basis} />,
]

function Called({ basis }: { basis: LegalBasis }) {
  const { t, locale } = useReader()
  return (
    <>
      {nameIn(basis.name, locale)} <span class="fine">{nameIn(basis.says, locale)}</span>{' '}
      {basis.release !== null && <Tag tone="info">{t('model.law.lifts')}</Tag>}{' '}
      {basis.notForFamily && <Tag tone="line">{t('model.law.not_for_family')}</Tag>}
    </>
  )
}

function Checked({ basis: { confirmed, source } }: { basis: LegalBasis }) {
  const { t } = useReader()
  return (
    <>
      <Tag tone={confirmed ? 'ok' : 'turn'}>{t(confirmed ? 'model.law.confirmed' : 'model.law.not_confirmed')}</Tag>{' '}
      <span class="fine">{source}</span>
    </>
  )
}

/** The shorter of the two: those it is for, or those it is not for. */
function sectorsInWords(t: T, sectors: readonly Sector[]): string {
  const left = SECTORS.filter((one) => !sectors.includes(one))
  const say = (some: readonly Sector[]) => some.map((one) => t(`institutions.sector.${one}`)).join(', ')
  if (left.length === 0) return t('model.law.everybody')
  return left.length < sectors.length ? t('model.law.all_but', { sectors: say(left) }) : say(sectors)
}

const periodInWords = (t: T, { from, until }: LegalBasis): string =>
  until === null
    ? t('model.law.period.open', { from: showDate(from) })
    : t('model.law.period.closed', { from: showDate(from), until: showDate(until) })
