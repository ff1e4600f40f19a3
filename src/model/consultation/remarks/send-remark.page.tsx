import { fields, page, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, CheckboxGroup, Crumbs, FormPage, type FormState, Select, TextField } from '#platform/ui'
import { StructuredText } from '../../handbook/structured-text.tsx'
import { type Consultation, readConsultation } from '../consultation.query.server.ts'
import { type ConsultationId, OfConsultation } from '../consultation-ids.ts'
import { CONSULTATIONS, consultationPath } from '../consultation-paths.ts'
import { nameOf, placeWords, stateWords } from '../consultation-words.ts'
import { paragraphsOf, standsIn, WHOLE } from '../consulted-text.domain.ts'
import { FoundClientData } from './found-client-data.tsx'
import { type OwnInstitution, ownInstitutions } from './own-institutions.query.server.ts'
import { RemarkForm } from './remark.schema.ts'
import { RemarkFields, useRemarkLabels } from './remark-fields.tsx'
import { sendRemark } from './send-remark.server.ts'

type Loaded = { readonly consultation: Consultation; readonly mine: readonly OwnInstitution[]; readonly about: string }

const load = async (ctx: Ctx, consultationId: ConsultationId, asked = WHOLE): Promise<Loaded> => {
  const consultation = await readConsultation(ctx, consultationId)
  const about = standsIn(consultation.text, asked) ? asked : WHOLE
  return { consultation, about, mine: await ownInstitutions(ctx) }
}

const readRemark = fields(RemarkForm)

/** A remark on one paragraph, on a part that the program carries out, or on the whole; without an account where everybody is asked. */
export const sendRemarkPage = page({
  path: '/consultations/:consultationId/remark',
  params: OfConsultation,
  act: 'model.remark.send',
  looking: 'public',
  open: 'public',
  load: (ctx, { consultationId }, query) => load(ctx, consultationId, query.about),
  title: ({ loaded: { consultation, about }, t }) =>
    t('model.remark.new.title', { place: placeWords(t, consultation.text, about) }),
  initial: ({ about, mine }) => ({ about, institutionId: mine[0]?.id ?? '' }),
  form: (posted) => readRemark(posted),
  submit: (ctx, input, { visitor }) => sendRemark(ctx, input, visitor.address),
  refusals: {
    takes_none_today: 'model.remark.takes_none_today',
    filled_by_program: 'model.remark.filled_by_program',
    no_such_place: 'model.remark.no_such_place',
    client_data: 'model.remark.client_data',
    not_your_institution: 'model.remark.not_your_institution',
    too_many: 'model.remark.too_many',
  },
  then: ({ value, params }) => ({
    to: consultationPath(params.consultationId),
    flash: 'model.remark.done',
    params: { no: value },
  }),
  view: ({ loaded, form, visitor }) => <RemarkPage {...loaded} form={form} signedIn={visitor.signedIn !== null} />,
})

type PageProps = Loaded & { readonly form: FormState; readonly signedIn: boolean }

function RemarkPage({ consultation, about, mine, form, signedIn }: PageProps) {
  const { t } = useReader()
  const labels = useRemarkLabels()
  const place = placeWords(t, consultation.text, about)
  const reads = paragraphsOf(consultation.text).find(({ id }) => id === about)
  const title = t('model.remark.new.title', { place })
  const crumbs = [
    { label: t('model.consultation.title'), href: CONSULTATIONS },
    { label: nameOf(t, consultation), href: consultationPath(consultation.id) },
    { label: title },
  ]
  const aside = {
    label: t('model.remark.new.reads_now'),
    content: reads && (
      <>
        <p>
          <strong>{t('model.remark.new.reads_now')}</strong>
        </p>
        <StructuredText text={reads.text} />
      </>
    ),
  }
  return (
    <FormPage
      form={form}
      title={title}
      over={stateWords(t, consultation)}
      lead={t('model.remark.new.lead')}
      crumbs={<Crumbs items={crumbs} />}
      {...(reads ? { aside } : {})}
    >
      <FoundClientData form={form} labels={labels} />
      <RemarkFields text={consultation.text} form={form} />
      {signedIn ? <Worker mine={mine} /> : <Guest />}
      <ActionsBar>
        <Button>{t('model.remark.submit')}</Button>
        <a href={consultationPath(consultation.id)}>{t('model.consultation.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}

function Worker({ mine }: { readonly mine: readonly OwnInstitution[] }) {
  const { t } = useReader()
  return (
    <>
      {mine.length > 0 && (
        <Select
          name="institutionId"
          label={t('model.remark.institution')}
          options={mine.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <NameShown />
    </>
  )
}

/** Somebody without an account. The last field is for programs only: people neither see it nor hear of it. */
function Guest() {
  const { t } = useReader()
  return (
    <>
      <TextField
        name="authorName"
        label={t('model.remark.author_name')}
        hint={t('model.remark.author_name_hint')}
        autocomplete="name"
        optional
      />
      <TextField
        name="authorInstitution"
        label={t('model.remark.author_institution')}
        autocomplete="organization"
        optional
      />
      <NameShown />
      <div hidden>
        <TextField name="website" label={t('model.remark.website')} autocomplete="off" optional />
      </div>
    </>
  )
}

function NameShown() {
  const { t } = useReader()
  return (
    <CheckboxGroup
      name="nameShown"
      label={t('model.remark.name_shown')}
      options={[{ value: 'yes', label: t('model.remark.name_shown.yes') }]}
      optional
    />
  )
}
