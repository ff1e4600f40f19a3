import { plain } from '#kernel'
import type { MessageKey } from '#platform'
import { translator } from '#platform/server'
import { DISABILITIES, PARENTHOODS, REFERRERS } from '../entries/eligibility.domain.ts'
import { NTHS, WEEKDAYS } from '../entries/hours.domain.ts'
import { ACCESS, AUDIENCES, CATEGORIES, COST_KINDS, COST_UNITS, LANGUAGES, WAYS } from '../entries/service.domain.ts'

const keyed = <const C extends string>(codes: readonly C[], keyOf: (code: C) => MessageKey) =>
  codes.map((code) => ({ code, key: keyOf(code) }))

/** The closed lists of an entry: each code with the message that says it. */
const LISTS = {
  category: keyed(CATEGORIES, (one) => `directory.category.${one}`),
  cost: keyed(COST_KINDS, (one) => `directory.cost.${one}`),
  unit: keyed(COST_UNITS, (one) => `directory.unit.${one}`),
  way: keyed(WAYS, (one) => `directory.way.${one}`),
  language: keyed(LANGUAGES, (one) => `directory.language.${one}`),
  access: keyed(ACCESS, (one) => `directory.access.${one}`),
  audience: keyed(AUDIENCES, (one) => `directory.audience.${one}`),
  disability: keyed(DISABILITIES, (one) => `directory.rule.disability.${one}`),
  referral: keyed(REFERRERS, (one) => `directory.referrer.${one}`),
  parenthood: keyed(PARENTHOODS, (one) => `directory.parenthood.${one}`),
  nth: keyed(NTHS, (one) => `directory.nth_choice.${one}`),
  weekday: keyed(WEEKDAYS, (one) => `directory.day.${one}`),
}
export type ListName = keyof typeof LISTS
type Named = readonly { readonly code: string; readonly key: MessageKey }[]

const POLISH = translator('pl')
const ENGLISH = translator('en')
const known = new Map<ListName, ReadonlyMap<string, string>>()

function wordsOf(list: ListName): ReadonlyMap<string, string> {
  const made =
    known.get(list) ??
    new Map(
      (LISTS[list] as Named).flatMap(({ code, key }) =>
        [code, POLISH(key), ENGLISH(key)].map((word) => [plain(word) || word, code] as const),
      ),
    )
  known.set(list, made)
  return made
}

/** The code that a text names, by the code itself or by its word in Polish or English, whatever its letters; null for none. */
export const codeOf = (list: ListName, text: string): string | null => {
  const exact = (LISTS[list] as Named).find(({ code }) => code === text)
  return exact?.code ?? wordsOf(list).get(plain(text)) ?? null
}

/** The Polish word of a code, as tables and open data write it. */
export function wordOf(list: ListName, code: string): string {
  const found = (LISTS[list] as Named).find((one) => one.code === code)
  return found ? POLISH(found.key) : code
}
