import type { FormContext, Missing } from '#model'
import { type MessageParams, type Say, showMoney } from '#platform'
import type { Objection } from './objection.domain.ts'

const MONEY = ['here', 'together', 'envelope', 'over']

/** What must be mended, as sentences at the fields of the page: the first objection to each field. */
export function sayObjections(
  objections: readonly Objection[],
  { offered }: Pick<FormContext, 'offered'>,
): Readonly<Record<string, Say>> {
  const choices = [...offered.persons, ...offered.teamInstitutions, ...offered.otherInstitutions]
  const labels = new Map(choices.map(({ id, label }) => [id, label]))
  const says: Record<string, Say> = {}
  for (const { field, missing } of objections) {
    says[field] ??= { key: `model.rule.${missing.key}`, params: inWords(missing, labels) }
  }
  return says
}

const inWords = ({ params }: Missing, labels: ReadonlyMap<string, string>): MessageParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (MONEY.includes(name)) return [name, showMoney(Number(value))]
      return [
        name,
        typeof value === 'number'
          ? value
          : [value]
              .flat()
              .map((id) => labels.get(id) ?? id)
              .join(', '),
      ]
    }),
  )
