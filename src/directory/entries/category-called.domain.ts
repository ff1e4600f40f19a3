import { termsOf } from '#kernel'
import { CATEGORIES, type Category } from './service.domain.ts'

/** The least part of all words of two names that both must have for one to mean the other. */
const ENOUGH = 0.5

/**
 * The category that an area of somebody else's list means, by what both are called: a model lists the areas of the same act in words of its
 * own ("Piecza zastępcza"). `names` are those of the categories. Nothing where none resembles it enough, or two do alike.
 */
export function categoryCalled(label: string, names: Readonly<Record<Category, string>>): Category | null {
  const asked = new Set(termsOf(label))
  const found = CATEGORIES.map((category) => ({ category, part: sharedPart(asked, new Set(termsOf(names[category]))) }))
  const most = Math.max(...found.map(({ part }) => part))
  const [first, ...others] = found.filter(({ part }) => part === most)
  return first && others.length === 0 && most >= ENOUGH ? first.category : null
}

function sharedPart(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((term) => other.has(term)).length
  const all = one.size + other.size - shared
  return all === 0 ? 0 : shared / all
}
