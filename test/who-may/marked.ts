import { localDate, type SubjectId } from '#kernel'
import type { TestDatabase } from '#test/database.ts'
import { correctPerson } from '../../src/casework/families/enter-person.server.ts'
import { done } from './family.ts'
import { type CaseWorld, type WhoMayWorld, whoMayWorld } from './world.ts'

/** Names, words and a number that stand in no text of the program, so that finding one anywhere says where it came from. */
export const MARKS = {
  family: 'Wawrzykowska',
  given: 'Eufrozyna',
  words: 'znakowana-treść-wpisu',
  pesel: '44051401359',
  /** Kept masked of every child of this world. */
  address: 'ul. Cicha 1',
} as const

export const marksIn = (text: string): readonly string[] => Object.values(MARKS).filter((mark) => text.includes(mark))

/** The same world, in which every name and every word of every family carries a mark. */
export const markedWorld = (database: TestDatabase): Promise<WhoMayWorld> => whoMayWorld(database, markFamilies)

async function markFamilies(
  { as, lead, rows }: CaseWorld,
  home: { readonly caseId: string; readonly child: SubjectId },
): Promise<void> {
  const child = { family: MARKS.family, adult: false, born: localDate('2011-02-01'), pesel: MARKS.pesel }
  done(await as(lead, (ctx) => correctPerson(ctx, { caseId: home.caseId, subjectId: home.child, ...child })))
  const named = `jsonb_build_object('family', $1::text, 'given', $2::text)`
  await rows(`update casework.item set body = body || ${named} where kind = 'identity'`, [MARKS.family, MARKS.given])
  await rows(`update casework.item set body = body || jsonb_build_object('text', $1::text) where body ? 'text'`, [
    MARKS.words,
  ])
  await rows(`update casework.extract set words = $1`, [MARKS.words])
}
