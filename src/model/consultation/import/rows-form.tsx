import { type T, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  CheckboxGroup,
  Form,
  type FormState,
  Hidden,
  Note,
  Section,
  Select,
  TextArea,
  TextField,
} from '#platform/ui'
import { REMARK_KINDS } from '../consultation.domain.ts'
import { placeOptions } from '../consultation-words.ts'
import type { ConsultedText } from '../consulted-text.domain.ts'
import { placeOf, problemsOf, type RowProblem, readsLikeInstitution } from './import-row.domain.ts'
import type { FileRow } from './table-rows.domain.ts'

/** What stands in the fields of the rows as the file gave them: rows that can be saved as they are are ticked. */
export function valuesOf(text: ConsultedText, rows: readonly FileRow[]): FormState['values'] {
  const values: Record<string, string> = { count: String(rows.length) }
  for (const [no, row] of rows.entries()) {
    const about = placeOf(text, row.place)
    Object.assign(values, {
      [`about_${no}`]: about,
      [`kind_${no}`]: 'other',
      [`who_${no}`]: row.who,
      [`place_${no}`]: row.place,
      [`words_${no}`]: row.words,
      [`proposed_${no}`]: row.proposed,
      [`reason_${no}`]: row.reason,
      [`institution_${no}`]: readsLikeInstitution(row.who) ? 'yes' : '',
      [`take_${no}`]: problemsOf(text, row, about).length === 0 ? 'yes' : '',
    })
  }
  return values
}

type RowsProps = { readonly text: ConsultedText; readonly form: FormState; readonly count: number }

/** Every row of a file with what is wrong with it, to be mended in place; nothing is saved yet. */
export function RowsForm({ text, form, count }: RowsProps) {
  const { t } = useReader()
  return (
    <Form state={form}>
      <Hidden name="count" value={String(count)} />
      {Array.from({ length: count }, (_, no) => (
        <RowFields no={no} text={text} form={form} />
      ))}
      <ActionsBar>
        <Button>{t('model.import.rows.submit')}</Button>
      </ActionsBar>
    </Form>
  )
}

const typed = (form: FormState, name: string): string => {
  const value = form.values[name]
  return (typeof value === 'string' ? value : value?.[0]) ?? ''
}

function RowFields({
  no,
  text,
  form,
}: {
  readonly no: number
  readonly text: ConsultedText
  readonly form: FormState
}) {
  const { t } = useReader()
  const read = (name: string) => typed(form, `${name}_${no}`)
  const row = {
    place: read('place'),
    who: read('who'),
    words: read('words'),
    proposed: read('proposed'),
    reason: read('reason'),
  }
  const isEmpty = Object.values(row).every((one) => one === '') && read('take') === ''
  const problems = isEmpty ? [] : problemsOf(text, row, read('about'))
  return (
    <Section id={`row-${no + 1}`} title={t('model.import.row', { no: no + 1 })}>
      {problems.length > 0 && (
        <Note kind="bad">
          {problems.map((problem) => (
            <p>{problemWords(t, problem)}</p>
          ))}
        </Note>
      )}
      <Hidden name={`place_${no}`} value={row.place} />
      <CheckboxGroup
        name={`take_${no}`}
        label={t('model.import.row', { no: no + 1 })}
        options={[{ value: 'yes', label: t('model.import.row.take') }]}
        optional
      />
      <Select name={`about_${no}`} label={t('model.remark.about')} options={placeOptions(t, text)} />
      <Select
        name={`kind_${no}`}
        label={t('model.remark.kind')}
        options={REMARK_KINDS.map((value) => ({ value, label: t(`model.remark.kind.${value}`) }))}
      />
      <TextField name={`who_${no}`} label={t('model.remark.column.who')} optional />
      <CheckboxGroup
        name={`institution_${no}`}
        label={t('model.remark.name_shown')}
        options={[{ value: 'yes', label: t('model.import.row.institution') }]}
        optional
      />
      <TextArea name={`words_${no}`} label={t('model.remark.words')} />
      <TextArea name={`proposed_${no}`} label={t('model.remark.proposed')} rows={2} optional />
      <TextArea name={`reason_${no}`} label={t('model.remark.reason')} rows={2} optional />
    </Section>
  )
}

function problemWords(t: T, problem: RowProblem): string {
  switch (problem.what) {
    case 'place':
      return t('model.import.row.problem.place', { place: problem.place })
    case 'client':
      return t('model.import.row.problem.client', { words: problem.words })
    default:
      return t(`model.import.row.problem.${problem.what}`)
  }
}
