import type { PlanningRules } from '#planner'
import { useReader } from '#platform'
import { Table } from '#platform/ui'
import { rulesTold } from './rules-words.ts'

/** The priorities as a table of words and whole numbers. */
export function RulesTable({ rules, bare }: { readonly rules: PlanningRules; readonly bare?: boolean }) {
  const { t } = useReader()
  return (
    <Table
      caption={t('casework.proposals.rules')}
      tight
      {...(bare ? { bare } : {})}
      columns={[
        { label: t('casework.proposals.what_counts') },
        { label: t('casework.proposals.points'), numeric: true },
        { label: t('casework.proposals.most'), numeric: true },
      ]}
      rows={rulesTold(t, rules).map(({ what, points, most }) => ({ cells: [what, points, most] }))}
    />
  )
}
