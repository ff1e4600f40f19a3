import { z } from 'zod'
import { day, fields, line, type Posted, type Read, ticked, useReader } from '#platform'
import { CheckboxGroup, DateField, TextArea, TextField } from '#platform/ui'
import { type Kind, PARTS, type Part, type Texts } from './document.domain.ts'

const Whole = z.object({ name: z.string().min(3).max(200), from: day, ends: ticked })
export type WrittenDocument = {
  readonly name: string
  readonly texts: Texts
  readonly from: z.infer<typeof Whole>['from']
  readonly ends: boolean
}

/** Reads the form of a description: its name and days, and a text for each part of its kind. */
export function readDocument(posted: Posted, kind: Kind): Read<WrittenDocument> {
  const parts: readonly Part[] = PARTS[kind]
  const whole = fields(Whole)(posted)
  const texts = fields(z.object(Object.fromEntries(parts.map((part) => [part, line(4000)]))))(posted)
  if (!whole.ok || !texts.ok) {
    return { ok: false, errors: { ...(whole.ok ? {} : whole.errors), ...(texts.ok ? {} : texts.errors) } }
  }
  return { ok: true, value: { ...whole.value, texts: texts.value } }
}

/** The fields of a description. `mayEnd`: a next version may say that what is described is not done any more. */
export function DocumentFields({ kind, mayEnd }: { kind: Kind; mayEnd: boolean }) {
  const { t } = useReader()
  return (
    <>
      <TextField name="name" label={t('protection.document.name')} autocomplete="off" />
      {PARTS[kind].map((part) => (
        <TextArea name={part} label={t(`protection.document.part.${part}`)} rows={4} />
      ))}
      <DateField name="from" label={t('protection.document.from')} hint={t('protection.document.from_hint')} />
      {mayEnd && (
        <CheckboxGroup
          name="ends"
          label={t('protection.document.ends')}
          options={[{ value: 'yes', label: t('protection.document.ends_label') }]}
          optional
        />
      )}
    </>
  )
}
