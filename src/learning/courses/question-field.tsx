import type { PropsWithChildren } from 'hono/jsx'
import { useReader } from '#platform'
import { CheckboxGroup, RadioGroup, Select, TextField } from '#platform/ui'
import { partField } from '../quizzes/given.domain.ts'
import type { Shown, ShownQuestion } from '../quizzes/paper.domain.ts'

const optionsOf = (shown: readonly Shown[]) => shown.map(({ key, text }) => ({ value: key, label: text }))

/** One question of a paper in plain fields: places and pairs are chosen from lists, so nothing has to be dragged. */
export function QuestionField({ question, no }: { readonly question: ShownQuestion; readonly no: number }) {
  const { t } = useReader()
  const label = `${no}. ${question.text}`
  switch (question.kind) {
    case 'one':
      return <RadioGroup name={question.id} label={label} options={optionsOf(question.choices)} />
    case 'many':
      return (
        <CheckboxGroup
          name={question.id}
          label={label}
          hint={t('learning.quiz.many')}
          options={optionsOf(question.choices)}
        />
      )
    case 'true_false':
      return (
        <RadioGroup
          name={question.id}
          label={label}
          options={[
            { value: 'true', label: t('learning.quiz.true') },
            { value: 'false', label: t('learning.quiz.false') },
          ]}
        />
      )
    case 'short':
      return <TextField name={question.id} label={label} hint={t('learning.quiz.short')} spellcheck={false} />
    case 'order': {
      const places = question.items.map(({ key }) => ({ value: key, label: key }))
      return (
        <Several label={label} hint={t('learning.quiz.order')}>
          {question.items.map(({ key, text }) => (
            <Select name={partField(question.id, key)} label={text} options={places} width="s" />
          ))}
        </Several>
      )
    }
    case 'match':
      return (
        <Several label={label} hint={t('learning.quiz.match')}>
          {question.lefts.map(({ key, text }) => (
            <Select name={partField(question.id, key)} label={text} options={optionsOf(question.rights)} />
          ))}
        </Several>
      )
  }
}

type SeveralProps = PropsWithChildren<{ readonly label: string; readonly hint: string }>

function Several({ label, hint, children }: SeveralProps) {
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <p class="hint">{hint}</p>
      <div class="flow">{children}</div>
    </fieldset>
  )
}
