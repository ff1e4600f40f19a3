import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { addMessages, messageText, translator } from '#platform/server'
import { SECTORS, SUPPORTS } from '../definition/document.ts'
import { indexModel } from '../definition/model.domain.ts'
import { RURAL, shippedModel } from '../definition/shipped-models.fixture.ts'
import english from '../i18n/en.json' with { type: 'json' }
import { modelMessages } from '../i18n/messages.ts'
import polish from '../i18n/pl.json' with { type: 'json' }
import { type MissingKey, type MissingParams, missing, type Unmet } from '../running/unmet.domain.ts'
import { sayUnmet } from './say-unmet.ts'

addMessages(modelMessages)
addMessages(institutionsMessages)
const model = indexModel(shippedModel(RURAL))
const polishReader = { t: translator('pl'), locale: 'pl' } as const
const englishReader = { t: translator('en'), locale: 'en' } as const
const names = new Map([
  ['p1', 'Anna Nowak'],
  ['i1', 'Szkoła w Oksie'],
])
const unmet = (key: MissingKey, params: MissingParams): readonly Unmet[] => [
  { rule: 'steps_done', clause: 'W-2.5', missing: [missing(key, params)], confirmable: false },
]
const say = (
  key: MissingKey,
  params: MissingParams,
  reader: typeof polishReader | typeof englishReader = polishReader,
) => sayUnmet(reader, model, unmet(key, params), (id) => names.get(id))[0]?.sentences[0]

const pzk = model.body.all.find(({ abbreviation }) => abbreviation === 'PZK')?.id ?? ''
const first = model.step.all[0]
const agreements = model.agreement.all.slice(0, 2)

describe('what a transition still lacks', () => {
  test.each([
    [
      'too_few_sectors',
      { body: pzk, found: 1, wanted: 3 },
      'W zespole „Partnerski Zespół Kooperacji” jest 1 sektor, a potrzeba co najmniej 3.',
    ],
    [
      'sector_missing',
      { body: pzk, sector: 'police' },
      'W zespole „Partnerski Zespół Kooperacji” nie ma nikogo z sektora: policja.',
    ],
    ['no_statement', { person: 'p1' }, 'Brak ważnego oświadczenia o poufności: Anna Nowak.'],
    [
      'envelope_exceeded',
      { here: 50_000, together: 6_010_050, envelope: 6_000_000, over: 10_050 },
      'Płatne pozycje w gminie to razem 60 100,50 zł, o 100,50 zł więcej niż pula 60 000 zł. W tej sprawie: 500 zł.',
    ],
    ['cases_open', { found: 22 }, 'Zespół prowadzi 22 otwarte sprawy.'],
    [
      'no_recent_support',
      { support: 'supervision', amount: 3, unit: 'months' },
      'Nie zapisano w ostatnim czasie wsparcia: superwizja (ostatnie 3 miesiące).',
    ],
    ['plan_not_accepted_by', { person: 'family' }, 'Tej wersji planu nie przyjęła jeszcze: rodzina.'],
  ] as const)('%s is told in a Polish sentence', (key, params, sentence) => {
    expect(say(key, params)?.replaceAll('\u00a0', ' ')).toBe(sentence)
  })

  test('names of the model come in the language of the reader', () => {
    expect(say('step_not_done', { step: first?.id ?? '' })).toContain(first?.name.pl)
    expect(say('step_not_done', { step: first?.id ?? '' }, englishReader)).toContain(first?.name.en)
    expect(say('no_agreement_of_gmina', { agreements: agreements.map(({ id }) => id) })).toContain(
      agreements.map(({ name }) => name.pl).join(' lub '),
    )
  })

  test('who may not know a name is told without it, and never reads an id', () => {
    const hidden = say('worker_without_basis', { person: '0198-secret', institution: '0198-other' })
    expect(hidden).toContain('osoba, której nazwiska nie widzisz')
    expect(hidden).not.toContain('0198')
    expect(say('step_not_done_for', { step: first?.id ?? '', for: ['p1', '0198-secret'] })).not.toContain('0198')
  })

  test('everything a rule may lack, every sector and kind of support has its sentence in both languages', () => {
    const source = readFileSync(new URL('../running/unmet.domain.ts', import.meta.url), 'utf8')
    const keys = [...source.matchAll(/^ {2}\| '(\w+)'$/gm)].map(([, key]) => `model.rule.${key}`)
    const words = [
      ...SECTORS.map((one) => `institutions.sector.${one}`),
      ...SUPPORTS.map((one) => `model.support.${one}`),
    ]
    expect(keys.length).toBeGreaterThan(40)
    expect([...keys, ...words].filter((key) => !messageText('pl', key) || !messageText('en', key))).toEqual([])
  })

  test('Polish and English say the same things', () => {
    expect(Object.keys(english)).toEqual(Object.keys(polish))
  })
})
