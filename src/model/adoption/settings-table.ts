import type { PrintBlock, T } from '#platform'
import type { Model } from '../definition/model.domain.ts'
import type { KeptSetting } from '../local/local-setting.store.server.ts'
import { nameOf } from '../local/settable.domain.ts'
import { ownInWords, periodInWords, valueInWords } from './setting-words.ts'

/** How wide the columns are beside one another. */
const SHARES = { what: 2, own: 2, here: 2, period: 2, reason: 3, clause: 1 } as const

/** What a gmina set, on paper and in Polish: beside the model's own, with days, reason and paragraph. */
export function settingsTable(model: Model, settings: readonly KeptSetting[], t: T): readonly PrintBlock[] {
  if (settings.length === 0) return []
  return [
    {
      kind: 'table',
      columns: (['what', 'own', 'here', 'period', 'reason', 'clause'] as const).map((column) => ({
        label: t(`model.local.column.${column}`),
        share: SHARES[column],
      })),
      rows: settings.map((one) => [
        nameOf(model, one.target)?.pl ?? one.target,
        ownInWords(t, model, one),
        valueInWords(t, model, one),
        periodInWords(t, one),
        one.reason,
        one.clause,
      ]),
    },
  ]
}
