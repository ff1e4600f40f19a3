import type { Child } from 'hono/jsx'
import { ModelForm, nameIn, SUPPORTS } from '#model'
import { useReader } from '#platform'
import { CheckboxGroup, DateField, NumberField, RadioGroup, Select, TextArea, TextField } from '#platform/ui'
import { employedOptions } from '../members/employed.ts'
import { HOW_RECORDED } from './how-recorded.domain.ts'
import { ScanField } from './signed-paper.tsx'
import { adoptingParties } from './step-parties.domain.ts'
import type { StepToDo } from './step-to-do.server.ts'

type Props = { readonly todo: StepToDo }

/** What is asked for a step of this kind, in the order in which people think of it: who, the model's form, when, the paper. */
export function StepFields({ todo }: Props) {
  const { step, model, context } = todo
  const form = step.kind === 'form' && step.form ? model.form(step.form) : null
  return (
    <>
      {todo.recording && <RecordedFor todo={todo} />}
      {form?.record === 'own_adoption' && <AdoptingParty todo={todo} />}
      {form && <ModelForm form={form} context={context} />}
      {form?.record === 'accession' && <Nominated todo={todo} />}
      {(!form || todo.recording) && <DayAndKind todo={todo} />}
    </>
  )
}

function RecordedFor({ todo: { institutions, members, step, nameOf } }: Props) {
  const { t } = useReader()
  const people = members.filter(({ active, hasAccounts }) => active && !hasAccounts)
  const perMember = step.repeat === 'per_member'
  const options = perMember
    ? people.map(({ personId }) => ({ value: personId, label: nameOf(personId) ?? t('model.unnamed.person') }))
    : institutions.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <Select name="_who" label={t('teams.step.who')} options={options} />
      {options.length === 0 && <p class="fine">{t('teams.step.nobody_to_record')}</p>}
      <RadioGroup
        name="_how"
        label={t('teams.step.how')}
        options={HOW_RECORDED.map((how) => ({ value: how, label: t(`teams.how.${how}`) }))}
      />
    </>
  )
}

function AdoptingParty({ todo }: Props) {
  const { t } = useReader()
  const options = adoptingParties(todo).map(({ value, label }) => ({
    value,
    label: label ?? t('teams.step.party.gmina'),
  }))
  return <RadioGroup name="_party" label={t('teams.step.party')} options={options} />
}

function Nominated({ todo: { people } }: Props) {
  const { t } = useReader()
  const options = employedOptions(people)
  return (
    <>
      <Select
        name="_nominated"
        label={t('teams.step.nominated')}
        hint={t('teams.step.nominated.hint')}
        options={options}
        optional
      />
      <Select name="_substitute" label={t('teams.step.substitute')} options={options} optional />
    </>
  )
}

function DayAndKind({ todo }: Props) {
  const { t } = useReader()
  const { step } = todo
  return (
    <>
      <DateField name="_onDay" label={step.agreement ? t('teams.step.signed_on') : t('teams.step.on_day')} />
      {step.agreement && <Agreement todo={todo} element={step.agreement} />}
      {step.kind === 'support' && (
        <RadioGroup
          name="_support"
          label={t('teams.step.support')}
          options={(step.support ?? SUPPORTS).map((one) => ({ value: one, label: t(`model.support.${one}`) }))}
        />
      )}
      {(step.kind === 'support' || step.kind === 'meeting') && (
        <NumberField name="_hours" label={t('teams.step.hours')} hint={t('teams.step.hours.hint')} decimal />
      )}
      {step.kind === 'meeting' && <Attended todo={todo} />}
      {!step.agreement && <TextArea name="_note" label={t('teams.step.note')} optional />}
      {(step.agreement || todo.recording) && <ScanField />}
    </>
  )
}

function Agreement({ todo: { model }, element }: Props & { element: string }): Child {
  const { t, locale } = useReader()
  return (
    <>
      <p>{nameIn(model.agreement(element).name, locale)}</p>
      <TextField name="_number" label={t('teams.step.number')} width="m" optional />
      <DateField name="_fromOn" label={t('teams.step.from_on')} />
      <DateField name="_untilOn" label={t('teams.step.until_on')} hint={t('teams.step.until_on.hint')} optional />
    </>
  )
}

function Attended({ todo: { members, nameOf } }: Props) {
  const { t } = useReader()
  const options = members
    .filter(({ active }) => active)
    .map(({ personId }) => ({ value: personId, label: nameOf(personId) ?? t('model.unnamed.person') }))
  return <CheckboxGroup name="_attended" label={t('teams.step.attended')} options={options} />
}
