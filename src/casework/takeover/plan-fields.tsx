import { FAMILY } from '#model'
import { useReader } from '#platform'
import { CheckboxGroup, DateField, Hidden, RepeatRows, Select, TextArea } from '#platform/ui'
import { ANSWERS } from './papers.domain.ts'
import { Part } from './part.tsx'
import type { Asks } from './takeover-asks.ts'

type People = readonly { readonly row: number; readonly name: string }[]
type Props = { readonly asks: Asks; readonly people: People; readonly rows: number }

/** The plan as it stands on paper, with the actions that go on. */
export function PlanFields({ asks, people, rows }: Props) {
  const { t } = useReader()
  return (
    <Part id="part-plan" title={t('casework.takeover.plan')} hint={t('casework.takeover.plan_hint')}>
      <CheckboxGroup
        name="noPlan"
        label={t('casework.takeover.no_plan')}
        optional
        options={[{ value: 'yes', label: t('casework.takeover.no_plan.yes') }]}
      />
      <DateField name="planUntil" label={t('casework.takeover.plan_until')} />
      <DateField
        name="planSignedOn"
        label={t('casework.takeover.plan_signed')}
        hint={t('casework.takeover.plan_signed_hint')}
        optional
      />
      {asks.brought.review && <DateField name="reviewedOn" label={t('casework.takeover.reviewed')} optional />}
      <Hidden name="actions" value={String(rows)} />
      <RepeatRows
        section="actions"
        label={t('casework.takeover.actions')}
        hint={t('casework.takeover.actions_hint')}
        rows={rows}
        min={rows}
        rowLabel={(index) => t('casework.takeover.action_no', { no: index + 1 })}
        addLabel={t('casework.takeover.add_action')}
        row={(name, index) => <ActionFields name={name} first={index === 0} asks={asks} people={people} />}
      />
    </Part>
  )
}

type ActionProps = {
  readonly name: (field: string) => string
  readonly first: boolean
  readonly asks: Asks
  readonly people: People
}

function ActionFields({ name, first, asks: { unit, kind }, people }: ActionProps) {
  const { t } = useReader()
  const persons = people.map((one) => ({
    value: String(one.row),
    label: one.name || t('casework.takeover.person_no', { no: one.row + 1 }),
  }))
  const institutions = unit.institutions.map((one) => ({ value: one.id, label: one.name }))
  return (
    <>
      <TextArea
        name={name('goal')}
        label={t('casework.takeover.goal')}
        hint={first ? undefined : t('casework.takeover.goal_hint')}
        rows={2}
        optional={!first}
      />
      <Select
        name={name('whose')}
        label={t('casework.takeover.whose')}
        optional={!first}
        options={[{ value: FAMILY, label: t(`casework.takeover.whole.${kind}`) }, ...persons]}
      />
      <TextArea name={name('action')} label={t('casework.takeover.action')} rows={2} />
      <Select
        name={name('responsible')}
        label={t('casework.takeover.responsible')}
        options={[{ value: FAMILY, label: t(`casework.takeover.responsible_family.${kind}`) }, ...institutions]}
      />
      <DateField
        name={name('due')}
        label={t('casework.takeover.due')}
        hint={t('casework.takeover.due_hint')}
        optional
      />
      <Select
        name={name('answer')}
        label={t('casework.takeover.answer')}
        optional
        options={ANSWERS.map((value) => ({ value, label: t(`casework.takeover.answer.${value}`) }))}
      />
    </>
  )
}
