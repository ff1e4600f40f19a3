import { type Outcome, ok, refused } from '#kernel'
import { fields, page, showInstant, useReader } from '#platform'
import { ActionsBar, Button, FormPage, Hidden, Select } from '#platform/ui'
import { caseFrame } from '../cases/case-frame.query.server.ts'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { OfCase, scope } from '../cases/case-scope.ts'
import { disclosePage } from './disclose.page.tsx'
import { disclosureToChoose, type RecipientChoice, type ToChoose } from './disclose.query.server.ts'
import { ChooseDisclosureInput } from './disclose.schema.ts'
import { sharingRefusals } from './refusals.ts'
import { categoryName, sayRecipient } from './sharing-words.ts'

const readChoice = fields(ChooseDisclosureInput)

/** Saying to whom and what, before the model can say how. */
export const chooseDisclosurePage = page({
  path: '/cases/:caseId/sharing/new',
  params: OfCase,
  act: 'casework.disclosure.make',
  load: async (ctx, { caseId }, query) => {
    const toChoose = await disclosureToChoose(ctx, caseId, query.entry)
    return { toChoose, frame: await caseFrame(ctx, toChoose.known.file) }
  },
  looking: 'unrecorded',
  scope,
  title: ({ t }) => t('casework.sharing.disclose.title'),
  form: readChoice,
  submit: async (_ctx, input, { loaded }) => chosen(loaded.toChoose, input),
  refusals: sharingRefusals,
  then: ({ value: { entry, ...chosen }, params }) => ({
    to: disclosePage.at({ ...params, ...chosen }, entry === null ? {} : { entry }),
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded: { toChoose, frame }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.sharing.disclose.title')} />}
      title={t('casework.sharing.disclose.title')}
      lead={
        toChoose.entry
          ? t('casework.sharing.disclose.of_entry', { at: showInstant(toChoose.entry.on) })
          : t('casework.sharing.disclose.choose_lead')
      }
    >
      <Choice toChoose={toChoose} />
      <ActionsBar>
        <Button>{t('casework.sharing.disclose.next')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

const choiceValue = ({ institution, role }: RecipientChoice): string => `${institution.id}/${role}`
type Chosen = {
  readonly institutionId: string
  readonly role: string
  readonly category: string
  readonly entry: string | null
}

function chosen(
  { recipients, entry }: ToChoose,
  { recipient, category }: ChooseDisclosureInput,
): Outcome<Chosen, 'unknown_choice' | 'not_in_sharing'> {
  const choice = recipients.find((one) => choiceValue(one) === recipient)
  if (!choice) return refused('unknown_choice', { field: 'recipient' })
  if (!choice.categories.includes(category)) return refused('not_in_sharing', { field: 'category' })
  const of = { institutionId: choice.institution.id, role: choice.role, category }
  return ok({ ...of, entry: entry?.category === category ? entry.id : null })
}

function Choice({ toChoose: { known, recipients, entry } }: { toChoose: ToChoose }) {
  const { t, locale } = useReader()
  const offered = new Set(recipients.flatMap(({ categories }) => categories))
  return (
    <>
      <Select
        name="recipient"
        label={t('casework.sharing.disclose.recipient')}
        options={recipients.map((one) => ({
          value: choiceValue(one),
          label: sayRecipient({ t, locale }, known.model, one.institution.shortName, [one.role]),
        }))}
      />
      {entry ? (
        <Hidden name="category" value={entry.category} />
      ) : (
        <Select
          name="category"
          label={t('casework.sharing.disclose.category')}
          options={known.model.category.all
            .filter(({ id }) => offered.has(id))
            .map(({ id }) => ({ value: id, label: categoryName(known.model, id, locale) }))}
        />
      )}
    </>
  )
}
