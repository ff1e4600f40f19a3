import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { acting } from '#test/world.ts'
import { pagesOf } from '../src/app.ts'
import { identityFor } from './who-may/visitors.ts'

const database = await testDatabase()
const { actAs } = acting(database)

/** Words by which a score of people would be called, in either language. */
const SCORE =
  /risk|ryzyk|score|scoring|punkt|(?<![a-z])points?(?![a-z])|rating|ranking|severity|danger_?level|weight|(?<!u)waga|prawdopodob|probab|predict|wskaznik/i

/** What a number in a table about families may be: the place in an order, a version, an amount of money in grosze, hours, months, bytes. */
const NUMBERS: Readonly<Record<string, string>> = {
  no: 'place in an order',
  visit_no: 'which visit to a stage',
  seq: 'place in an order',
  minutes: 'length of a part of a sitting',
  guest_no: 'place in an order',
  date_no: 'place in an order',
  row_version: 'how often the row was changed',
  version: 'how often the row was changed',
  amount: 'grosze, of a line, a purchase or the ledger; of a limit of work: days of a leave, families of one worker',
  budget: 'grosze, of a social project',
  hours: 'hours of a clock or of work',
  extended_months: 'months by which an answer was put off',
  migrations: 'how often a case was carried to another version',
  total: 'how many cases a migration concerns',
  assessed: 'how many cases of a migration were judged',
  reviews: 'how many looked at it',
  people_count: 'how many people a breach concerns (RODO, art. 33)',
  year_from: 'the first year of entries that an inspection may read',
  year_until: 'the last year of entries that an inspection may read',
  periods: 'for how many periods a need asks',
  family_place: 'place in the order that the family gave its needs',
  years: 'how long a closed case is kept by the file plan',
  pieces: 'how many rows of a destroyed case its stub counts',
  files: 'how many files of a destroyed case its stub counts',
  place: 'place in an order',
  revision: 'place of a change among the changes of a meeting',
  typed: 'how often a sentence was sent while it was typed',
  every: 'days, weeks or months between two tasks of a series',
  times: 'how many tasks of a series there are at most',
  year: 'the year in which a letter got its number',
  last: 'the last number given to a letter of an institution in a year',
  units:
    'how many places, hours, visits or pieces of a service a need asks for at once, and a line of a basket needs, holds or waits for',
  records_count: 'how many records a breach concerns (RODO, art. 33)',
}

/** What somebody's own answers to a quiz were worth: of a person who learns, read by nobody else, and of no family. */
const OF_LEARNERS = 'learning.quiz_try.'

describe('no family is given a score', () => {
  test('no table about families or people holds a number that could be one (row 53)', async () => {
    const { rows } = await database.owner.query<{ at: string; name: string }>(
      `select n.nspname || '.' || c.relname as at, a.attname as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in ('casework', 'protection', 'identity')
         and a.atttypid in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype, 'float4'::regtype, 'float8'::regtype)`,
    )
    expect(rows.length).toBeGreaterThan(20)
    const ofFamilies = rows.filter(({ at }) => !at.startsWith('identity.'))
    expect(ofFamilies.filter(({ name }) => NUMBERS[name] === undefined)).toEqual([])
    const named = await database.owner.query<{ name: string }>(
      `select n.nspname || '.' || c.relname || '.' || a.attname as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^(pg_|information_schema|graphile_worker)'`,
    )
    const scores = named.rows.map(({ name }) => name).filter((name) => SCORE.test(name))
    expect(scores.filter((name) => !name.startsWith(OF_LEARNERS))).toEqual([])
  })

  test.each(globSync('content/models/*.json'))(
    'no form of %s asks for a number about people but how many they are, hours and money (row 53)',
    (file) => {
      const { forms } = JSON.parse(readFileSync(file, 'utf8')) as {
        forms: {
          id: string
          sections: { fields: { id: string; kind: string; label: string; options?: { label: string }[] }[] }[]
        }[]
      }
      const fields = forms.flatMap((form) =>
        form.sections.flatMap(({ fields }) => fields.map((field) => ({ ...field, form: form.id }))),
      )
      expect(fields.length).toBeGreaterThan(100)
      const numbers = fields.filter(({ kind }) => kind === 'number').map(({ form, id }) => `${form}/${id}`)
      expect(numbers.sort()).toEqual([
        'deklaracja-przystapienia/do-ilu-godzin',
        'karta-koszyka/ilosc',
        'karta-zgloszenia/ile-osob',
      ])
      expect(
        fields.filter(({ id, label }) => SCORE.test(id) || SCORE.test(label)).map(({ form, id }) => `${form}/${id}`),
      ).toEqual([])
      // A scale is in words: a digit among its answers would be added up sooner or later.
      const scales = fields.filter(({ kind }) => kind === 'scale_with_words')
      expect(scales.length).toBeGreaterThan(0)
      for (const { id, options = [] } of scales)
        expect([id, options.filter(({ label }) => /\d/.test(label))]).toEqual([id, []])
    },
  )

  test('no key of any model holds a score, a weight or a level that a program could add up (row 53)', () => {
    const keys = new Set<string>()
    const walk = (part: unknown): void => {
      if (typeof part !== 'object' || part === null) return
      for (const [key, value] of Object.entries(part)) {
        if (!Array.isArray(part)) keys.add(key)
        walk(value)
      }
    }
    for (const file of globSync('content/models/*.json')) walk(JSON.parse(readFileSync(file, 'utf8')))
    expect(keys.size).toBeGreaterThan(50)
    expect([...keys].filter((key) => SCORE.test(key))).toEqual([])
  })

  test('and the help says that the program settles nothing by itself (row 53)', async () => {
    const { open } = visiting(actAs, pagesOf(identityFor(actAs)))
    const { status, html } = await open('/privacy', null)
    expect(status).toBe(200)
    expect(html).toContain('nie liczy punktów ani ryzyka i niczego sam nie rozstrzyga')
    const pl: unknown = JSON.parse(readFileSync('src/casework/i18n/pl.json', 'utf8'))
    expect(pl).toMatchObject({
      'casework.diagnosis.lead': expect.stringContaining('program niczego nie rozstrzyga sam'),
    })
  })
})
