import { describe, expect, test } from 'vitest'
import { stemOf, termsOf } from './search-terms.ts'

describe('words are found in any of their forms', () => {
  test.each([
    ['usługa', 'usługi', 'usłudze', 'usługach', 'usługami', 'USŁUG'],
    ['rodzina', 'rodziny', 'rodzin', 'rodziną', 'rodzinom'],
    ['dziecko', 'dzieci', 'dziecku', 'dzieciom'],
    ['opieka', 'opieki', 'opiece', 'opiekę'],
    ['sprzęt', 'sprzętu', 'sprzęcie', 'sprzęty'],
    ['wózek', 'wózka', 'wózki', 'wózków'],
    ['psycholog', 'psychologa', 'psychologiem', 'psychologiczna', 'psychologiczne'],
    ['niepełnosprawność', 'niepełnosprawnych', 'niepełnosprawności', 'niepełnosprawny'],
    ['obiad', 'obiady', 'obiadów'],
    ['praca', 'pracy', 'pracę', 'prac'],
    ['zajęcia', 'zajęć', 'zajęciach'],
    ['porada', 'porady', 'porad'],
    ['senior', 'seniorzy', 'seniorów'],
    ['uzależnienie', 'uzależnień', 'uzależnieniami'],
    ['łóżko', 'łóżka', 'łóżek'],
  ])('%s', (word, ...forms) => {
    expect(forms.map(stemOf)).toEqual(forms.map(() => stemOf(word)))
  })

  test('without taking different words for one', () => {
    const words = [
      'psycholog',
      'prawnik',
      'obiad',
      'wózek',
      'praca',
      'rodzina',
      'opieka',
      'sprzęt',
      'senior',
      'łóżko',
      'dziecko',
    ]
    expect(new Set(words.map(stemOf)).size).toBe(words.length)
  })
})

test('small words and signs are not searched for', () => {
  expect(termsOf('Obiady dla dzieci (w szkole), i na wynos!')).toEqual(termsOf('obiad dziecko szkoła wynos'))
  expect(termsOf(' - ?')).toEqual([])
  expect(termsOf(`'; drop table x; --`)).toEqual(['drop', 'tabl'].map(stemOf))
})
