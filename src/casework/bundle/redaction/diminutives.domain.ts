import diminutives from './diminutives.json' with { type: 'json' }

const KNOWN: Readonly<Record<string, readonly string[]>> = diminutives

/** What people with this given name are often called; both folded. The list is short, so a worker may always name more words. */
export const diminutivesOf = (given: string): readonly string[] =>
  Object.hasOwn(KNOWN, given) ? (KNOWN[given] ?? []) : []
