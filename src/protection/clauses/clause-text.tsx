import { useReader } from '#platform'
import { KeyValues } from '#platform/ui'
import { CLAUSE_PARTS, type Clause } from './clause.domain.ts'

/** What people are told, on a page. */
export function ClauseText({ clause }: { clause: Clause }) {
  const { t } = useReader()
  const { controller, officer, texts } = clause
  return (
    <KeyValues
      items={[
        { term: t('protection.clause.part.controller'), value: controller },
        { term: t('protection.clause.part.officer'), value: `${officer.name}, ${officer.contact}` },
        ...CLAUSE_PARTS.map((part) => ({ term: t(`protection.clause.part.${part}`), value: texts[part] })),
      ]}
    />
  )
}
