import type { DeskClient } from './desk-client.ts'

/** How many pages of one kind a walk opens, besides the cases themselves: they differ by the stage they are in. */
const OF_A_KIND = 5
const CASES = 30

/** What somebody comes to who only follows links. */
export type Walk = {
  /** One address for each kind of page, as `/cases/:caseId`. */
  readonly reached: ReadonlyMap<string, string>
  /** Links of the site that did not lead to a page. */
  readonly broken: readonly string[]
}

/** Which kind of page an address belongs to: the first that fits, as in the router. */
export function kindOf(kinds: readonly string[], address: string): string | undefined {
  const words = pathOf(address).split('/')
  return kinds.find((kind) => {
    const parts = kind.split('/')
    return parts.length === words.length && parts.every((part, at) => part.startsWith(':') || part === words[at])
  })
}

const pathOf = (address: string): string => address.split('?')[0] ?? address

/** Addresses of the site with their parameters: pages, and files that are taken away. */
type Known = { readonly kinds: readonly string[]; readonly files: readonly string[] }

/** Follows the links of the site from its first pages on, as long as they lead to kinds of pages not seen often enough. */
export async function walk(client: DeskClient, { kinds, files }: Known, from: readonly string[]): Promise<Walk> {
  const opened = new Map<string, string[]>()
  const broken: string[] = []
  const queue = from.map((address) => ({ address, at: 'the start' }))
  const known = new Set(from)
  for (let next = queue.shift(); next; next = queue.shift()) {
    const kind = kindOf(kinds, next.address)
    if (!kind && kindOf(files, next.address)) continue
    if (!kind) {
      broken.push(`${next.address} (on ${next.at}): no such page`)
      continue
    }
    const alike = opened.get(kind) ?? []
    if (alike.length >= (kind === '/cases/:caseId' ? CASES : OF_A_KIND)) continue
    const { status, location, html } = await client.visit(next.address)
    if (status !== 200 && location === null) broken.push(`${next.address} (on ${next.at}): ${status}`)
    if (status === 200) opened.set(kind, [...alike, next.address])
    for (const address of location === null ? linksOf(html) : [location]) {
      if (known.has(address)) continue
      known.add(address)
      queue.push({ address, at: next.address })
    }
  }
  return { reached: new Map([...opened].map(([kind, [first = '']]) => [kind, first])), broken }
}

/** Where the links of a page lead on this site; files and places on the page itself are not pages. */
const linksOf = (html: string): readonly string[] =>
  [...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].flatMap(([, href = '']) =>
    href.startsWith('/files/') ? [] : [href.replaceAll('&amp;', '&')],
  )
