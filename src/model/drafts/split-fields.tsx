import { z } from 'zod'
import { line, useReader } from '#platform'
import { TextField } from '#platform/ui'

const MOST = 200

/** The names of both halves of a divided part, in the two languages of a model. */
export const NamesOfHalves = z.object({
  'first.pl': line(MOST),
  'first.en': line(MOST),
  'second.pl': line(MOST),
  'second.en': line(MOST),
})
export const oneName = line(MOST)

type Names = z.infer<typeof NamesOfHalves>
export const halvesOf = (names: Names) => ({
  first: { pl: names['first.pl'], en: names['first.en'] },
  second: { pl: names['second.pl'], en: names['second.en'] },
})

/** How a division is refused, in words. */
export const SPLIT_REFUSALS = {
  draft_closed: 'model.drafts.refusal.closed',
  not_to_split: 'model.drafts.refusal.not_to_split',
  names_alike: 'model.drafts.refusal.names_alike',
  id_taken: 'model.drafts.refusal.id_taken',
  nothing_in_first: 'model.drafts.refusal.nothing_in_first',
  nothing_in_second: 'model.drafts.refusal.nothing_in_second',
} as const

type HalfFieldsProps = { readonly of: 'first' | 'second' | 'onward'; readonly what: string }

/** What one of the halves is called. */
export function HalfFields({ of, what }: HalfFieldsProps) {
  const { t } = useReader()
  return (
    <>
      <TextField name={`${of}.pl`} label={t('model.drafts.split.pl', { what })} autocomplete="off" />
      <TextField name={`${of}.en`} label={t('model.drafts.split.en', { what })} autocomplete="off" />
    </>
  )
}
