import { type PrintBlock, print, showDate } from '#platform'
import { ITEM_LABELS } from '../basket/basket-tables.tsx'
import { OfCase, scope } from '../cases/case-scope.ts'
import { printMade } from '../prints/print-of-case.ts'
import { aboutCase, facts, heading, type Reader, small, text } from '../prints/print-words.ts'
import { printingInstitution } from '../prints/printing-institution.query.server.ts'
import { TOLD_WORDS, WEIGHT_WORDS } from './need-words.ts'
import { type NeedLine, type NeedsPage, needsPageOf } from './needs.query.server.ts'

/** The needs of a case with what is in the basket for each, and beside them in which order the family puts them, in its own words. */
export const needsPrint = print({
  path: '/cases/:caseId/print/needs',
  params: OfCase,
  act: 'casework.needs.print',
  load: async (ctx, { caseId }) => ({
    ...(await needsPageOf(ctx, caseId)),
    printing: await printingInstitution(ctx, caseId),
  }),
  looking: ({ caseId }) => printMade(caseId, 'needs'),
  scope,
  name: ({ loaded, t }) => `${t('casework.needs.file_name')}-${loaded.frame.code}`,
  document: ({ loaded, t, locale }) => ({
    title: t('casework.needs.title'),
    institution: loaded.printing,
    mark: loaded.frame.code,
    blocks: [...facts(aboutCase(loaded.frame, { t, locale })), ...blocksOf(loaded, { t, locale })],
  }),
})

function blocksOf({ frame, needs, orders }: NeedsPage, { t }: Reader): readonly PrintBlock[] {
  const open = needs.filter(({ over }) => !over)
  const table: PrintBlock = {
    kind: 'table',
    columns: [
      { label: t('casework.needs.need'), share: 3 },
      { label: t('casework.basket.for_whom'), share: 2 },
      { label: t('casework.needs.weight') },
      { label: t('casework.needs.area'), share: 2 },
      { label: t('casework.needs.in_basket'), share: 2 },
    ],
    rows: open.map((need) => [
      need.words,
      need.person ?? t('casework.plan.whole_family', { kind: frame.kind }),
      t(WEIGHT_WORDS[need.weight]),
      need.areaName,
      inBasket(need, t),
    ]),
  }
  return [
    ...(open.length === 0 ? [text(t('casework.needs.none'))] : [heading(2, t('casework.needs.list')), table]),
    ...(orders.length === 0 ? [] : [heading(2, t('casework.needs.orders')), small(t('casework.needs.orders_note'))]),
    ...orders.flatMap(({ label, order, told, onDay }) => [
      heading(3, label ?? t('casework.needs.family_together')),
      ...order.map(({ need, wish }, index) => {
        const words = needs.find(({ id }) => id === need)?.words ?? t('casework.needs.not_shown')
        return text([`${index + 1}. ${words}`, wish && `„${wish}”`].filter(Boolean).join(' – '))
      }),
      small(`${t(TOLD_WORDS[told])} · ${showDate(onDay)}`),
    ]),
  ]
}

function inBasket({ lines, rows }: NeedLine, t: Reader['t']): string {
  if (lines.length > 0) return lines.map(({ what, state }) => `${what}: ${t(ITEM_LABELS[state])}`).join('\n')
  return t(rows.length > 0 ? 'casework.needs.being_written' : 'casework.needs.nothing_yet')
}
