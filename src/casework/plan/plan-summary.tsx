import { nameIn } from '#model'
import { type MessageKey, showDate, useReader } from '#platform'
import { Empty, Section } from '#platform/ui'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import type { PlanView } from './plan.query.server.ts'
import type { PlanRow } from './plan.store.server.ts'
import { GoalsTable } from './plan-tables.tsx'

export const PLAN_STATES: Readonly<Record<PlanRow['state'], MessageKey>> = {
  proposed: 'casework.plan.proposed',
  active: 'casework.plan.active',
  replaced: 'casework.plan.replaced',
  ended: 'casework.plan.ended',
}

type Props = { readonly view: PlanView | null; readonly known: KnownCase }

/** The goals of the plan, for the first page of a case. */
export function PlanSummary({ view, known: { file, model } }: Props) {
  const { t, locale } = useReader()
  const form = model.findFormOf('plan')
  if (!form) return null
  const title = nameIn(form.name, locale)
  if (!view) {
    return (
      <Section id="plan" title={title}>
        <Empty title={t('casework.plan.none')} />
      </Section>
    )
  }
  const { no, state, until } = view.plan
  return (
    <Section
      id="plan"
      title={title}
      note={t('casework.plan.version', { no, state: t(PLAN_STATES[state]), until: showDate(until) })}
      link={{ href: `/cases/${file.id}/plan`, label: t('casework.plan.open') }}
    >
      {view.goals.length > 0 ? <GoalsTable view={view} /> : <p class="fine">{t('casework.plan.goals_not_shown')}</p>}
    </Section>
  )
}
