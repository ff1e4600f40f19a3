import { caseOverviewPath, type ListedCase } from '#casework'
import { type LocalDate, workingDaysBetween } from '#kernel'
import { type Model, nameIn } from '#model'
import { showDate, useReader } from '#platform'
import { CaseName, Mark, Prov, Table, Tag, Ticks } from '#platform/ui'

type Props = { cases: readonly ListedCase[]; models: ReadonlyMap<string, Model>; today: LocalDate }

function Family({ listed }: { listed: ListedCase }) {
  const { t } = useReader()
  return (
    <>
      <a href={caseOverviewPath(listed.id)}>
        <CaseName code={listed.code} {...(listed.surname ? { surname: listed.surname } : {})} />
      </a>
      {listed.unread > 0 && (
        <>
          <br />
          <Tag tone="info">{t('desk.new_entries', { count: listed.unread })}</Tag>
        </>
      )}
    </>
  )
}

/** An agreed day is never late; only a statutory one can be overdue. */
function When({ next, today }: { next: NonNullable<ListedCase['next']>; today: LocalDate }) {
  const { t } = useReader()
  const date = showDate(next.dueOn)
  const overdue = next.force === 'statutory' && next.dueOn < today
  const label = overdue
    ? t('desk.overdue', { date })
    : t(next.force === 'statutory' ? 'desk.statutory' : 'desk.agreed', { date })
  const total = Math.max(0, workingDaysBetween(next.startedOn, next.dueOn))
  const passed = Math.max(0, workingDaysBetween(next.startedOn, today))
  return (
    <>
      <Ticks
        label={label}
        passed={Math.min(passed, total)}
        left={Math.max(0, total - passed)}
        past={Math.max(0, passed - total)}
        statutory={next.force === 'statutory'}
      />
      {label}
    </>
  )
}

function nameOf(listed: ListedCase, models: Props['models'], locale: 'pl' | 'en' | 'uk') {
  const model = models.get(listed.id)
  if (!model) throw new Error('a listed case without its model')
  return {
    stage: nameIn(model.stage(listed.stage).name, locale),
    deadline: listed.next ? nameIn(model.deadline(listed.next.deadline).name, locale) : '',
    role: listed.next?.turnRole ? nameIn(model.role(listed.next.turnRole).name, locale) : '',
  }
}

/** Cases with a running clock: what is to be done, who is awaited, until when. */
export function WaitingTable({ cases, models, today, caption, mine }: Props & { caption: string; mine: boolean }) {
  const { t, locale } = useReader()
  const columns = [
    { label: t('desk.column.family') },
    { label: t('desk.column.what') },
    ...(mine ? [] : [{ label: t('desk.column.awaited') }]),
    { label: t('desk.column.when') },
  ]
  const rows = cases.flatMap((listed) => {
    const { next } = listed
    if (!next) return []
    const name = nameOf(listed, models, locale)
    const what = (
      <>
        {name.deadline}
        <Prov>{name.stage}</Prov>
      </>
    )
    const awaited = next.turnInstitution ? (
      <Mark sector={next.turnInstitution.sector} name={next.turnInstitution.name} />
    ) : (
      name.role
    )
    const late = next.force === 'statutory' && next.dueOn < today
    const cells = [<Family listed={listed} />, what, ...(mine ? [] : [awaited]), <When next={next} today={today} />]
    return [{ cells, state: late ? ('late' as const) : mine ? ('turn' as const) : undefined }]
  })
  return <Table caption={caption} columns={columns} rows={rows} />
}

/** Cases in which no clock runs. */
export function QuietTable({ cases, models, caption }: Omit<Props, 'today'> & { caption: string }) {
  const { t, locale } = useReader()
  return (
    <Table
      caption={caption}
      columns={[{ label: t('desk.column.family') }, { label: t('desk.column.stage') }]}
      rows={cases.map((listed) => ({ cells: [<Family listed={listed} />, nameOf(listed, models, locale).stage] }))}
    />
  )
}
