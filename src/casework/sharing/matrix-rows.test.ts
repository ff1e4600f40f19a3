import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { EXTENTS, type Extent, type Model, modelMessages, SECTORS, type Sector } from '#model'
import { loadVersion, modelOf } from '#model/server'
import { addMessages, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { urbanRuralModel } from '#test/world.ts'
import { keepFormDraft } from '../forms/complete-form.server.ts'
import { newForm } from '../forms/form-to-fill.query.server.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { withinSharing } from './bounds.domain.ts'
import { disclose } from './disclose.server.ts'
import { LEAD, ledgerWorld, MEMBER } from './ledger.fixture.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await ledgerWorld(database)
const { as, actAs, keeper, school, police, aCase, item, disclosure } = world
const site = visiting(actAs, caseworkPages)
const setup = systemActor('setup')
const rural = await actAs(setup, (ctx) => modelOf(ctx, world.versionId))
const urbanRural = await actAs(setup, async (ctx) => {
  const loaded = await loadVersion(ctx, urbanRuralModel())
  if (!loaded.ok) throw new Error(loaded.refusal)
  return modelOf(ctx, loaded.value.versionId)
})

/** What a model gives a role in a sector of one category, told once more from its file: the row of the sector before the row of all. */
function given({ document }: Model, role: string, sector: Sector, category: string) {
  const fits = document.sharing.filter((row) => row.role === role && row.categories.some((one) => one === category))
  const own = fits.filter(({ sectors }) => sectors?.includes(sector))
  return own[0] ?? fits.filter(({ sectors }) => sectors === undefined)[0]
}
const wider = (a: Extent, b: Extent) => EXTENTS.indexOf(a) < EXTENTS.indexOf(b)

describe.each([
  ['rural', rural],
  ['urban-rural', urbanRural],
])('in the %s model', (_, model) => {
  const { roles, categories, grounds, forms } = model.document

  test.each(roles.map(({ id }) => id))(
    '%s is given no category, no wider extent and no ground that its rows do not name, in any sector (row 3)',
    (role) => {
      let refused = 0
      let admitted = 0
      for (const sector of SECTORS) {
        for (const { id: category } of categories) {
          const row = given(model, role, sector, category)
          for (const extent of EXTENTS) {
            for (const { id: ground } of grounds) {
              const asked = { role, sector, category, extent, ground }
              const { ok } = withinSharing(model, asked)
              const beyond = !row || wider(extent, row.extent) || !row.grounds.some((one) => one === ground)
              if (beyond && ok) expect.fail(`given beyond the model: ${JSON.stringify(asked)}`)
              if (row && extent === row.extent && !beyond && !ok) expect.fail(`withheld: ${JSON.stringify(asked)}`)
              if (ok) admitted += 1
              else refused += 1
            }
          }
        }
      }
      expect(refused).toBeGreaterThan(0)
      expect(admitted > 0).toBe(document(model, role))
    },
  )

  test('each role may write exactly the forms that the model lets it fill (row 3)', async () => {
    const rows = await database.owner.query<{ role: string; element: string }>(
      `select g.role, g.element from model.granted g join model.version v on v.id = g.version_id
       where g.kind = 'form' and v.model_id = $1 and v.version = $2`,
      [model.document.id, model.document.version],
    )
    for (const { id: role } of roles) {
      const may = rows.rows.filter((one) => one.role === role).map(({ element }) => element)
      const named = forms.filter(({ filledBy }) => filledBy.some((one) => one === role)).map(({ id }) => id)
      expect([role, [...new Set(may)].sort()]).toEqual([role, named.sort()])
    }
  })
})
const document = ({ document: { sharing } }: Model, role: string) => sharing.some((row) => row.role === role)

const categories = rural.document.categories.map(({ id }) => id)
const wordsOf = (category: string) => `znak-${category}-znak`
const SECTORED: readonly (readonly [string, Sector])[] = [
  ['education', 'education'],
  ['police', 'police'],
  ['family_support', 'family_support'],
  ['health', 'health'],
  ['ngo', 'ngo'],
]
const NAMED = rural.document.roles.filter(({ sees }) => sees === 'names').map(({ id }) => id)
const seated = NAMED.filter((role) => role !== LEAD).flatMap((role) =>
  (role === MEMBER ? SECTORED : SECTORED.slice(0, 1)).map(([name, sector]) => [role, name, sector] as const),
)

describe('an entry of every category in one case', () => {
  test.each(seated)(
    'is read by %s (%s) in the categories of the model, on no page in any other (row 3)',
    async (role, name, sector) => {
      const partner = await world.partner(`${name} ${role}`, sector)
      const caseId = await aCase([{ ...partner, role }])
      for (const category of categories) await item(caseId, keeper, category, { body: { text: wordsOf(category) } })
      const inFull = categories.filter((category) => given(rural, role, sector, category)?.extent === 'full')
      for (const category of inFull) await disclosure(caseId, keeper, partner, category)
      const read = await as(partner.worker, (ctx) =>
        ctx.db.selectFrom('casework.item').select('category').where('case_id', '=', caseId).execute(),
      )
      expect(read.map(({ category }) => category).sort()).toEqual([...inFull].sort())

      const others = categories.filter((category) => !inFull.includes(category))
      expect(others.length).toBeGreaterThan(0)
      for (const { path } of caseworkPages.filter((one) => /^\/cases\/:caseId(\/[a-z-]+)*$/.test(one.path))) {
        const { html } = await site.open(path.replace(':caseId', caseId), partner.worker)
        expect([path, others.filter((category) => html.includes(wordsOf(category)))]).toEqual([path, []])
      }
    },
  )

  test.each(seated)(
    'cannot be shown to %s (%s) in a category that the model does not give (row 3)',
    async (role, name, sector) => {
      const partner = await world.partner(`${name} ${role} dwa`, sector)
      const caseId = await aCase([{ ...partner, role }])
      const missing = categories.filter((category) => given(rural, role, sector, category) === undefined)
      for (const category of missing) {
        const input = { caseId, institutionId: partner.id, role, category, extent: 'full', purpose: 'próba' } as const
        const until = localDate('2027-05-23')
        for (const ground of rural.document.grounds.map(({ id }) => id)) {
          const done = await as(keeper.worker, (ctx) => disclose(ctx, { ...input, until, ground })).catch(
            (fault: Error) => fault.name,
          )
          expect([category, ground, typeof done === 'string' ? done : done.ok]).not.toEqual([category, ground, true])
        }
        const page = await site.open(`/cases/${caseId}/sharing/new/${partner.id}/${role}/${category}`, keeper.worker)
        expect([category, page.status]).not.toEqual([category, 200])
      }
      const { rows } = await database.owner.query('select category from casework.disclosure where case_id = $1', [
        caseId,
      ])
      expect(rows).toEqual([])
    },
  )
})

test('a form is written by no role that the model does not name, and keeps no field that the form does not have (row 3)', async () => {
  const caseId = await aCase([
    { ...school, role: MEMBER },
    { ...police, role: 'asystent-rodziny' },
  ])
  const opened: string[] = []
  const beyond: string[] = []
  for (const [role, worker] of [
    [LEAD, keeper.worker],
    [MEMBER, school.worker],
    ['asystent-rodziny', police.worker],
  ] as const) {
    for (const { id, filledBy } of rural.document.forms) {
      const named = filledBy.some((one) => one === role)
      const kept = await as(worker, async (ctx) => {
        const filling = await newForm(ctx, caseId, id)
        return keepFormDraft(ctx, filling, { caseId, answers: {}, version: null })
      }).catch(({ name }: Error) => name)
      if (kept !== 'Forbidden') (named ? opened : beyond).push(`${role}: ${id}`)
    }
  }
  expect(beyond).toEqual([])
  expect(opened.length).toBeGreaterThan(3)
  const sent = { 'pilne-co.pomoc-co': 'Opał', 'pilne-co.pomoc-dla-kogo': 'family', 'pilne-co.pomoc-kto': keeper.id }
  const stray = { 'pilne-co.ocena-ryzyka': '7', 'obca.sekcja': 'znak-obcy-znak', category: 'zdrowie' }
  const answer = await site.send(`/cases/${caseId}/forms/karta-pilnej-pomocy/new`, keeper.worker, {
    ...{ ...sent, 'pilne-co.pomoc-do-kiedy': '1.12.2026' },
    ...stray,
  })
  expect(answer.status).toBe(303)
  const { rows } = await database.owner.query<{ t: string; category: string }>(
    'select body::text as t, category from casework.item where case_id = $1',
    [caseId],
  )
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ t }) => /ocena-ryzyka|znak-obcy|"7"/.test(t))).toEqual([])
  expect(rows.map(({ category }) => category)).not.toContain('zdrowie')
})
