import { describe, expect, test } from 'vitest'
import { ruralModel } from '#test/world.ts'
import { readConsulted } from '../consulted-text.domain.ts'
import { placeOf, problemsOf, readsLikeInstitution } from './import-row.domain.ts'
import { fileRows } from './table-rows.domain.ts'

const text = readConsulted(ruralModel())

describe('a table of remarks', () => {
  test('is read by its headings, whatever their order, and empty rows are passed over', () => {
    const tables = [
      [
        ['Nazwa', 'Adres'],
        ['nie ta', 'tabela'],
      ],
      [
        ['Lp.', 'Treść uwagi', 'Zgłaszający', 'Jednostka redakcyjna', 'Uzasadnienie'],
        ['1', 'Za krótko.', 'GOPS', 'W-1.1', 'Tak jest.'],
        ['2', '', '', '', ''],
      ],
    ]
    expect(fileRows(tables)).toEqual([
      { place: 'W-1.1', who: 'GOPS', words: 'Za krótko.', proposed: '', reason: 'Tak jest.' },
    ])
  })

  test('in four columns has wording and reason inside the remark', () => {
    const cell = 'Za krótko.\nProponowane brzmienie: 7 dni\nUzasadnienie: Brak ludzi.\nI czasu.'
    const rows = [
      ['Lp. i jednostka redakcyjna', 'Zgłaszający', 'Uwaga, proponowane brzmienie i uzasadnienie', 'Stanowisko'],
      ['1. W-1.1', 'GOPS', cell, ''],
    ]
    expect(fileRows([rows])).toEqual([
      { place: 'W-1.1', who: 'GOPS', words: 'Za krótko.', proposed: '7 dni', reason: 'Brak ludzi.\nI czasu.' },
    ])
  })
})

describe('the place that a file names', () => {
  test.each([
    ['W-1.1', 'W-1.1'],
    ['par. W-1.1', 'W-1.1'],
    ['w-2.10', 'W-2.10'],
    ['całość', 'whole'],
    ['Uwaga ogólna', 'whole'],
    ['par. 99', ''],
    ['', ''],
  ])('%s is %s', (typed, place) => {
    expect(placeOf(text, typed)).toBe(place)
  })
})

test('every reason for which a row cannot be saved is told at once', () => {
  const row = { place: 'par. 99', who: '', words: '', proposed: 'x'.repeat(4001), reason: 'Tel. 601 602 603' }
  expect(problemsOf(text, row, '').map(({ what }) => what)).toEqual(['place', 'words', 'long', 'client'])
})

test.each([
  ['GOPS w Mircu', true],
  ['Szkoła Podstawowa nr 2', true],
  ['Komenda Powiatowa', true],
  ['Jan Zmyślony', false],
])('%s reads like an institution: %s', (who, expected) => {
  expect(readsLikeInstitution(who)).toBe(expected)
})
