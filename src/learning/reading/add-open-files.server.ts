import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { anyone, type Ctx, type SiteParts, type site } from '#platform/server'
import { Listed } from '../content/front.domain.ts'
import { FEED, itemPath, KNOWLEDGE, LIBRARY, NEWS, PICTURE, ROBOTS, SITEMAP } from '../content/paths.ts'
import { allCards, newsOf } from './find-items.query.server.ts'

type App = ReturnType<typeof site>
const MINUTES_KEPT = 5

/**
 * Adds what programs read: the feed of news, the map of the site, pictures of the pack. All of it is read as nobody in particular, so it is the
 * same for everybody and holds what is for everybody alone.
 * @param baseUrl the address of this site, without a slash at the end
 */
export function addOpenFiles(app: App, parts: SiteParts, baseUrl: string): void {
  const xml = (path: string, type: string, make: (ctx: Ctx) => Promise<string>) =>
    app.get(path, async (c) => {
      c.header('content-type', `${type}; charset=utf-8`)
      c.header('cache-control', `public, max-age=${MINUTES_KEPT * 60}`)
      return c.body(await parts.actAs(anyone, make, { shows: true }))
    })
  xml(FEED, 'application/atom+xml', (ctx) => feed(ctx, baseUrl))
  xml(SITEMAP, 'application/xml', (ctx) => sitemap(ctx, baseUrl))
  app.get(ROBOTS, (c) => {
    c.header('cache-control', `public, max-age=${MINUTES_KEPT * 60}`)
    return c.text(`User-agent: *\nAllow: /\nSitemap: ${baseUrl}${SITEMAP}\n`)
  })
  app.get(PICTURE, (c) => {
    const picture = PICTURES.get(c.req.param('name') ?? '')
    if (!picture) return c.notFound()
    c.header('content-type', 'image/svg+xml')
    // Opened by itself, a picture is a document: it may load and run nothing.
    c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    c.header('cache-control', `public, max-age=${MINUTES_KEPT * 60}`)
    return c.body(picture)
  })
}

/** Pictures of the pack, which come with the program. */
const PICTURES: ReadonlyMap<string, string> = new Map(
  globSync('content/education/assets/*.svg').map((path) => [basename(path), readFileSync(path, 'utf8')]),
)

const safe = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

async function feed(ctx: Ctx, baseUrl: string): Promise<string> {
  const news = (await newsOf(ctx)).filter(({ open }) => open)
  const entries = news.map((card) => {
    const address = safe(`${baseUrl}${itemPath(card)}`)
    const { date } = Listed.parse(card.card)
    return [
      `<entry><id>urn:uuid:${card.itemId}</id><title>${safe(card.title)}</title><link href="${address}"/>`,
      `<updated>${date ?? card.editionDate}T00:00:00Z</updated><author><name>${safe(card.author)}</name></author>`,
      `<summary>${safe(card.summary)}</summary></entry>`,
    ].join('')
  })
  const [newest] = news
  const updated = newest ? (Listed.parse(newest.card).date ?? newest.editionDate) : ctx.today
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="pl"><id>${safe(`${baseUrl}${FEED}`)}</id><title>Kooperacja</title>`,
    `<link rel="self" href="${safe(`${baseUrl}${FEED}`)}"/><updated>${updated}T00:00:00Z</updated>`,
    ...entries,
    '</feed>',
  ].join('\n')
}

async function sitemap(ctx: Ctx, baseUrl: string): Promise<string> {
  const read = (await allCards(ctx)).filter(({ open }) => open).flatMap((card) => itemPath(card) ?? [])
  const places = ['/', KNOWLEDGE, NEWS, LIBRARY, '/services', '/handbook', '/accessibility', '/privacy', ...read]
  const urls = [...new Set(places)].map((path) => `<url><loc>${safe(`${baseUrl}${path}`)}</loc></url>`)
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    '</urlset>',
  ].join('\n')
}
