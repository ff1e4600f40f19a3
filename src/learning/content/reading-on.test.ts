import { describe, expect, test } from 'vitest'
import { anyone } from '#platform/server'
import { courseWorld } from '../courses/course-world.fixture.ts'
import { readingOn } from './reading-on.query.server.ts'

const { actAs, as, database, teacher, stranger, endAgreement } = await courseWorld()
const restsOn = (slug: string, clauses: readonly string[]) =>
  database.owner.query(
    `update learning.body set front = front || jsonb_build_object('model_refs', $2::jsonb)
     where edition_id in (select e.id from learning.edition e join learning.item i on i.id = e.item_id where i.slug = $1)`,
    [slug, JSON.stringify(clauses)],
  )

describe('what to read beside a step', () => {
  test('is what rests on its paragraph and may be opened today, and nothing else is named', async () => {
    await restsOn('kto', ['W-5.4', 'W-2.8'])
    const kto = { title: 'Kto jest kim', href: '/courses/od-podstaw/lessons/kto' }
    expect(await as(teacher, (ctx) => readingOn(ctx, 'W-5.4'))).toEqual([kto])
    expect(await as(teacher, (ctx) => readingOn(ctx, 'W-4.4'))).toEqual([])
    // Another paragraph of the chapter comes after the paragraph itself.
    await restsOn('po-co', ['W-2.1'])
    const titles = async (clause: string) =>
      (await as(teacher, (ctx) => readingOn(ctx, clause))).map(({ title }) => title)
    expect(await titles('W-2.8')).toEqual(['Kto jest kim', 'Po co współpracować'])
    expect(await titles('W-2.1')).toEqual(['Po co współpracować', 'Kto jest kim'])
    expect(await as(stranger, (ctx) => readingOn(ctx, 'W-5.4'))).toEqual([])
    expect(await actAs(anyone, (ctx) => readingOn(ctx, 'W-5.4'))).toEqual([])
  })

  test('is not a draft, nor what was replaced, and ends with the agreement', async () => {
    const state = (to: string) =>
      database.owner.query(
        `update learning.edition e set state = $1 from learning.item i where i.id = e.item_id and i.slug = 'kto'`,
        [to],
      )
    for (const to of ['draft', 'withdrawn']) {
      await state(to)
      expect(await as(teacher, (ctx) => readingOn(ctx, 'W-5.4'))).toEqual([])
    }
    await state('published')
    expect(await as(teacher, (ctx) => readingOn(ctx, 'W-5.4'))).toHaveLength(1)
    await endAgreement()
    expect(await as(teacher, (ctx) => readingOn(ctx, 'W-5.4'))).toEqual([])
  })
})
