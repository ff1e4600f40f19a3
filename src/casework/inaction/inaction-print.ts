import { NotFound } from '#kernel'
import { type PrintBlock, print, type T } from '#platform'
import type { Card } from './card.domain.ts'
import { cardOf } from './cards.ts'
import { inactionPath } from './inaction-paths.ts'
import { amountWords, type Language, languageOf, sourceWords } from './inaction-words.ts'

/** A card of the cost of inaction on paper. It is about a problem area and no family. */
export const inactionPrint = print({
  path: `${inactionPath}/:card/print`,
  act: 'casework.inaction.print',
  looking: 'public',
  load: async (_ctx, { card }) => {
    const found = cardOf(card)
    if (!found) throw new NotFound('card')
    return found
  },
  name: ({ params, t }) => `${t('casework.inaction.file_name')}-${params.card}`,
  document: ({ loaded, t, locale }) => ({
    title: loaded.name[languageOf(locale)],
    institution: t('casework.inaction.card'),
    mark: t('casework.inaction.mark'),
    blocks: blocksOf(loaded, t, languageOf(locale)),
  }),
})

const blocksOf = ({ without, costs }: Card, t: T, language: Language): PrintBlock[] => [
  { kind: 'text', text: t('casework.inaction.lead') },
  { kind: 'heading', level: 2, text: t('casework.inaction.without') },
  { kind: 'list', items: without.map(({ text, source }) => `${text[language]} (${sourceWords(t, source)})`) },
  { kind: 'heading', level: 2, text: t('casework.inaction.costs') },
  { kind: 'text', as: 'small', text: t('casework.inaction.costs_note') },
  {
    kind: 'table',
    columns: [
      { label: t('casework.inaction.what'), share: 2 },
      { label: t('casework.inaction.payer') },
      { label: t('casework.inaction.amount') },
      { label: t('casework.inaction.year') },
      { label: t('casework.inaction.source'), share: 2 },
    ],
    rows: costs.map((cost) => [
      cost.what[language],
      cost.payer[language],
      amountWords(t, cost),
      cost.year === null ? '–' : String(cost.year),
      sourceWords(t, cost.source),
    ]),
  },
]
