import { nameIn } from '#model'
import { print, showInstant } from '#platform'
import { scope } from '../../cases/case-scope.ts'
import { printMade } from '../../prints/print-of-case.ts'
import { heading, small, text } from '../../prints/print-words.ts'
import { CHANGE_LABELS, OfCard } from './card.page.tsx'
import { cardView } from './card.query.server.ts'

/** A transfer card on paper, for whoever types at another desk. */
export const cardPrint = print({
  path: '/cases/:caseId/print/cards/:card',
  params: OfCard,
  act: 'casework.card.print',
  load: (ctx, { caseId, card }) => cardView(ctx, caseId, card),
  looking: ({ caseId }) => printMade(caseId, 'transfer_card'),
  scope,
  name: ({ loaded, t }) => `${t('casework.card.print_name')}-${loaded.card.id}-${loaded.frame.code}`,
  document: ({ loaded: { card, parts, changes, last, institution, frame }, t, locale }) => ({
    title: nameIn(card.name, locale),
    institution: institution.name,
    mark: frame.code,
    blocks: [
      small(nameIn(card.note, locale)),
      text(last ? t('casework.card.last', { at: showInstant(last.at), who: last.by }) : t('casework.card.never')),
      ...parts.flatMap(({ title, lines }) => [
        heading(2, title),
        {
          kind: 'table' as const,
          columns: [
            { label: t('casework.card.field'), share: 2 },
            { label: t('casework.card.value'), share: 4 },
            { label: t('casework.card.from'), share: 2 },
            { label: t('casework.card.change'), share: 1.5 },
          ],
          rows: lines.map(({ key, label, value }) => [
            label,
            value?.text || t('casework.card.nothing_known'),
            [value?.by, value?.on].filter(Boolean).join(', '),
            t(CHANGE_LABELS[changes[key] ?? 'empty']),
          ]),
        },
      ]),
      small(t('casework.card.shielded')),
    ],
  }),
})
