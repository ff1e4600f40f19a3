import { InstitutionId } from '#kernel'
import { fields, line, page, showInstant, useReader } from '#platform'
import { ActionsBar, Button, DateField, FormPage, RadioGroup, Select, TextArea } from '#platform/ui'
import { MayConsentNote, SecondParentField } from '../authority/deciders.tsx'
import { caseFrame } from '../cases/case-frame.query.server.ts'
import { CaseCrumbs, CaseFrameHeader, tabAddress } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { keeps } from '../cases/may-keep.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { disclosureToMake, type ToDisclose } from './disclose.query.server.ts'
import { DiscloseInput } from './disclose.schema.ts'
import { disclose } from './disclose.server.ts'
import { GroundFields } from './ground-fields.tsx'
import { sharingRefusals } from './refusals.ts'
import { categoryName, sayExtent, sayRecipient } from './sharing-words.ts'

const readDisclosure = fields(DiscloseInput)

/** Showing one category to one recipient, on a ground. */
export const disclosePage = page({
  path: '/cases/:caseId/sharing/new/:institutionId/:role/:category',
  params: OfCase.extend({ institutionId: InstitutionId, role: line(100), category: line(100) }),
  act: 'casework.disclosure.make',
  load: async (ctx, params) => {
    const about = await disclosureToMake(ctx, params)
    return { about, frame: await caseFrame(ctx, about.known.file), mayKeep: await keeps(ctx, params.caseId) }
  },
  looking: look('casework.ledger.looked'),
  scope,
  title: ({ t }) => t('casework.sharing.disclose.title'),
  initial: ({ about }) => ({ extent: about.cell.extent }),
  form: readDisclosure,
  submit: disclose,
  refusals: sharingRefusals,
  then: ({ params }) => ({ to: tabAddress(params.caseId, 'sharing'), flash: 'casework.sharing.disclose.done' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded: { about, frame, mayKeep }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.sharing.disclose.title')} />}
      title={t('casework.sharing.disclose.title')}
      lead={<Lead about={about} />}
    >
      <What about={about} code={frame.code} />
      <TextArea name="purpose" label={t('casework.sharing.disclose.purpose')} rows={2} />
      <DateField name="until" label={t('casework.sharing.disclose.until')} />
      <GroundFields about={about} code={frame.code} />
      <MayConsentNote caseId={frame.caseId} deciders={about.deciders} mayKeep={mayKeep} />
      {about.deciders.some(({ together }) => together) && <SecondParentField name="secondParent" />}
      <ActionsBar>
        <Button>{t('casework.sharing.disclose.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

type Part = { about: ToDisclose; code: string }

function Lead({ about }: { about: ToDisclose }) {
  const { t, locale } = useReader()
  const { model } = about.known
  return (
    <>
      {t('casework.sharing.disclose.lead', {
        recipient: sayRecipient({ t, locale }, model, about.recipient.shortName, [about.role]),
        category: categoryName(model, about.category, locale),
      })}
    </>
  )
}

/** How much, to whom among the recipient's people, about whom. Everything may be left as wide as the model allows. */
function What({ about, code }: Part) {
  const { t } = useReader()
  const { extents, cell, recipient, people, entries } = about
  return (
    <>
      <RadioGroup
        name="extent"
        label={t('casework.sharing.disclose.extent')}
        hint={t('casework.sharing.disclose.bounds', { extent: sayExtent(t, cell.extent) })}
        options={extents.map((value) => ({ value, label: sayExtent(t, value) }))}
      />
      {extents.includes('extract') && (
        <TextArea
          name="words"
          label={t('casework.sharing.disclose.words')}
          hint={t('casework.sharing.disclose.words_hint')}
          optional
        />
      )}
      <Select
        name="personId"
        label={t('casework.sharing.disclose.person_id')}
        hint={t('casework.sharing.disclose.person_id_hint')}
        options={recipient.workers.map(({ personId, name }) => ({ value: personId, label: name }))}
        optional
      />
      <Select
        name="subjectId"
        label={t('casework.sharing.disclose.subject')}
        hint={t('casework.sharing.disclose.subject_hint')}
        options={people.map((person) => ({ value: person.id, label: personLabel(person, code) }))}
        optional
      />
      <Select
        name="itemId"
        label={t('casework.sharing.disclose.item')}
        hint={t('casework.sharing.disclose.item_hint')}
        options={entries.map(({ id, on, kind }) => ({
          value: id,
          label: t('casework.sharing.disclose.item_label', { at: showInstant(on), kind }),
        }))}
        optional
      />
    </>
  )
}
