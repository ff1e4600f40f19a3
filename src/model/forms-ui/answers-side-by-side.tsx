import { useReader } from '#platform'
import { Mark, ScrollRegion, type SectorOrFamily } from '#platform/ui'
import type { Answers, FormContext } from '../answers/answers.domain.ts'
import { type FieldView, showAnswers } from '../answers/show-answers.domain.ts'
import type { Form } from '../definition/document.ts'
import { isAnswered } from './answer-words.ts'
import { answerOf } from './model-answers.tsx'

/** What one institution wrote in a form that several fill in. */
export type Side = {
  readonly id: string
  readonly mark: { readonly sector: SectorOrFamily; readonly name: string }
  /** Under its name: when it was signed. */
  readonly signed: string
  readonly form: Form
  readonly answers: Answers
}
type Props = {
  readonly sides: readonly Side[]
  readonly context: FormContext
  readonly fileHref: (id: string) => string
}

/** One question, or one about a thing that a section repeats over, with what each side answered. */
type Question = { readonly about: string | null; readonly label: string; readonly bySide: Map<string, FieldView> }
type Block = { readonly label: string; readonly questions: Map<string, Question> }

/**
 * Forms of several institutions, question by question, each in its own words. Nothing is counted or compared: an empty place says only
 * that nothing is shown there, whatever the reason.
 */
export function AnswersSideBySide({ sides, context, fileHref }: Props) {
  const { t } = useReader()
  const blocks = blocksOf(sides, context)
  return (
    <>
      {blocks.map(({ label, questions }) => (
        <div class="sheet sheet-flush">
          <h3 class="sheet-head">{label}</h3>
          <ScrollRegion label={label}>
            <table class="views">
              <caption class="vh">{label}</caption>
              <thead>
                <tr>
                  <td />
                  {sides.map(({ mark, signed }) => (
                    <th scope="col">
                      <Mark {...mark} /> <span class="fine">{signed}</span>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {[...questions.values()].map(({ about, label: question, bySide }) => (
                  <tr>
                    <th scope="row">
                      {about && <strong>{about}</strong>}
                      {question}
                    </th>
                    {sides.map((side) => {
                      const view = bySide.get(side.id)
                      return (
                        <td>
                          {view ? answerOf(view, t, fileHref) : <span class="fine">{t('model.form.no_entry')}</span>}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </div>
      ))}
    </>
  )
}

/** Sections in which somebody answered, in the order of the form; in each the questions that somebody answered. */
function blocksOf(sides: readonly Side[], context: FormContext): readonly Block[] {
  const blocks = new Map<string, Block>()
  for (const side of sides) {
    for (const { section, rows } of showAnswers(side.form, side.answers, context).sections) {
      const block = blocks.get(section.id) ?? { label: section.label, questions: new Map() }
      blocks.set(section.id, block)
      for (const row of rows) {
        // Who wrote stands at the head of the column.
        for (const view of row.fields.filter(({ field }) => field.prefill !== 'author')) {
          const key = `${row.label ?? ''} ${view.field.id}`
          const question = block.questions.get(key) ?? { about: row.label, label: view.field.label, bySide: new Map() }
          block.questions.set(key, question)
          if (isAnswered(view)) question.bySide.set(side.id, view)
        }
      }
    }
  }
  for (const { questions } of blocks.values()) {
    for (const [key, { bySide }] of questions) if (bySide.size === 0) questions.delete(key)
  }
  return [...blocks.values()].filter(({ questions }) => questions.size > 0)
}
