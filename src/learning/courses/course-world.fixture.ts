import { addDays } from '#kernel'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding } from '#test/world.ts'
import { learningMessages } from '../i18n/messages.ts'
import { learningPages } from '../pages.ts'
import { publishCourse } from './course-texts.fixture.ts'

/** A course of two lessons for institutions with an agreement; who may open it, who may not, and who heads them. */
export async function courseWorld() {
  addMessages(learningMessages)
  const database = await testDatabase()
  const { actAs, as, newId, clock } = acting(database)
  const found = founding(database, newId)
  await found.units()
  const school = await found.institution('Szkoła w Przykładowie', 'education', '260401')
  const teacher = await found.aPerson('Ewa', 'Testowa')
  const head = await found.aPerson('Hanna', 'Kierująca')
  const stranger = await found.aPerson('Olga', 'Obca')
  const rops = await found.institution('Regionalny Ośrodek w Próbnej', 'local_government', '26', { level: 'region' })
  const ropsHead = await found.aPerson('Roman', 'Ośrodek')
  await found.employ(ropsHead, rops, 'head')
  const administrator = await found.aPerson('Adam', 'Zarządzający')
  await found.administrator(administrator)
  await found.employ(teacher, school)
  await found.employ(head, school, 'head')
  const agreement = await found.agreement('accession', 'deklaracja', 'wiejski', [{ institution_id: school }])

  const { course } = await publishCourse(found.put, newId)
  const endAgreement = async () => {
    const yesterday = String(addDays(await as(teacher, async (ctx) => ctx.today), -1))
    await database.owner.query('update institutions.agreement set ended_on = $2 where id = $1', [agreement, yesterday])
  }
  const rows = async (text: string) => (await database.owner.query(text)).rows
  const rename = (person: string, family: string) =>
    database.owner.query('update identity.person set family_name = $2 where id = $1', [person, family])
  return {
    ...{ school, rops, ropsHead, administrator, rename },
    actAs,
    database,
    as,
    clock,
    courseId: course.item,
    teacher,
    head,
    stranger,
    endAgreement,
    rows,
    ...visiting(actAs, learningPages),
  }
}
