import { nameIn } from '#model'
import { fields, page, useReader } from '#platform'
import { ActionsBar, Button, FormPage, RadioGroup, Select, TextArea, TextField } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../../cases/case-frame.tsx'
import { look, OfCase, scope } from '../../cases/case-scope.ts'
import { documentPath } from '../document-paths.ts'
import { BeginLetterInput } from './letter.schema.ts'
import { type LetterChoices, letterChoices } from './own-letter.query.server.ts'
import { SHIPPED_LETTERS } from './shipped-letters.ts'
import { beginLetter } from './write-letter.server.ts'

const readBegun = fields(BeginLetterInput)

/** Beginning a letter from a case: to whom, and by which template. */
export const beginLetterPage = page({
  path: '/cases/:caseId/documents/letters/new',
  params: OfCase,
  act: 'casework.own_letter.write',
  needsNames: true,
  load: (ctx, { caseId }) => letterChoices(ctx, caseId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t }) => t('casework.own_letter.new'),
  form: readBegun,
  submit: (ctx, input) => beginLetter(ctx, input),
  refusals: {
    closed: 'casework.case.closed',
    unknown_choice: 'casework.own_letter.unknown_choice',
    outside_missing: 'casework.own_letter.outside_missing',
    tells_shielded: 'casework.own_letter.tells_shielded',
  },
  then: ({ params, value }) => ({ to: documentPath.letter(params.caseId, value), flash: 'casework.own_letter.begun' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="plan" />,
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.own_letter.new')} />}
      over={loaded.institution.name}
      title={t('casework.own_letter.new')}
      lead={t('casework.own_letter.new_lead')}
    >
      <Recipients loaded={loaded} />
      <TextField
        name="outside"
        label={t('casework.own_letter.outside')}
        hint={t('casework.own_letter.outside_hint')}
        optional
        autocomplete="off"
      />
      <TextArea name="address" label={t('casework.own_letter.address')} optional rows={2} />
      <Templates loaded={loaded} />
      <ActionsBar>
        <Button>{t('casework.own_letter.begin')}</Button>
        <a href={documentPath.list(loaded.frame.caseId)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

function Recipients({ loaded: { institutions, adults } }: { readonly loaded: LetterChoices }) {
  const { t } = useReader()
  return (
    <RadioGroup
      name="to"
      label={t('casework.own_letter.to')}
      hint={t('casework.own_letter.to_hint')}
      options={[
        ...institutions.map(({ id, name }) => ({ value: `institution:${id}`, label: name })),
        ...adults.map(({ id, label }) => ({ value: `person:${id}`, label, hint: t('casework.own_letter.to_adult') })),
        {
          value: 'outside',
          label: t('casework.own_letter.to_outside'),
          hint: t('casework.own_letter.to_outside_hint'),
        },
      ]}
    />
  )
}

function Templates({ loaded: { templates } }: { readonly loaded: LetterChoices }) {
  const { t, locale } = useReader()
  return (
    <Select
      name="template"
      label={t('casework.own_letter.template')}
      options={[
        ...templates.map(({ id, name, no }) => ({ value: `own:${id}`, label: `${name} (${no})` })),
        ...SHIPPED_LETTERS.map(({ key, name }) => ({ value: key, label: nameIn(name, locale) })),
      ]}
    />
  )
}
