import { describe, expect, test } from 'vitest'
import { textFaults } from './text-faults.domain.ts'

describe('the tables of a text', () => {
  test('have no fault when every row has as many cells as the head, empty ones too', () => {
    expect(textFaults('Jak niżej:\n| Kto | Kiedy |\n| gmina | |\n| szkoła | jutro |')).toEqual([])
    expect(textFaults('Tekst bez tabeli, z | kreską.')).toEqual([])
  })

  test('are named with the row that is too short or too long', () => {
    expect(textFaults('| Kto | Kiedy |\n| gmina | dziś |\n| szkoła |')).toEqual([
      'tabela, wiersz 2 pod nagłówkiem: liczba komórek to 1, a powinna być 2',
    ])
  })

  test('are told apart by their number where there are several', () => {
    expect(textFaults('| Kto |\n| gmina |\n\n| Kto | |\n| gmina | dziś |\n\n| Kto |')).toEqual([
      'tabela 2 nie ma nagłówka kolumny 2',
      'tabela 3 ma sam nagłówek, bez wierszy',
    ])
  })

  test('have a name in the first cell of each row', () => {
    expect(textFaults('| Kto | Kiedy |\n| | dziś |')).toEqual([
      'tabela, wiersz 1 pod nagłówkiem: pierwsza komórka jest pusta',
    ])
  })

  test('have six columns at most', () => {
    const row = (count: number) => `|${' a |'.repeat(count)}`
    expect(textFaults(`${row(6)}\n${row(6)}`)).toEqual([])
    expect(textFaults(`${row(7)}\n${row(7)}`)).toEqual(['tabela ma więcej kolumn (7) niż 6'])
  })
})
