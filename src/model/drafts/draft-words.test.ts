import { describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { addMessages, messageText } from '#platform/server'
import type { Drawn } from '../definition/drawn.domain.ts'
import { modelMessages } from '../i18n/messages.ts'
import { CHANGE_KINDS } from '../mapping/mapping-shape.domain.ts'
import { formOf, KINDS } from './draft-places.domain.ts'
import { keyLabel, wordLabel } from './draft-words.ts'

addMessages(modelMessages)
addMessages(institutionsMessages)
const says = (key: string) => messageText('pl', key) ?? ''

/** Goes through everything that any form of a draft may show. */
function each(
  drawn: Drawn,
  around: readonly string[],
  key: (around: readonly string[]) => void,
  word: (word: string, of: string) => void,
): void {
  if (drawn.is === 'choice') for (const one of drawn.words) word(one, around[0] ?? '')
  if (drawn.is === 'list' || drawn.is === 'nullable' || drawn.is === 'by_id') each(drawn.of, around, key, word)
  if (drawn.is === 'record')
    for (const one of drawn.keys) {
      key([one.key, ...around])
      each(one.drawn, [one.key, ...around], key, word)
    }
  if (drawn.is === 'variants') {
    key([drawn.on, ...around])
    for (const [one, record] of drawn.of) {
      word(one, drawn.on)
      each(record, around, key, word)
    }
  }
}

describe('the words of the editor', () => {
  test('every key of the format has a label, and every word of its vocabularies a name in Polish', () => {
    const mute: string[] = []
    const changes = CHANGE_KINDS.map((kind) => ['mapping_change', formOf('mapping_change', { kind })] as const)
    const forms = [...Object.entries(KINDS).map(([kind, { drawn }]) => [kind, drawn] as const), ...changes]
    for (const [kind, drawn] of forms) {
      each(
        drawn,
        [kind],
        ([key = '', ...around]) => ['', key].includes(keyLabel(says, key, around)) && mute.push(key),
        (word, of) => {
          const label = wordLabel(says, word, of)
          if (label === '' || (label === word && /_|^[a-z]+\.[a-z]/.test(word))) mute.push(`${of}.${word}`)
        },
      )
    }
    expect(mute).toEqual([])
  })

  test('one word that means two things is told apart by what it stands in', () => {
    expect(keyLabel(says, 'from', ['transition'])).toBe('Czyja zgoda')
    expect(keyLabel(says, 'from', ['deadline'])).toBe('Od czego liczymy')
    expect(wordLabel(says, 'responsible', 'which')).not.toBe(wordLabel(says, 'responsible', 'institution'))
    expect(wordLabel(says, 'health', 'sectors')).toBe('zdrowie')
  })
})
