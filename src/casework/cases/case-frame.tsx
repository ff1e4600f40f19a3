import type { Child } from 'hono/jsx'
import { nameIn } from '#model'
import { type Locale, type MessageKey, useReader } from '#platform'
import { CaseHeader, CaseName, Crumbs, Tag } from '#platform/ui'
import type { CaseFrame } from './case-frame.query.server.ts'
import { ChangedLine } from './changed-line.tsx'

/** Pages of a case, in the order of its tabs. */
const TABS = ['overview', 'diagnosis', 'plan', 'basket', 'tasks', 'meetings', 'sharing', 'history'] as const
export type CaseTab = (typeof TABS)[number]
const OF_EVERYBODY: readonly CaseTab[] = ['overview', 'tasks']
const LABELS: Readonly<Record<CaseTab, MessageKey>> = {
  overview: 'casework.tab.overview',
  diagnosis: 'casework.tab.diagnosis',
  plan: 'casework.tab.plan',
  basket: 'casework.tab.basket',
  tasks: 'casework.tab.tasks',
  meetings: 'casework.tab.meetings',
  sharing: 'casework.tab.sharing',
  history: 'casework.tab.history',
}

/** Where a tab of a case stands; the overview is the case itself. */
export const tabAddress = (caseId: string, tab: CaseTab): string =>
  tab === 'overview' ? `/cases/${caseId}` : `/cases/${caseId}/${tab}`

type FrameProps = {
  readonly frame: CaseFrame
  readonly tab?: CaseTab
  readonly nameIsHeading?: boolean
  /** The tabs of a case looked at as somebody else, and where they lead. */
  readonly only?: readonly CaseTab[]
  readonly address?: (tab: CaseTab) => string
}

/** The frame of every page of a case: how it is called, where it stands, its pages. */
export function CaseFrameHeader({ frame, tab, nameIsHeading = false, only = TABS, address }: FrameProps) {
  const { t, locale } = useReader()
  const { caseId, code, surname } = frame
  const tabs = only.filter((one) => frame.withContent || OF_EVERYBODY.includes(one))
  return (
    <>
      <CaseHeader
        label={t('casework.frame.label', { code })}
        surname={surname}
        code={code}
        over={t('casework.frame.over', { unit: frame.unitName })}
        tags={<Tag tone={frame.closed ? 'line' : 'info'}>{nameIn(frame.stageName, locale)}</Tag>}
        facts={factsOf(frame, t, locale)}
        tabs={{
          label: t('casework.frame.tabs', { code }),
          items: tabs.map((one) => ({
            href: address?.(one) ?? tabAddress(caseId, one),
            label: t(LABELS[one]),
            current: one === tab,
          })),
        }}
        nameIsHeading={nameIsHeading}
      />
      {!address && <ChangedLine frame={frame} />}
    </>
  )
}

function factsOf(frame: CaseFrame, t: ReturnType<typeof useReader>['t'], locale: Locale): readonly Child[] {
  const model = t('casework.frame.model', { name: nameIn(frame.modelName, locale), version: frame.modelVersion })
  return frame.masked ? [model, t('casework.frame.masked')] : [model]
}

/** The way from the list of cases to a page of one. */
export function CaseCrumbs({ frame, here }: { readonly frame: CaseFrame; readonly here: Child }) {
  const { t } = useReader()
  return (
    <Crumbs
      items={[
        { label: t('casework.case.list.title'), href: '/cases' },
        { label: <CaseName surname={frame.surname} code={frame.code} />, href: tabAddress(frame.caseId, 'overview') },
        { label: here },
      ]}
    />
  )
}

/** The paragraph that asks for something, as a link into the handbook of the version the case is pinned to. */
export function Clause({
  model,
  clause,
}: {
  readonly model: { id: string; version: string }
  readonly clause: string
}) {
  return <a href={`/handbook/${model.id}/${model.version}#${clause}`}>{clause}</a>
}
