import { InstitutionId, localDate, PersonId } from '#kernel'
import { systemActor } from '#platform/server'
import type { TestDatabase } from '#test/database.ts'
import { acting, founding } from '#test/world.ts'
import type { Completed } from './certificate.domain.ts'
import { issueByRule } from './issue-certificate.server.ts'

/** A regional centre that runs courses, a school whose pedagogue learned, and the heads of both. */
export async function certificateWorld(database: TestDatabase) {
  const { actAs, as, clock, newId } = acting(database)
  const found = founding(database, newId)
  await found.units()
  const rops = await found.institution('Regionalny Ośrodek w Próbnej', 'local_government', '26', { level: 'region' })
  const school = await found.institution('Szkoła Podstawowa w Bielinach', 'education', '260401')
  const employed = async (given: string, family: string, at: string, fn = 'worker') => {
    const person = await found.aPerson(given, family)
    await found.employ(person, at, fn)
    return person
  }
  const people = {
    holder: await employed('Żaneta', 'Gęślik', school),
    colleague: await employed('Olga', 'Próbna', school),
    head: await employed('Halina', 'Dyrektorska', school, 'head'),
    issuer: await employed('Roman', 'Ośrodek', rops, 'head'),
  }
  const completed = (personId: string, more: Partial<Completed> = {}): Completed => ({
    personId: PersonId.parse(personId),
    institutionId: InstitutionId.parse(rops),
    subjectKind: 'course',
    subjectId: newId(),
    title: 'Rozmowa z rodziną w kryzysie',
    programme: ['Jak zacząć rozmowę', 'Kiedy milczeć'],
    minutes: 270,
    beganOn: localDate('2026-11-02'),
    finishedOn: localDate('2026-11-20'),
    rule: { lessons: true, quizzes: true, attendanceMinutes: null },
    facts: { lessons: [{ id: 'l', read: true }], quizzes: [{ id: 'q', passed: true }], attendedMinutes: 0 },
    ...more,
  })
  /** Issued by the worker; answers id and number. */
  const certify = async (done: Completed) => {
    const answer = await actAs(systemActor('worker'), (ctx) => issueByRule(ctx, done))
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.value
  }
  return { actAs, as, clock, newId, found, rops, school, ...people, completed, certify }
}
