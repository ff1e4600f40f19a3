import type { SUBJECT_KINDS } from '#model'
import { fields, type MessageKey, page, useReader } from '#platform'
import { ActionsBar, Button, FormPage, Note, RadioGroup, Select, TextField } from '#platform/ui'
import { institutionProtectionPath } from '#protection'
import { caseOverviewPath, newCasePath } from '../cases/case-paths.ts'
import { OpenCaseInput } from './open-case.schema.ts'
import { openCase } from './open-case.server.ts'
import { type OpeningOffer, openingOffer } from './opening.query.server.ts'

const KINDS: Readonly<Record<(typeof SUBJECT_KINDS)[number], MessageKey>> = {
  family: 'casework.case.kind.family',
  person: 'casework.case.kind.person',
  group: 'casework.case.kind.group',
}

const readOpening = fields(OpenCaseInput)

/** Beginning the work with a family, a person or a group: no more is asked than how they are called. */
export const openCasePage = page({
  path: newCasePath,
  act: 'casework.case.open',
  needsNames: true,
  load: openingOffer,
  looking: 'unrecorded',
  title: ({ t }) => t('casework.case.open.title'),
  initial: ({ kinds }) => ({ kind: kinds[0] ?? '' }),
  form: readOpening,
  submit: openCase,
  refusals: {
    group_has_no_given: 'casework.case.open.group_has_no_given',
    unit_missing: 'casework.case.open.unit_missing',
    no_model: 'casework.case.open.no_model',
    no_keeper: 'casework.case.open.no_keeper',
    no_role: 'casework.case.open.no_role',
    needs_missing: 'casework.case.open.needs_missing',
    no_clause: 'casework.case.open.no_clause',
  },
  then: ({ value }) => ({ to: caseOverviewPath(value), flash: 'casework.case.open.done' }),
  view: ({ t, form, loaded }) => (
    <FormPage form={form} title={t('casework.case.open.title')} lead={t('casework.case.open.lead')}>
      <WithoutClause institutions={loaded.withoutClause} />
      {loaded.units.length > 1 && (
        <Select
          name="unitCode"
          label={t('casework.case.open.unit')}
          options={loaded.units.map(({ unitCode, name }) => ({ value: unitCode, label: name }))}
        />
      )}
      {loaded.kinds.length > 1 && (
        <RadioGroup
          name="kind"
          label={t('casework.case.open.kind')}
          options={loaded.kinds.map((kind) => ({ value: kind, label: t(KINDS[kind]) }))}
        />
      )}
      <TextField
        name="family"
        label={t('casework.case.open.called')}
        hint={t('casework.case.open.family_hint')}
        width="m"
      />
      <TextField
        name="given"
        label={t('casework.person.given')}
        hint={t('casework.case.open.given_hint')}
        width="m"
        optional
      />
      <ActionsBar>
        <Button>{t('casework.case.open.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

/** Told before anything is typed: where nothing can begin yet, and where the way out is. */
function WithoutClause({ institutions }: { institutions: OpeningOffer['withoutClause'] }) {
  const { t } = useReader()
  if (institutions.length === 0) return null
  return (
    <Note kind="turn">
      {institutions.map(({ id, name }) => (
        <p>
          {t('casework.case.open.no_clause', { institution: name })}{' '}
          <a href={institutionProtectionPath(id)}>{t('casework.case.open.no_clause_link')}</a>
        </p>
      ))}
    </Note>
  )
}
