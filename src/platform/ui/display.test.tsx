import fc from 'fast-check'
import type { Child } from 'hono/jsx'
import { describe, expect, test } from 'vitest'
import { translator } from '../i18n/translate.server.ts'
import { wordsIn } from '../web/words.ts'
import {
  Knot,
  Locked,
  LockedInline,
  Mark,
  Money,
  Note,
  Prov,
  type SectorOrFamily,
  Stages,
  Table,
  Tag,
  Ticks,
  Timeline,
  WordsContext,
} from './index.ts'
import { blocksOf } from './ticks.ts'

const words = wordsIn(translator('pl'))
const html = (part: Child) => String(<WordsContext.Provider value={words}>{part}</WordsContext.Provider>)
const textOf = (page: string) =>
  page
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const sectors: readonly SectorOrFamily[] = [
  'social_assistance',
  'family_support',
  'education',
  'health',
  'police',
  'courts_probation',
  'labour_market',
  'prevention',
  'culture',
  'sport',
  'ngo',
  'church',
  'housing',
  'local_government',
  'other',
  'family',
]

describe('an institution', () => {
  test.each(sectors)('of the sector %s has a colour and always its name', (sector) => {
    const mark = html(<Mark sector={sector} name="Nazwa" />)
    expect(mark).toMatch(/^<span class="mk c-[a-z]+">Nazwa<\/span>$/)
  })

  test('has the same colour wherever it appears', () => {
    const mark = html(<Mark sector="education" name="Szkoła" />)
    const moment = html(<Timeline items={[{ sector: 'education', content: 'Zgłoszenie' }]} />)
    expect(mark).toContain('c-szk')
    expect(moment).toContain('c-szk')
  })
})

describe('text from people', () => {
  test('never becomes part of the page', () => {
    const dangerous = fc.constantFrom('<script>alert(1)</script>', '"><svg onload=x>', "'/><b>", '&lt;b&gt;')
    fc.assert(
      fc.property(dangerous, (text) => {
        const page = html(
          <>
            <Mark sector="ngo" name={text} />
            <Tag>{text}</Tag>
            <Note kind="info" title={text} text={text} />
            <Prov>{text}</Prov>
            <Ticks passed={1} left={0} past={0} label={text} />
            <Table caption={text} columns={[{ label: text }, { label: text }]} rows={[{ cells: [text, text] }]} />
          </>,
        )
        expect(page).not.toMatch(/<script|<svg onload|<b>/)
      }),
    )
  })
})

describe('withheld content', () => {
  test('says only that something is withheld and how to ask', () => {
    const said = textOf(html(<Locked askHref="/sprawy/1/prosby" />))
    expect(said).toBe(`${words.locked_title} ${words.locked_text} ${words.locked_ask}`)
  })

  test('inside a sentence has words beside the lock', () => {
    expect(textOf(html(<LockedInline />))).toBe(words.locked_in_sentence)
  })
})

describe('a clock', () => {
  test('shows one block for each working day', () => {
    const days = { passed: 3, left: 2, past: 0 }
    expect(blocksOf(days)).toEqual(['passed', 'passed', 'passed', 'left', 'left'])
  })

  test('is red after a date set by law, and never after an agreed one', () => {
    const past = { passed: 4, left: 0, past: 1 }
    expect(blocksOf({ ...past, statutory: true })).toContain('overdue')
    expect(blocksOf(past)).not.toContain('overdue')
    expect(html(<Ticks {...past} label="Umówione do 20.11" />)).not.toMatch(/class="[od]"/)
  })

  test('never draws more than twenty days, keeps today in sight and shows where days are left out', () => {
    const count = fc.nat(200)
    fc.assert(
      fc.property(count, count, count, count, (passed, left, past, paused) => {
        const days = { passed, left: past > 0 ? 0 : left, past, paused }
        const blocks = blocksOf(days)
        const drawn = blocks.filter((block) => block !== 'cut')
        const all = days.passed + days.left + days.past + days.paused
        expect(drawn).toHaveLength(Math.min(all, 20))
        expect(blocks.includes('cut')).toBe(all > 20)
        if (days.left > 0) expect(drawn).toContain('left')
        if (days.past > 0) expect(drawn.at(-1)).toBe('past_agreed')
      }),
    )
  })

  test('says the same in words', () => {
    const clock = html(<Ticks passed={3} left={2} past={0} label="Umówione do 25.11, zostały 2 dni robocze" />)
    expect(clock).toContain('role="img" aria-label="Umówione do 25.11, zostały 2 dni robocze"')
  })
})

describe('a work table', () => {
  const table = html(
    <Table
      caption="Sprawy, które czekają"
      columns={[{ label: 'Rodzina' }, { label: 'Kiedy' }, { label: 'Działanie', actions: true, hiddenLabel: true }]}
      rows={[{ state: 'late', cells: ['DĄB-152', '20.11', 'Uzupełnij'] }, { cells: ['KLON-417', '27.11', 'Rozpatrz'] }]}
    />,
  )

  test('stays a table for screen readers when it folds', () => {
    for (const role of ['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell']) {
      expect(table).toContain(`role="${role}"`)
    }
    expect(table).toContain('data-l="Kiedy"')
  })

  test('says in words what the coloured edge of a row means', () => {
    expect(table).toContain(`<span class="row-word">${words.late_row}: </span>DĄB-152`)
    expect(table.match(/row-word/g)).toHaveLength(1)
  })

  test('with a cell too many is refused as a mistake of ours', () => {
    expect(() => html(<Table caption="x" columns={[{ label: 'a' }]} rows={[{ cells: ['1', '2'] }]} />)).toThrow()
  })
})

describe('the stages of a case', () => {
  test('say in words which are done and which is now', () => {
    const stages = html(
      <Stages
        label="Etapy"
        items={[
          { label: 'Zgłoszenie', state: 'done' },
          { label: 'Kwalifikacja', state: 'current' },
          { label: 'Diagnoza', state: 'later' },
        ]}
      />,
    )
    expect(textOf(stages)).toBe(`Zgłoszenie – ${words.stage_done} Kwalifikacja – ${words.stage_current} Diagnoza`)
    expect(stages.match(/aria-current="step"/g)).toHaveLength(1)
  })
})

describe('who is with the family', () => {
  const strand = { sector: 'education', name: 'Szkoła', person: 'Ewa Szkolna', state: 'member' } as const

  test('stands in the figure and in the table', () => {
    const knot = html(<Knot code="KLON-417" alt="Trzy pasma" strands={[strand, strand, strand]} />)
    expect(knot).toContain('role="img" aria-label="Trzy pasma"')
    expect(knot.match(/<td[^>]*>Ewa Szkolna<\/td>/g)).toHaveLength(3)
  })

  test.each([1, 2, 10])('stands in the table alone when there are %i institutions', (count) => {
    const knot = html(<Knot code="KLON-417" alt="x" strands={Array.from({ length: count }, () => strand)} />)
    expect(knot).not.toContain('class="knot"')
    expect(knot.match(/<td[^>]*>Ewa Szkolna<\/td>/g)).toHaveLength(count)
  })
})

test('money is shown in zlotys, with grosze only when there are any', () => {
  expect(textOf(html(<Money grosze={541000} />))).toBe('5 410 zł')
  expect(textOf(html(<Money grosze={541050} />))).toBe('5 410,50 zł')
})
