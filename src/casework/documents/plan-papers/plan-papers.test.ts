import { afterAll, describe, expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { readDocx } from '#test/reading-docx.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../../index.ts'
import { caseworkPages } from '../../pages.ts'
import { IN_ORDER, order, printWorld, tags } from '../../prints/print-world.fixture.ts'
import { documentPath } from '../document-paths.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await printWorld(database)
const { keeper, school, police, planned, factsOf } = world
const { asked, take, stop } = world.site
const { open } = visiting(world.actAs, caseworkPages)
afterAll(stop)

/** The headings of the pattern, in its order; nothing may come between or change places. */
const CONTRACT = {
  a: [
    'Część I A',
    'Dane osoby/rodziny zawierającej kontrakt',
    'Dane pracownika socjalnego',
    'Ocena sytuacji życiowej osoby/rodziny i ustalone w związku z tą sytuacją cele (plan pracy socjalnej)',
    'Cele ustalone do osiągnięcia',
    'Przewidywane efekty',
    'Część II A',
    'Działania podejmowane przez osobę/rodzinę',
    'Działania podejmowane przez pracownika socjalnego',
    'Działania innych instytucji',
    'Podpisy',
    'Ocena realizacji działań',
    'Ocena końcowa kontraktu socjalnego',
  ],
  b: [
    'Część I B',
    'Dane osoby zawierającej kontrakt',
    'Dane pracownika socjalnego',
    'Ocena sytuacji osoby, w tym sytuacji na rynku pracy',
    'Cele ustalone do osiągnięcia',
    'Przewidywane efekty',
    'Część II B',
    'Działania podejmowane przez osobę',
    'Działania podejmowane przez pracownika socjalnego',
    'Współdziałanie z powiatowym urzędem pracy i innymi instytucjami',
    'Podpisy',
    'Ocena realizacji działań',
    'Ocena końcowa kontraktu socjalnego',
  ],
} as const

const headings = (pdf: Parameters<typeof tags>[0]) =>
  pdf.tagged.filter(({ tag }) => /^H[2-5]$/.test(tag)).map(({ text }) => text)

describe('the social contract', () => {
  test.each(['a', 'b'] as const)(
    'variant %s stands in the order of its pattern, with stamp and date first',
    async (variant) => {
      const { caseId, mother } = await planned()
      const { pdf, headers } = await take(documentPath.contract(caseId, variant, mother), keeper.worker)
      expect(pdf).toMatchObject({ title: 'Kontrakt socjalny', lang: 'pl' })
      expect(headings(pdf)).toEqual(CONTRACT[variant])
      const head = [
        'Pieczęć ośrodka pomocy społecznej',
        'Data zawarcia kontraktu socjalnego',
        'Kontrakt socjalny',
        'określający sposób współdziałania między',
        'osobą/rodziną a pracownikiem socjalnym w zakresie rozwiązywania trudnej sytuacji życiowej',
        CONTRACT[variant][0],
      ]
      expect(order(pdf, head)).toEqual(IN_ORDER)
      expect(headers.get('content-disposition')).toMatch(/filename="kontrakt-socjalny-[ab]-TEST-\d+\.pdf"/)
      expect(tags(pdf, 'Figure')).toEqual([])
      expect((await factsOf(caseId)).map(({ payload }) => payload.print)).toEqual(['social_contract'])
    },
  )

  test('it holds goals and actions of that adult and of the family, and nothing of another person', async () => {
    const { caseId, mother } = await planned()
    const { pdf } = await take(documentPath.contract(caseId, 'a', mother), keeper.worker)
    expect(pdf.text).toContain('Żaneta Zmyślińska')
    expect(pdf.text).toContain('Mama wraca do pracy')
    expect(pdf.text).toContain('Wspólny poranek')
    expect(pdf.text).not.toMatch(/Córka chodzi|Zajęcia wyrównawcze/)
    expect(pdf.text).toContain('odtworzono z wiedzy (założenie)')
  })

  test('as a file for a word processor it has the same headings, so that the office completes it', async () => {
    const { caseId, mother } = await planned()
    const response = await asked(`${documentPath.contract(caseId, 'a', mother)}/docx`, keeper.worker)
    const docx = await readDocx(new Uint8Array(await response.arrayBuffer()))
    const said = [...docx.html.matchAll(/<h[2-5]>(.*?)<\/h[2-5]>/g)].map(([, words = '']) =>
      words.replace(/<[^>]+>/g, ''),
    )
    expect(said).toEqual(CONTRACT.a)
    expect(docx.text.indexOf('Pieczęć')).toBeLessThan(docx.text.indexOf('Kontrakt socjalny'))
    expect(docx.text).toContain('Mama wraca do pracy')
  })

  test('only an institution whose task it is makes one, with an adult of the case', async () => {
    const { caseId, mother, child } = await planned()
    const other = await planned()
    const paths = [documentPath.contract(caseId, 'a', child), documentPath.contract(caseId, 'a', other.mother)]
    for (const path of paths) expect((await asked(path, keeper.worker)).status).toBe(404)
    for (const one of [school, police]) {
      expect((await asked(documentPath.contract(caseId, 'a', mother), one.worker)).status).toBe(404)
      expect((await asked(documentPath.familyWork(caseId), one.worker)).status).toBe(404)
    }
    expect((await asked(documentPath.contract(caseId, 'c', mother), keeper.worker)).status).toBe(404)
  })
})

describe('the plan of work with a family', () => {
  test('it has goals with effects, actions with days, a review within six months and who signs', async () => {
    const { caseId } = await planned()
    const { pdf } = await take(documentPath.familyWork(caseId), keeper.worker)
    expect(headings(pdf)).toEqual([
      'Cele pracy z rodziną i przewidywane efekty',
      'Działania i terminy ich realizacji',
      'Koordynacja z planem pomocy dziecku w pieczy zastępczej',
      'Ocena sytuacji rodziny',
      'Podpisy',
    ])
    const words = [
      'Córka chodzi do szkoły',
      'Zajęcia wyrównawcze',
      'Pierwsza ocena: najpóźniej 23.05.2027',
      'Asystent rodziny',
      'Pracownik socjalny (konsultacja)',
    ]
    expect(order(pdf, words)).toEqual(IN_ORDER)
  })
})

describe('the page of letters and cards', () => {
  test('offers each paper to whose task it is, and says which order is assumed', async () => {
    const { caseId, mother } = await planned()
    const page = await open(documentPath.list(caseId), keeper.worker)
    expect(page.html).toContain(`${documentPath.contract(caseId, 'b', mother)}/docx`)
    expect(page.html).toContain(documentPath.familyWork(caseId))
    expect(page.html).toContain('to założenie')
    const theirs = await open(documentPath.list(caseId), school.worker)
    expect(theirs.html).not.toContain('/print/plan/')
    expect((await open(documentPath.list(caseId), world.stranger)).status).toBe(404)
  })

  test('before there is a plan there is nothing to fill', async () => {
    const { caseId, mother } = await world.named()
    expect((await open(documentPath.list(caseId), keeper.worker)).html).not.toContain('/print/plan/')
    expect((await asked(documentPath.contract(caseId, 'a', mother), keeper.worker)).status).toBe(404)
  })
})
