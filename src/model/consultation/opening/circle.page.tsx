import { z } from 'zod'
import { searchInstitutions, searchPeople } from '#institutions/server'
import { InstitutionId, PersonId } from '#kernel'
import { fields, page, says, several, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import {
  ActionsBar,
  Button,
  CheckboxGroup,
  Form,
  FormContext,
  type FormState,
  Head,
  Lines,
  Note,
  Section,
  Stack,
  TextField,
} from '#platform/ui'
import type { Asked } from '../consultation.domain.ts'
import { type AskedByName, type Consultation, circleOf } from '../consultation.query.server.ts'
import { type ConsultationId, OfConsultation } from '../consultation-ids.ts'
import { consultationPath } from '../consultation-paths.ts'
import { addToCircle } from './add-to-circle.server.ts'
import { consultationOfTeam } from './team-consultation.query.server.ts'
import { TeamCrumbs } from './team-crumbs.tsx'

type Found = { readonly value: string; readonly label: string; readonly hint?: string }
type Loaded = {
  readonly consultation: Consultation
  readonly asked: AskedByName
  readonly text: string
  readonly found: readonly Found[]
}

const KeyOfAsked = z
  .string()
  .regex(/^(person|institution):/)
  .transform((key, ctx): Asked => {
    const [kind, id] = key.split(':')
    const person = PersonId.safeParse(id)
    const institution = InstitutionId.safeParse(id)
    if (kind === 'person' && person.success) return { personId: person.data }
    if (institution.success) return { institutionId: institution.data }
    ctx.addIssue({ code: 'custom', message: says('platform.form.not_offered') })
    return z.NEVER
  })
const readAsked = fields(
  z.object({
    asked: several(KeyOfAsked).refine((all) => all.length > 0, says('model.consultation.circle.choose_one')),
  }),
)

async function loadCircle(ctx: Ctx, id: ConsultationId, text: string): Promise<Loaded> {
  const consultation = await consultationOfTeam(ctx, id)
  const people = text === '' ? [] : await searchPeople(ctx, text)
  const institutions = text === '' ? [] : await searchInstitutions(ctx, { text, limit: 20 })
  return {
    consultation,
    asked: await circleOf(ctx, id),
    text,
    found: [
      ...people.map((one) => ({ value: `person:${one.id}`, label: one.name, hint: one.work })),
      ...institutions.map((one) => ({ value: `institution:${one.id}`, label: one.name })),
    ],
  }
}

/** Who is asked by name: people, and everybody at an institution. */
export const circlePage = page({
  path: '/consultations/:consultationId/circle',
  params: OfConsultation,
  act: 'model.consultation.ask',
  looking: 'unrecorded',
  load: (ctx, { consultationId }, query) => loadCircle(ctx, consultationId, (query.q ?? '').trim().slice(0, 100)),
  title: ({ t }) => t('model.consultation.circle.title'),
  form: (posted) => readAsked(posted),
  submit: (ctx, input) => addToCircle(ctx, input),
  refusals: { not_by_name: 'model.consultation.circle.not_by_name', closed: 'model.consultation.closed' },
  then: ({ value, params: { consultationId } }) => ({
    to: `${consultationPath(consultationId)}/circle`,
    flash: 'model.consultation.circle.done',
    params: { count: value },
  }),
  view: ({ loaded, form }) => <Circle loaded={loaded} form={form} />,
})

function Circle({ loaded: { consultation, asked, text, found }, form }: { loaded: Loaded; form: FormState }) {
  const { t } = useReader()
  const title = t('model.consultation.circle.title')
  return (
    <Stack>
      <TeamCrumbs consultation={consultation} here={title} />
      <Head title={title} lead={t('model.consultation.circle.lead')} />
      <FormContext.Provider value={{ ...form, values: { q: text }, errors: {}, idPrefix: 's' }}>
        <form class="form" method="get" action={`${consultationPath(consultation.id)}/circle`}>
          <TextField name="q" type="search" label={t('model.consultation.circle.who')} autocomplete="off" />
          {text !== '' && found.length === 0 && (
            <Note kind="info" text={t('model.consultation.circle.none_found', { text })} live />
          )}
          <ActionsBar>
            <Button kind="plain">{t('model.consultation.circle.search')}</Button>
          </ActionsBar>
        </form>
      </FormContext.Provider>
      {found.length > 0 && (
        <Form state={form}>
          <CheckboxGroup name="asked" label={t('model.consultation.circle.found')} options={found} />
          <ActionsBar>
            <Button>{t('model.consultation.circle.submit')}</Button>
          </ActionsBar>
        </Form>
      )}
      <Invited asked={asked} />
    </Stack>
  )
}

function Invited({ asked: { people, institutions } }: { readonly asked: AskedByName }) {
  const { t } = useReader()
  if (people.length + institutions.length === 0) return <p>{t('model.consultation.circle.nobody')}</p>
  return (
    <>
      {people.length > 0 && (
        <Section id="people" title={t('model.consultation.circle.people')} count={people.length}>
          <Lines items={people} />
        </Section>
      )}
      {institutions.length > 0 && (
        <Section id="institutions" title={t('model.consultation.circle.institutions')} count={institutions.length}>
          <Lines items={institutions} />
        </Section>
      )}
    </>
  )
}
