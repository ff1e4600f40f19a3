import { type Form, type Model, paragraphText } from '#model'
import type { PrintBlock } from '#platform'
import { heading, type Reader, small, text } from './print-words.ts'

/** What the model says where a form of this kind comes from. */
export const paragraphOf = (model: Model, form: Form, { t }: Reader): string => {
  const paragraph = model.paragraph(form.clause)
  return t('casework.print.paragraph', {
    clause: form.clause,
    title: paragraph.title,
    text: paragraphText(model, paragraph),
  })
}

const PARTS = [
  'casework.print.clause.purpose',
  'casework.print.clause.consent',
  'casework.print.clause.recipients',
  'casework.print.clause.rights',
  'casework.print.clause.complaint',
  'casework.print.clause.decisions',
] as const

/**
 * What a person who agrees to take part is told about their data (RODO art. 13): who answers for them, why, on which ground, to whom they
 * go, how long they stay, what may be asked. What only the institution knows is left to write in.
 */
export function informationClause(keeper: string, { t }: Reader): readonly PrintBlock[] {
  const line = (label: string, note = ''): PrintBlock => ({ kind: 'lines', label, note, count: 1 })
  return [
    heading(2, t('casework.print.clause.title')),
    text(t('casework.print.clause.controller', { keeper })),
    line(t('casework.print.clause.officer')),
    ...PARTS.map((key) => text(t(key))),
    line(t('casework.print.clause.kept'), t('casework.print.clause.kept_note')),
    small(t('casework.print.clause.pattern')),
  ]
}
