import { loadVersion } from '#model/server'
import { type Ctx, systemActor } from '#platform/server'
import type { TestDatabase } from '#test/database.ts'
import { tellsPeople } from '#test/told.ts'
import { acting, founding, MONDAY, ruralModel } from '#test/world.ts'
import { completeForm } from '../forms/complete-form.server.ts'
import { newForm } from '../forms/form-to-fill.query.server.ts'
import type { OpenCaseInput } from '../opening/open-case.schema.ts'
import { openCase } from '../opening/open-case.server.ts'

export const BIELINY = '260401'

/** The gmina Bieliny under the rural model: its centre and a school that acceded, people with and without what their roles need. */
export async function caseWorld(database: TestDatabase) {
  const world = acting(database)
  const found = founding(database, world.newId)
  await found.units()
  const loaded = await world.actAs(systemActor('setup'), (ctx) => loadVersion(ctx, ruralModel()))
  if (!loaded.ok) throw new Error('the rural model was refused')
  const { versionId } = loaded.value
  const { put } = found
  await put('model.adoption', { id: world.newId(), unit_code: BIELINY, version_id: versionId, from_on: '2026-01-01' })

  const body = world.newId()
  const opened = { process: 'tworzenie-pzk', name: 'PZK Bieliny', stage: 'dzialanie-pzk', opened_on: '2026-01-02' }
  await put('teams.body', { id: body, version_id: versionId, element: 'pzk', unit_code: BIELINY, ...opened })
  const stage = { stage: opened.stage, entered_at: MONDAY, entered_on: opened.opened_on }
  await put('teams.visit', { body_id: body, no: 1, ...stage })
  await found.agreement('project', 'porozumienie-jst', 'wiejski', [{ unit_code: BIELINY }], { body_id: body })

  const acceded = async (name: string, sector: string) => {
    const id = await found.institution(name, sector, BIELINY)
    await found.agreement('accession', 'przystapienie', 'wiejski', [{ institution_id: id }], { body_id: body })
    return id
  }
  const ops = await acceded('GOPS Bieliny', 'social_assistance')
  const school = await acceded('Szkoła Bieliny', 'education')
  const outside = await found.institution('Fundacja Na Próbę', 'ngo', BIELINY)

  const officer = await found.aPerson('Iga', 'Inspektorska')
  await tellsPeople(world, ops, officer)

  const worker = async (given: string, family: string, institution: string) => {
    const id = await found.aPerson(given, family)
    await found.employ(id, institution)
    return id
  }
  const sign = async (person: string, institution?: string) => {
    await found.agreement('confidentiality', 'poufnosc', 'wiejski', [{ person_id: person }])
    if (!institution) return
    const parties = [{ institution_id: institution }, { person_id: person }]
    await found.agreement('nomination', 'wyznaczenie-osoby', 'wiejski', parties)
  }
  const lead = await worker('Maria', 'Przykładna', ops)
  const coordinator = await worker('Krystyna', 'Koordynująca', ops)
  const unsigned = await worker('Nina', 'Niepodpisana', ops)
  const teacher = await worker('Ewa', 'Szkolna', school)
  const outsider = await worker('Olga', 'Obca', outside)
  await sign(lead)
  await sign(coordinator)
  await sign(teacher, school)
  await found.membership({
    person_id: coordinator,
    institution_id: ops,
    role: 'koordynator-pzk',
    unit_code: BIELINY,
    body_id: body,
  })

  const analyst = await found.aPerson('Anna', 'Analityczna')
  const rops = await found.institution('ROPS', 'local_government', '26', { level: 'region' })
  await found.employ(analyst, rops)
  await found.membership({ person_id: analyst, institution_id: rops, role: 'pracownik-rops', unit_code: '26' })
  const administrator = await found.aPerson('Adam', 'Administrujący')
  await found.administrator(administrator)

  const opens = (person: string, about: string | OpenCaseInput = 'Zmyślińscy') =>
    world.as(person, async (ctx) => {
      const done = await openCase(ctx, typeof about === 'string' ? { family: about } : about)
      if (!done.ok) throw new Error(`not opened: ${done.refusal}`)
      return done.value
    })
  const complete = (person: string, caseId: string, form: string, answers: FormAnswers, key?: string) =>
    world.as(person, (ctx) => completeOnPaper(ctx, caseId, form, answers, key))
  const rows = async <T>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
    (await database.owner.query(text, [...values])).rows
  const people = { officer, lead, coordinator, unsigned, teacher, outsider, analyst, administrator }
  return { ...world, found, versionId, body, ops, school, outside, worker, sign, ...people, opens, complete, rows }
}

type FormAnswers = Parameters<typeof completeForm>[2]['answers']

/** Completes a form; signatures of people without accounts are on paper. */
export async function completeOnPaper(ctx: Ctx, caseId: string, form: string, answers: FormAnswers, key?: string) {
  const filling = await newForm(ctx, caseId, form, { key })
  const recorded = filling.signatures.length > 0 ? { how: 'paper' as const, onDay: ctx.today } : undefined
  return completeForm(ctx, filling, { caseId, answers, version: null, recorded })
}

/** The report card of the rural model, about a person of the case. */
export const report = (person: string, words = 'Tata prosi o pomoc.'): FormAnswers => ({
  zglaszajacy: { kto: 'rodzina' },
  rodzina: { 'osoba-kontaktowa': person, 'bezpieczny-kontakt': 'telefon', 'rodzina-wie': true },
  sprawa: { trudnosci: ['dom'], opis: words },
})
