import { nameIn } from '#model'
import { type MessageKey, useReader } from '#platform'
import { DateField, RadioGroup, Select, TextArea, TextField } from '#platform/ui'
import type { GiveAnswerRefusal } from './give-answer.server.ts'
import type { PutToMe } from './put-to-me.query.server.ts'
import type { AnswerAct } from './request-state.domain.ts'

export const ANSWER_REFUSALS: Readonly<Record<GiveAnswerRefusal, MessageKey>> = {
  act_impossible: 'casework.request.put.act_impossible',
  words_missing: 'casework.request.put.words_missing',
  words_not_sent: 'casework.request.put.words_not_sent',
  reason_missing: 'casework.request.put.reason_missing',
  category_missing: 'casework.request.category_missing',
  not_shareable: 'casework.request.put.not_shareable',
  ground_missing: 'casework.request.put.ground_missing',
  basis_missing: 'casework.request.put.basis_missing',
  day_ahead: 'casework.day_ahead',
}

const ACT_LABELS: Readonly<Record<AnswerAct, MessageKey>> = {
  accept: 'casework.request.put.accept',
  part: 'casework.request.put.part',
  complete: 'casework.request.put.complete',
  refuse: 'casework.request.put.refuse',
  not_ours: 'casework.request.put.not_ours',
}

type Props = { readonly loaded: PutToMe; readonly acts: readonly AnswerAct[] }

/** Everything an answer may need; what this question does not need is not asked. */
export function AnswerFields({ loaded: { request, categories, grounds }, acts }: Props) {
  const { t, locale } = useReader()
  return (
    <>
      <RadioGroup
        name="act"
        label={t('casework.request.put.act')}
        options={acts.map((act) => ({ value: act, label: t(ACT_LABELS[act]) }))}
      />
      <TextArea
        name="words"
        label={t('casework.request.put.words')}
        hint={t('casework.request.put.words_hint')}
        rows={6}
        optional
      />
      {categories.length > 1 && (
        <Select
          name="category"
          label={t('casework.request.put.category')}
          options={categories.map(({ id, name }) => ({ value: id, label: nameIn(name, locale) }))}
          optional
        />
      )}
      {grounds.length > 0 && (
        <>
          <Select
            name="ground"
            label={t('casework.request.put.own_ground')}
            hint={t('casework.request.put.own_ground_hint')}
            options={grounds.map(({ id, name }) => ({ value: id, label: nameIn(name, locale) }))}
            optional
          />
          <TextField
            name="basis"
            label={t('casework.request.put.basis')}
            hint={t('casework.request.put.basis_hint')}
            optional
          />
          <DateField name="basisOn" label={t('casework.request.put.basis_on')} optional />
        </>
      )}
      <TextArea
        name="reason"
        label={t('casework.request.put.reason')}
        hint={t(request.duty ? 'casework.request.put.reason_duty' : 'casework.request.put.reason_voluntary')}
        rows={3}
        optional
      />
    </>
  )
}
