import { z } from 'zod'
import { courseHref, lessonHref } from '../courses/course-paths.ts'
import { type ItemName, KINDS } from './item.domain.ts'

/** Addresses of what people read. */
export const KNOWLEDGE = '/knowledge'
export const NEWS = '/knowledge/news'
export const LIBRARY = '/knowledge/library'
export const FEED = '/knowledge/news.atom'
/** What robots may ask for. Pages say by themselves what search engines leave out. */
export const ROBOTS = '/robots.txt'
export const SITEMAP = '/sitemap.xml'
/** Not under the others: there an item would be looked for. */
export const PICTURE = '/knowledge-pictures/:name'

/** Kinds that are read under these addresses; courses and lessons have their own. */
export const READ_HERE = KINDS.filter((kind) => kind !== 'course' && kind !== 'lesson')
const Kind = z
  .string()
  .transform((word) => word.replaceAll('-', '_'))
  .pipe(z.enum(READ_HERE))
const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
export const ItemParams = z.object({ kind: Kind, slug: Slug })
/** `uk` and `latwy-tekst`: the same in Ukrainian and in an easy-to-read version. */
export const VersionParams = z.object({ kind: Kind, slug: Slug, version: z.enum(['uk', 'latwy-tekst']) })

export const picturePath = (name: string): string => `/knowledge-pictures/${name}`

/** Pages that every site has under an address of its own. */
const OWN_ADDRESS: Readonly<Record<string, string>> = {
  'deklaracja-dostepnosci': '/accessibility',
  'polityka-prywatnosci-i-cookies': '/privacy',
}

type Named = Readonly<Record<keyof ItemName, string>> & {
  /** The course of a lesson. */
  readonly course?: string | undefined
}
/** Where an item is read; null for what has no page. Courses and their lessons are gone through in Polish. */
export function itemPath({ kind, slug, lang, variant, course }: Named): string | null {
  const standard = lang === 'pl' && variant === 'standard'
  if (kind === 'course') return standard ? courseHref(slug) : null
  if (kind === 'lesson') return standard && course !== undefined ? lessonHref(course, slug) : null
  if (!READ_HERE.some((one) => one === kind)) return null
  if (kind === 'page' && standard && OWN_ADDRESS[slug] !== undefined) return OWN_ADDRESS[slug]
  const version = variant === 'etr' ? 'latwy-tekst' : lang === 'uk' ? 'uk' : null
  return `${KNOWLEDGE}/${kind.replaceAll('_', '-')}/${slug}${version === null ? '' : `/${version}`}`
}
