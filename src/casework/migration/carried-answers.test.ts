import { describe, expect, test } from 'vitest'
import { draftMapping, type ModelDocument } from '#model'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { newForm } from '../forms/form-to-fill.query.server.ts'
import { undoMigration } from './carry-out.server.ts'
import { migrationWorld } from './migration.fixture.ts'
import { askToUndo } from './undo-migration.server.ts'

const FROM = { form: 'karta-kwalifikacji', section: 'pytania', field: 'zdanie-rodziny' }
const TO = { form: 'karta-glosu-rodziny', section: 'glos-czesc' }

/** What the family said at admission is asked on the card of its voice from 1.1 on. */
function next(document: ModelDocument): ModelDocument {
  const asked = document.forms
    .find(({ id }) => id === FROM.form)
    ?.sections.flatMap(({ fields }) => fields)
    .find(({ id }) => id === FROM.field)
  if (!asked) throw new Error('the rural model asks nothing of the family at admission')
  const forms = document.forms.map((form) => ({
    ...form,
    sections: form.sections.map((section) => {
      if (form.id === FROM.form && section.id === FROM.section)
        return { ...section, fields: section.fields.filter(({ id }) => id !== FROM.field) }
      return form.id === TO.form ? { ...section, fields: [...section.fields, asked] } : section
    }),
  }))
  return { ...document, forms, version: '1.1', supersedes: '1.0', validFrom: '2026-02-01' }
}

const database = await testDatabase()
const mappingTo = (document: ModelDocument) => draftMapping(document, next(document))
const world = await migrationWorld(database, { next, mappingTo })
const { actAs, as, coordinator, keeper, rows } = world
const SAID = 'Chcemy mieszkać razem.'

describe('an answer whose field went to another form', () => {
  const begun = async (caseId: string, who = keeper.worker) =>
    (await as(who, (ctx) => newForm(ctx, caseId, TO.form))).answers[TO.section]

  test('stands there when that form is begun, as long as the case is carried over', async () => {
    const caseId = await world.inStage('kwalifikacja')
    const yes = ['kilka-trudnosci', 'kilka-sektorow', 'pomoc-niewystarczajaca', 'rodzina-chce', 'mieszka-w-gminie']
    const pytania = { ...Object.fromEntries(yes.map((id) => [id, true])), [FROM.field]: SAID }
    const done = await world.complete(coordinator, caseId, FROM.form, { pytania })
    if (!done.ok) throw new Error(JSON.stringify(done))
    await world.enter(caseId, 'diagnoza')
    expect(await begun(caseId)).toBeUndefined()

    const id = await world.planned()
    await world.carryOut(id)
    expect(await begun(caseId)).toEqual({ [FROM.field]: SAID })

    const [judged] = await rows<{ id: string }>('select id from casework.case_migration where case_id = $1', [caseId])
    await as(coordinator, (ctx) => askToUndo(ctx, judged?.id ?? ''))
    await actAs(systemActor('worker'), (ctx) => undoMigration(ctx, judged?.id ?? ''))
    expect(await begun(caseId)).toBeUndefined()
  })
})
