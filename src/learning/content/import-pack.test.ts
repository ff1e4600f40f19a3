import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { anyone, type Ctx, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { acting, founding } from '#test/world.ts'
import { fillPlaceholders } from './fill-placeholders.server.ts'
import { importPack, type PackFile } from './import-pack.server.ts'
import { KINDS } from './item.domain.ts'
import { cardsOf, readItem } from './item.query.server.ts'

const database = await testDatabase()
const { actAs, as, newId } = acting(database)
const found = founding(database, newId)
const setup = systemActor('setup')
const pack: readonly PackFile[] = globSync('content/education/*/**/*.md')
  .sort()
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const load = async (files: readonly PackFile[]) => {
  const done = await actAs(setup, (ctx) => importPack(ctx, files))
  if (!done.ok) throw new Error(JSON.stringify(done.why))
  return done.value
}
const rows = async (): Promise<unknown> => {
  const of = async (table: string) => (await database.owner.query(`select * from learning.${table} order by 1`)).rows
  return { items: await of('item'), editions: await of('edition'), bodies: await of('body') }
}
const first = await load(pack)

describe('the shipped content pack', () => {
  test('is taken whole, and a page that lacks what the installation says of itself waits', () => {
    expect(first.added).toHaveLength(pack.length)
    const contact = first.waiting.find(({ path }) => path.endsWith('pages/kontakt.md'))
    expect(contact?.keys).toContain('org.phone')
  })

  test('taken once more changes nothing', async () => {
    const before = await rows()
    expect(await load(pack)).toMatchObject({ added: [], changed: [], kept: [] })
    expect(await rows()).toEqual(before)
  })

  test('a page whose blanks were filled is published by the next import, with its author', async () => {
    const name = { kind: 'page', slug: 'kontakt', lang: 'pl', variant: 'standard' } as const
    expect(await actAs(anyone, (ctx) => readItem(ctx, name))).toBeNull()
    const keys = new Set(first.waiting.flatMap(({ keys: some }) => some))
    await actAs(setup, (ctx) => fillPlaceholders(ctx, Object.fromEntries([...keys].map((key) => [key, `[${key}]`]))))
    expect((await load(pack)).waiting).toEqual([])
    expect(await actAs(anyone, (ctx) => readItem(ctx, name))).toMatchObject({ author: '[org.name]' })
  })

  test('facts of the projects say where they are from, and both values where sources differ', async () => {
    const name = { kind: 'page', slug: 'o-projekcie-liderzy-kooperacji', lang: 'pl', variant: 'standard' } as const
    const page = await actAs(anyone, (ctx) => readItem(ctx, name))
    const text = page?.markdown.replaceAll('\u00a0', ' ')
    expect(text).toContain('31 marca 2021')
    expect(text).toContain('30 czerwca 2021')
    expect(page?.front.sources).toContainEqual(expect.objectContaining({ accessed: '2026-11-22' }))
  })

  test('is refused whole when one file does not keep to the format', async () => {
    const [some] = pack
    const broken = { path: 'x.md', text: (some?.text ?? '').replace('---\n', '---\nnieznany: 1\n') }
    expect(await actAs(setup, (ctx) => importPack(ctx, [broken]))).toMatchObject({ ok: false, refusal: 'broken' })
  })
})

describe('whoever reads', () => {
  const bodies = async (who: string | null): Promise<ReadonlySet<string>> => {
    const run = <V>(read: (ctx: Ctx) => Promise<V>) => (who === null ? actAs(anyone, read) : as(who, read))
    return run(async (ctx) => {
      const open = new Set<string>()
      for (const kind of KINDS)
        for (const card of await cardsOf(ctx, kind)) {
          const item = await readItem(ctx, card)
          expect(item !== null).toBe(card.open)
          if (item) open.add(item.access)
        }
      return open
    })
  }

  test('without an account opens public things alone, and sees cards of the others', async () => {
    expect(await bodies(null)).toEqual(new Set(['public']))
    const cards = await actAs(anyone, (ctx) => cardsOf(ctx, 'material'))
    expect(cards.filter(({ open }) => !open).length).toBeGreaterThan(5)
  })

  test('with an account opens what is for accounts too', async () => {
    const person = await found.aPerson('Anna', 'Czytająca')
    expect(await bodies(person)).toEqual(new Set(['public', 'signed_in']))
  })

  test('opens what is for institutions as long as the agreement is in force, and a team with a statement opens all', async () => {
    await found.units()
    const person = await found.aPerson('Ewa', 'Testowa')
    const school = await found.institution('Szkoła', 'education', '260401')
    await found.employ(person, school)
    expect(await bodies(person)).toEqual(new Set(['public', 'signed_in']))
    const accession = await found.agreement('accession', 'deklaracja', 'wiejski', [{ institution_id: school }])
    expect(await bodies(person)).toEqual(new Set(['public', 'signed_in', 'agreement']))
    await database.owner.query(`update institutions.agreement set ended_on = '2026-11-01' where id = $1`, [accession])
    expect(await bodies(person)).toEqual(new Set(['public', 'signed_in']))
  })
})
