import { citation, legalBasesPath, nameIn } from '#model'
import { useReader } from '#platform'
import { DateField, Hidden, Note, RadioGroup, Section, Select, TextField } from '#platform/ui'
import { personLabel } from '../families/person-label.domain.ts'
import { type BasisChoice, choiceValue } from './basis-choice.domain.ts'
import type { ToDisclose } from './disclose.query.server.ts'
import { fieldsAsked, type GroundTyped } from './ground-record.domain.ts'

type Asked = keyof GroundTyped
const TEXTS: readonly Asked[] = ['article', 'requestNumber', 'caseNumber', 'reference', 'document', 'description']
const DAYS: readonly Asked[] = ['date', 'validUntil']
type Part = { about: Pick<ToDisclose, 'choices' | 'people'>; code: string }

/** The ground with its provision, and the fields that any of them asks for: which are needed depends on the one chosen. */
export function GroundFields({ about: { choices, people }, code }: Part) {
  const { t } = useReader()
  const asked = new Set(choices.flatMap(fieldsAsked))
  return (
    <>
      <Choices choices={choices} />
      <p>
        <a href={legalBasesPath}>{t('casework.sharing.disclose.to_law')}</a>
      </p>
      {asked.size > 0 && (
        <Section id="record" title={t('casework.sharing.disclose.record')}>
          <p class="hint">{t('casework.sharing.disclose.record_hint')}</p>
          {asked.has('person') && (
            <Select
              name="person"
              label={t('casework.sharing.disclose.person')}
              options={people.map((person) => ({ value: person.id, label: personLabel(person, code) }))}
              optional
            />
          )}
          {DAYS.filter((name) => asked.has(name)).map((name) => (
            <DateField name={name} label={t(`casework.sharing.disclose.${name}`)} optional />
          ))}
          {TEXTS.filter((name) => asked.has(name)).map((name) => (
            <TextField name={name} label={t(`casework.sharing.disclose.${name}`)} optional />
          ))}
        </Section>
      )}
    </>
  )
}

/** One choice is told and not asked. */
function Choices({ choices }: { choices: readonly BasisChoice[] }) {
  const { t, locale } = useReader()
  const [only, another] = choices
  const say = ({ ground, basis }: BasisChoice) =>
    t('casework.sharing.disclose.choice', { ground: nameIn(ground.name, locale), basis: nameIn(basis.name, locale) })
  const hint = (choice: BasisChoice) => {
    const fields = fieldsAsked(choice).map((name) => t(`casework.sharing.disclose.${name}`).toLowerCase())
    const said = { says: nameIn(choice.basis.says, locale), provision: citation(choice.basis) }
    return fields.length === 0
      ? t('casework.sharing.disclose.choice_hint', said)
      : t('casework.sharing.disclose.choice_needs', { ...said, fields: fields.join(', ') })
  }
  if (!only) return <Note kind="info" text={t('casework.sharing.disclose.no_basis')} />
  if (!another) {
    return (
      <>
        <Hidden name="ground" value={choiceValue(only)} />
        <p>{t('casework.sharing.disclose.choice_only', { choice: say(only) })}</p>
        <p class="hint">{hint(only)}</p>
      </>
    )
  }
  return (
    <RadioGroup
      name="ground"
      label={t('casework.sharing.disclose.ground')}
      options={choices.map((choice) => ({ value: choiceValue(choice), label: say(choice), hint: hint(choice) }))}
    />
  )
}
